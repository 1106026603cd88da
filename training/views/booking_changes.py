"""Pages that write about bookings: ask for a place, decide, cancel, evaluate."""

from django.http import HttpResponseRedirect
from django.urls import reverse

from learning_org.questionnaires.forms import answers_form
from learning_org.questionnaires.queries import questions_of, version_in_use
from learning_org.trail.views.base import DraftFormMixin
from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.views.base import FormPage
from training.forms.bookings import BookingCancelForm, BookingDecideForm, BookingForm
from training.models import BookingState
from training.queries.approvers import approvers_of
from training.queries.bookings import booking_status, clash_words, clashes
from training.queries.catalogue import times_words, with_my_booking
from training.reference import EVALUATION
from training.services import bookings as services
from training.services.evaluations import evaluate_booking
from training.views.bookings import BookingPage
from training.views.courses import MENU
from training.views.sessions import SessionPage


class SessionBookView(SessionPage, FormPage):
    """Ask for a place: clash, places, need, approval and cover are on the page before it is confirmed (P17, M2; screen 05)."""

    permission = "training.book_session"
    denied = "Somebody in post can book training."
    form_class = BookingForm
    template_name = "training/session_book.html"
    title = "Book a place"
    wide = True
    submit = "Confirm booking"

    def get_caption(self):
        return "Training"

    def get_title(self):
        return self.object.course.title

    def get_queryset(self):
        return with_my_booking(super().get_queryset().with_places(), self.request.user)

    def get_back(self):
        return ("Back to training", reverse(MENU))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"course": self.object.course}

    def get(self, request, *args, **kwargs):
        """Whoever has a place already is shown it: a second tab, or the way back after booking."""
        if self.object.mine:
            return HttpResponseRedirect(reverse("training:booking_detail", args=[self.object.mine]))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        session, on = self.object, clock.today()
        days = list(session.days.all())
        others = with_my_booking(session.course.sessions.coming(on).with_places(), self.request.user).exclude(pk=session.pk)
        context = {
            "times": times_words(days),
            "closed": self.closed(),
            "clashes": [clash_words(entry, day) for entry, day in clashes(self.person, days)],
            "approvers": approvers_of(self.person, on) if session.course.needs_approval else [],
            "timely": services.last_timely_day(session),
            "today": clock.today(),
            "others": list(others.order_by("first_on", "pk")[:5]),
        }
        return super().get_context_data(**context | kwargs)

    def closed(self):
        """Why no place can be had, in words, or ""."""
        try:
            services.check_bookable(self.object)
        except Refused as refusal:
            return refusal.message
        return services.FULL if self.object.left < 1 else ""

    def get_success_message(self):
        if self.result.state == BookingState.APPROVED:
            return "Your place is booked. The invitation for your own calendar is on this page."
        return "A place is held for you until your request is decided. You are told."

    def get_success_url(self):
        return reverse("training:booking_detail", args=[self.result.pk])

    def save(self, form):
        answers = {"need": None} | form.cleaned_data
        return services.request_booking(self.object, **answers, by=self.person)


class BookingDecideView(BookingPage, FormPage):
    """Whoever line-manages the person approves with cover, or declines with a reason (P18, M2, Q83)."""

    permission = "training.decide_booking"
    denied = "The person's line manager, or the senior leader of somebody without one, decides. Nobody decides on their own request."
    form_class = BookingDecideForm
    template_name = "training/booking_decide.html"
    submit = "Save the decision"

    def get_title(self):
        return f"Decide on the request of {self.object.person}"

    def get_caption(self):
        return self.object.session.course.title

    def get_back(self):
        return ("Back to requests", f"{reverse('training:booking_list')}?tab=decide")

    def get_context_data(self, **kwargs):
        booking, days = self.object, list(self.object.session.days.all())
        context = {
            "times": times_words(days),
            "status": booking_status(booking, clock.today()),
            "waiting": booking.state == BookingState.REQUESTED,
            "busy": len({day for _, day in clashes(booking.person, days)}) if booking.state == BookingState.REQUESTED else 0,
        }
        return super().get_context_data(**context | kwargs)

    def get_success_message(self):
        done = "approved" if self.result.state == BookingState.APPROVED else "declined"
        return f"The request is {done}. {self.result.person} is told."

    def save(self, form):
        if form.cleaned_data["decision"] == "approve":
            return services.approve_booking(self.object, cover_confirmed=form.cleaned_data["cover_confirmed"], by=self.person)
        return services.decline_booking(self.object, reason=form.cleaned_data["reason"], by=self.person)


class BookingCancelView(BookingPage, FormPage):
    """The person, or a training officer, cancels a booking (Q81)."""

    permission = "training.cancel_booking"
    denied = "The person who is booked, and training officers, can cancel a booking."
    form_class = BookingCancelForm
    title = "Cancel this booking"
    submit = "Cancel the booking"
    success_message = "The booking is cancelled."

    def get_caption(self):
        return self.object.session.course.title

    def get_lede(self):
        last = services.last_timely_day(self.object.session)
        in_time = f"{last.day} {last:%B %Y}"
        if clock.today() <= last:
            return f"The place goes to somebody else. Up to {in_time} this counts as cancelled in time."
        return f"The last day to cancel in time was {in_time}. The place goes to somebody else if there is time."

    def get(self, request, *args, **kwargs):
        """From the first day on nothing is asked: the booking's page says why."""
        if services.has_begun(self.object.session):
            return HttpResponseRedirect(self.get_back()[1])
        return super().get(request, *args, **kwargs)

    def save(self, form):
        return services.cancel_booking(self.object, **form.cleaned_data, by=self.person)


class BookingEvaluateView(DraftFormMixin, BookingPage, FormPage):
    """A participant says what they take from the course, right after it (S73, S74, F59, F61)."""

    content = True
    permission = "training.evaluate_booking"
    denied = "Only the person who attended evaluates."
    title = "Evaluate this course"
    lede = "Your line, training officers and the principal social worker read it. The trainer sees means alone, from five answers on."
    submit = "Send the evaluation"
    success_message = "Thank you. In three months we ask what changed for children."

    def get_unreadable(self, record):
        return self.denied

    def get_caption(self):
        return self.object.session.course.title

    def get_form(self):
        self.form_class = answers_form(questions_of(version_in_use(EVALUATION, clock.today())))
        return super().get_form()

    def save(self, form):
        return evaluate_booking(self.object, answers=form.answers, by=self.person)
