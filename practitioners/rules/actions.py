"""Who may do what with actions: predicates (user, object) -> bool."""
