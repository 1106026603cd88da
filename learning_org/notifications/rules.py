import rules

from learning_org.accounts.roles import Role


@rules.predicate
def is_administrator(user):
    """Administrators see that e-mails arrive, never what they say (policy: message)."""
    return user.access.has(Role.ADMINISTRATOR)


rules.add_perm("notifications.view_deliveries", is_administrator)
rules.add_perm("notifications.retry_delivery", is_administrator)
