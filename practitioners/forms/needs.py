"""Forms about learning needs."""

from django import forms
from django.utils.formats import date_format

from learning_org.web.forms import DateField, DetailsGroup, GovUKForm, options
from practitioners.models import CPDEntry, Priority, Source, Standard, Theme
from practitioners.queries.frameworks import standards_to_choose
from practitioners.queries.needs import learning_that_may_meet

WANTED_BY = "Leave it empty if there is no date."
NOTICED = {  # what may be chosen; a follow-up and an analysis have pages of their own
    Source.SELF: "Something I want to learn",
    Source.SUPERVISION: "Supervision",
    Source.APPRAISAL: "An appraisal",
    Source.AUDIT: "A case audit",
    Source.REVIEW: "A learning review",
    Source.FEEDBACK: "Feedback from families or partners",
    Source.TEAM: "A team discussion",
}


class StandardChoiceField(forms.ModelChoiceField):
    """One standard, or none, in groups by framework, since several count from 1."""

    def __init__(self):
        super().__init__(Standard.objects.none(), label="Standard", required=False, empty_label="None")

    def offer(self, standards):
        """Offer these Standards, in this order, without asking the database for them again."""
        self.offered = {str(standard.pk): standard for standard in standards}
        self.queryset = Standard.objects.filter(pk__in=self.offered)  # asked only to put into words what another tab changed
        groups = {}
        for standard in standards:
            groups.setdefault(str(standard.version), []).append((standard.pk, str(standard)))
        self.choices = [("", self.empty_label), *groups.items()]

    def to_python(self, value):
        """The Standard of what was posted, of those that are offered; None for nothing."""
        if value in self.empty_values:
            return None
        if str(value) not in self.offered:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return self.offered[str(value)]


def priority_field():
    """How much a need matters: asked wherever one is raised."""
    field = forms.TypedChoiceField(
        label="How much does it matter?",
        choices=Priority.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how much it matters"},
    )
    return options(field, small=True)


class NeedForm(GovUKForm):
    """What `person` needs to learn, why, and where it was noticed. `own=False` is about somebody else."""

    layout = ("title", "reason", "priority", "source", "wanted_by", DetailsGroup("Add a theme or a standard", "theme", "standard"))
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
            help_text="What was noticed, and what would be better for children. Never a child's name.",
            error_messages={"required": "Enter why this is needed"},
        ),
        rows=4,
        called="Why",
    )
    priority = priority_field()
    source = options(
        forms.ChoiceField(
            label="Where was it noticed?",
            choices=list(NOTICED.items()),
            widget=forms.RadioSelect,
            error_messages={"required": "Choose where it was noticed"},
        ),
        small=True,
    )
    wanted_by = DateField(label="Wanted by (optional)", required=False, help_text=WANTED_BY)
    theme = forms.ModelChoiceField(label="Theme", queryset=Theme.objects.filter(is_active=True), required=False, empty_label="None")
    standard = StandardChoiceField()

    def __init__(self, *args, person, own=True, **kwargs):
        self.person, self.own = person, own
        super().__init__(*args, **kwargs)

    def narrow(self):
        kept = self.initial.get("standard")  # a need may name a standard that is no longer in force, or meant for another role
        kept = [kept.pk] if kept else []
        self.fields["standard"].offer(standards_to_choose(self.user.access.on, person_id=self.person.pk, kept=kept))
        if "source" in self.fields:
            self.fields["source"].choices = self.places()

    def places(self):
        """Where it may have been noticed: what a need says already stays to be chosen."""
        kept = self.initial.get("source")
        offered = [pair for pair in NOTICED.items() if self.own or pair[0] != Source.SELF]
        return offered if kept in (None, *NOTICED) else [*offered, (kept, Source(kept).label)]


class PlacedNeedForm(NeedForm):
    """A need whose page says where it was noticed: a three-month follow-up, an analysis of training needs."""

    layout = tuple(part for part in NeedForm.layout if part != "source")
    source = None


class NeedPlanForm(GovUKForm):
    """How a need will be met, and by when."""

    plan = options(
        forms.CharField(
            label="How will it be met?",
            widget=forms.Textarea,
            max_length=4000,
            help_text="A course, shadowing a colleague, reading, coaching: what, with whom and when.",
            error_messages={"required": "Enter how it will be met"},
        ),
        rows=4,
        called="The plan",
    )
    wanted_by = DateField(label="By when? (optional)", required=False, help_text=WANTED_BY)


class LearningChoiceField(forms.ModelChoiceField):
    """A piece of learning by its date and title."""

    def label_from_instance(self, entry):
        return f"{date_format(entry.learnt_on, 'j F Y')}: {entry.title}"


class NeedMeetForm(GovUKForm):
    """What met a need: one of the person's pieces of learning that the user may read, or something else in words."""

    HOW = [("learning", "A piece of learning that was recorded"), ("other", "Coaching, shadowing or something else")]
    how = options(
        forms.ChoiceField(label="What met it?", choices=HOW, widget=forms.RadioSelect, error_messages={"required": "Choose what met it"}),
        reveals={"learning": "entry", "other": "met_how"},
    )
    entry = LearningChoiceField(
        label="Which piece?",
        queryset=CPDEntry.objects.none(),
        empty_label="Choose",
        error_messages={"required": "Choose the piece of learning that met it"},
    )
    met_how = options(
        forms.CharField(
            label="What was it?",
            widget=forms.Textarea,
            max_length=4000,
            error_messages={"required": "Enter what met it"},
        ),
        rows=3,
        called="What met it",
    )
    rating_before = options(
        forms.IntegerField(
            label="How confident were you in this before, from 1 to 10? (optional)",
            min_value=1,
            max_value=10,
            required=False,
            help_text="1 is not at all, 10 is fully. The same question comes again in three months.",
        ),
        width=2,
        inputmode="numeric",
        called="The rating",
    )

    def __init__(self, *args, need, **kwargs):
        self.need = need
        super().__init__(*args, **kwargs)

    def narrow(self):
        if self.user.access.person_id != self.need.person_id:
            self.fields["rating_before"].label = "How confident were they in this before, from 1 to 10? (optional)"
        self.fields["entry"].queryset = learning_that_may_meet(self.need, self.user)
        if not self.fields["entry"].queryset.exists():
            del self.fields["how"], self.fields["entry"]

    def answer(self):
        """What meet_need takes: the piece or the words, and the rating."""
        said = self.cleaned_data
        return {"entry": said.get("entry"), "met_how": said.get("met_how") or "", "rating_before": said.get("rating_before")}


class NeedEndForm(GovUKForm):
    """Why a need will not be met."""

    reason = options(
        forms.CharField(
            label="Why will it not be met?",
            widget=forms.Textarea,
            max_length=2000,
            help_text="For example: the job changed, or another need covers it.",
            error_messages={"required": "Enter why it will not be met"},
        ),
        rows=3,
        called="The reason",
    )
