"""How long somebody stays signed in: SESSION_COOKIE_AGE after the last page or draft, not after signing in."""

import time

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

NOTED = "seen_at"
EVERY = 300  # seconds: the session is written again at most this often, so that most requests write nothing


@receiver(user_logged_in, dispatch_uid="accounts.note_sign_in")
def note_sign_in(sender, request, user, **kwargs):
    """The session has just been written: it need not be for a while."""
    request.session[NOTED] = int(time.time())


class StaySignedInMiddleware:
    """Each page, and each draft saved while typing, prolongs the session. A view that a script asks again and again says
    `extends_session = False`, so that an unattended page signs its owner out all the same.

    Sessions run by the machine's own clock, as Django does, even where the product's time is moved.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code < 400 and request.user.is_authenticated and self.extends(request):
            now = int(time.time())
            if now - request.session.get(NOTED, 0) >= EVERY:
                request.session[NOTED] = now
        return response

    @staticmethod
    def extends(request):
        match = getattr(request, "resolver_match", None)
        view = getattr(match and match.func, "view_class", None)
        return getattr(view, "extends_session", True)
