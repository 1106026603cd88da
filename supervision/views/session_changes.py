"""Pages that plan a supervision, prepare it, cancel it, and record that it is held."""

from django.urls import reverse

from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web import clock
from learning_org.web.views.base import FormPage
from supervision.forms.sessions import CancelForm, PlanForm, PrepareForm, StartForm
from supervision.models import SessionKind
from supervision.queries.sessions import lead_supervisor_of, people_to_plan_for
from supervision.queries.timescales import proposed_date
from supervision.services import sessions as services
from supervision.views.content import note_of
from supervision.views.sessions import LIST, SessionPage, UnsignedMixin


class SessionPlanView(FormPage):
    """A supervisor or a manager plans a supervision; the date is proposed from the policy (P32, Q88)."""

    permission = "supervision.plan_session"
    denied = "Supervisors, and managers of a unit, plan supervisions. If yours is missing, ask your supervisor or your line manager."
    form_class = PlanForm
    title = "Plan a supervision"
    submit = "Plan the supervision"
    menu = LIST

    def get_back(self):
        return ("Back to supervision", reverse(LIST))

    def get_initial(self):
        initial = {"kind": SessionKind.SCHEDULED, "starts": "10:00", "ends": "11:30"}
        asked = self.request.GET.get("person", "")
        people = people_to_plan_for(self.request.user)
        person = people.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
        if person is None:
            return initial
        lead = lead_supervisor_of(person, clock.today())
        proposed = {"person": person, "on": proposed_date(person, clock.today())}
        return initial | proposed | {"given_by": "lead" if lead and lead != self.person else "me"}

    def save(self, form):
        words = dict(form.cleaned_data)
        supervisee, given_by = words.pop("person"), words.pop("given_by")
        supervisor = self.person if given_by == "me" else lead_supervisor_of(supervisee, clock.today())
        return services.plan_session(supervisee, supervisor=supervisor, **words, by=self.person)

    def get_success_message(self):
        return f"The supervision is planned. {self.result.supervisee} is told, and it is in both calendars."

    def get_success_url(self):
        readers = (self.result.supervisee, self.result.supervisor)
        return reverse("supervision:session_detail", args=[self.result.pk]) if self.person in readers else f"{reverse(LIST)}?tab=line"


class SessionPrepareView(UnsignedMixin, SessionPage, SeenRecordMixin, DraftFormMixin, FormPage):
    """The supervisee writes what they want to talk about (M11; experience: "prepare for supervision")."""

    permission = "supervision.prepare_session"
    denied = "Only the one who is supervised prepares it."
    form_class = PrepareForm
    title = "Prepare your supervision"
    submit = "Save what I prepared"
    success_message = "What you prepared is saved. You can add cases too, and how you are."

    def get_lede(self):
        return f"{self.object.supervisor} reads it before you meet. It becomes part of the record."

    def get_initial(self):
        return {"agenda": getattr(getattr(self.object, "note", None), "agenda", "")}

    def get_changed(self):
        return note_of(self.object)

    def save(self, form):
        return services.prepare_session(self.object, **form.cleaned_data, by=self.person)


class SessionStartView(UnsignedMixin, SessionPage, FormPage):
    """The supervisor records that it is held, and begins to write (Q88)."""

    permission = "supervision.start_session"
    denied = "Only the supervisor records that it was held."
    form_class = StartForm
    title = "Begin this supervision"
    lede = "Actions from earlier supervisions are put first, each to be answered."
    submit = "Begin the supervision"

    def get_initial(self):
        return {"held_on": min(self.object.day, clock.today())}

    def save(self, form):
        return services.start_session(self.object, **form.cleaned_data, by=self.person)

    def get_success_message(self):
        first = "Answer first what was agreed last time." if self.result.carried.exists() else "Write down what you talk about."
        return f"The supervision has begun. {first}"


class SessionCancelView(UnsignedMixin, SessionPage, FormPage):
    """Either of the two cancels a planned supervision, with the reason and the new date (Q88)."""

    permission = "supervision.cancel_session"
    denied = "Only the two people of a supervision can cancel it."
    form_class = CancelForm
    title = "Cancel this supervision"
    submit = "Cancel the supervision"

    def get_initial(self):
        return {"starts": "10:00", "ends": "11:30"}

    def save(self, form):
        return services.cancel_session(self.object, **form.answer(), by=self.person)

    def get_success_message(self):
        told = f"{self.object.other(self.person)} is told."
        return (
            f"The supervision is cancelled, and the new one is planned. {told}"
            if self.result[1]
            else f"The supervision is cancelled. {told}"
        )

    def get_success_url(self):
        _, new = self.result
        supervisee = self.object.supervisee
        if new is None and self.request.user.has_perm("supervision.plan_session_for_person", supervisee):
            return f"{reverse('supervision:session_plan')}?person={supervisee.pk}"
        return reverse("supervision:session_detail", args=[new.pk if new else self.object.pk])
