"""The table of learning needs."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.tables import DateColumn, LinkColumn, StatusColumn, Table, TextColumn
from practitioners.queries.needs import need_status, source_words
from practitioners.queries.team_needs import GROUPINGS, group_words
from practitioners.tables.registrations import WarnedPersonColumn


class NeedTable(Table):
    """One need a row, unmet ones first; without the person's column on one's own tab."""

    caption = "Learning needs"
    title = LinkColumn("practitioners:need_detail", verbose_name="What is needed")
    person = WarnedPersonColumn(verbose_name="Who", order_by=("person__sort_key", "pk"))
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


class TeamNeedTable(Table):
    """One group a row, with a link to the needs behind it. `by` is what like is, `narrowed` what the filter of the list repeats."""

    caption = "Unmet learning needs, like with like"
    group = TextColumn(empty_values=(), order_by=("group", "key"))
    needs = TextColumn(verbose_name="Needs", numeric=True)
    people = TextColumn(verbose_name="People", numeric=True)
    overdue = TextColumn(verbose_name="Past their date", numeric=True)
    safely = TextColumn(verbose_name="Needed to practise safely", numeric=True)

    class Meta(Table.Meta):
        pass

    def __init__(self, *args, by, narrowed, **kwargs):
        self.by, self.narrowed = by, narrowed
        super().__init__(*args, **kwargs)
        self.columns["group"].column.verbose_name = GROUPINGS[by][0]

    def render_group(self, record):
        query = urlencode({**self.narrowed, "state": "unmet", self.by: "null" if record["key"] is None else record["key"]})
        address = f"{reverse('practitioners:need_list')}?{query}"
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, group_words(record, self.by))
