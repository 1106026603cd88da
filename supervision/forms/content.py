"""Forms about what is said in a supervision: the note, cases, wellbeing, actions from last time, new actions and needs."""

from django import forms
from django.conf import settings

from learning_org.accounts.models import Person
from learning_org.web.forms import DateField, GovUKForm, Section, options
from practitioners.forms.needs import priority_field
from practitioners.models import ActionState, Theme
from practitioners.models.records import check_case_reference
from practitioners.services.case_references import normalise
from supervision.forms.sessions import HERE, words_field
from supervision.models import CarriedOutcome


class NoteForm(GovUKForm):
    """What was talked about beside cases and wellbeing."""

    layout = (
        Section("Development", "learning", "reflection"),
        Section("Workload and the organisation", "workload", "organisation"),
    )
    learning = words_field(
        "How was learning used since last time?",
        called="How learning was used",
        help_text="In which piece of work, what was done differently, and what came of it for the child.",
    )
    reflection = words_field(
        "Reflection",
        called="The reflection",
        help_text=f"What happened, feelings about the work, what it may mean, what to try. {HERE}",
        rows=6,
    )
    workload = words_field("Workload", called="Workload", help_text="Caseload, hours, what can wait.", rows=3)
    organisation = words_field(
        "The organisation", called="This part", help_text="What should go up, and what has come down, with who takes it further.", rows=3
    )


class CaseReferenceMixin:
    """A case reference in the council's pattern, as a field `case_reference`."""

    def narrow(self):
        super().narrow()
        self.fields["case_reference"].help_text = f"For example {settings.CASE_REFERENCE_EXAMPLE}. {HERE}"

    def clean_case_reference(self):
        reference = normalise(self.cleaned_data["case_reference"])
        if reference:
            check_case_reference(reference)
        return reference


class CaseForm(CaseReferenceMixin, GovUKForm):
    """One case: life now, the decision, the three columns of Signs of Safety."""

    layout = (
        "case_reference",
        "plan_moved_on",
        "life_now",
        "decision",
        Section("Signs of Safety", "worried", "working_well", "needs_to_happen"),
    )
    case_reference = options(
        forms.CharField(label="Case reference", max_length=30, error_messages={"required": "Enter the case reference"}), width=10
    )
    plan_moved_on = options(
        DateField(
            label="When did the plan last move? (optional)",
            required=False,
            future=False,
            help_text="The last day on which a step of the plan was done. It shows whether the case drifts.",
        ),
        called="The day on which the plan last moved",
    )
    life_now = words_field("What is life like for the child now?", called="Life now", rows=3)
    decision = words_field("Decision, and the reason for it", called="The decision", rows=3)
    worried = words_field("What are we worried about?", called="What we are worried about", rows=3)
    working_well = words_field("What is working well?", called="What is working well", rows=3)
    needs_to_happen = words_field("What needs to happen?", called="What needs to happen", rows=3)


class WellbeingForm(GovUKForm):
    """How the supervisee is, and what would help."""

    text = words_field("How are you, and what would help?", called="This part", help_text="Leave it empty to take this part out.", rows=6)


class CarriedForm(GovUKForm):
    """What became of each action from last time: a group of radios and a note for each of `rows`."""

    def __init__(self, *args, rows, **kwargs):
        self.rows = rows
        super().__init__(*args, **kwargs)

    def narrow(self):
        for row in self.rows:
            about = ", ".join(str(part) for part in (row.action.person, row.action.case_reference) if part)
            outcome = forms.ChoiceField(
                label=row.action.what,
                help_text=about,
                choices=CarriedOutcome.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=row.outcome,
            )
            self.fields[f"outcome_{row.pk}"] = options(outcome, small=True)
            self.fields[f"note_{row.pk}"] = options(
                forms.CharField(label="What was said of it, or why (optional)", max_length=300, required=False, initial=row.note),
                called="What was said",
                legend="",
            )

    def clean(self):
        cleaned = super().clean()
        for row in self.rows:
            needs_why = cleaned.get(f"outcome_{row.pk}") in (CarriedOutcome.MOVED, CarriedOutcome.DROPPED)
            if needs_why and not cleaned.get(f"note_{row.pk}") and not self.has_error(f"note_{row.pk}"):
                self.add_error(f"note_{row.pk}", "Enter why it is moved or no longer needed")
        return cleaned

    def answers(self):
        """What answer_carried takes."""
        return {row.pk: (self.cleaned_data[f"outcome_{row.pk}"], self.cleaned_data[f"note_{row.pk}"]) for row in self.rows}


def open_rows(session):
    """The actions from last time that may be answered, or answered differently: not those that are closed and answered."""
    rows = session.carried.select_related("action__person", "action__case_reference").order_by("pk")
    return [row for row in rows if not row.outcome or row.action.state == ActionState.OPEN]


class AgreedActionForm(CaseReferenceMixin, GovUKForm):
    """Who will do what, by when."""

    layout = ("what", "doer", "due_on", "case_reference")
    what = options(
        forms.CharField(
            label="What will be done?",
            max_length=300,
            help_text=f"Begin with a verb. {HERE}",
            error_messages={"required": "Enter what will be done"},
        ),
        called="What will be done",
    )
    doer = options(
        forms.ModelChoiceField(
            label="Who does it?",
            queryset=Person.objects.none(),
            widget=forms.RadioSelect,
            empty_label=None,
            error_messages={"required": "Choose who does it"},
        ),
        small=True,
    )
    due_on = options(
        DateField(label="By when?", past=False, error_messages={"required": "Enter the date by which it will be done"}),
        called="The due date",
    )
    case_reference = options(forms.CharField(label="Case reference (optional)", required=False, max_length=30), width=10)

    def __init__(self, *args, session, **kwargs):
        self.session = session
        super().__init__(*args, **kwargs)

    def narrow(self):
        super().narrow()
        self.fields["doer"].queryset = Person.objects.filter(pk__in=[person.pk for person in self.session.people.values()])


class SessionNeedForm(GovUKForm):
    """What the supervisee needs to learn, and why."""

    title = options(
        forms.CharField(label="What is needed?", max_length=200, error_messages={"required": "Enter what is needed"}),
        called="What is needed",
    )
    reason = words_field(
        "Why?",
        called="Why",
        required="Enter why this is needed",
        help_text=f"What was noticed, and what would be better for children. {HERE}",
        limit=4000,
    )
    priority = priority_field()
    wanted_by = DateField(label="Wanted by (optional)", required=False, past=False, help_text="Leave it empty if there is no date.")
    theme = forms.ModelChoiceField(
        label="Theme (optional)", queryset=Theme.objects.filter(is_active=True), required=False, empty_label="None"
    )
