"""One session's page: when, where, who teaches, and who is on the register. What changes one is in session_changes.py."""

from django.urls import reverse

from learning_org.web import clock
from learning_org.web.views.base import RecordPage
from training.models import Session, SessionState
from training.queries.bookings import booking_status, register_rows
from training.queries.catalogue import times_words, with_my_booking
from training.views.courses import MENU

STATES = {SessionState.OPEN: ("todo", "Open for booking"), SessionState.HELD: ("on", "Held"), SessionState.CANCELLED: ("none", "Cancelled")}


class SessionPage:
    """What pages about one session share."""

    model = Session
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("course", "trainer").prefetch_related("days")

    def get_caption(self):
        return self.object.course.title

    def get_back(self):
        return ("Back to the session", reverse("training:session_detail", args=[self.object.pk]))


class SessionDetailView(SessionPage, RecordPage):
    """When and where a session is, how many places are left, and the names that the reader may know (P15, P17)."""

    content = True
    template_name = "training/session_detail.html"
    back = None

    def get_back(self):
        return None

    def get_queryset(self):
        return with_my_booking(super().get_queryset().with_places(), self.request.user)

    def get_title(self):
        return f"{self.object.first_on.day} {self.object.first_on:%B %Y}"

    def get_crumbs(self):
        course = self.object.course
        return (("Training", reverse(MENU)), (course.title, reverse("training:course_detail", args=[course.pk])))

    def get_context_data(self, **kwargs):
        session, user, on = self.object, self.request.user, clock.today()
        rows = list(register_rows(session, user))
        for row in rows:
            row.session = session
        is_open = session.state == SessionState.OPEN
        context = {
            "status": STATES[session.state],
            "times": times_words(session.days.all()),
            "rows": [(row, booking_status(row, on)) for row in rows],
            "readable": set(self.readable(rows)),
            "bookable": is_open and session.first_on >= on and session.left > 0 and not session.mine and session.course.is_active,
            "may_change": is_open and user.has_perm("training.change_session", session),
            "may_register": self.may_register(session, on),
        }
        return super().get_context_data(**context | kwargs)

    def readable(self, rows):
        """Keys of the bookings whose page the reader may open."""
        return type(rows[0]).objects.readable_by(self.request.user).filter(session=self.object).values_list("pk", flat=True) if rows else ()

    def may_register(self, session, on):
        open_now = session.state != SessionState.CANCELLED and session.first_on <= on
        return open_now and self.request.user.has_perm("training.take_register", session)
