"""The list of specialist roles, which administrators keep."""

from django.db.models import Count, Q
from django.urls import reverse

from learning_org.trail.views.base import SeenRecordMixin
from learning_org.web import clock
from learning_org.web.views.base import ConfirmPage, FormPage, ListPage
from practitioners.forms.specialists import SpecialistRoleForm
from practitioners.models import SpecialistRole
from practitioners.services.specialists import (
    add_specialist_role,
    bring_back_specialist_role,
    edit_specialist_role,
    retire_specialist_role,
)
from practitioners.tables.specialists import SpecialistRoleTable
from practitioners.views.specialists import MENU, UNITS

LIST = "practitioners:specialist_role_list"


class RolesMixin:
    """Administrators keep the list."""

    model = SpecialistRole
    permission = "practitioners.keep_specialist_roles"
    denied = "An administrator keeps the list of roles. Ask them, or write to the training team."
    menu = UNITS

    def get_queryset(self):
        return SpecialistRole.objects.all()

    def get_permission_object(self):
        return None

    def get_back(self):
        return ("Back to the roles", reverse(LIST))


class SpecialistRoleListView(RolesMixin, ListPage):
    """Every role, in use or retired, with how many hold it today."""

    table_class = SpecialistRoleTable
    title = "Roles of champions and specialists"
    noun = ("role", "roles")
    action = ("Add a role", "practitioners:specialist_role_create")
    empty_title = "No roles yet"

    def get_back(self):
        return ("Back to champions and specialists", reverse(MENU))

    def get_queryset(self):
        today = Count("holdings", filter=Q(holdings__period__contains=clock.today()))
        return super().get_queryset().annotate(held=today).order_by("-is_active", "kind", "name")


class SpecialistRoleCreateView(RolesMixin, FormPage):
    """A further role."""

    model = None
    form_class = SpecialistRoleForm
    title = "Add a role"
    submit = "Add this role"
    success_message = "The role is added."

    def save(self, form):
        return add_specialist_role(**form.cleaned_data, by=self.person)


class SpecialistRoleEditView(RolesMixin, SeenRecordMixin, FormPage):
    """Another name or kind, or whether every team is meant to have one."""

    template_name = "practitioners/specialist_role_edit.html"
    form_class = SpecialistRoleForm
    title = "Change this role"
    submit = "Save this role"
    success_message = "The role is changed."

    def get_initial(self):
        return {name: getattr(self.object, name) for name in ("name", "kind", "in_each_team")}

    def save(self, form):
        return edit_specialist_role(self.object, **form.cleaned_data, by=self.person)


class SpecialistRoleRetireView(RolesMixin, ConfirmPage):
    """A role that nobody is given any more."""

    text = "Nobody can be given this role any more. Who held it stays in the record."
    submit = "Retire this role"
    success_message = "The role is retired."

    def get_title(self):
        return f"Retire {self.object}"

    def act(self):
        return retire_specialist_role(self.object, by=self.person)


class SpecialistRoleRestoreView(RolesMixin, ConfirmPage):
    """A retired role is offered again."""

    text = "People can be given this role again."
    submit = "Offer this role again"
    success_message = "The role is offered again."

    def get_title(self):
        return f"Offer {self.object} again"

    def act(self):
        return bring_back_specialist_role(self.object, by=self.person)
