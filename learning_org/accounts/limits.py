"""How often something may be tried, by account and by place (ACCOUNT_RATE_LIMITS). allauth counts, in the cache."""

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.core.internal.httpkit import clean_client_ip, get_client_ip
from django.core.exceptions import ImproperlyConfigured

APP = "allauth.account"


def address_of(request):
    """The network address that a request comes from, as the council's own proxies saw it (TRUSTED_PROXIES), or None.

    With fewer addresses in X-Forwarded-For than proxies, or none that can be read, it did not come through all of them: what counts
    then is who connected, which nobody can claim at will.
    """
    try:
        found = get_client_ip(request)
    except ImproperlyConfigured:
        found = None
    return found or clean_client_ip(request.META.get("REMOTE_ADDR") or "")


def too_many(request):
    """The page that says what to do after too many tries."""
    return ratelimit.respond_429(request)


def count(request, action):
    """Count one more of `action`, on GET too. Raises ImmediateHttpResponse with the 429 page when there were too many."""
    if not ratelimit.consume(request, app=APP, action=action, limit_get=True):
        raise ImmediateHttpResponse(too_many(request))


def forget_failures(request, user):
    """A new password was set by e-mail: whoever did so is the owner, and need not wait. What was counted of the place stays counted."""
    for action, key in get_adapter(request).counted(request, user.email).items():
        ratelimit.clear(request, app=APP, action=action, key=key)
