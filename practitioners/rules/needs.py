"""Who may do what with needs: predicates (user, object) -> bool."""
