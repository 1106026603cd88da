from django.utils.formats import date_format
from django.utils.timezone import localtime

from learning_org.trail import pagenames
from learning_org.trail.models import ReadLog
from learning_org.web.tables import Table, TextColumn


class MyReadTable(Table):
    caption = "Who has read my records, newest first"

    reader = TextColumn(verbose_name="Who", orderable=False)
    read_at = TextColumn(verbose_name="When", orderable=False)
    record_kind = TextColumn(verbose_name="Kind of record", orderable=False)
    page = TextColumn(verbose_name="On the page", orderable=False)

    class Meta(Table.Meta):
        model = ReadLog
        fields = sequence = ("reader", "read_at", "record_kind", "page")

    def render_read_at(self, value):
        return date_format(localtime(value), "j F Y, H:i")

    def render_record_kind(self, value):
        return pagenames.kind_in_words(value)

    def render_page(self, value):
        return pagenames.page_in_words(value)


class ReadLogTable(MyReadTable):
    caption = "Reads, newest first"

    subject = TextColumn(verbose_name="Whose record", orderable=False)

    class Meta(MyReadTable.Meta):
        fields = sequence = ("reader", "subject", "read_at", "record_kind", "page")
