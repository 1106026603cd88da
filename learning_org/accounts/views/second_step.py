"""The second step at sign-in: entering it, setting it up, recovery codes, turning it off. allauth.mfa's views in our frame."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.views import View
from django.views.generic import TemplateView

from learning_org.accounts.models import User
from learning_org.accounts.second_step import is_required_of
from learning_org.accounts.views.frame import Frame

BACK = ("Back to your sign-in", "mfa_index")
PASSWORD_AGAIN = method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")


def end_other_sessions(request):
    """The second step has just become another one, which ends every session of the account (User.get_session_auth_hash) but this."""
    update_session_auth_hash(request, User.objects.with_second_step().get(pk=request.user.pk))


class EnterCodeView(Frame, base.AuthenticateView):
    """After the right password, whoever has a second step enters a code. Public: nobody is signed in yet."""

    title = "Enter your code"
    lede = "Open your authenticator app and enter the code that it shows for this service."
    submit = "Sign in"
    back = ("Back to sign in", "account_login")
    template_name = "account/enter_code.html"


class SignInSettingsView(Frame, TemplateView):
    """How I sign in: password, second step, what happened lately."""

    title = "Your sign-in"
    back = ("Back to the home page", "dashboards:home")
    template_name = "account/settings.html"

    def get_context_data(self, **kwargs):
        found = {row.type: row for row in Authenticator.objects.filter(user=self.request.user)}
        codes = found.get(Authenticator.Type.RECOVERY_CODES)
        context = {"step": found.get(Authenticator.Type.TOTP), "required": is_required_of(self.request.user)}
        if codes:
            wrapped = codes.wrap()
            context |= {"codes_left": len(wrapped.get_unused_codes()), "codes_kept": wrapped.did_view}
        return super().get_context_data(**context | kwargs)


class SetUpView(Frame, totp.ActivateTOTPView):
    """The key for the authenticator app, as a picture and as text, and a first code that shows it arrived."""

    without_second_step = True
    title = "Set up a second step"
    submit = "Set it up"
    template_name = "account/set_up.html"

    @property
    def lede(self):
        role = "Your role requires a second step before you can go on. " if is_required_of(self.request.user) else ""
        return (
            f"{role}After your password, you enter a code from an app on your telephone. Somebody who learns your password cannot sign in."
        )

    @property
    def back(self):
        return None if is_required_of(self.request.user) else BACK

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        key = context["form"].secret
        return context | {"picture": mark_safe(context["totp_svg"]), "key": " ".join(key[i : i + 4] for i in range(0, len(key), 4))}

    def form_valid(self, form):
        response = super().form_valid(form)
        end_other_sessions(self.request)
        return response


class TurnOffView(Frame, totp.DeactivateTOTPView):
    """Asks once; refuses where the role requires the second step."""

    title = "Turn off the second step"
    submit = "Turn it off"
    back = BACK
    template_name = "account/turn_off.html"

    def form_valid(self, form):
        response = super().form_valid(form)
        end_other_sessions(self.request)
        messages.success(self.request, "The second step is turned off. Your password alone signs you in.")
        return response


class CodesMixin:
    """My recovery codes. They are shown until their owner says that they are kept, and never again."""

    @cached_property
    def codes(self):
        row = Authenticator.objects.filter(user=self.request.user, type=Authenticator.Type.RECOVERY_CODES).first()
        if row is None:
            raise Http404
        return row.wrap()

    def shown(self):
        return [] if self.codes.did_view else self.codes.get_unused_codes()


@PASSWORD_AGAIN
class CodesView(CodesMixin, Frame, TemplateView):
    """GET shows new codes, POST says that they are kept."""

    title = "Your recovery codes"
    back = BACK
    template_name = "account/codes.html"
    http_method_names = ["get", "post", "head", "options"]

    def post(self, request):
        self.codes.mark_as_viewed()
        messages.success(request, "The second step is set up. Keep your recovery codes where you can find them without your telephone.")
        return HttpResponseRedirect(reverse("mfa_index"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"codes": self.shown(), "left": len(self.codes.get_unused_codes())} | kwargs)


@PASSWORD_AGAIN
class CodesFileView(CodesMixin, View):
    """The same codes as a text file, for as long as they are shown."""

    def get(self, request):
        codes = self.shown()
        if not codes:
            raise Http404
        text = "Recovery codes. Each signs you in once, instead of the code of your app.\n\n" + "\n".join(codes) + "\n"
        headers = {"Content-Disposition": 'attachment; filename="recovery-codes.txt"', "Cache-Control": "no-store"}
        return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


class NewCodesView(Frame, recovery.GenerateRecoveryCodesView):
    """New codes instead of the old ones, which then work no more."""

    title = "Make new recovery codes"
    submit = "Make new codes"
    back = BACK
    template_name = "account/new_codes.html"
    success_url = reverse_lazy("mfa_view_recovery_codes")

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_second_step:
            raise Http404
        return super().dispatch(request, *args, **kwargs)
