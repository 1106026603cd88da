"""Pages about bookings: lists, one booking, its evaluation and its invitation for a calendar."""

from django.http import HttpResponse
from django.urls import reverse

from learning_org.questionnaires.queries import answered
from learning_org.trail.views.base import ReadLogMixin
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, ListPage, RecordPage, SetMixin
from practitioners.models import LearningNeed
from practitioners.views.tabs import TabsContextMixin, TabsMixin
from training.filters import BookingFilter
from training.invitation import invitation
from training.models import HOLDS_A_PLACE, Booking, BookingState, SessionState
from training.queries.approvers import approvers_of
from training.queries.bookings import booking_status, booking_tabs, bookings_in_tab, with_days
from training.queries.catalogue import times_words
from training.services.bookings import has_begun, last_timely_day
from training.tables import BookingTable, RequestTable
from training.views.courses import MENU

EMPTY = {
    "mine": ("You have booked nothing yet", "To book a place, choose a date in the catalogue. It stays here, and in your calendar."),
    "decide": ("Nothing waits for your approval", "When somebody in your line asks for a place, it appears here and on your home page."),
    "line": ("Nobody in your line has booked training", "Their bookings appear here, whoever approves them."),
    "role": ("There are none that your role lets you see", "Bookings appear here as they are made."),
}
UNREADABLE = "The person, their line and the training officer read a booking: who covers, the need it meets, reasons and ratings."


class BookingSet(TabsMixin, SetMixin):
    """The bookings of the tab that is asked for, filtered."""

    model = Booking
    filterset_class = BookingFilter
    list_url = "training:booking_list"

    def tabs(self):
        return booking_tabs(self.request.user)

    def get_queryset(self):
        return bookings_in_tab(self.request.user, self.tab)


class BookingListView(BookingSet, TabsContextMixin, ListPage):
    """Bookings: mine, those that wait for me, my line's and those that my role lets me see (P17, P18)."""

    title = "Bookings"
    template_name = "training/booking_list.html"
    menu = MENU
    noun = ("booking", "bookings")
    export_url = "training:booking_export"
    empty = EMPTY
    empty_action = ("See the catalogue", "training:course_list")

    @property
    def table_class(self):
        return RequestTable if self.tab == "decide" else BookingTable

    def get_crumbs(self):
        return (("Training", reverse(MENU)),)


class BookingExportView(BookingSet, ExportPage):
    """The same list as CSV: what everybody who knows of a booking may know."""

    filename = "bookings"
    list_url = "training:booking_list"
    columns = (
        ("Who", "person.name"),
        ("Course", "session.course.title"),
        ("First day", "session.first_on"),
        ("Last day", "session.last_on"),
        ("Asked for on", "requested_on"),
        ("State", lambda booking: booking_status(booking, clock.today())[1]),
        ("Decided on", "decided_on"),
        ("Cancelled on", "cancelled_on"),
        ("Cancelled in time", "cancelled_in_time"),
        ("Came", "attended"),
        ("Without a booking", "walk_in"),
        ("Evaluated on", "evaluated_on"),
    )


class BookingPage:
    """What pages about one booking share."""

    model = Booking
    menu = MENU

    def get_queryset(self):
        people = ("person", "requested_by", "decided_by", "cancelled_by", "cover", "need")
        return with_days(super().get_queryset().select_related(*people))

    def get_caption(self):
        own = self.object.person_id == self.request.user.access.person_id
        return "Your booking" if own else f"Booking of {self.object.person}"

    def get_back(self):
        return ("Back to the booking", reverse("training:booking_detail", args=[self.object.pk]))


class BookingDetailView(BookingPage, RecordPage):
    """One booking: when, where, its state, who covers, the need that it meets (P17, P18)."""

    content = True
    template_name = "training/booking_detail.html"

    def get_back(self):
        return None

    def get_unreadable(self, record):
        return UNREADABLE

    def get_title(self):
        return self.object.session.course.title

    def get_crumbs(self):
        return (("Training", reverse(MENU)), ("Bookings", reverse("training:booking_list")))

    def get_context_data(self, **kwargs):
        booking, user, on = self.object, self.request.user, clock.today()
        own, session = booking.person_id == user.access.person_id, booking.session
        waiting = booking.state == BookingState.REQUESTED
        held = booking.state in HOLDS_A_PLACE and session.state == SessionState.OPEN
        cancels = held and user.has_perm("training.cancel_booking", booking)
        context = {
            "own": own,
            "need_readable": bool(booking.need_id) and LearningNeed.objects.readable_by(user).filter(pk=booking.need_id).exists(),
            "status": booking_status(booking, on),
            "times": times_words(session.days.all()),
            "approvers": approvers_of(booking.person, on) if waiting else [],
            "timely": last_timely_day(session) if held and not has_begun(session) else None,
            "may_decide": waiting and user.has_perm("training.decide_booking", booking),
            "may_cancel": cancels and not has_begun(session),
            "too_late": cancels and has_begun(session) and booking.attended is None,
            "may_evaluate": bool(own and booking.attended and not booking.evaluated_on),
            "may_read_evaluation": booking.evaluated_on and user.has_perm("training.view_evaluation", booking),
            "invited": own and booking.state == BookingState.APPROVED and session.last_on >= on,
        }
        return super().get_context_data(**context | kwargs)


class BookingEvaluationView(ReadLogMixin, BookingPage, RecordPage):
    """What a participant said right after the course, for those who read it (policy, "evaluation"); reads by others are logged."""

    permission = "training.view_evaluation"
    denied = "The participant, their line, training officers and the principal social worker read an evaluation."
    template_name = "training/booking_evaluation.html"
    title = "Evaluation"

    def get_queryset(self):
        return super().get_queryset().filter(evaluated_on__isnull=False).select_related("evaluation")

    def get_caption(self):
        return f"{self.object.session.course}, {self.object.person}"

    def get_back(self):
        return ("Back to the course", reverse("training:course_detail", args=[self.object.session.course_id]))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"parts": answered(self.object.evaluation)} | kwargs)


class BookingCalendarView(BookingPage, RecordPage):
    """The booking as an invitation for one's own calendar (experience: "an .ics in the confirmation")."""

    permission = "training.view_calendar"
    denied = "The invitation is for the person who is booked."

    def get(self, request, *args, **kwargs):
        content = invitation(self.object, stamp=clock.now(), url=request.build_absolute_uri(self.get_back()[1]))
        headers = {"Content-Disposition": f'attachment; filename="training-{self.object.session.first_on:%Y-%m-%d}.ics"'}
        return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
