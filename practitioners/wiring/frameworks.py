"""What standards frameworks, the coverage of them and the sample of learning add to the menu and the demonstration."""

from learning_org.web.menu import MenuItem, register


def wire():
    """Called once, when Django starts."""
    register(MenuItem("Registration", "practitioners:registration_list", order=47))
    register(MenuItem("Standards", "practitioners:framework_list", order=62))
