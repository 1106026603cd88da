"""Who may do what with specialist roles: predicates (user, object) -> bool."""

import rules

from learning_org.accounts.roles import Role
from learning_org.web import clock
from practitioners.models import UnitAncestry
from practitioners.rules.people import is_administrator

KEEPERS = (Role.SERVICE_MANAGER, Role.PSW)


@rules.predicate
def keeps_holdings(user, unit=None):
    """Administrators for every unit; service managers and the principal social worker for theirs and below (of nothing: for any)."""
    if user.access.has(Role.ADMINISTRATOR):
        return True
    mine = user.access.units(*KEEPERS)
    if unit is None or not mine:
        return bool(mine)
    return UnitAncestry.objects.filter(ancestor__in=mine, descendant=unit, period__contains=clock.today()).exists()


@rules.predicate
def ends_holding(user, holding):
    return holding is not None and keeps_holdings(user, holding.unit)


rules.add_perm("practitioners.give_specialist_role", keeps_holdings)
rules.add_perm("practitioners.end_specialist_role", ends_holding)
rules.add_perm("practitioners.keep_specialist_roles", is_administrator)
