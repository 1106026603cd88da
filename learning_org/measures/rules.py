"""Who may open figures, and the rows behind them: predicates (user, unit) -> bool. Policy, "dashboards, monthly report" and "Figures"."""

import rules

from learning_org.accounts.roles import MANAGER_ROLES, Role
from learning_org.measures.scope import BOARD_ROLES, roles_over

# Managers open the rows of their own units, the principal social worker all, officers those of their own family. Senior leaders read
# figures and counts, never a worker's name.
ROW_ROLES = {
    "supervision": (*MANAGER_ROLES, Role.PSW),
    "appraisal": (*MANAGER_ROLES, Role.PSW),
    "qa": (*MANAGER_ROLES, Role.PSW, Role.QA_OFFICER),
    "actions": (*MANAGER_ROLES, Role.PSW),
    "training": (*MANAGER_ROLES, Role.PSW, Role.TRAINING_OFFICER),
    "registration": (*MANAGER_ROLES, Role.PSW),
}


@rules.predicate
def reads_figures(user, record=None):
    """Holds a role today, for whatever unit, that reads figures."""
    return user.access.has(*BOARD_ROLES)


def holds_over(*wanted):
    """A predicate: the user holds one of these roles today for the unit or for one above it."""

    @rules.predicate
    def holds(user, unit):
        return unit is not None and bool(roles_over(user, [unit.pk])[unit.pk] & set(wanted))

    return holds


rules.add_perm("measures.open_board", reads_figures)
rules.add_perm("measures.view_board", holds_over(*BOARD_ROLES))
for family, wanted in ROW_ROLES.items():
    rules.add_perm(f"measures.view_{family}_rows", holds_over(*wanted))
