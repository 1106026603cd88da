"""Forms about learning: recording and changing a piece, sharing it."""

import copy
import datetime

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import format_html

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.forms import DateField, DetailsGroup, GovUKForm, Row, Section, options
from learning_org.web.forms.layout import Part
from practitioners.forms.find_person import FindPersonField
from practitioners.models import LearningKind, LearningNeed, LearningSource, PeerAnswer, ReflectionGuide, Sharing, Standard
from practitioners.models.records import check_case_reference
from practitioners.queries.cpd import colleague_named, in_a_sentence, readers_when_shared, standards_offered
from practitioners.queries.people import in_post
from practitioners.queries.registration import own_status
from practitioners.services.case_references import normalise
from practitioners.services.cpd import Piece
from practitioners.services.guard import day

YES, NO = "yes", "no"
PEER_HINT = "A colleague whose full name you enter here can read this part, and the title and date of the piece"


class GuidePrompts(Part):
    """What each guide to reflection asks, between the choice of a guide and the reflection (Q14, P35)."""

    template = "practitioners/_cpd_guides.html"


def text(label, *, rows, called, required="", help_text="", short=False, legend="s", longest=10_000):
    """A text area; `required` is the message when it is left empty, and no message means that it may be."""
    widget = forms.Textarea({"class": "app-textarea-short"} if short else {})
    messages = {"required": required} if required else {}
    field = forms.CharField(
        label=label, required=bool(required), widget=widget, help_text=help_text, error_messages=messages, max_length=longest
    )
    return options(field, rows=rows, called=called, legend=legend)


class StandardsField(forms.ModelMultipleChoiceField):
    """Boxes to tick; a standard under which nothing is recorded yet this year is marked as new."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(Standard.objects.none(), required=False, **kwargs)
        self.marks_new = False

    def offer(self, standards, *, marks_new=False):
        """Offer these Standards, in this order, without asking the database for them again."""
        self.offered = {standard.pk: standard for standard in standards}
        self.queryset = Standard.objects.filter(pk__in=self.offered)  # asked only to put into words what another tab changed
        self.marks_new = marks_new
        several = len({standard.version_id for standard in standards}) > 1
        self.choices = [(standard.pk, self._label(standard, several)) for standard in standards]

    def _label(self, standard, several):
        words = f"{standard}, {standard.version.framework.short_name}" if several else str(standard)
        if self.marks_new and standard.is_new:
            return format_html('{}, <span class="app-note">new</span>', words)
        return words

    def clean(self, value):
        chosen = [str(one) for one in value or []]
        known = {str(pk): standard for pk, standard in self.offered.items()}
        if not all(one in known for one in chosen):
            raise ValidationError("Choose from the list")
        return [known[one] for one in dict.fromkeys(chosen)]


class LearningForm(GovUKForm):
    """Record learning, in the order of the thought (screen 02; domain facts, section 1: what the regulator's form asks)."""

    title = options(
        forms.CharField(label="What did you do?", max_length=200, error_messages={"required": "Enter what you did, in a few words"}),
        called="What you did",
        autocomplete="off",
    )
    kind = options(
        forms.ChoiceField(
            label="What kind of learning was it?",
            choices=LearningKind.choices,
            widget=forms.RadioSelect,
            error_messages={"required": "Choose what kind of learning it was"},
        ),
        small=True,
    )
    learnt_on = DateField(label="When?", future=False, error_messages={"required": "Enter the date of the learning"})
    hours = options(
        forms.DecimalField(
            label="Hours",
            required=False,
            decimal_places=1,
            min_value=0.1,
            max_value=99.9,
            help_text="You can leave this empty",
            widget=forms.TextInput,
            error_messages={
                "min_value": "Hours must be more than 0",
                "max_value": "Hours must be fewer than 100",
                "max_decimal_places": "Hours must have no more than 1 decimal place, like 1.5",
            },
        ),
        called="Hours",
        width=3,
        inputmode="decimal",
    )
    description = text(
        "What was it, and why does it matter for your work?",
        rows=4,
        called="What it was",
        required="Enter what it was, and why it matters for your work",
        help_text="Use a case reference, never a name",
    )
    guide = forms.ChoiceField(label="Choose a guide, if it helps", choices=ReflectionGuide.choices, required=False)
    reflection = text("Your reflection", rows=8, called="Your reflection", longest=50_000)
    did_differently = text("What did you do differently?", rows=2, called="What you did differently", short=True)
    how_well = text("How well did it go?", rows=2, called="How well it went", short=True)
    better_for_child = text(
        "Is the child better off? How do you know?",
        rows=2,
        called="Your answer",
        help_text="“Too early to say” is a good answer",
        short=True,
    )
    talked = options(
        forms.ChoiceField(
            label="Have you talked about it with a peer?",
            choices=[(YES, "Yes"), (NO, "Not yet: remind me on Monday")],
            widget=forms.RadioSelect,
            help_text="Anyone who knows your practice, social worker or not. They do not approve anything.",
            error_messages={"required": "Say whether you have talked about it with a peer"},
        ),
        reveals={YES: ("peer_name", "peer_learnt")},
    )
    peer_name = options(
        forms.CharField(label="With whom?", max_length=120, help_text=PEER_HINT, error_messages={"required": "Enter with whom you talked"}),
        called="The name",
        legend="",
        autocomplete="off",
    )
    peer_learnt = text(
        "What did you learn from talking about it?",
        rows=4,
        called="What you learnt",
        required="Enter what you learnt from talking about it",
        legend="",
    )
    standards = options(
        StandardsField(
            label="Which standards does it show?",
            help_text="No piece has to meet them all. “New” has nothing recorded under it yet this year.",
        ),
        small=True,
        columns=True,
    )
    statements = options(StandardsField(label="Which other standards does it show?"), small=True, columns=True)
    source = options(
        forms.CharField(label="Research or a resource it came from", required=False, max_length=300),
        called="The resource",
        autocomplete="off",
    )
    found_in = options(
        forms.ModelChoiceField(
            label="Where did you find it?",
            queryset=LearningSource.objects.none(),
            required=False,
            empty_label="Somewhere else, or nowhere in particular",
        ),
        called="Where you found it",
    )
    case_reference = options(
        forms.CharField(
            label="Case reference, if it came from a case",
            required=False,
        ),
        called="The case reference",
        width=10,
        autocomplete="off",
    )
    passed_on = text(
        "With whom have you shared what you learnt, and how?",
        rows=2,
        called="With whom you shared it",
        help_text="A team meeting, a colleague, a lunchtime session",
        short=True,
    )
    meets = options(
        forms.ModelChoiceField(
            label="Does it meet one of your learning needs?",
            queryset=LearningNeed.objects.none(),
            required=False,
            empty_label="No, or not yet",
            help_text="The need is then met, and in three months you are asked what changed.",
        ),
        called="The learning need",
    )
    sharing = options(
        forms.ChoiceField(
            label="Who may read it?",
            choices=Sharing.choices,
            widget=forms.RadioSelect,
            error_messages={"required": "Choose who may read it"},
        ),
        small=True,
    )
    share_reflection = options(
        forms.BooleanField(
            label="They may read my reflection too", required=False, help_text="Otherwise your reflection stays yours alone."
        ),
        small=True,
    )

    def __init__(self, *args, entry=None, **kwargs):
        self.entry = entry
        super().__init__(*args, **kwargs)

    def narrow(self):
        """The standards of this author's year, and by name who "my managers" are."""
        on, person = clock.today(), self.user.person
        if (
            status := own_status(self.user, on)
        ) and status.owes:  # before the field is asked what was posted: it keeps the hint that it has then
            self.fields["learnt_on"].help_text = f"After {day(status.year.lower - datetime.timedelta(days=1))}"
        regulator, others = standards_offered(person, on, self._learnt_on(), self._named())
        self.fields["standards"].offer(regulator, marks_new=True)
        self.fields["statements"].offer(others)
        if not others:
            del self.fields["statements"]
        needs = LearningNeed.objects.unmet().filter(person=person)
        self.fields["meets"].queryset = needs
        if not needs.exists():
            del self.fields["meets"]
        self.layout = layout_of(self.fields)
        named = Q(pk=self.entry.found_in_id) if self.entry else Q()
        self.fields["found_in"].queryset = LearningSource.objects.filter(Q(is_active=True) | named if named else Q(is_active=True))
        self.fields["case_reference"].help_text = f"Like {settings.CASE_REFERENCE_EXAMPLE}. Never a name"
        names = in_a_sentence(readers_when_shared(person, on))
        options(own_looks(self.fields["sharing"]), hints={Sharing.MANAGERS: f"Now: {names}"} if names else {})

    def _learnt_on(self):
        """The date of the learning, as it was posted or recorded; None when there is none yet."""
        try:
            return self.fields["learnt_on"].clean(self["learnt_on"].value()) if self.is_bound else self.entry and self.entry.learnt_on
        except ValidationError:
            return None

    def _named(self):
        """Ids of the standards that the piece names already, or that were posted: they are offered whatever the date and the job."""
        if not self.is_bound:
            return [standard.pk for standard in self.entry.standards.all()] if self.entry else []
        posted = [one for name in ("standards", "statements") for one in self[name].value() or ()]
        return [int(one) for one in map(str, posted) if one.isascii() and one.isdigit() and len(one) < 19]

    def clean(self):
        """A peer who works here is found by name; a standard must be in force on the day of the learning."""
        cleaned = super().clean()
        if cleaned.get("talked") == YES and cleaned.get("peer_name"):
            cleaned["peer"] = colleague_named(cleaned["peer_name"], self.user)
        for name in ("standards", "statements"):
            self._check_in_force(name, cleaned.get("learnt_on"))
        return cleaned

    def clean_case_reference(self):
        """In the council's pattern, or empty."""
        reference = normalise(self.cleaned_data["case_reference"])
        if reference:
            check_case_reference(reference)
        return reference

    def _check_in_force(self, name, learnt_on):
        for standard in self.cleaned_data.get(name) or () if learnt_on else ():
            if learnt_on not in standard.version.period:
                self.add_error(name, f"“{standard}” was not in force on {day(learnt_on)}. Choose another")
                break

    def piece(self):
        """The answers as a Piece, for the service."""
        data = dict(self.cleaned_data)
        chosen = [*data.pop("standards"), *(data.pop("statements", None) or ())]
        data["talked"] = data["talked"] == YES
        return Piece(**data, standards=chosen)


def layout_of(names):
    """The parts of the page in their order (screen 02); between two versions of the statements there may be none to choose from."""
    more = ("Add research, a case, or with whom you shared it", "found_in", "source", "case_reference", "passed_on")
    if "statements" in names:
        more = ("Add other standards, research, a case, or with whom you shared it", "statements", *more[1:])
    needs = ("meets",) if "meets" in names else ()
    return (
        "title",
        "kind",
        Row("learnt_on", "hours"),
        "description",
        Section("Reflect", "guide", GuidePrompts(), "reflection"),
        Section("So what?", "did_differently", "how_well", "better_for_child"),
        Section("Peer reflection", "talked"),
        Section("Standards and sharing", "standards", DetailsGroup(*more), *needs, "sharing", "share_reflection"),
    )


def own_looks(field):
    """The field with a copy of its looks: a form's fields are copies of the class's, but their options are shared."""
    field.govuk = copy.copy(getattr(field, "govuk", {}))
    return field


def initial_of(entry):
    """What the form shows of a piece that was recorded before: {field name: value}."""
    names = ("title", "kind", "learnt_on", "hours", "description", "did_differently", "how_well", "better_for_child", "source", "sharing")
    reflection, peer = getattr(entry, "reflection", None), getattr(entry, "peer_reflection", None)
    chosen = list(entry.shown_standards.values_list("standard_id", flat=True))
    found = {name: getattr(entry, name) for name in names} | {"standards": chosen, "statements": chosen}
    found |= {"found_in": entry.found_in_id, "passed_on": entry.passed_on}
    found["case_reference"] = entry.case_reference.reference if entry.case_reference else ""
    found["hours"] = f"{entry.hours:f}".rstrip("0").rstrip(".") if entry.hours else None  # as it was typed: 1, not 1.0
    found |= {"talked": YES if peer else NO, "peer_name": peer.peer_name if peer else "", "peer_learnt": peer.text if peer else ""}
    if reflection:
        found |= {"guide": reflection.guide, "reflection": reflection.text, "share_reflection": reflection.shared}
    return found


class PeerAnswerForm(GovUKForm):
    """The peer's own words: two lines at most, and nothing hangs on them."""

    answer = options(
        forms.ChoiceField(
            label="Did you talk about it?",
            choices=[(PeerAnswer.CONFIRMED, "Yes, we talked about it"), (PeerAnswer.NOT_ME, "No, that was not me")],
            widget=forms.RadioSelect,
            error_messages={"required": "Say whether you talked about it"},
        ),
    )
    added = text("Would you like to add anything?", rows=2, called="What you add", help_text="A line or two, if you like", longest=500)


class ShareForm(GovUKForm):
    """Choose a colleague who may read a piece (S75, P26)."""

    person = FindPersonField(
        label="Who may read it?",
        help_text="Enter a colleague's name",
        error_messages={"required": "Enter the name of the colleague who may read it"},
    )

    def narrow(self):
        """Colleagues in post whom the author may know."""
        people = Person.objects.visible_to(self.user).exclude(pk=self.user.access.person_id)
        self.fields["person"].queryset = in_post(people, self.user.access.on)


class RenewalForm(GovUKForm):
    """The three parts of renewal: each has its own date, and a date can be cleared again (domain facts, section 1)."""

    form_sent_on = DateField(label="Renewal form sent", required=False, future=False)
    fee_paid_on = DateField(label="Fee paid", required=False, future=False)
    learning_submitted_on = DateField(label="Learning entered with the regulator", required=False, future=False)
