"""Who may do what with units: predicates (user, object) -> bool."""

import rules

from learning_org.accounts.roles import Role
from learning_org.web import clock
from practitioners.models import UnitAncestry
from practitioners.queries.establishment import READERS
from practitioners.rules.people import is_administrator


@rules.predicate
def reads_posts(user, unit=None):
    """Administrators for every unit; managers, the principal social worker and senior leaders for theirs and below (of nothing: any)."""
    if user.access.has(Role.ADMINISTRATOR):
        return True
    mine = user.access.units(*READERS)
    if unit is None or not mine:
        return bool(mine)
    return UnitAncestry.objects.filter(ancestor__in=mine, descendant=unit, period__contains=clock.today()).exists()


rules.add_perm("practitioners.add_unit", is_administrator)
rules.add_perm("practitioners.change_unit", is_administrator)
rules.add_perm("practitioners.move_unit", is_administrator)
rules.add_perm("practitioners.close_unit", is_administrator)
rules.add_perm("practitioners.merge_unit", is_administrator)
rules.add_perm("practitioners.keep_posts", is_administrator)
rules.add_perm("practitioners.view_posts", reads_posts)
