"""Signing in and out, and passwords: allauth's views in our frame. Everything but changing the password is public."""

from allauth.account import views as allauth
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from learning_org.accounts.forms import SignInForm


class Frame:
    """What base.html asks of a page, for views that are allauth's and so cannot be a Page."""

    title = ""
    lede = ""
    submit = "Save"
    back = None

    def get_context_data(self, **kwargs):
        back = (self.back[0], reverse(self.back[1])) if self.back else None
        frame = {"title": self.title, "caption": "", "lede": self.lede, "menu": "", "wide": False, "back": back, "crumbs": ()}
        return super().get_context_data(**{"page": frame, "submit": self.submit} | kwargs)

    def render_to_response(self, *args, **kwargs):
        response = super().render_to_response(*args, **kwargs)
        add_never_cache_headers(response)
        return response


class SignInView(Frame, allauth.LoginView):
    title = "Sign in"
    submit = "Sign in"
    template_name = "account/sign_in.html"
    form_class = SignInForm


class SignOutView(Frame, allauth.LogoutView):
    """GET asks, POST signs out."""

    title = "Sign out"
    submit = "Sign out"
    template_name = "account/sign_out.html"


@method_decorator(login_not_required, name="dispatch")
class SignedOutView(Frame, TemplateView):
    title = "You are signed out"
    template_name = "account/signed_out.html"


class PasswordResetView(Frame, allauth.PasswordResetView):
    title = "Reset your password"
    submit = "Send the link"
    back = ("Back to sign in", "account_login")
    template_name = "account/password_reset.html"


class PasswordResetDoneView(Frame, allauth.PasswordResetDoneView):
    title = "Look in your e-mail"
    back = ("Back to sign in", "account_login")
    template_name = "account/password_reset_done.html"


class PasswordResetFromKeyView(Frame, allauth.PasswordResetFromKeyView):
    submit = "Save the new password"
    template_name = "account/password_reset_from_key.html"

    @property
    def title(self):
        return "Set a new password" if self.reset_user else "This link does not work any more"


class PasswordResetFromKeyDoneView(Frame, allauth.PasswordResetFromKeyDoneView):
    title = "Your new password is saved"
    template_name = "account/password_reset_from_key_done.html"


class PasswordChangeView(Frame, allauth.PasswordChangeView):
    title = "Change your password"
    submit = "Change the password"
    back = ("Back to the home page", "dashboards:home")
    template_name = "account/password_change.html"
    success_url = reverse_lazy("dashboards:home")

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_usable_password():
            return HttpResponseRedirect(reverse("account_reset_password"))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(self.request, "Your password is changed. Anywhere else that you were signed in, you are signed out.")
        return response
