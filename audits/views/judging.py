"""Judging a case: one domain at a time, then sending the whole (screen 04)."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from audits import tool
from audits.models import AuditState, CaseAudit
from audits.queries.audits import audit_what
from audits.queries.tool import audit_before, domains_of, grades_of, short
from audits.services import audits as services
from audits.views.audits import MENU
from learning_org.questionnaires.forms import answers_form
from learning_org.questionnaires.services import field_name
from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web.forms import options
from learning_org.web.views.base import ConfirmPage, FormPage
from practitioners.services.guard import day

AUDITOR = "Only the auditor judges this case."


class JudgingPage:
    """What judging and submitting share: an audit of one's own to do, with its domains."""

    model = CaseAudit
    denied = AUDITOR
    menu = MENU
    wide = True

    def get_queryset(self):
        related = ("case_reference", "practitioner", "unit", "auditor", "reaudit_of", "response__version")
        return super().get_queryset().select_related(*related)

    @cached_property
    def before(self):
        return audit_before(self.object)

    @cached_property
    def domains(self):
        return domains_of(self.object, grades_of(self.before) if self.before else None)

    def get_title(self):
        return str(self.object.case_reference)

    def get_caption(self):
        return audit_what(self.object)

    def get_back(self):
        return ("Back to the audit", reverse("audits:audit_detail", args=[self.object.pk]))

    def get(self, request, *args, **kwargs):
        """What was sent or cancelled is read on the audit's own page."""
        if self.object.state != AuditState.ALLOCATED:
            messages.info(request, "This audit is no longer open, so it cannot be judged any more.")
            return HttpResponseRedirect(self.get_back()[1])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        parts = [domain for domain in self.domains if not domain.is_overall]
        counts = {"of": len(parts), "done": sum(domain.done for domain in parts)}
        return super().get_context_data(domains=self.domains, **counts, **kwargs)


class DomainJudgeView(JudgingPage, SeenRecordMixin, DraftFormMixin, FormPage):
    """Judge one domain: what went well first, evidence beside the judgement, finished or not (P56; screen 04)."""

    permission = "audits.judge_audit"
    template_name = "audits/domain_judge.html"

    def check_access(self):
        super().check_access()
        self.domain = next((domain for domain in self.domains if domain.section.pk == self.kwargs["section"]), None)
        if self.domain is None:
            raise Http404("This audit has no such domain.")

    @cached_property
    def form_class(self):
        return answers_form(self.domain.questions, response=self.object.response, partial=True)

    @cached_property
    def following(self):
        """The domain after this one, or None."""
        return next((domain for domain in self.domains if domain.number == self.domain.number + 1), None)

    def get_changed(self):
        return self.object.response.answers.filter(question__in=self.domain.questions)

    def get_submit(self):
        if self.following is None:
            return "Save and check"
        return "Save and judge the whole" if self.following.is_overall else f"Save and open {self.following.number}"

    def get_form(self):
        form = super().get_form()
        for question in self.domain.questions:
            field = form.fields[field_name(question)]
            if question.code == tool.EVIDENCE:
                options(field, rows=9)
            elif question.code == tool.JUDGEMENT and self.domain.before:
                field.help_text = self.last_judgement()
        return form

    def last_judgement(self):
        """What this domain was given the last time that the case was audited."""
        return f"Last audit, {day(self.before.submitted_on)}: {short(self.domain.before)[0].lower()}{short(self.domain.before)[1:]}"

    def get_success_url(self):
        pk, here = self.object.pk, self.domain.section.pk
        if self.request.POST.get("then") == "finding" and not self.domain.is_overall:
            return f"{reverse('audits:finding_create', args=[pk])}?domain={here}"
        if self.following is None:
            return reverse("audits:audit_submit", args=[pk])
        return reverse("audits:domain_judge", args=[pk, self.following.section.pk])

    def save(self, form):
        return services.save_domain(self.object, self.domain.section, form.answers, by=self.person)

    def get_context_data(self, **kwargs):
        form = kwargs["form"]
        fields = {question.code: form[field_name(question)] for question in self.domain.questions}
        beside = [fields.pop(code) for code in (tool.EVIDENCE, tool.JUDGEMENT) if code in fields]
        found = [] if self.domain.is_overall else self.object.findings.filter(section=self.domain.section)
        place = "Overall" if self.domain.is_overall else f"Domain {self.domain.number} of {len(self.domains) - 1}"
        return super().get_context_data(domain=self.domain, place=place, above=fields.values(), beside=beside, findings=found, **kwargs)


class AuditSubmitView(JudgingPage, ConfirmPage):
    """Check every domain once more, and send the audit to the case holder (P47)."""

    permission = "audits.submit_audit"
    template_name = "audits/audit_submit.html"
    submit = "Submit the audit"
    success_message = "The audit is submitted. The case holder is told, and reads it first."

    def get_lede(self):
        return f"{self.object.practitioner}, {self.object.unit}"

    def act(self):
        return services.submit_audit(self.object, by=self.person)

    def get_context_data(self, **kwargs):
        return super().get_context_data(unfinished=[domain for domain in self.domains if not domain.done], **kwargs)
