"""The table of three-month follow-ups."""

from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.tables import DateColumn, LinkColumn, StatusColumn, Table
from practitioners.queries.impact import follow_up_status
from practitioners.tables.registrations import WarnedPersonColumn


class FollowUpTable(Table):
    """One follow-up a row, what waits for the reader first; without the person's column on one's own tab."""

    caption = "Three-month follow-ups"
    about = LinkColumn("practitioners:follow_up_detail", verbose_name="What was learnt")
    person = WarnedPersonColumn(verbose_name="Who", order_by=("person__sort_key", "pk"))
    learnt_on = DateColumn(verbose_name="Learnt")
    due_on = DateColumn(verbose_name="Due")
    answered_on = DateColumn(verbose_name="Answered", default="not yet")
    state = StatusColumn(verbose_name="State", orderable=False, empty_values=())

    class Meta(Table.Meta):
        pass

    def render_state(self, record):
        return status(*follow_up_status(record, clock.today()))
