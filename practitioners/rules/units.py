"""Who may do what with units: predicates (user, object) -> bool."""

import rules

from practitioners.rules.people import is_administrator

rules.add_perm("practitioners.add_unit", is_administrator)
rules.add_perm("practitioners.change_unit", is_administrator)
rules.add_perm("practitioners.move_unit", is_administrator)
rules.add_perm("practitioners.close_unit", is_administrator)
