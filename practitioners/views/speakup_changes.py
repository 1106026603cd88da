"""What the two parties of an item do with it: acknowledge, work on it, write notes, answer, close, turn to somebody else."""

from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.trail.views.base import DraftFormMixin
from learning_org.web import clock
from learning_org.web.views.base import ConfirmPage, FormPage
from practitioners.forms.speakup import SpeakUpAnotherForm, SpeakUpAnswerForm, SpeakUpCloseForm, SpeakUpNoteForm
from practitioners.models import SpeakUp
from practitioners.queries.speakup import other_receivers, why_another
from practitioners.services import speakup as services
from practitioners.views.speakup import MENU, check_may_turn_elsewhere

RECIPIENT = "Only the person to whom this was sent can do this."
WRITER = "Only whoever wrote this can do this."


class ItemPage:
    """What the pages about one item share: known to its two parties alone."""

    model = SpeakUp
    content = True
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("writer", "recipient")

    def get_caption(self):
        return str(self.object)

    def get_back(self):
        return ("Back to what was written", reverse("practitioners:speak_up_detail", args=[self.object.pk]))


class SpeakUpAcknowledgeView(ItemPage, ConfirmPage):
    """The recipient has read it and will answer."""

    permission = "practitioners.acknowledge_speakup"
    denied = RECIPIENT
    title = "Acknowledge this?"
    submit = "I have read it and will answer"
    success_message = "You acknowledged it."

    def get_text(self):
        return f"{self.object.writer} is told that you have read it and will answer."

    def act(self):
        return services.acknowledge(self.object, by=self.person)


class SpeakUpWorkView(ItemPage, ConfirmPage):
    """The recipient does something about it."""

    permission = "practitioners.work_on_speakup"
    denied = RECIPIENT
    title = "Mark it as being worked on?"
    submit = "It is being worked on"
    success_message = "It is marked as being worked on."

    def get_text(self):
        return f"{self.object.writer} is told. To say more, write a note."

    def act(self):
        return services.begin_work(self.object, by=self.person)


class SpeakUpNoteView(ItemPage, DraftFormMixin, FormPage):
    """Either of the two writes to the other."""

    permission = "practitioners.note_speakup"
    form_class = SpeakUpNoteForm
    title = "Write a note"
    lede = "Only the two of you can read it."
    submit = "Send the note"
    success_message = "The note is sent."

    def save(self, form):
        return services.add_note(self.object, **form.cleaned_data, by=self.person)


class SpeakUpAnswerView(ItemPage, DraftFormMixin, FormPage):
    """The recipient answers."""

    permission = "practitioners.answer_speakup"
    denied = RECIPIENT
    form_class = SpeakUpAnswerForm
    title = "Answer"
    submit = "Send the answer"
    success_message = "Your answer is sent."

    def save(self, form):
        return services.answer(self.object, **form.cleaned_data, by=self.person)


class SpeakUpCloseView(ItemPage, DraftFormMixin, FormPage):
    """The writer's own view of the result, which ends it."""

    permission = "practitioners.close_speakup"
    denied = WRITER
    form_class = SpeakUpCloseForm
    title = "Say what came of it, and close"
    submit = "Close it"
    success_message = "It is closed. If it comes up again, you can speak up again."

    def get_lede(self):
        return f"{self.object.recipient} reads what you say here. Nobody else does."

    def save(self, form):
        return services.close(self.object, **form.cleaned_data, by=self.person)


class SpeakUpAnotherView(ItemPage, FormPage):
    """The writer turns to somebody else, since nobody took it up."""

    permission = "practitioners.move_speakup"
    denied = WRITER
    form_class = SpeakUpAnotherForm
    template_name = "practitioners/speak_up_another.html"
    title = "Choose who answers instead"
    submit = "Send it to them"

    def check_access(self):
        super().check_access()
        check_may_turn_elsewhere(self.object, clock.today())

    @cached_property
    def receivers(self):
        return other_receivers(self.object, clock.today())

    def get_lede(self):
        return why_another(self.object, clock.today())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"receivers": self.receivers}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"receivers": self.receivers} | kwargs)

    def get_success_message(self):
        return f"Sent to {self.result.recipient}. It is no longer with the person before."

    def save(self, form):
        return services.choose_another(self.object, form.cleaned_data["recipient"], by=self.person)
