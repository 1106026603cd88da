"""How often something may be tried, by account and by place (ACCOUNT_RATE_LIMITS). allauth counts, in the cache."""

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from django.core.cache import cache

APP = "allauth.account"


def too_many(request):
    """The page that says what to do after too many tries."""
    return ratelimit.respond_429(request)


def count(request, action):
    """Count one more of `action`, on GET too. Raises ImmediateHttpResponse with the 429 page when there were too many."""
    if not ratelimit.consume(request, app=APP, action=action, limit_get=True):
        raise ImmediateHttpResponse(too_many(request))


def forget_failures(request, user):
    """A new password was set by e-mail: whoever did so is the owner, and need not wait. What was counted of the place stays counted."""
    key = get_adapter(request)._get_login_attempts_cache_key(request, email=user.email)
    for rate in ratelimit.get_rates(app=APP, action="login_failed", config=app_settings.RATE_LIMITS):
        if rate.per == "key":
            cache.delete(ratelimit.get_cache_key(request, app=APP, action="login_failed", rate=rate, key=key))
