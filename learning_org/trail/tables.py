from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from learning_org.trail import drafting, pagenames, registries
from learning_org.trail.models import Draft, ReadLog, ReasonGrant, SignatureCheck
from learning_org.web.marks import status
from learning_org.web.tables import LinkColumn, Table, TextColumn


class MyReadTable(Table):
    caption = "Who has read my records, newest first"
    opens = True  # whether the reader of the table may open the records

    reader = TextColumn(verbose_name="Who", orderable=False)
    read_at = TextColumn(verbose_name="When", orderable=False)
    record_kind = TextColumn(verbose_name="Kind of record", orderable=False)
    page = TextColumn(verbose_name="On the page", orderable=False)
    reason = TextColumn(verbose_name="Why", orderable=False, empty_values=())

    class Meta(Table.Meta):
        model = ReadLog
        fields = sequence = ("reader", "read_at", "record_kind", "page", "reason")

    def render_read_at(self, value):
        return date_format(localtime(value), "j F Y, H:i")

    def render_record_kind(self, record):
        """What kind it is; to the one whose it is, a way to it."""
        words, url_name = pagenames.kind_in_words(record.record_kind), registries.page_of(record.record_kind)
        if not (self.opens and url_name):
            return words
        return format_html('<a class="govuk-link" href="{}">{}</a>', reverse(url_name, args=[record.record_id]), words)

    def render_page(self, value):
        return pagenames.page_in_words(value)

    def render_reason(self, record):
        """By a reason, which opens; or, as nearly always, because they may read it."""
        if record.reason_id is None:
            return "May read it"
        return format_html('<a class="govuk-link" href="{}">With a reason</a>', reverse("trail:reason_detail", args=[record.reason_id]))


class ReadLogTable(MyReadTable):
    caption = "Reads, newest first"
    opens = False

    subject = TextColumn(verbose_name="Whose record", orderable=False)

    class Meta(MyReadTable.Meta):
        fields = sequence = ("reader", "subject", "read_at", "record_kind", "page", "reason")


class ReasonTable(Table):
    caption = "Opened with a reason, newest first"

    record_title = LinkColumn("trail:reason_detail", verbose_name="Record", orderable=False)
    asked_by = TextColumn(verbose_name="Who opened it", orderable=False)
    given_at = TextColumn(verbose_name="When", orderable=False)
    ends_at = TextColumn(verbose_name="Open until", orderable=False)
    concerned = TextColumn(verbose_name="Who was told", orderable=False, empty_values=())

    class Meta(Table.Meta):
        model = ReasonGrant
        fields = sequence = ("record_title", "asked_by", "given_at", "ends_at", "concerned")

    def render_given_at(self, value):
        return date_format(localtime(value), "j F Y, H:i")

    def render_ends_at(self, value):
        return date_format(localtime(value), "j F Y, H:i")

    def render_concerned(self, record):
        return ", ".join(sorted(row.person.name for row in record.concerned.all())) or "Nobody"


class SignatureCheckTable(Table):
    caption = "Checks, newest first"

    began_at = TextColumn(verbose_name="When", orderable=False)
    run_by = TextColumn(verbose_name="By whom", orderable=False)
    records = TextColumn(verbose_name="Signed records", orderable=False, numeric=True)
    signatures = TextColumn(verbose_name="Signatures", orderable=False, numeric=True)
    problems = TextColumn(verbose_name="Result", orderable=False, empty_values=())

    class Meta(Table.Meta):
        model = SignatureCheck
        fields = sequence = ("began_at", "run_by", "records", "signatures", "problems")

    def render_began_at(self, value):
        return date_format(localtime(value), "j F Y, H:i")

    def render_problems(self, record):
        number = len(record.problems)
        return status("off", f"{number} do{'es' if number == 1 else ''} not match") if number else status("on", "All match")


class DraftTable(Table):
    caption = "Your drafts, newest first"

    form = TextColumn(verbose_name="What", orderable=False)
    saved_at = TextColumn(verbose_name="Last saved", orderable=False)
    kept_until = TextColumn(verbose_name="Kept until", orderable=False, empty_values=())

    class Meta(Table.Meta):
        model = Draft
        fields = sequence = ("form", "saved_at", "kept_until")

    def render_form(self, record):
        url, title = reverse("trail:draft_detail", args=[record.pk]), pagenames.draft_in_words(record.form)
        return format_html('<a class="govuk-link" href="{}">{}</a>', url, title)

    def render_saved_at(self, value):
        return date_format(localtime(value), "j F Y, H:i")

    def render_kept_until(self, record):
        return date_format(drafting.kept_until(record), "j F Y")
