"""Forms for what the two put together: targets, evidence, needs."""

from django import forms

from appraisal.models import EvidenceKind, TargetOutcome
from appraisal.services.content import OWN_WORDS
from learning_org.web.forms import DateField, DetailsGroup, GovUKForm, options
from practitioners.forms.cpd import StandardsField
from practitioners.forms.needs import priority_field
from practitioners.models import Theme
from practitioners.queries.frameworks import standards_to_choose

CHECKBOXES = (
    ("learning", EvidenceKind.LEARNING, "Learning"),
    ("audits", EvidenceKind.AUDIT, "Case audits"),
    ("training", EvidenceKind.TRAINING, "Training attended"),
    ("actions", EvidenceKind.ACTION, "Actions done"),
)


class TargetForm(GovUKForm):
    """One target: specific, with a measure in practice and for children, and a date. `appraisee` is whose it is, `kept` the ids of the
    standards that it names already."""

    layout = ("text", "measure", "due_on", DetailsGroup("Add standards", "standards"))
    text = options(
        forms.CharField(
            label="What will be achieved?",
            max_length=300,
            widget=forms.Textarea,
            help_text="One thing, specific and within reach. For example: every plan that I write says what the child wants.",
            error_messages={"required": "Enter what will be achieved"},
        ),
        character_count=300,
        rows=3,
        called="The target",
    )
    measure = options(
        forms.CharField(
            label="How will we know, in practice and for children?",
            max_length=300,
            widget=forms.Textarea,
            help_text="What will be seen in the work, and what will be better for children.",
            error_messages={"required": "Enter how you will know, in practice and for children"},
        ),
        character_count=300,
        rows=3,
        called="How you will know",
    )
    due_on = DateField(label="By when?", error_messages={"required": "Enter the day by which it will be achieved"})
    standards = options(StandardsField(label="Which standards does it work towards?"), small=True, columns=True)

    def __init__(self, *args, appraisee, kept=(), **kwargs):
        self.appraisee, self.kept = appraisee, kept
        super().__init__(*args, **kwargs)

    def narrow(self):
        """The standards that are meant for the appraisee, and those that the target names already."""
        offered = standards_to_choose(self.user.access.on, person_id=self.appraisee.pk, kept=self.kept)
        self.fields["standards"].offer(offered)
        if not offered:
            del self.fields["standards"]
            self.layout = self.layout[:3]


class OutcomesForm(GovUKForm):
    """What became of each of last year's targets."""

    def __init__(self, *args, targets, **kwargs):
        self.targets = targets
        super().__init__(*args, **kwargs)

    def narrow(self):
        for target in self.targets:
            self.fields[f"target{target.pk}"] = options(
                forms.ChoiceField(
                    label=target.text,
                    help_text=f"How we would know: {target.measure}",
                    choices=TargetOutcome.choices,
                    widget=forms.RadioSelect,
                    error_messages={"required": f"Choose what became of “{target.text}”"},
                ),
                small=True,
            )

    @property
    def outcomes(self):
        """{Target: what became of it}."""
        return {target: self.cleaned_data[f"target{target.pk}"] for target in self.targets}


class GatherForm(GovUKForm):
    """Ticks for the records that are offered, one field for each kind that has any."""

    def __init__(self, *args, offers, **kwargs):
        self.offers = offers
        super().__init__(*args, **kwargs)

    def narrow(self):
        for name, kind, words in CHECKBOXES:
            choices = [(offer.key, offer.label) for offer in self.offers if offer.kind == kind]
            if choices:
                field = forms.MultipleChoiceField(label=words, choices=choices, widget=forms.CheckboxSelectMultiple, required=False)
                self.fields[name] = options(field, small=True)

    def clean(self):
        if self.fields and not self.errors and not self.keys:
            raise forms.ValidationError("Tick what you want to look at together")

    @property
    def keys(self):
        """The keys of what was ticked."""
        return [key for name in self.fields for key in self.cleaned_data.get(name, [])]


class EvidenceForm(GovUKForm):
    """Feedback, a compliment or a concern in one's own words."""

    kind = options(
        forms.ChoiceField(
            label="What is it?",
            choices=[(kind.value, kind.label) for kind in OWN_WORDS],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose what it is"},
        ),
        hints={EvidenceKind.CONCERN: "One that was answered. What is being looked into is recorded elsewhere, and never here."},
    )
    on = DateField(label="When was it?", future=False, error_messages={"required": "Enter the day on which it was given"})
    text = options(
        forms.CharField(
            label="What was said, and by whom?",
            max_length=500,
            widget=forms.Textarea,
            help_text="Say which role it came from: a parent, a school, a colleague. Never a child’s or a family’s name.",
            error_messages={"required": "Enter what was said"},
        ),
        character_count=500,
        rows=4,
        called="What was said",
    )


class AppraisalNeedForm(GovUKForm):
    """What the appraisee needs to learn, and why."""

    title = options(
        forms.CharField(
            label="What is needed?",
            max_length=200,
            help_text="For example: how to talk with teenagers about risk outside the home.",
            error_messages={"required": "Enter what is needed"},
        ),
        called="What is needed",
    )
    reason = options(
        forms.CharField(
            label="Why?",
            widget=forms.Textarea,
            max_length=4000,
            help_text="What was noticed, and what would be better for children. Never a child’s name.",
            error_messages={"required": "Enter why this is needed"},
        ),
        rows=4,
        called="Why",
    )
    priority = priority_field()
    wanted_by = options(DateField(label="Wanted by (optional)", required=False), called="The day by which it is wanted")
    theme = forms.ModelChoiceField(
        label="Theme (optional)", queryset=Theme.objects.filter(is_active=True), required=False, empty_label="None"
    )
