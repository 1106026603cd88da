"""What happened to one's own account."""

from django.urls import reverse

from learning_org.accounts.models import SignIn
from learning_org.accounts.tables import MySignInTable
from learning_org.web.views.base import ListPage


class MySignInsView(ListPage):
    """Everybody's own: when they signed in, with what and from where, so that somebody else's doing is noticed."""

    model = SignIn
    table_class = MySignInTable
    title = "Your sign-ins"
    lede = "Something here that was not you? Change your password now, and tell an administrator."
    noun = ("entry", "entries")
    empty_title = "Nothing yet"
    empty_text = "From your next sign-in on, each is listed here, with wrong passwords and changes to how you sign in."
    action = ("Change your password", "account_change_password")

    def get_crumbs(self):
        return (("Your sign-in", reverse("mfa_index")),)

    def get_queryset(self):
        return super().get_queryset().filter(user=self.request.user).select_related("by")
