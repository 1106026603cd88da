"""How long somebody stays signed in (SESSION_COOKIE_AGE after the last page or draft, not after signing in), and the second step.

Sessions run by the machine's own clock, as Django does, even where the product's time is moved.
"""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse

from learning_org.accounts import registries
from learning_org.accounts.second_step import is_required_of

NOTED = "seen_at"


def every():
    """Seconds: the session is written again at most this often, so that most requests write nothing."""
    return min(300, settings.SESSION_COOKIE_AGE // 12)


def seconds_left(request, *, used_now=False):
    """Whole seconds until the session of this request ends; with `used_now`, as it will be once this very page has prolonged it."""
    now = int(time.time())
    noted = request.session.get(NOTED, now)
    if used_now and now - noted >= every():
        noted = now
    return max(0, noted + settings.SESSION_COOKIE_AGE - now)


@receiver(user_logged_in, dispatch_uid="accounts.note_sign_in")
def note_sign_in(sender, request, user, **kwargs):
    """The session has just been written: it need not be for a while."""
    note_use(request)


def note_use(request):
    """Count the session from now on. It is written when this request ends."""
    request.session[NOTED] = int(time.time())


def view_of(request):
    """The view class that answers this request, or None."""
    match = getattr(request, "resolver_match", None)
    return getattr(match and match.func, "view_class", None)


class StaySignedInMiddleware:
    """Each page, and each draft saved while typing, prolongs the session. A view that a script asks again and again says
    `extends_session = False`, so that an unattended page signs its owner out all the same.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        used = response.status_code < 400 and request.user.is_authenticated and getattr(view_of(request), "extends_session", True)
        if used and int(time.time()) - request.session.get(NOTED, 0) >= every():
            note_use(request)
        return response


class SecondStepMiddleware:
    """Whoever holds a role of MFA_REQUIRED_ROLES and has set up no second step is led to do so, and opens nothing else.

    Where there is one, nobody is signed in without it: a session of before has ended (User.get_session_auth_hash). Public pages, signing
    out and whatever says `without_second_step = True` (setting it up, the password again, saving a draft) stay open.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        cls = view_of(request)
        public = not getattr(view, "login_required", True)
        if public or getattr(cls, "without_second_step", False) or not is_required_of(request.user) or request.user.has_second_step:
            return None
        if getattr(cls, "answers_json", False):
            return JsonResponse({"error": "second_step"}, status=403)
        if registries.keep_posted_form(request):
            messages.info(request, "What you typed is kept. It is there again when you have set up the second step.")
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
