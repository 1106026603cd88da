"""Pages that write about sessions: put on, change, cancel, take the register."""

from django.urls import reverse

from learning_org.trail.views.base import SeenRecordMixin
from learning_org.web import clock
from learning_org.web.views.base import FormPage
from training.forms.bookings import RegisterForm
from training.forms.courses import SessionCancelForm, SessionForm
from training.models import BookingState, Course
from training.services import register, sessions
from training.views.courses import MENU
from training.views.sessions import SessionPage

OFFICERS = "Training officers put on sessions. Ask one of them."


class SessionFormPage(FormPage):
    """What putting on and changing share."""

    form_class = SessionForm
    template_name = "training/session_form.html"
    menu = MENU
    denied = OFFICERS

    def get_success_url(self):
        return reverse("training:session_detail", args=[self.result.pk])


class SessionCreateView(SessionFormPage):
    """A training officer puts on a session of a course (P15, S71)."""

    model = Course
    permission = "training.add_session"
    title = "Put on a session"
    submit = "Put on the session"
    success_message = "The session is open for booking."

    def get_caption(self):
        return self.object.title

    def get_back(self):
        return ("Back to the course", reverse("training:course_detail", args=[self.object.pk]))

    def save(self, form):
        return sessions.add_session(self.object, **form.answer(), by=self.person)


class SessionEditView(SessionPage, SeenRecordMixin, SessionFormPage):
    """A training officer changes days, place, trainer or the number of places (P15)."""

    permission = "training.change_session"
    title = "Change this session"
    lede = "Whoever is booked is told of new days or another place, and their calendars follow."
    submit = "Save the changes"
    success_message = "The session is changed."

    def get_initial(self):
        return {name: getattr(self.object, name) for name in ("venue", "capacity", "trainer")}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"days": [(row.on, row.starts, row.ends) for row in self.object.days.all()]}

    def save(self, form):
        return sessions.change_session(self.object, **form.answer(), by=self.person)


class SessionCancelView(SessionPage, FormPage):
    """A training officer cancels a session; everybody booked is told why (P17, M2)."""

    permission = "training.cancel_session"
    denied = OFFICERS
    form_class = SessionCancelForm
    title = "Cancel this session"
    submit = "Cancel the session"
    success_message = "The session is cancelled. Everybody who was booked is told."

    def get_lede(self):
        return "Every booking is cancelled too, and the days leave people's calendars."

    def save(self, form):
        return sessions.cancel_session(self.object, **form.cleaned_data, by=self.person)


class SessionRegisterView(SessionPage, FormPage):
    """The trainer, or a training officer, records who came (Q81; made for a tablet)."""

    permission = "training.take_register"
    denied = "The session's trainer and training officers take the register."
    form_class = RegisterForm
    template_name = "training/session_register.html"
    title = "Register"
    submit = "Save the register"

    def get_caption(self):
        return f"{self.object.course}, {self.object.first_on.day} {self.object.first_on:%B %Y}"

    def get_lede(self):
        if clock.today() < self.object.last_on:
            return "Tick who is here. Nothing else happens before the last day: then save it once more."
        return "Tick who came. They are asked to evaluate the course now, and in three months what changed."

    def bookings(self):
        rows = self.object.bookings.filter(state=BookingState.APPROVED)
        return rows.select_related("person").order_by("person__sort_key", "pk")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"bookings": self.bookings()}

    def get_initial(self):
        return {"attended": list(self.bookings().filter(attended=True).values_list("pk", flat=True))}

    def get_success_message(self):
        came = self.result.bookings.filter(attended=True).count()
        return f"The register is saved: {came} {'person' if came == 1 else 'people'} came."

    def save(self, form):
        return register.take_register(self.object, **form.answer(), by=self.person)
