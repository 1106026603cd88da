"""A page opened anew inside another request: what it would show now, to the same person."""

import copy

from django.urls import NoReverseMatch, resolve, reverse

from learning_org.web.views.base import FormPage


def anew(view):
    """The same page as if it were just being opened (GET), with nothing of the draft: its record and its form come from the database.

    Raises Http404 and PermissionDenied as opening it would.
    """
    return _opened(type(view), view.request, view.request.resolver_match)


def page_of(form, request):
    """(address, page) of the form of that name, opened for the person of this request; (None, None) where there is no such page.

    The name is a URL's with the keys of its address (DraftFormMixin.get_draft_form). Raises Http404 and PermissionDenied as opening would.
    """
    address = _address_of(form.split(":"))
    if address is None:
        return None, None
    match = resolve(address)
    if not issubclass(getattr(match.func, "view_class", object), FormPage):
        return None, None
    return address, _opened(match.func.view_class, request, match)


def _address_of(parts):
    """The address of a URL's name and keys, where the name itself has colons; None when there is none."""
    for end in range(len(parts), 0, -1):
        try:
            return reverse(":".join(parts[:end]), args=parts[end:])
        except NoReverseMatch:
            continue
    return None


def _opened(view_class, request, match):
    request = copy.copy(request)
    request.method, request.resolver_match = "GET", match
    page = view_class(**getattr(match.func, "view_initkwargs", {}))
    page.setup(request, *match.args, **match.kwargs)
    page.draft = None  # the record, not what was typed over it
    page.check_access()
    return page
