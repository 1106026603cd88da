"""Forms about agreed actions."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from learning_org.accounts.models import Person
from learning_org.web.forms import DateField, GovUKForm, options
from practitioners.forms.find_person import FindPersonField
from practitioners.forms.needs import NOTICED
from practitioners.models import LearningNeed, Source
from practitioners.models.records import check_case_reference
from practitioners.queries.actions import people_to_agree_with
from practitioners.queries.people import in_post
from practitioners.services.case_references import normalise

PLACES = NOTICED | {Source.SELF: "My own idea", Source.FOLLOW_UP: "A three-month follow-up", Source.ANALYSIS: "Analysis of training needs"}


def words_field(label, required, *, called, help_text="", rows=3, limit=2000):
    """A text area whose answer is required, with its own message."""
    field = forms.CharField(
        label=label, widget=forms.Textarea, max_length=limit, help_text=help_text, error_messages={"required": required}
    )
    return options(field, rows=rows, called=called)


class ActionForm(GovUKForm):
    """What somebody will do, by when, and where it was agreed. `person` is the doer."""

    layout = ("what", "due_on", "source", "agreed_with", "case_reference", "need")
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
    source = options(
        forms.ChoiceField(
            label="Where was it agreed?",
            choices=list(PLACES.items()),
            widget=forms.RadioSelect,
            error_messages={"required": "Choose where it was agreed"},
        ),
        small=True,
    )
    agreed_with = options(
        forms.ModelChoiceField(
            label="With whom did you agree it?",
            queryset=Person.objects.none(),
            widget=forms.RadioSelect,
            required=False,
            blank=True,
            empty_label="Nobody else",
            help_text="They are told, and check it when you have done it.",
        ),
        small=True,
    )
    case_reference = options(forms.CharField(label="Case reference (optional)", required=False, max_length=30), width=10)
    need = forms.ModelChoiceField(
        label="Learning need (optional)", queryset=LearningNeed.objects.none(), required=False, empty_label="None"
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)

    def narrow(self):
        own = self.person.pk == self.user.access.person_id
        needs = LearningNeed.objects.readable_by(self.user).unmet().filter(person=self.person)
        self.offer("need", needs)
        self.offer("agreed_with", people_to_agree_with(self.user) if own else Person.objects.none())
        self.fields["case_reference"].help_text = f"For example {settings.CASE_REFERENCE_EXAMPLE}."
        if not own:
            self.fields["source"].choices = [pair for pair in PLACES.items() if pair[0] != Source.SELF]

    def offer(self, name, queryset):
        """Let `name` choose from `queryset`, or leave the question out when there is nothing to choose."""
        if queryset.exists():
            self.fields[name].queryset = queryset
        else:
            del self.fields[name]
            self.layout = tuple(part for part in self.layout if part != name)

    def clean_case_reference(self):
        reference = normalise(self.cleaned_data["case_reference"])
        if reference:
            check_case_reference(reference)
        return reference


class ActionDoneForm(GovUKForm):
    """When an action was done, and what shows it. `action` says when it was agreed."""

    done_on = options(
        DateField(label="When was it done?", future=False, error_messages={"required": "Enter the date on which it was done"}),
        called="The date",
    )
    evidence = words_field(
        "What shows that it is done?",
        "Enter what shows that it is done",
        called="What shows it",
        help_text="What you did and what came of it. Never a child's name.",
        rows=4,
    )

    def __init__(self, *args, action, **kwargs):
        self.action = action
        super().__init__(*args, **kwargs)

    def clean_done_on(self):
        if self.cleaned_data["done_on"] < self.action.agreed_on:
            raise ValidationError("The date must be the day on which it was agreed or later")
        return self.cleaned_data["done_on"]


class ActionMoveForm(GovUKForm):
    """Another due date, and why."""

    due_on = options(
        DateField(label="New due date", past=False, error_messages={"required": "Enter the new due date"}), called="The new due date"
    )
    reason = options(
        forms.CharField(label="Why is it moved?", max_length=300, error_messages={"required": "Enter why the date is moved"}),
        called="The reason",
    )


class ActionHandOverForm(GovUKForm):
    """To whom an action goes, and why."""

    to = FindPersonField(
        label="Who does it from now on?",
        help_text="Enter a name. They are told, and see the action and its case reference.",
        error_messages={"required": "Enter the name of the person who does it from now on"},
    )
    reason = options(
        forms.CharField(label="Why?", max_length=300, error_messages={"required": "Enter why it goes to somebody else"}),
        called="The reason",
    )

    def narrow(self):
        self.fields["to"].queryset = in_post(Person.objects.visible_to(self.user), self.user.access.on)


class ActionWithdrawForm(GovUKForm):
    """Why an action is no longer needed."""

    reason = words_field("Why is it no longer needed?", "Enter why it is no longer needed", called="The reason")


class ActionSendUpForm(GovUKForm):
    """Why an action goes up to the principal social worker."""

    why = words_field(
        "What stands in the way, and what do you need?",
        "Enter what stands in the way",
        called="The reason",
        help_text="The principal social worker reads this, the action and its evidence. Never a child's name.",
        rows=4,
    )
