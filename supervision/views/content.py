"""Pages that write into a supervision: the note, cases, wellbeing, actions from last time, new actions and needs."""

from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.trail.services import log_read
from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web.views.base import ConfirmPage, FormPage
from supervision.forms.content import AgreedActionForm, CarriedForm, CaseForm, NoteForm, SessionNeedForm, WellbeingForm, open_rows
from supervision.models import CaseDiscussion, WellbeingNote
from supervision.services import content as services
from supervision.services.signing import CASE, WRITTEN
from supervision.views.sessions import LIST, SessionPage, UnsignedMixin

SUPERVISOR = "Only the supervisor writes this part."
THE_TWO = "Only the two people of a supervision can do this."


def note_of(session):
    """The supervision's note, as a list of one or none."""
    return [session.note] if hasattr(session, "note") else []


class SessionEditView(UnsignedMixin, SessionPage, SeenRecordMixin, DraftFormMixin, FormPage):
    """The supervisor writes what was talked about beside cases and wellbeing (P34, P35)."""

    permission = "supervision.write_session"
    denied = SUPERVISOR
    form_class = NoteForm
    title = "Write what was talked about"
    lede = "Each part may stay empty. Which are filled shows which functions of supervision were covered."
    submit = "Save what was talked about"
    success_message = "What was talked about is saved."

    def get_initial(self):
        note = getattr(self.object, "note", None)
        return {name: getattr(note, name, "") for name in WRITTEN}

    def get_changed(self):
        return note_of(self.object)

    def save(self, form):
        return services.write_note(self.object, **form.cleaned_data, by=self.person)


class SessionCarriedView(UnsignedMixin, SessionPage, SeenRecordMixin, DraftFormMixin, FormPage):
    """The supervisor writes what became of each action from last time (Q90)."""

    permission = "supervision.write_session"
    denied = SUPERVISOR
    form_class = CarriedForm
    template_name = "supervision/session_carried.html"
    title = "Actions from last time"
    lede = "Each must be answered before the record is signed. The action itself stays open until its doer says what shows that it is done."
    submit = "Save the answers"
    success_message = "The answers are saved."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"rows": open_rows(self.object)}

    def get_changed(self):
        return self.object.carried.all()

    def get_context_data(self, **kwargs):
        form = kwargs["form"]
        rows = [(row, form[f"outcome_{row.pk}"], form[f"note_{row.pk}"]) for row in form.rows]
        return super().get_context_data(rows=rows, **kwargs)

    def save(self, form):
        return services.answer_carried(self.object, form.answers(), by=self.person)


class SessionCaseCreateView(UnsignedMixin, SessionPage, DraftFormMixin, FormPage):
    """Put a case to a supervision: the supervisee before it, the supervisor until it is signed (P37, S29)."""

    permission = "supervision.discuss_cases_in_session"
    denied = THE_TWO
    form_class = CaseForm
    title = "Add a case"
    submit = "Add the case"
    success_message = "The case is added."

    def save(self, form):
        return services.add_case(self.object, **form.cleaned_data, by=self.person)


class CasePage:
    """What the pages of one case share."""

    model = CaseDiscussion
    content = True
    permission = "supervision.write_case"
    denied = THE_TWO
    menu = LIST

    @property
    def session(self):
        return self.object.session

    def get_queryset(self):
        return super().get_queryset().select_related("session", "case_reference")

    def get_caption(self):
        return f"{self.object.session}, {self.object.session.supervisee} with {self.object.session.supervisor}"

    def get_back(self):
        return ("Back to the supervision", reverse("supervision:session_detail", args=[self.object.session_id]))

    def get_read_subject(self):
        return self.object.session.supervisee


class CaseEditView(UnsignedMixin, CasePage, SeenRecordMixin, DraftFormMixin, FormPage):
    """Change what is said of a case, while the record is not signed (P37, S29)."""

    form_class = CaseForm
    submit = "Save the case"
    success_message = "The case is saved."

    def get_title(self):
        return f"Case {self.object}"

    def get_lock(self):
        return self.object.session

    def get_initial(self):
        return {"case_reference": str(self.object)} | {name: getattr(self.object, name) for name in CASE}

    def save(self, form):
        return services.change_case(self.object, **form.cleaned_data, by=self.person)


class CaseRemoveView(UnsignedMixin, CasePage, ConfirmPage):
    """Take out a case that was prepared and not talked about."""

    text = "It leaves this record. Its history keeps what was written."
    submit = "Take the case out"
    danger = True
    success_message = "The case is taken out."

    def get_title(self):
        return f"Take case {self.object} out of this record?"

    def act(self):
        return services.remove_case(self.object, by=self.person)


class SessionWellbeingView(UnsignedMixin, SessionPage, SeenRecordMixin, DraftFormMixin, FormPage):
    """How the supervisee is, and what would help: the two write and read it, nobody else (P34, M13)."""

    permission = "supervision.write_wellbeing_in_session"
    denied = "Only the two people of a supervision can read or write this part."
    form_class = WellbeingForm
    title = "Wellbeing"
    submit = "Save this part"
    success_message = "The wellbeing part is saved."

    def get_lede(self):
        two = f"Only {self.object.supervisee} and {self.object.supervisor} can read this part."
        return f"{two} It is kept apart from the rest of the record, and every reading is shown to {self.object.supervisee}."

    @cached_property
    def note(self):
        return WellbeingNote.objects.readable_by(self.request.user).filter(session=self.object).first()

    def get_initial(self):
        return {"text": getattr(self.note, "text", "")}

    def get_changed(self):
        return [self.note] if self.note else []

    def get(self, request, *args, **kwargs):
        """Every showing of what is there is a reading."""
        response = super().get(request, *args, **kwargs)
        if response.status_code == 200:
            self.note_reading(self)
        return response

    def note_reading(self, page):
        if page.note:
            log_read(page.note, subject=self.object.supervisee, page=self.request.resolver_match.view_name, by=self.person)

    def save(self, form):
        return services.write_wellbeing(self.object, **form.cleaned_data, by=self.person)


class SessionActionCreateView(UnsignedMixin, SessionPage, FormPage):
    """The supervisor records what one of the two will do, by when (P37, M16, Q90)."""

    permission = "supervision.write_session"
    denied = SUPERVISOR
    form_class = AgreedActionForm
    title = "Add an action"
    lede = "The other one is told, and checks it when it is done. It is followed up next time."
    submit = "Add the action"
    success_message = "The action is added."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"session": self.object}

    def get_initial(self):
        return {"doer": self.object.supervisee.pk}

    def save(self, form):
        return services.agree_action(self.object, **form.cleaned_data, by=self.person)


class SessionNeedCreateView(UnsignedMixin, SessionPage, DraftFormMixin, FormPage):
    """The supervisor records what the supervisee needs to learn (P16, P20)."""

    permission = "supervision.write_session"
    denied = SUPERVISOR
    form_class = SessionNeedForm
    title = "Raise a learning need"
    submit = "Raise the need"

    def get_lede(self):
        return f"{self.object.supervisee} is told, and plans with you how it will be met."

    def get_success_message(self):
        return f"The learning need is raised. {self.object.supervisee} is told."

    def save(self, form):
        return services.raise_session_need(self.object, **form.cleaned_data, by=self.person)
