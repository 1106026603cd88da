"""What cpd add to the menu, the home page and a person's page."""


def wire():
    """Called once, when Django starts."""
