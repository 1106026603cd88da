"""The tables of courses and of bookings."""

from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.tables import DateColumn, LinkColumn, StatusColumn, Table, TextColumn
from practitioners.tables.registrations import WarnedPersonColumn
from training.queries.bookings import booking_status


class CourseTable(Table):
    """The catalogue: a course is drawn as a block with its sessions, not as a row (templates/training/_courses.html)."""

    title = TextColumn(orderable=False)

    class Meta(Table.Meta):
        template_name = "training/_courses.html"


class BookingTable(Table):
    """One booking a row; without the person's column on one's own tab."""

    caption = "Bookings"
    session = LinkColumn("training:booking_detail", verbose_name="Course", accessor="session__course__title")
    person = WarnedPersonColumn(verbose_name="Who", order_by=("person__sort_key", "pk"))
    first_on = DateColumn(verbose_name="First day", accessor="session__first_on")
    requested_on = DateColumn(verbose_name="Asked for")
    state = StatusColumn(verbose_name="State", orderable=False)

    class Meta(Table.Meta):
        pass

    def render_state(self, record):
        return status(*booking_status(record, clock.today()))


class RequestTable(BookingTable):
    """Requests to decide: the course's title opens the decision."""

    caption = "Requests to approve"
    session = LinkColumn("training:booking_decide", verbose_name="Course", accessor="session__course__title")
