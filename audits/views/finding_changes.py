"""Pages that write about findings: write one down, raise a need, agree an action, say why there is no need."""

from django.urls import reverse

from audits import tool
from audits.forms.findings import FindingActionForm, FindingCreateForm, FindingNeedForm, FindingNoNeedForm
from audits.models import AuditState, CaseAudit, Finding
from audits.queries.tool import version_of
from audits.services import findings as services
from audits.views.audits import MENU
from learning_org.questionnaires.models import Section
from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web.views.base import FormPage

WRITERS = "The auditor and the quality-assurance officers in scope write findings, never the case holder."


class FindingCreateView(DraftFormMixin, FormPage):
    """Write down a strength or an area for development, from a domain or from the audit (P61, P62)."""

    model = CaseAudit
    content = True
    permission = "audits.add_finding"
    denied = WRITERS
    form_class = FindingCreateForm
    title = "Add a finding"
    submit = "Add the finding"
    success_message = "The finding is added."
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("case_reference", "practitioner", "response__version")

    def get_caption(self):
        return f"Case {self.object.case_reference}, {self.object.practitioner}"

    @property
    def domain(self):
        """The key of the domain that it was opened from, as a number, or None."""
        asked = self.request.GET.get("domain", "")
        return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None

    @property
    def sections(self):
        return Section.objects.filter(version=version_of(self.object)).exclude(code=tool.OVERALL).order_by("order")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"sections": self.sections}

    def get_initial(self):
        return {"section": self.domain}

    def get_back(self):
        judging = self.object.auditor_id == self.person.pk and self.object.state == AuditState.ALLOCATED
        if self.domain and judging:
            return ("Back to the domain", reverse("audits:domain_judge", args=[self.object.pk, self.domain]))
        return ("Back to the audit", reverse("audits:audit_detail", args=[self.object.pk]))

    def save(self, form):
        return services.add_finding(self.object, **form.cleaned_data, by=self.person)


class FindingPage:
    """What the pages about what comes of one finding share."""

    model = Finding
    content = True
    denied = WRITERS
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("audit__case_reference", "audit__practitioner", "theme", "standard")

    def get_caption(self):
        return self.object.text

    def get_back(self):
        return ("Back to the finding", reverse("audits:finding_detail", args=[self.object.pk]))


class FindingNeedView(FindingPage, DraftFormMixin, FormPage):
    """Raise a learning need for the case holder from a finding (P16, P62, Q50)."""

    permission = "audits.raise_need_from_finding"
    form_class = FindingNeedForm
    submit = "Raise the need"

    def get_title(self):
        return f"Raise a learning need for {self.object.audit.practitioner}"

    def get_lede(self):
        return (
            f"{self.object.audit.practitioner} is told, and plans with their line how it will be met. The theme is “{self.object.theme}”."
        )

    def get_initial(self):
        return {"reason": self.object.text}

    def get_success_message(self):
        return f"The learning need is raised. {self.object.audit.practitioner} is told."

    def save(self, form):
        return services.raise_need_from_finding(self.object, **form.cleaned_data, by=self.person)


class FindingActionView(FindingPage, FormPage):
    """Agree with the case holder what they will do because of a finding (P62, Q48)."""

    permission = "audits.agree_action_from_finding"
    form_class = FindingActionForm
    submit = "Add the action"

    def get_title(self):
        return f"Agree an action with {self.object.audit.practitioner}"

    def get_success_message(self):
        return f"The action is added. {self.object.audit.practitioner} is told, and you check it when it is done."

    def save(self, form):
        return services.agree_action_from_finding(self.object, **form.cleaned_data, by=self.person)


class FindingNoNeedView(FindingPage, SeenRecordMixin, FormPage):
    """Say why no learning need comes of a finding, so that nothing goes quiet (P62)."""

    permission = "audits.say_no_need"
    form_class = FindingNoNeedForm
    title = "No learning need: say why"
    submit = "Save the reason"
    success_message = "The reason is saved."

    def get_initial(self):
        return {"no_need": self.object.no_need}

    def save(self, form):
        return services.say_no_need(self.object, **form.cleaned_data, by=self.person)
