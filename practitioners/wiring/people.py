"""What people and units add to the menu and the home page."""

from learning_org.web.menu import MenuItem, register
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    register(MenuItem("People", "practitioners:person_list", order=60))
    register(MenuItem("Units", "practitioners:unit_list", order=61))
    registries.start_items.append(registries.StartItem("Add a person", "practitioners:person_create", "practitioners.add_person"))
