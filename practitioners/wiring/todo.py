"""What the page "To do" adds to the menu and the sweep."""

from learning_org.notifications import registries as notifications
from learning_org.web import menu


def wire():
    """Called once, when Django starts."""
    from practitioners.services.digest import send_digests

    menu.register(menu.MenuItem("To do", "practitioners:to_do", order=11, section="Home"))
    notifications.sweep_steps.append(send_digests)
