"""Forms about findings: write one down, raise a need, agree an action, say why there is no need."""

from django import forms

from audits.models import FindingKind, NoNeed
from learning_org.questionnaires.models import Section
from learning_org.web.forms import DateField, DetailsGroup, GovUKForm, options
from practitioners.forms.actions import words_field
from practitioners.forms.needs import StandardChoiceField, priority_field
from practitioners.forms.shared import one_of, picked
from practitioners.models import Theme
from practitioners.queries.frameworks import standards_to_choose

KINDS = {FindingKind.STRENGTH: "Others can learn from it", FindingKind.DEVELOPMENT: "Something has to be learnt or done"}


class FindingCreateForm(GovUKForm):
    """One thing that an audit found, in one domain. `sections` are the audit's domains."""

    layout = ("section", "kind", "text", "theme", DetailsGroup("Add a standard", "standard"))
    section = picked(Section.objects.none(), label="Domain", required="Choose the domain")
    kind = one_of(FindingKind.choices, label="What is it?", required="Choose what it is", hints=KINDS)
    text = options(
        forms.CharField(
            label="What was found?",
            widget=forms.Textarea,
            max_length=500,
            help_text="About practice, so that the whole team can learn from it: no names, no case reference.",
            error_messages={"required": "Enter what was found"},
        ),
        rows=4,
        character_count=500,
        called="What was found",
    )
    theme = picked(Theme.objects.filter(is_active=True), label="Theme", required="Choose the theme")
    standard = StandardChoiceField()

    def __init__(self, *args, sections, **kwargs):
        self.sections = sections
        super().__init__(*args, **kwargs)

    def narrow(self):
        self.fields["section"].queryset = self.sections
        self.fields["standard"].offer(standards_to_choose(self.user.access.on))  # whoever the framework is meant for: an audit may cite all


class FindingNeedForm(GovUKForm):
    """The learning need that comes of a finding."""

    title = options(
        forms.CharField(
            label="What does the worker need to learn?",
            max_length=200,
            help_text="For example: how to bring a child's own words into the plan.",
            error_messages={"required": "Enter what the worker needs to learn"},
        ),
        called="What is needed",
    )
    reason = words_field(
        "Why?", "Enter why this is needed", called="Why", help_text="What was found, and what would be better for children.", limit=4000
    )
    priority = priority_field()
    wanted_by = DateField(label="Wanted by (optional)", required=False, help_text="Leave it empty if there is no date.")


class FindingActionForm(GovUKForm):
    """What the case holder will do because of a finding."""

    what = options(
        forms.CharField(
            label="What will be done?",
            max_length=300,
            help_text="Begin with a verb. Never a child's name.",
            error_messages={"required": "Enter what will be done"},
        ),
        called="What will be done",
    )
    due_on = options(
        DateField(label="By when?", past=False, error_messages={"required": "Enter the date by which it will be done"}),
        called="The due date",
    )


class FindingNoNeedForm(GovUKForm):
    """Why no learning need comes of a finding."""

    no_need = one_of(NoNeed.choices, label="Why is no learning need raised?", required="Choose why no learning need is raised")
