"""Pages that write about learning: record, change, withdraw, share."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.views.base import ConfirmPage, FormPage
from practitioners.forms.cpd import LearningForm, ShareForm, initial_of
from practitioners.models import CPDEntry, CPDState, Sharing
from practitioners.queries.cpd import last_kind, still_needed
from practitioners.queries.posts import post_of
from practitioners.queries.registration import own_status, registration_status
from practitioners.registries import evidence_uses_of
from practitioners.services import cpd as services
from practitioners.views.cpd import MENU

AUTHOR = "Only the person who recorded this learning can change it."


class LearningFormPage(DraftFormMixin, FormPage):
    """What recording and changing share: the form, what registration still needs, and the banner that says it afterwards."""

    form_class = LearningForm
    template_name = "practitioners/cpd_form.html"
    menu = MENU

    def get_success_url(self):
        return reverse("practitioners:cpd_detail", args=[self.result.pk])

    def saved_message(self, words):
        """What was done, and at once what registration still needs."""
        status = registration_status(self.person.pk, clock.today())
        return f"{words} {status.sentence}" if status else words

    def get_context_data(self, **kwargs):
        status = own_status(self.request.user, clock.today())
        return super().get_context_data(status=status, needed=still_needed(status), **kwargs)


class CPDCreateView(LearningFormPage):
    """Record learning, on one page (P14, S53; screen 02)."""

    permission = "practitioners.record_cpd"
    denied = "Somebody in post can record learning."
    title = "Record learning"
    submit = "Finish this piece"
    back = ("Back to home", "/")

    def get_initial(self):
        return {"learnt_on": clock.today(), "kind": last_kind(self.person), "sharing": Sharing.ONLY_ME}

    def get_success_message(self):
        return self.saved_message("Your learning is recorded.")

    def save(self, form):
        """The form's own signed key and what was typed make its UUID: sent twice, it makes one piece."""
        submission = uuid.uuid5(self.draft_key.draft_id, self.digest())
        return services.record_learning(self.person, form.piece(), submission=submission, by=self.person)


def check_not_withdrawn(entry):
    """403 for a piece that its author took back."""
    if entry.state == CPDState.WITHDRAWN:
        raise PermissionDenied("This piece was withdrawn. It stays in your history, and cannot be changed any more.")


class OwnPieceMixin:
    """Pages about a piece that its author still may change."""

    model = CPDEntry
    content = True
    denied = AUTHOR
    menu = MENU

    def get_back(self):
        return ("Back to the piece", reverse("practitioners:cpd_detail", args=[self.object.pk]))

    def check_access(self):
        """A withdrawn piece is not changed any more."""
        super().check_access()
        check_not_withdrawn(self.object)


class CPDCopyView(OwnPieceMixin, LearningFormPage):
    """Record a piece that begins as a copy of an earlier one, with today's date and no peer reflection yet (P14)."""

    permission = "practitioners.change_cpd"
    title = "Record a copy"
    lede = "A new piece of learning. Change what is different this time; the earlier piece stays as it is."
    submit = "Finish this piece"

    def get_initial(self):
        return initial_of(self.object) | {"learnt_on": clock.today(), "talked": None, "peer_name": "", "peer_learnt": ""}

    def get_success_message(self):
        return self.saved_message("Your learning is recorded.")

    save = CPDCreateView.save


class CPDEditView(OwnPieceMixin, SeenRecordMixin, LearningFormPage):
    """Change a piece, or add its peer reflection later (S53)."""

    permission = "practitioners.change_cpd"
    title = "Change this piece"
    submit = "Save this piece"

    def check_access(self):
        """What was shown as evidence does not change any more."""
        super().check_access()
        if uses := evidence_uses_of(self.object):
            raise PermissionDenied(f"This piece is evidence: {uses[0]}. It stays as it was read. Record a copy, and change that.")

    def get_initial(self):
        return initial_of(self.object)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"entry": self.object}

    def get_success_message(self):
        return self.saved_message("The piece is saved.")

    def save(self, form):
        return services.change_learning(self.object, form.piece(), by=self.person)


class CPDWithdrawView(OwnPieceMixin, ConfirmPage):
    """Take a piece back (S53)."""

    permission = "practitioners.withdraw_cpd"
    title = "Withdraw this piece?"
    text = (
        "It no longer counts for registration, and nobody but you can read it. It stays in your list and in the history. "
        "You cannot bring it back: record it again if you need it."
    )
    submit = "Withdraw the piece"
    danger = True
    success_message = "The piece is withdrawn."

    def get_text(self):
        post = post_of(self.object)
        shared = post is not None and post.withdrawn_on is None
        return f"{self.text} Your post of it stays: withdraw that by itself." if shared else self.text

    def act(self):
        return services.withdraw_learning(self.object, by=self.person)


class CPDShareView(OwnPieceMixin, FormPage):
    """Choose colleagues by name who may read a piece, and take it back (S75, P26)."""

    permission = "practitioners.share_cpd"
    form_class = ShareForm
    template_name = "practitioners/cpd_share.html"
    title = "Share with a colleague"
    submit = "Share the piece"

    def get_caption(self):
        return self.object.title

    def get_success_url(self):
        return self.request.path

    def get_success_message(self):
        return f"{self.result.person} can read this piece, and is told."

    def save(self, form):
        return services.share_learning(self.object, form.cleaned_data["person"], by=self.person)

    def post(self, request, *args, **kwargs):
        if (stop := request.POST.get("stop", "")).isascii() and stop.isdigit() and len(stop) < 19:
            return self.stop(int(stop))
        return super().post(request, *args, **kwargs)

    def stop(self, person_id):
        """Take back what was shared with one colleague."""
        person = Person.objects.filter(pk=person_id, pk__in=self.object.shares.values("person_id")).first()
        try:
            if person and services.stop_sharing_learning(self.object, person, by=self.person):
                messages.success(self.request, f"{person} can no longer read this piece.")
        except Refused as refusal:
            messages.warning(self.request, refusal.message)
        return HttpResponseRedirect(self.request.path)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            shares=self.object.shares.select_related("person").order_by("person__sort_key", "pk")[:50], **kwargs
        )
