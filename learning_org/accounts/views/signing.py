"""Signing in and out: allauth's views in our frame. All public but the question whether somebody is still there."""

from allauth.account import views as allauth
from allauth.account.internal.stagekit import clear_login
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.generic import TemplateView

from learning_org.accounts.forms import SignInForm
from learning_org.accounts.middleware import note_use, seconds_left
from learning_org.accounts.views.frame import Frame


class SignInView(Frame, allauth.LoginView):
    title = "Sign in"
    submit = "Sign in"
    template_name = "account/sign_in.html"
    form_class = SignInForm

    def _redirect_to_pending_stage(self, request, stage):
        """Whoever comes back here instead of entering a code begins anew, perhaps as somebody else: they are not sent back to the code."""
        clear_login(request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"ended": "ended" in self.request.GET} | kwargs)


class SignOutView(Frame, allauth.LogoutView):
    """GET asks, POST signs out."""

    without_second_step = True
    title = "Sign out"
    submit = "Sign out"
    template_name = "account/sign_out.html"


@method_decorator(login_not_required, name="dispatch")
class SignedOutView(Frame, TemplateView):
    title = "You are signed out"
    template_name = "account/signed_out.html"


class SessionView(View):
    """For static/js/idle.mjs: GET tells how long the session still lasts, and prolongs nothing."""

    answers_json = True
    extends_session = False
    without_second_step = True
    http_method_names = ["get"]

    def get(self, request):
        return JsonResponse({"left": seconds_left(request)}, headers={"Cache-Control": "no-store"})


class StaySignedInView(View):
    """For static/js/idle.mjs: POST prolongs the session, as a page would."""

    answers_json = True
    without_second_step = True
    http_method_names = ["post"]

    def post(self, request):
        note_use(request)
        return JsonResponse({"left": seconds_left(request)})
