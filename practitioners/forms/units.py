"""Forms about units."""

from django import forms

from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.forms import DateField, GovUKForm, options
from practitioners.forms.shared import LastDayForm, UnitField, first_day, last_day, one_of, picked
from practitioners.models import Job, Organisation, UnitKind
from practitioners.queries.units import offered, others_for

TOP = "At the top of its organisation"


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


class UnitMoveForm(GovUKForm):
    """Where a unit stands from a day on."""

    parent = UnitField(label="Under which unit?", required=False, empty_label=TOP)
    first_day = first_day("From which day?", error_messages={"required": "Enter the day from which it stands there"})

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = others_for(unit, clock.today())


class UnitMergeForm(GovUKForm):
    """The unit that a unit goes into, from a day on."""

    into = UnitField(label="Into which unit?")
    first_day = first_day("From which day?", error_messages={"required": "Enter the day from which it is part of the other unit"})

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = others_for(unit, clock.today()).order_by("name", "pk")


class PostForm(LastDayForm, GovUKForm):
    """How many of a job a unit is meant to have, for a time."""

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
