"""An administrator makes, changes, closes and opens somebody's sign-in, and sees what happened to it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.accounts.models import Person, SignIn, User
from learning_org.accounts.services import change_email, close_account, create_account, open_account, reset_second_step, send_invitation
from learning_org.accounts.tables import SignInTable
from learning_org.web.views.base import ListPage
from practitioners.forms.account import ClosedAccountForm, NewAccountForm, OpenAccountForm
from practitioners.views.people import DENIED, MENU, OnePersonFormPage


class PersonAccountView(OnePersonFormPage):
    """The sign-in of a person: none yet, open, or closed."""

    permission = "practitioners.change_person_account"
    title = "Sign-in"
    template_name = "practitioners/person_account.html"

    @property
    def account(self):
        if not hasattr(self, "_account"):
            self._account = User.objects.filter(person=self.object).first()
        return self._account

    @property
    def form_class(self):
        if self.account is None:
            return NewAccountForm
        return OpenAccountForm if self.account.is_active else ClosedAccountForm

    def get_lede(self):
        if self.account is None:
            return "There is no sign-in yet. They are sent a link with which they choose their own password."
        state = "is open" if self.account.is_active else "is closed"
        return f"The sign-in with {self.account.email} {state}."

    def get_submit(self):
        if self.account is None:
            return "Make the sign-in"
        return "Change the sign-in" if self.account.is_active else "Open it again"

    def get_initial(self):
        return {"email": self.account.email if self.account else self.object.work_email}

    def save(self, form):
        data, by = form.cleaned_data, self.person
        if self.account is None:
            create_account(self.object, email=data["email"], by=by)
            return "The sign-in is made, and a link is on its way to them."
        if not self.account.is_active:
            open_account(self.account, by=by)
            return "The sign-in is open again, and a link for a new password is on its way to them."
        return self._change(data, by)

    def _change(self, data, by):
        if data["what"] == "address":
            change_email(self.account, email=data["email"], by=by)
            return "The address is changed. Both addresses are told."
        if data["what"] == "invite":
            send_invitation(self.account, by=by)
            return "A new link is on its way to them."
        if data["what"] == "second_step":
            reset_second_step(self.account, by=by)
            return "The second step is reset. They sign in with their password alone, and are told by e-mail."
        close_account(self.account, by=by)
        return "The sign-in is closed."

    def get_success_message(self):
        return self.result


class PersonSignInsView(ListPage):
    """Why can they not sign in? An administrator sees what happened to an account, without the addresses that only its owner sees."""

    model = SignIn
    table_class = SignInTable
    permission = "practitioners.change_person_account"
    denied = DENIED
    menu = MENU
    title = "Sign-ins"
    noun = ("entry", "entries")
    empty_title = "Nothing yet"
    empty_text = "Each sign-in, wrong password and change to how they sign in is listed here."

    @cached_property
    def about(self):
        return get_object_or_404(Person.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_permission_object(self):
        return self.about

    def get_caption(self):
        return str(self.about)

    def get_back(self):
        return ("Back to the sign-in", reverse("practitioners:person_account", args=[self.about.pk]))

    def get_queryset(self):
        return super().get_queryset().filter(user__person=self.about).select_related("by").without_addresses()
