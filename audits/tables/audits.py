"""The tables of case audits and of findings."""

from django.utils.formats import date_format
from django.utils.html import format_html

from audits.models import FindingKind
from audits.queries.audits import audit_status, grade_words
from audits.queries.findings import finding_status
from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.tables import DateColumn, LinkColumn, StatusColumn, Table, TextColumn
from practitioners.tables.registrations import WarnedPersonColumn, with_warning


class AuditTable(Table):
    """One audit a row, those to do first; one's own tabs leave out the column that says oneself."""

    caption = "Case audits"
    case_reference = LinkColumn("audits:audit_detail", verbose_name="Case", order_by=("case_reference__reference", "pk"))
    practitioner = WarnedPersonColumn(verbose_name="Case holder", order_by=("practitioner__sort_key", "pk"))
    unit = TextColumn(verbose_name="Team", order_by=("unit__name", "pk"))
    auditor = TextColumn(verbose_name="Auditor", order_by=("auditor__sort_key", "pk"))
    due_on = DateColumn(verbose_name="Due")
    submitted_on = DateColumn(verbose_name="Submitted", default="not yet")
    grade = TextColumn(verbose_name="Grade", orderable=False, empty_values=())
    state = StatusColumn(verbose_name="State", orderable=False)

    class Meta(Table.Meta):
        pass

    def render_grade(self, record):
        return grade_words(record) or "not yet"

    def render_state(self, record):
        return status(*audit_status(record, clock.today()))


class FindingTable(Table):
    """One finding a row, the newest first."""

    caption = "Findings"
    text = LinkColumn("audits:finding_detail", verbose_name="What was found", orderable=False)
    kind = TextColumn(verbose_name="Kind")
    section = TextColumn(verbose_name="Domain", order_by=("section__title", "pk"))
    theme = TextColumn(verbose_name="Theme", order_by=("theme__name", "pk"))
    holder = TextColumn(verbose_name="Case holder", accessor="audit__practitioner", order_by=("audit__practitioner__sort_key", "pk"))
    found_on = DateColumn(verbose_name="Found")
    step = StatusColumn(verbose_name="What came of it", orderable=False, empty_values=())

    class Meta(Table.Meta):
        pass

    def render_kind(self, record):
        return FindingKind(record.kind).label

    def render_holder(self, record):
        holder = record.audit.practitioner
        named = format_html('{}, <span class="app-ref">{}</span>', holder, record.audit.case_reference)
        return with_warning(named, self.request.user, holder.pk)

    def render_step(self, record):
        return "" if record.kind == FindingKind.STRENGTH else status(*finding_status(record))


class TeamFeedbackTable(Table):
    """What audits found in a team: neither a name nor a case, and no day that would give either away."""

    caption = "What audits found in your team"
    text = TextColumn(verbose_name="What was found", orderable=False)
    kind = TextColumn(verbose_name="Kind")
    domain = TextColumn(verbose_name="Domain", accessor="section__title", order_by=("section__title", "pk"))
    theme = TextColumn(verbose_name="Theme", accessor="theme__name", order_by=("theme__name", "pk"))
    unit = TextColumn(verbose_name="Team", accessor="audit__unit__name", order_by=("audit__unit__name", "pk"))
    month = DateColumn(verbose_name="Month")

    class Meta(Table.Meta):
        pass

    def render_kind(self, value):
        return FindingKind(value).label

    def render_month(self, value):
        return date_format(value, "F Y")
