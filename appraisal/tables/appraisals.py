"""The table of appraisals: whose, with whom, when, and its state; nothing of what it says."""

from django.utils.html import format_html

from appraisal.queries.appraisals import appraisal_status
from learning_org.web.marks import status
from learning_org.web.tables import DateColumn, LinkColumn, StatusColumn, Table, TextColumn
from practitioners.tables.registrations import WarnedPersonColumn


class CycleColumn(LinkColumn):
    """The cycle as a link that also says, to whoever listens, whose appraisal it opens."""

    def render(self, value, record):
        words = format_html('{}<span class="govuk-visually-hidden">, {}</span>', value, record.appraisee)
        return super().render(words, record)


class AppraisalTable(Table):
    """One appraisal a row, the newest cycle first; without the person's column on one's own tab."""

    caption = "Appraisals"
    cycle = CycleColumn("appraisal:appraisal_detail", verbose_name="Cycle", order_by=("cycle__period", "pk"))
    person = WarnedPersonColumn(accessor="appraisee", verbose_name="Who", order_by=("appraisee__sort_key", "pk"))
    appraiser = TextColumn(verbose_name="With", order_by=("appraiser__sort_key", "pk"))
    meeting_on = DateColumn(verbose_name="Meeting", default="not set")
    signed_on = DateColumn(verbose_name="Signed by both", default="not yet")
    state = StatusColumn(verbose_name="State", orderable=False)

    class Meta(Table.Meta):
        pass

    def render_state(self, record):
        return status(*appraisal_status(record))
