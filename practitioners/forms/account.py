"""Forms about somebody's sign-in."""

from django import forms

from learning_org.web.forms import GovUKForm, options
from practitioners.forms.shared import one_of


def address():
    field = forms.EmailField(
        label="E-mail address to sign in with", error_messages={"required": "Enter the e-mail address to sign in with"}
    )
    return options(field, autocomplete="off")


class NewAccountForm(GovUKForm):
    email = address()


class OpenAccountForm(GovUKForm):
    """What an administrator may do with a sign-in that is open. What does not apply just now is refused by its service."""

    what = options(
        one_of(
            [
                ("address", "Change the address"),
                ("invite", "Send a new link for the password"),
                ("second_step", "Reset the second step"),
                ("close", "Close the sign-in"),
            ],
            label="What do you want to do?",
            required="Choose what you want to do",
            hints={
                "second_step": "Their telephone and their recovery codes are lost. Make sure that it is really they who ask.",
                "close": "Whoever is signed in with it is out at the next page.",
            },
        ),
        reveals={"address": "email"},
    )
    email = address()


class ClosedAccountForm(GovUKForm):
    """Nothing to fill in: the button opens the sign-in again."""
