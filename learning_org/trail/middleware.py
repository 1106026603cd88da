import pghistory
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import resolve_url

from learning_org.trail.views.drafts import keep_posted_form


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every page is private. Where a session has ended, a script is told so in JSON, and a long form's text is kept before signing in."""

    def handle_no_permission(self, request, view_func):
        view = getattr(view_func, "view_class", None)
        if hasattr(view, "signed_out"):
            return view.signed_out(request)
        if getattr(view, "answers_json", False):
            return JsonResponse({"error": "signed_out"}, status=401)
        if keep_posted_form(request):
            messages.info(request, "You had been signed out. Sign in, and what you typed is there again.")
        if "get" not in getattr(view, "http_method_names", ["get"]):  # nothing to come back to
            return HttpResponseRedirect(resolve_url(self.get_login_url(view_func)))
        return super().handle_no_permission(request, view_func)


class HistoryMiddleware:
    """Tells the history who is signed in and the name of the page, never its path, which may hold a token.

    Every method, since a GET may write too: opening a message marks it as read. Nobody is looked up before the page does so.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with pghistory.context():
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """SignInRequiredMiddleware, which stands before this, has looked up who is signed in: this costs no SQL."""
        person = request.user.person_id if request.user.is_authenticated else None
        pghistory.context(person=person, page=request.resolver_match.view_name)
