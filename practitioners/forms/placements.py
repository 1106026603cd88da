"""Forms about positions, relationships and roles."""

from django import forms

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.forms import GovUKForm, options
from practitioners.forms.find_person import FindPersonField
from practitioners.forms.shared import LastDayForm, UnitField, first_day, last_day, one_of, picked
from practitioners.models import Basis, Grade, GrantBasis, Job, RelationshipKind, Unit
from practitioners.queries.people import in_post
from practitioners.queries.units import offered

CANCEL_HINT = "To cancel what has not begun yet, enter a day before its first day."


class PositionFields(GovUKForm):
    """What is said of a position. Units are those open today or later, so that a new unit can be filled before it opens."""

    NAMES = ("unit", "job", "grade", "fte", "basis", "acting_up", "first_day", "last_day")

    unit = UnitField(label="Unit")
    job = picked(Job.objects.all(), label="Job", required="Choose the job")
    grade = forms.ModelChoiceField(Grade.objects.all(), label="Grade", required=False, empty_label="Not on the council's scale")
    fte = options(
        forms.DecimalField(
            label="Full-time equivalent",
            initial=1,
            min_value=0.01,
            max_value=1,
            max_digits=3,
            decimal_places=2,
            help_text="1 is full time, 0.6 is three days a week.",
            error_messages={"required": "Enter the full-time equivalent"},
        ),
        width=4,
        inputmode="decimal",
    )
    basis = one_of(Basis.choices, label="On what basis?", required="Choose the basis", initial=Basis.PERMANENT)
    acting_up = forms.BooleanField(label="Acting up", required=False, help_text="For a time, in a post above their own.")
    first_day = first_day()
    last_day = last_day()

    def narrow(self):
        super().narrow()
        today = clock.today()
        open_now, later = offered(self.user, today), Unit.objects.visible_to(self.user).filter(period__startswith__gt=today)
        self.fields["unit"].queryset = (open_now | later).order_by("name", "pk")


class PositionForm(LastDayForm, PositionFields):
    """Correct a position."""


MAIN = [
    ("ends", "Yes, and the present main position ends the day before"),
    ("beside", "Yes, and the present main position goes on beside it"),
    ("no", "No, it is a further position"),
]


class PositionAddForm(LastDayForm, PositionFields):
    """A further position, or the next one."""

    is_primary = one_of(
        MAIN,
        label="Is it their main position?",
        required="Say whether this is their main position",
        help_text="People are counted in the unit of their main position.",
    )


class PositionEndForm(GovUKForm):
    """The last day of a position and, when it was the main one, which is the main one from then on."""

    last_day = last_day("Last day in this position", required=True, hint=CANCEL_HINT)

    def __init__(self, *args, others=None, **kwargs):
        super().__init__(*args, **kwargs)
        if others is not None:
            self.fields["next_main"] = forms.ModelChoiceField(
                others,
                label="Which is the main position from then on?",
                widget=forms.RadioSelect,
                empty_label=None,
                error_messages={"required": "Choose the position that is the main one from then on"},
            )


class MainPositionForm(GovUKForm):
    first_day = first_day(
        "From which day is it the main position?", error_messages={"required": "Enter the day from which it is the main one"}
    )


KINDS = [
    ("line_manager", "Line manager"),
    ("lead_supervisor", "Lead supervisor"),
    ("supervisor", "Further supervisor"),
    ("professional_supervisor", "Professional supervisor"),
    (RelationshipKind.PRACTICE_ASSESSOR, "Practice assessor"),
    (RelationshipKind.MENTOR, "Mentor"),
    (RelationshipKind.COVER, "Cover"),
]
KIND_HINTS = {
    "line_manager": "Follows the present line manager, who ends the day before.",
    "lead_supervisor": "The one who counts for timescales. Follows the present lead supervisor.",
    "professional_supervisor": "Beside the case supervision.",
    RelationshipKind.COVER: "Stands in for this person, and sees their line for that time.",
}


class RelationshipForm(LastDayForm, GovUKForm):
    """Who supports or manages somebody."""

    kind = one_of(KINDS, label="What are they to this person?", required="Choose what they are to this person", hints=KIND_HINTS)
    other = FindPersonField(label="Who is it?", help_text="Enter a name.", error_messages={"required": "Enter the name of the person"})
    first_day = first_day()
    last_day = last_day()

    def narrow(self):
        self.fields["other"].queryset = in_post(Person.objects.visible_to(self.user), clock.today())

    def relationship(self):
        """What add_relationship takes, from what was chosen."""
        data = self.cleaned_data
        kind = RelationshipKind.SUPERVISOR if data["kind"].endswith("supervisor") else data["kind"]
        own = {"is_lead": data["kind"] == "lead_supervisor", "professional": data["kind"] == "professional_supervisor"}
        return own | {"kind": kind} | {name: data[name] for name in ("other", "first_day", "last_day")}


class EndForm(GovUKForm):
    """The last day of a relationship or a role."""

    last_day = last_day(required=True, hint=CANCEL_HINT)


class RoleForm(LastDayForm, GovUKForm):
    """A role for a unit and a time."""

    role = forms.ChoiceField(
        choices=[("", "Choose"), *Role.choices],
        label="Role",
        error_messages={"required": "Choose the role", "invalid_choice": "Choose the role"},
    )
    unit = UnitField(label="For which unit?", help_text="A manager's or an officer's role reaches the units below it too.")
    basis = one_of(GrantBasis.choices, label="Why do they hold it?", required="Choose why they hold it", initial=GrantBasis.SUBSTANTIVE)
    first_day = first_day()
    last_day = last_day()

    def narrow(self):
        self.fields["unit"].queryset = offered(self.user, clock.today())
