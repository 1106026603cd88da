"""Pages of speaking up: the list, one item, and sending one. What the two then do is in speakup_changes.py."""

import uuid

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.trail.views.base import DraftFormMixin
from learning_org.web import clock
from learning_org.web.views.base import FormPage, ListPage, RecordPage
from practitioners.filters.speakup import SpeakUpFilter
from practitioners.forms.speakup import SpeakUpForm
from practitioners.models import SpeakUp, SpeakUpAbout, SpeakUpState
from practitioners.queries.speakup import (
    UNANSWERED,
    in_writers_line,
    items_in_tab,
    other_receivers,
    receivers_for,
    receives,
    speak_up_status,
    why_another,
)
from practitioners.services import speakup as services
from practitioners.services.guard import day
from practitioners.tables.speakup import SpeakUpTable
from practitioners.views.tabs import TabsContextMixin, TabsMixin

MENU = "practitioners:speak_up_list"
WRITE_ONE = ("Speak up", "practitioners:speak_up_create")
EMPTY = {
    "to": ("Nothing has come to you", "What people write to you appears here, and on your home page until you answer it."),
    "from": (
        "You have not spoken up about anything",
        "When supervision, learning or practice is not as it should be, you can say so here.",
    ),
}


class SpeakUpListView(TabsMixin, TabsContextMixin, ListPage):
    """What I wrote, and what was written to me (P21, P33, M12)."""

    model = SpeakUp
    filterset_class = SpeakUpFilter
    list_url = MENU
    title = "Speak up"
    lede = "When supervision, learning or practice is not as it should be. Only you and the one person whom you choose can read it."
    template_name = "practitioners/speak_up_list.html"
    menu = MENU
    table_class = SpeakUpTable
    noun = ("item", "items")
    empty = EMPTY
    action = WRITE_ONE

    @cached_property
    def _tabs(self):
        mine = [("from", "From me")]
        return [("to", "To me"), *mine] if receives(self.request.user) else mine

    def tabs(self):
        return self._tabs

    def get_queryset(self):
        return items_in_tab(self.request.user, self.tab).defer("text", "answer", "view_text")

    def get_table_kwargs(self):
        return {"exclude": ("recipient",) if self.tab == "to" else ("writer",)}

    def get_context_data(self, **kwargs):
        may_name = self.request.user.has_perm("practitioners.change_speakuprecipient")
        return super().get_context_data(**{"may_name": may_name} | kwargs)


class SpeakUpDetailView(RecordPage):
    """One item, for its two parties alone: what was written, how far it is, and what each may do next."""

    model = SpeakUp
    content = True
    template_name = "practitioners/speak_up_detail.html"
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("writer", "recipient", "need")

    def get_crumbs(self):
        return (("Speak up", reverse(MENU)),)

    def get_caption(self):
        own = self.object.writer_id == self.person.pk
        return f"From you to {self.object.recipient}" if own else f"From {self.object.writer} to you"

    def get_context_data(self, **kwargs):
        item, on = self.object, clock.today()
        own = item.writer_id == self.person.pk
        why = why_another(item, on) if own else ""
        context = {
            "own": own,
            "status": speak_up_status(item, on),
            "notes": item.notes.select_related("by"),
            "waits": item.state == SpeakUpState.SENT,
            "in_hand": item.state in services.IN_HAND,
            "unanswered": item.state in UNANSWERED,
            "in_line": own and item.state != SpeakUpState.CLOSED and in_writers_line(item, on),
            "why_another": why,
            "others": bool(why and other_receivers(item, on)),
        }
        return super().get_context_data(**context | kwargs)


class SpeakUpCreateView(DraftFormMixin, FormPage):
    """Say what is not as it should be, to somebody outside one's line (P21, P33, P38, M12, F27)."""

    permission = "practitioners.speak_up"
    denied = "Somebody in post can speak up."
    form_class = SpeakUpForm
    template_name = "practitioners/speak_up_form.html"
    title = "Speak up about something"
    submit = "Send it"
    back = ("Back to Speak up", "/speak-up/")
    menu = MENU

    @cached_property
    def receivers(self):
        return receivers_for(self.person, clock.today())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"receivers": self.receivers}

    def get_initial(self):
        """From the page of a need about which somebody may speak up, that need."""
        asked = self.request.GET.get("need", "")
        if asked.isascii() and asked.isdigit() and len(asked) < 19:
            return {"about": SpeakUpAbout.LEARNING_UNMET, "need": int(asked)}
        return {}

    def get_context_data(self, **kwargs):
        by = day(services.acknowledge_by(clock.today()))
        return super().get_context_data(**{"receivers": self.receivers, "acknowledge_by": by} | kwargs)

    def get_success_message(self):
        return f"Sent to {self.result.recipient}, who acknowledges it by {day(self.result.acknowledge_by)}."

    def get_success_url(self):
        return reverse("practitioners:speak_up_detail", args=[self.result.pk])

    def save(self, form):
        """The form's own signed key and what was typed make its UUID: sent twice, it makes one item."""
        submission = uuid.uuid5(self.draft_key.draft_id, self.digest())
        return services.speak_up(**form.answers(), submission=submission, by=self.person)


def check_may_turn_elsewhere(item, on):
    """403 while the present recipient is to answer."""
    if not why_another(item, on):
        raise PermissionDenied(f"{item.recipient} is to answer this. You can choose somebody else when they do not take it up in time.")
