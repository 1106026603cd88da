"""Who may do what with people: predicates (user, object) -> bool."""
