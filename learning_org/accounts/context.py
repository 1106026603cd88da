"""What every page's template may use of the session."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from learning_org.accounts.middleware import seconds_left


def session_end(request):
    """`session`: seconds until whoever is signed in is signed out, counted from this page, and how long before that to warn them."""
    return {"session_end": SimpleLazyObject(lambda: _session_end(request))}


def _session_end(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return {"left": seconds_left(request, used_now=True), "warn": settings.SESSION_WARNING_SECONDS}
