"""Whom people answer to, and the roles they hold: an administrator records both, never their own role."""

from learning_org.web import clock
from practitioners.forms.placements import EndForm, RelationshipForm, RoleForm
from practitioners.models import Relationship, RoleGrant
from practitioners.services.relationships import add_relationship, end_relationship
from practitioners.services.roles import end_role, grant_role
from practitioners.views.people import OnePersonFormPage
from practitioners.views.placements import RowFormPage


class RelationshipCreateView(OnePersonFormPage):
    """A line manager, supervisor, assessor, mentor or cover (S16, S25)."""

    permission = "practitioners.add_relationship"
    form_class = RelationshipForm
    title = "Add a line manager, supervisor or other"
    submit = "Add this person"
    success_message = "It is recorded, and both are told."

    def get_initial(self):
        return {"first_day": clock.today()}

    def save(self, form):
        return add_relationship(self.object, **form.relationship(), by=self.person)


class RelationshipEndView(RowFormPage):
    model = Relationship
    select = ("other",)
    permission = "practitioners.end_relationship"
    form_class = EndForm
    submit = "Save the last day"
    success_message = "The last day is recorded."

    def get_title(self):
        return f"End {self.object.other} as {self.object.what}"

    def get_caption(self):
        return str(self.object.person)

    def save(self, form):
        return end_relationship(self.object, **form.cleaned_data, by=self.person)


class RoleCreateView(OnePersonFormPage):
    """A role for a unit, from a day on. Nobody gives one to themselves (Q54)."""

    permission = "practitioners.add_role"
    denied = "Nobody gives a role to themselves. Another administrator can give it to you."
    form_class = RoleForm
    title = "Give a role"
    submit = "Give this role"
    success_message = "The role is given, and they are told."

    def get_initial(self):
        return {"first_day": clock.today()}

    def save(self, form):
        return grant_role(self.object, **form.cleaned_data, by=self.person)


class RoleEndView(RowFormPage):
    model = RoleGrant
    select = ("unit",)
    permission = "practitioners.end_role"
    form_class = EndForm
    title = "End this role"
    submit = "Save the last day"
    success_message = "The last day of the role is recorded."

    def save(self, form):
        return end_role(self.object, **form.cleaned_data, by=self.person)
