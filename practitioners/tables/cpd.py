"""The tables of learning: one's own, and what is known of somebody else's."""

from django.urls import reverse
from django.utils.html import format_html

from learning_org.web.marks import status
from learning_org.web.tables import DateColumn, LinkColumn, StatusColumn, Table, TextColumn
from practitioners.models import CPDState

NOT_SHARED = "not shared with you"


class LearningTable(Table):
    """One's own pieces, newest first."""

    caption = "Your pieces of learning"
    title = LinkColumn("practitioners:cpd_detail", verbose_name="What you did")
    learnt_on = DateColumn(verbose_name="When", order_by=("learnt_on", "pk"))
    kind = TextColumn(verbose_name="Kind")
    peer = StatusColumn(verbose_name="Peer reflection", empty_values=(), orderable=False)
    sharing = TextColumn(verbose_name="Who may read it", orderable=False)

    class Meta(Table.Meta):
        pass

    def render_peer(self, record):
        if record.state == CPDState.WITHDRAWN:
            return status("few", "Withdrawn, does not count")
        return status("on", "Yes") if record.has_peer else status("todo", "Not yet")


class PersonLearningTable(Table):
    """That somebody's pieces exist; the title only of those that the reader may read."""

    caption = "Pieces of learning"
    row_header = "learnt_on"
    learnt_on = DateColumn(verbose_name="When", order_by=("learnt_on", "pk"))
    kind = TextColumn(verbose_name="Kind")
    shown_title = TextColumn(verbose_name="What they did", default=NOT_SHARED, orderable=False)
    peer = StatusColumn(verbose_name="Peer reflection", empty_values=(), orderable=False)

    class Meta(Table.Meta):
        pass

    render_peer = LearningTable.render_peer

    def render_shown_title(self, value, record):
        return format_html('<a class="govuk-link" href="{}">{}</a>', reverse("practitioners:cpd_detail", args=[record.pk]), value)
