"""Who may do what with units: predicates (user, object) -> bool."""
