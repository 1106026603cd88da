"""Forms about units."""

from django import forms

from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.forms import DateField, GovUKForm, options
from learning_org.web.forms.layout import Part
from practitioners.forms.shared import LastDayForm, UnitField, first_day, last_day, one_of, picked
from practitioners.models import Job, Organisation, UnitKind
from practitioners.queries.reach import changes_of_merge, changes_of_move, fingerprint
from practitioners.queries.units import offered, others_for
from practitioners.services.merging import check_merge
from practitioners.services.units import check_move

TOP = "At the top of its organisation"
SHOWN = "shown"  # the list of who sees more or less that the page showed


class UnitFields(GovUKForm):
    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter the name of the unit"})
    kind = one_of(UnitKind.choices, label="What kind of unit is it?", required="Choose the kind of unit")


class UnitForm(UnitFields):
    """Rename a unit, or correct its kind."""


class UnitAddForm(UnitFields):
    """A new unit and where it stands."""

    organisation = picked(Organisation.objects.all(), label="Organisation", required="Choose the organisation")
    parent = UnitField(label="Under which unit?", required=False, empty_label=TOP)
    first_day = first_day("Opens on", error_messages={"required": "Enter the day on which the unit opens"})

    def narrow(self):
        self.fields["parent"].queryset = offered(self.user, clock.today())


class Reach(Part):
    """Who will see more and who less, and the tick that confirms it; nothing before it is known."""

    template = "practitioners/_unit_reach.html"


class ReachForm(GovUKForm):
    """A reorganisation: once it is known whose roles will reach further or less far, that is listed, and asked to be confirmed.

    A form says which are the changes (`get_changes(cleaned_data)`), its own fields (`own`), and what is refused whoever does it
    (`check(cleaned_data)`, which raises Refused). Cleaned, `confirmed` is the fingerprint of what was looked through, or "".
    """

    confirmed = options(forms.BooleanField(label="I have looked through who will see more and who less", required=False))

    def narrow(self):
        self.reach = Reach("confirmed", changes=[])
        self.layout = (*self.own, self.reach)

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        try:
            self.check(cleaned)
        except Refused as refusal:
            self.refuse(refusal)
            return cleaned
        changes = self.reach.own["changes"] = self.get_changes(cleaned)
        seen = cleaned["confirmed"] and self.data.get(SHOWN) == self.shown
        cleaned["confirmed"] = self.shown if changes and seen else ""
        if changes and not seen:
            self._take_back_tick()
            self.add_error("confirmed", "Look through who will see more and who less, then tick to confirm")
        return cleaned

    def refuse(self, refusal):
        """Where the list changed between this form and the service, the page shows the list of now."""
        if refusal.field == "confirmed":
            self.reach.own["changes"] = self.get_changes(self.cleaned_data)
            self._take_back_tick()
        super().refuse(refusal)

    def _take_back_tick(self):
        """It confirmed another list."""
        self.data = self.data.copy()
        self.data.pop("confirmed", None)

    @property
    def shown(self):
        """What stands for the list on the page, to be sent back."""
        return fingerprint(self.reach.own["changes"])


class UnitMoveForm(ReachForm):
    """Where a unit stands from a day on."""

    own = ("parent", "first_day")

    parent = UnitField(label="Under which unit?", required=False, empty_label=TOP)
    first_day = first_day("From which day?", error_messages={"required": "Enter the day from which it stands there"})

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.fields["parent"].queryset = others_for(unit, clock.today())

    def check(self, cleaned):
        check_move(self.unit, cleaned["parent"], cleaned["first_day"])

    def get_changes(self, cleaned):
        return changes_of_move(self.unit, cleaned["parent"], cleaned["first_day"])


class UnitMergeForm(ReachForm):
    """The unit that a unit goes into, from a day on."""

    own = ("into", "first_day")

    into = UnitField(label="Into which unit?")
    first_day = first_day("From which day?", error_messages={"required": "Enter the day from which it is part of the other unit"})

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.fields["into"].queryset = others_for(unit, clock.today()).order_by("name", "pk")

    def check(self, cleaned):
        check_merge(self.unit, cleaned["into"], cleaned["first_day"])

    def get_changes(self, cleaned):
        return changes_of_merge(self.unit, cleaned["into"], cleaned["first_day"])


class PostNumberForm(GovUKForm):
    """How many of a job a unit is meant to have."""

    job = picked(Job.objects.all(), label="Job", required="Choose the job")
    fte = options(
        forms.DecimalField(
            label="Full-time equivalents",
            min_value=0.01,
            max_digits=5,
            decimal_places=2,
            help_text="4.5 is four full-time posts and a half.",
            error_messages={"required": "Enter how many full-time equivalents"},
        ),
        width=5,
        inputmode="decimal",
    )


class PostForm(LastDayForm, PostNumberForm):
    """How many of a job a unit is meant to have, for a time."""

    first_day = first_day()
    last_day = last_day()


class UnitCloseForm(GovUKForm):
    last_day = last_day("Last day of the unit", required=True, hint="", error_messages={"required": "Enter the last day of the unit"})


class AsAtForm(GovUKForm):
    """The date on which the units are shown."""

    on = options(DateField(label="Show the units as they were on", required=False), called="The date")

    def narrow(self):
        """Who stays and who goes would show a leaving before it is told: days to come are for those who know of leavers."""
        self.fields["on"].future = self.user.access.has(Role.ADMINISTRATOR, Role.PSW)
