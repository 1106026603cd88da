"""The page on which a peer confirms, or adds to, what somebody learnt from talking with them."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web.views.base import FormPage
from practitioners.forms.cpd import PeerAnswerForm
from practitioners.models import PeerReflection
from practitioners.registries import evidence_uses_of
from practitioners.services.cpd import KEPT, answer_as_peer


class PeerAnswerView(SeenRecordMixin, DraftFormMixin, FormPage):
    """Two lines for the peer: they approve nothing, and the piece counts whatever they say (domain facts, section 1)."""

    model = PeerReflection
    content = True
    permission = "practitioners.answer_peer"
    denied = "Only the colleague who was named can answer."
    form_class = PeerAnswerForm
    template_name = "practitioners/peer_answer.html"
    title = "Your conversation"
    submit = "Send my answer"
    success_message = "Thank you. Your answer is with the author."

    def get_queryset(self):
        return super().get_queryset().select_related("entry__person")

    def check_access(self):
        """What was shown as evidence stays as it was read, the peer's part with it."""
        super().check_access()
        if evidence_uses_of(self.object.entry):
            raise PermissionDenied(KEPT)

    def get_lede(self):
        return f"{self.object.entry.person} wrote what they learnt from talking with you. You approve nothing, and nothing hangs on it."

    def get_back(self):
        return ("Back to the piece", reverse("practitioners:cpd_detail", args=[self.object.entry_id]))

    def get_initial(self):
        return {"answer": self.object.answer, "added": self.object.added}

    def get_success_url(self):
        return reverse("practitioners:cpd_detail", args=[self.object.entry_id])

    def save(self, form):
        return answer_as_peer(self.object, **form.cleaned_data, by=self.person)
