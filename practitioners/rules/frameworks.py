"""Who may do what with standards frameworks: everybody in post reads them, the principal social worker keeps them (policy, "settings")."""

import rules

from learning_org.accounts.roles import MANAGER_ROLES, Role
from practitioners.models import UnitAncestry
from practitioners.rules.needs import is_in_post


@rules.predicate
def keeps_frameworks(user, record=None):
    """Principal social worker, for whichever unit: there is one set of frameworks for the whole council."""
    return user.access.has(Role.PSW)


@rules.predicate
def leads_unit(user, unit):
    """Manages the unit or one above it, or is principal social worker for one."""
    units = user.access.units(*MANAGER_ROLES, Role.PSW)
    held = UnitAncestry.objects.filter(descendant=unit, ancestor__in=units, period__contains=user.access.on)
    return bool(unit and units) and held.exists()


rules.add_perm("practitioners.view_unit_coverage", is_in_post & leads_unit)
rules.add_perm("practitioners.view_framework", is_in_post)
rules.add_perm("practitioners.change_framework", keeps_frameworks)
rules.add_perm("practitioners.keep_sources", keeps_frameworks)
