"""Pages on which the two sign an appraisal, or send it back instead."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.functional import cached_property

from appraisal.forms.appraisals import SendBackForm
from appraisal.models import AppraisalState
from appraisal.queries.steps import record_context
from appraisal.services import signing as services
from appraisal.services.shared import SIGNED
from appraisal.views.shared import AppraisalPage, detail_url
from learning_org.trail.views.base import DraftFormMixin, SignPageMixin
from learning_org.web.views.base import FormPage


class AppraisalSignView(SignPageMixin, AppraisalPage, FormPage):
    """Read all of it once more, and sign with one's own password (P46, S95)."""

    permission = "appraisal.sign_appraisal"
    template_name = "appraisal/appraisal_sign.html"
    title = "Check and sign"
    part = "sign"

    def get_lede(self):
        if self.object.state == AppraisalState.WAITING:
            return "One of you has signed. With your signature it is signed by both, and nobody can change it any more."
        return "Once you have signed, nothing can be changed unless it is sent back. Once both have signed, nothing can be changed at all."

    @cached_property
    def record(self):
        return record_context(self.object, self.request.user)

    def get(self, request, *args, **kwargs):
        if self.object.state == AppraisalState.SIGNED:
            messages.info(request, SIGNED)
            return HttpResponseRedirect(detail_url(self.object))
        return super().get(request, *args, **kwargs)

    def get_read_subject(self):
        return self.object.appraisee

    def get_snapshot(self):
        return self.record["snapshot"]

    def get_success_message(self):
        if self.result.state == AppraisalState.SIGNED:
            return "The appraisal is signed by both of you."
        return "You have signed. The other is told that it is their turn."

    def sign(self, seen):
        return services.sign_appraisal(self.object, seen=seen, by=self.person)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.record | kwargs)


class AppraisalSendBackView(DraftFormMixin, AppraisalPage, FormPage):
    """Ask for a change instead of signing second, and say why (P46)."""

    permission = "appraisal.send_back_appraisal"
    form_class = SendBackForm
    title = "Send it back"
    lede = "It can be changed again, and both sign anew. The first signature stays in the record and no longer counts."
    submit = "Send it back"
    success_message = "The appraisal is sent back. The other is told why."
    part = "sign"

    def get(self, request, *args, **kwargs):
        if self.object.state != AppraisalState.WAITING:
            messages.info(
                request, SIGNED if self.object.state == AppraisalState.SIGNED else "Nobody has signed this yet: change it as it is."
            )
            return HttpResponseRedirect(detail_url(self.object))
        return super().get(request, *args, **kwargs)

    def save(self, form):
        return services.send_back_appraisal(self.object, **form.cleaned_data, by=self.person)
