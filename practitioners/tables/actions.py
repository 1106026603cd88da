"""The table of agreed actions."""

from django.utils.html import format_html

from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.tables import DateColumn, LinkColumn, StatusColumn, Table, TextColumn
from practitioners.queries.actions import action_status
from practitioners.queries.needs import source_words
from practitioners.tables.registrations import WarnedPersonColumn


class ActionTable(Table):
    """One action a row, open ones first; without the doer's column on one's own tab."""

    caption = "Agreed actions"
    what = LinkColumn("practitioners:action_detail", verbose_name="Action")
    person = WarnedPersonColumn(verbose_name="Who", order_by=("person__sort_key", "pk"))
    case_reference = TextColumn(verbose_name="Case", default="none", order_by=("case_reference__reference", "pk"))
    source = TextColumn(verbose_name="Agreed in")
    due_on = DateColumn(verbose_name="Due", default="no date")
    state = StatusColumn(verbose_name="State", orderable=False)

    class Meta(Table.Meta):
        pass

    def render_case_reference(self, value):
        return format_html('<span class="app-ref">{}</span>', value)

    def render_source(self, record):
        return source_words(record.source)

    def render_state(self, record):
        return status(*action_status(record, clock.today()))
