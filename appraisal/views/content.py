"""Pages for what the two put together: targets and what became of last year's, evidence, needs."""

from django.utils.functional import cached_property

from appraisal.forms.content import AppraisalNeedForm, EvidenceForm, GatherForm, OutcomesForm, TargetForm
from appraisal.models import EvidenceItem, Target
from appraisal.queries.offers import gathered_since, last_targets, offers_for
from appraisal.services import content as services
from appraisal.views.shared import AppraisalPage, PartPage, PreparingMixin
from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web.views.base import ConfirmPage, FormPage

SHARED = "The two of you and the appraiser’s line manager read it."


class ContentPage(PreparingMixin, AppraisalPage, FormPage):
    """A form that adds something to an appraisal."""

    permission = "appraisal.change_appraisal"
    lede = SHARED


class TargetCreateView(DraftFormMixin, ContentPage):
    """Add a target on practice and outcomes (P40, M19)."""

    form_class = TargetForm
    title = "Add a target"
    submit = "Add the target"
    success_message = "The target is added."
    part = "targets"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"appraisee": self.object.appraisee}

    def save(self, form):
        return services.add_target(self.object, **form.cleaned_data, by=self.person)


class TargetEditView(PreparingMixin, SeenRecordMixin, DraftFormMixin, PartPage, FormPage):
    """Change a target before anybody has signed (P40)."""

    model = Target
    permission = "appraisal.change_target"
    form_class = TargetForm
    title = "Change this target"
    submit = "Save the changes"
    success_message = "The target is changed."
    part = "targets"

    def get_initial(self):
        return {name: getattr(self.object, name) for name in ("text", "measure", "due_on")} | {"standards": self.kept}

    @cached_property
    def kept(self):
        return list(self.object.named_standards.values_list("standard_id", flat=True))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"appraisee": self.object.appraisal.appraisee, "kept": self.kept}

    def get_lock(self):
        return self.object.appraisal

    def save(self, form):
        return services.change_target(self.object, **form.cleaned_data, by=self.person)


class TargetRemoveView(PreparingMixin, PartPage, ConfirmPage):
    """Take a target out before anybody has signed (P40)."""

    model = Target
    permission = "appraisal.change_target"
    title = "Remove this target?"
    submit = "Remove the target"
    danger = True
    success_message = "The target is removed."
    part = "targets"

    def get_text(self):
        return f"“{self.object.text}” is taken out of the appraisal."

    def act(self):
        return services.remove_target(self.object, by=self.person)


class TargetOutcomesView(SeenRecordMixin, ContentPage):
    """Say what became of each of last year's targets (P40, M18)."""

    form_class = OutcomesForm
    template_name = "appraisal/target_outcomes.html"
    title = "Last year’s targets"
    submit = "Save"
    success_message = "Last year’s targets are part of this appraisal."
    part = "evidence"

    @cached_property
    def targets(self):
        return last_targets(self.object)

    def get_initial(self):
        held = self.object.evidence.filter(target__isnull=False)
        return {f"target{item.target_id}": item.outcome for item in held}

    def get_changed(self):
        return self.object.evidence.filter(target__isnull=False)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"targets": self.targets}

    def save(self, form):
        return services.settle_last_targets(self.object, form.outcomes, by=self.person)


class EvidenceGatherView(ContentPage):
    """Tick records since the last appraisal to look at together (P41, M17). Only what one may read is offered."""

    form_class = GatherForm
    template_name = "appraisal/evidence_gather.html"
    title = "Gather evidence"
    submit = "Add what is ticked"
    success_message = "The evidence is added."
    part = "evidence"

    @cached_property
    def offers(self):
        return offers_for(self.object, self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"offers": self.offers}

    def save(self, form):
        return services.gather_evidence(self.object, form.keys, by=self.person)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"offers": self.offers, "since": gathered_since(self.object)} | kwargs)


class EvidenceCreateView(DraftFormMixin, ContentPage):
    """Add feedback, a compliment or a concern in one's own words (P41, P44)."""

    form_class = EvidenceForm
    title = "Add feedback, a compliment or a concern"
    submit = "Add it"
    success_message = "It is added to the evidence."
    part = "evidence"

    def save(self, form):
        return services.write_evidence(self.object, **form.cleaned_data, by=self.person)


class EvidenceRemoveView(PreparingMixin, PartPage, ConfirmPage):
    """Whoever added a piece of evidence takes it out again (P41)."""

    model = EvidenceItem
    permission = "appraisal.remove_evidence"
    title = "Remove this evidence?"
    submit = "Remove it"
    danger = True
    success_message = "The evidence is removed."
    part = "evidence"

    def get_queryset(self):
        return super().get_queryset().select_related("added_by")

    def get_denied(self):
        return f"Only {self.object.added_by}, who added this, can remove it. You can speak about it in your own part."

    def get_text(self):
        return f"“{self.object.text}” is taken out of the appraisal. The record that it came from stays."

    def act(self):
        return services.remove_evidence(self.object, by=self.person)


class NeedCreateView(DraftFormMixin, ContentPage):
    """Raise a learning need in the appraisal (P16, P43, M20)."""

    form_class = AppraisalNeedForm
    title = "Raise a learning need"
    submit = "Raise the need"
    success_message = "The learning need is raised."
    part = "needs"

    def get_lede(self):
        return f"It joins the learning needs of {self.object.appraisee}, where their line and the training officers read it too."

    def save(self, form):
        return services.add_need(self.object, **form.cleaned_data, by=self.person)
