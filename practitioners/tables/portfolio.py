"""The table of links to one's portfolio."""

from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.tables import DateColumn, LinkColumn, StatusColumn, Table, TextColumn


class PortfolioLinkTable(Table):
    """For whom, until when, and how often each was opened."""

    caption = "Links to your portfolio"
    for_whom = LinkColumn("practitioners:portfolio_link_detail", verbose_name="For")
    made_on = DateColumn(verbose_name="Made")
    last_day = DateColumn(verbose_name="Opens until")
    state = StatusColumn(verbose_name="State", empty_values=(), orderable=False)
    opened = TextColumn(verbose_name="Times opened")

    class Meta(Table.Meta):
        pass

    def render_state(self, record):
        if record.revoked_on:
            return status("none", "Taken back")
        return status("none", "Over") if record.last_day < clock.today() else status("on", "Open")
