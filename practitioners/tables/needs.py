"""The table of learning needs."""

from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.tables import DateColumn, LinkColumn, StatusColumn, Table, TextColumn
from practitioners.queries.needs import need_status, source_words


class NeedTable(Table):
    """One need a row, unmet ones first; without the person's column on one's own tab."""

    caption = "Learning needs"
    title = LinkColumn("practitioners:need_detail", verbose_name="What is needed")
    person = TextColumn(verbose_name="Who", order_by=("person__sort_key", "pk"))
    source = TextColumn(verbose_name="Noticed in")
    priority = TextColumn(verbose_name="Priority", accessor="get_priority_display", order_by=("priority", "pk"))
    standard = TextColumn(verbose_name="Standard", default="none", order_by=("standard__version__framework__name", "standard__order", "pk"))
    wanted_by = DateColumn(verbose_name="Wanted by", default="no date")
    state = StatusColumn(verbose_name="State", orderable=False)

    class Meta(Table.Meta):
        pass

    def render_standard(self, value):
        return f"{value.version.framework.short_name} {value.code}"

    def render_source(self, value, record):
        return source_words(record.source)

    def render_state(self, record):
        return status(*need_status(record, clock.today()))
