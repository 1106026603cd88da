"""Pages that write about an audit as a whole: allocate, audit again, cancel, moderate, answer."""

import datetime

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from audits.forms.audits import AuditAnswerForm, AuditCancelForm, AuditForm, AuditModerateForm, AuditPeopleForm
from audits.models import AuditState, CaseAudit
from audits.services import audits as services
from audits.services import moderation
from audits.views.audits import MENU
from learning_org.trail.views.base import DraftFormMixin
from learning_org.web import clock
from learning_org.web.views.base import FormPage

OFFICERS = "Quality-assurance officers allocate audits, for people in their own units, never of their own cases."
DUE_WITHIN = datetime.timedelta(days=28)


class AuditCreateView(FormPage):
    """A quality-assurance officer asks somebody to audit a case (P56, Q49)."""

    permission = "audits.allocate_audit"
    denied = OFFICERS
    form_class = AuditForm
    title = "Allocate an audit"
    submit = "Allocate the audit"
    success_message = "The audit is allocated. The auditor is told."
    menu = MENU
    back = ("Back to case audits", "/audits/")

    def get_initial(self):
        return {"due_on": clock.today() + DUE_WITHIN}

    def get_success_url(self):
        return reverse("audits:audit_detail", args=[self.result.pk])

    def save(self, form):
        return services.allocate_audit(**form.cleaned_data, by=self.person)


class AuditPage:
    """What the pages about one audit share."""

    model = CaseAudit
    content = True
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("case_reference", "practitioner", "unit", "auditor")

    def get_caption(self):
        return f"Case {self.object.case_reference}"

    def get_back(self):
        return ("Back to the audit", reverse("audits:audit_detail", args=[self.object.pk]))


class AuditReauditView(AuditPage, FormPage):
    """Have the same case audited again, to see what has changed (Q48)."""

    permission = "audits.reaudit_case"
    denied = OFFICERS
    form_class = AuditPeopleForm
    title = "Audit this case again"
    submit = "Allocate the re-audit"
    success_message = "The re-audit is allocated. The auditor is told."

    def get_lede(self):
        return "Both audits stay, and the new one shows before and after, domain by domain. If the case has a new worker, name them."

    def get_initial(self):
        return {"practitioner": self.object.practitioner, "auditor": self.object.auditor, "due_on": clock.today() + DUE_WITHIN}

    def get_success_url(self):
        return reverse("audits:audit_detail", args=[self.result.pk])

    def save(self, form):
        return services.reaudit_case(self.object, **form.cleaned_data, by=self.person)


class AuditCancelView(AuditPage, FormPage):
    """Take back an audit that will not be done (P56)."""

    permission = "audits.cancel_audit"
    denied = OFFICERS
    form_class = AuditCancelForm
    title = "Cancel this audit"
    submit = "Cancel the audit"
    success_message = "The audit is cancelled. The auditor is told."

    def save(self, form):
        return services.cancel_audit(self.object, **form.cleaned_data, by=self.person)


class OncePage(AuditPage):
    """A page whose form is sent once, after submission. Somebody who comes too early or again is shown the audit, with the reason."""

    done_on = ""  # the audit's field that says it was done
    too_early = "This audit is not submitted."
    again = ""

    def get(self, request, *args, **kwargs):
        submitted = self.object.state == AuditState.SUBMITTED
        if submitted and getattr(self.object, self.done_on) is None:
            return super().get(request, *args, **kwargs)
        messages.info(request, self.again if submitted else self.too_early)
        return HttpResponseRedirect(self.get_back()[1])


class AuditModerateView(OncePage, DraftFormMixin, FormPage):
    """Confirm the auditor's grades, or change them with the reason; both are kept (P47, P56)."""

    permission = "audits.moderate_audit"
    done_on = "moderated_on"
    again = "This audit was already moderated."
    denied = "A quality-assurance officer moderates, never the auditor and never the case holder."
    form_class = AuditModerateForm
    title = "Moderate this audit"
    wide = True
    submit = "Save the moderated grades"
    success_message = "The audit is moderated. Auditor and case holder are told."

    def get_lede(self):
        return "The auditor’s grades are filled in: leave them to confirm them. Both stay on record, and yours are reported."

    def get_form_kwargs(self):
        judgements = self.object.judgements.select_related("section")
        return super().get_form_kwargs() | {"audit": self.object, "judgements": list(judgements)}

    def save(self, form):
        data = form.cleaned_data
        return moderation.moderate_audit(self.object, grade=data["grade"], grades=form.grades(), note=data["note"], by=self.person)


class AuditAnswerView(OncePage, DraftFormMixin, FormPage):
    """The case holder answers; from then on their line may read the audit (P47, Q49)."""

    permission = "audits.answer_audit"
    done_on = "answered_on"
    again = "You have answered this audit already."
    denied = "Only the case holder answers an audit."
    form_class = AuditAnswerForm
    title = "Answer this audit"
    submit = "Send your answer"
    success_message = "Your answer is sent."

    def get_lede(self):
        return "The auditor, quality assurance, your line and the principal social worker read it. It cannot be changed afterwards."

    def save(self, form):
        return moderation.answer_audit(self.object, **form.cleaned_data, by=self.person)
