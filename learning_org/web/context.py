"""What every page's template may use."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from learning_org.web import menu


def page(request):
    """The product's and the council's name, the menu of the person signed in, and whether this is a demonstration.

    The menu is made when a template asks for it, so that fragments and PDFs do not pay for it.
    """
    return {
        "product_name": settings.PRODUCT_NAME,
        "council_name": settings.COUNCIL_NAME,
        "demonstration": settings.DEMONSTRATION,
        "menu_sections": SimpleLazyObject(lambda: menu.sections_for(request.user) if hasattr(request, "user") else []),
    }
