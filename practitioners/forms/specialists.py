"""Forms about specialist roles and who holds them."""

from django import forms

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.forms import GovUKForm
from practitioners.forms.find_person import FindPersonField
from practitioners.forms.placements import EndForm
from practitioners.forms.shared import LastDayForm, UnitField, first_day, last_day, one_of, picked
from practitioners.models import SpecialistKind, SpecialistRole, UnitAncestry
from practitioners.queries.people import in_post
from practitioners.queries.units import offered
from practitioners.rules.specialists import KEEPERS


class SpecialistRoleForm(GovUKForm):
    """A role that people can hold beside their job."""

    name = forms.CharField(label="Name", max_length=80, error_messages={"required": "Enter the name of the role"})
    kind = one_of(SpecialistKind.choices, label="What kind of role is it?", required="Choose the kind of role")
    in_each_team = forms.BooleanField(
        label="Every team is meant to have one", required=False, help_text="A team without one is shown as a gap."
    )


class GiveHoldingForm(LastDayForm, GovUKForm):
    """Somebody holds a role for a unit, for a time."""

    role = picked(SpecialistRole.objects.filter(is_active=True), label="Role", required="Choose the role")
    unit = UnitField(label="For which unit?")
    other = FindPersonField(label="Who holds it?", help_text="Enter a name.", error_messages={"required": "Enter the name of the person"})
    first_day = first_day()
    last_day = last_day()

    def narrow(self):
        today, access = clock.today(), self.user.access
        units = offered(self.user, today)
        if not access.has(Role.ADMINISTRATOR):
            mine = UnitAncestry.objects.filter(ancestor__in=access.units(*KEEPERS), period__contains=today)
            units = units.filter(pk__in=mine.values("descendant_id"))
        self.fields["unit"].queryset = units
        self.fields["other"].queryset = in_post(Person.objects.visible_to(self.user), today)


class EndHoldingForm(EndForm):
    """The last day on which somebody holds a role."""
