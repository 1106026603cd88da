"""An administrator makes, changes, closes and opens somebody's sign-in."""

from learning_org.accounts.models import User
from learning_org.accounts.services import change_email, close_account, create_account, open_account, send_invitation
from practitioners.forms.account import ClosedAccountForm, NewAccountForm, OpenAccountForm
from practitioners.views.people import OnePersonFormPage


class PersonAccountView(OnePersonFormPage):
    """The sign-in of a person: none yet, open, or closed."""

    permission = "practitioners.change_person_account"
    title = "Sign-in"

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
        close_account(self.account, by=by)
        return "The sign-in is closed."

    def get_success_message(self):
        return self.result
