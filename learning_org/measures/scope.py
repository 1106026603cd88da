"""Whose figures somebody reads: as sets of units, by the roles they hold today."""

from learning_org.accounts.roles import Role
from practitioners.models import UnitAncestry

BOARD_ROLES = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.QA_OFFICER, Role.TRAINING_OFFICER, Role.PSW, Role.SENIOR_LEADER)


def units_under(user, *roles):
    """Ids of the units for which the user holds any of these roles today (by default those that read figures), and of all below them."""
    access = user.access
    units = access.units(*(roles or BOARD_ROLES))
    return UnitAncestry.objects.filter(ancestor__in=units, period__contains=access.on).values("descendant_id").order_by()


def roles_over(user, unit_ids):
    """{unit id: roles that the user holds today for it or for a unit above it}, asked once a request for each unit, in one statement."""
    known, access = user.__dict__.setdefault("_roles_over", {}), user.access
    wanted = [unit for unit in unit_ids if unit not in known]
    if wanted:
        known.update((unit, set()) for unit in wanted)
        held = [grant for grant in access.grants if access.in_post]
        above = UnitAncestry.objects.filter(
            descendant__in=wanted, ancestor__in=[grant.unit_id for grant in held], period__contains=access.on
        )
        for ancestor, unit in above.order_by().values_list("ancestor_id", "descendant_id"):
            known[unit].update(grant.role for grant in held if grant.unit_id == ancestor)
    return {unit: known[unit] for unit in unit_ids}
