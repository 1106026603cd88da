"""Who may do what with cpd: predicates (user, object) -> bool."""
