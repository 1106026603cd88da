"""Who may do what with standards frameworks: everybody in post reads them, the principal social worker keeps them (policy, "settings")."""

import rules

from learning_org.accounts.roles import Role
from practitioners.rules.needs import is_in_post


@rules.predicate
def keeps_frameworks(user, record=None):
    """Principal social worker, for whichever unit: there is one set of frameworks for the whole council."""
    return user.access.has(Role.PSW)


rules.add_perm("practitioners.view_framework", is_in_post)
rules.add_perm("practitioners.change_framework", keeps_frameworks)
