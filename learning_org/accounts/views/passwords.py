"""Passwords: allauth's views in our frame. Everything but changing one's own, and giving it again, is public."""

from allauth.account import views as allauth
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse, reverse_lazy

from learning_org.accounts.forms import ReauthenticateForm
from learning_org.accounts.views.frame import Frame


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


class ReauthenticateView(Frame, allauth.ReauthenticateView):
    """The password again, before what protects the account is changed; then on to the page that was asked for."""

    without_second_step = True
    title = "Enter your password again"
    lede = "This makes sure that it is you who changes how you sign in."
    submit = "Go on"
    back = ("Back to your sign-in", "mfa_index")
    template_name = "account/reauthenticate.html"
    form_class = ReauthenticateForm
