"""Who may read monthly reports, and who may have them made: predicates (user, object) -> bool."""

import rules

from learning_org.accounts.roles import Role
from learning_org.measures.scope import BOARD_ROLES


@rules.predicate
def reads_reports(user):
    """Holds a role today whose unit has a report to read (policy, "dashboards, monthly report")."""
    return user.access.has(*BOARD_ROLES)


@rules.predicate
def makes_reports(user):
    """The principal social worker and senior leaders."""
    return user.access.has(Role.PSW, Role.SENIOR_LEADER)


rules.add_perm("reports.read_reports", reads_reports)
rules.add_perm("reports.make_reports", makes_reports)
