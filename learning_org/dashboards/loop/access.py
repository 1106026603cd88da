"""Who may open the loop, and who may open the rows behind its numbers (policy: dashboards; finding, re-audit)."""

import rules

from learning_org.accounts.roles import MANAGER_ROLES, Role
from learning_org.measures.scope import BOARD_ROLES

ROW_ROLES = (*MANAGER_ROLES, Role.QA_OFFICER, Role.PSW)  # training officers have themes, senior leaders counts
ANSWER_ROLES = (*MANAGER_ROLES, Role.PSW)  # of those who open the rows; quality-assurance officers have nothing of follow-ups


@rules.predicate
def reads_figures(user):
    """Holds a role that reads the figures of units: a manager, an officer, the principal social worker or a senior leader."""
    return user.access.has(*BOARD_ROLES)


@rules.predicate
def reads_findings(user):
    """Holds a role that reads findings and not only their number."""
    return user.access.has(*ROW_ROLES)


@rules.predicate
def reads_answers(user):
    """Holds a role that reads what workers and managers answered three months later: of some people at least (policy: follow-up)."""
    return user.access.has(*ANSWER_ROLES)


rules.add_perm("dashboards.view_loop", reads_figures)
rules.add_perm("dashboards.view_loop_answers", reads_answers)
rules.add_perm("dashboards.view_loop_rows", reads_findings)
