"""Forms about absence and registration."""

from django import forms

from learning_org.web.forms import GovUKForm, options
from practitioners.forms.shared import LastDayForm, first_day, last_day, one_of
from practitioners.models import ABSENCES


class AbsenceForm(LastDayForm, GovUKForm):
    """The kind and the days of an absence. It never asks why."""

    kind = one_of([(kind.value, kind.label) for kind in ABSENCES], label="Kind of absence", required="Choose the kind of absence")
    first_day = first_day("First day away", error_messages={"required": "Enter the first day away"})
    last_day = last_day(
        "Last day away",
        required=True,
        hint="If it is not known yet, enter the day that is expected and change it later.",
        error_messages={"required": "Enter the last day away, or the day that is expected"},
    )


class RegistrationNumberField(forms.RegexField):
    """A number as people type it, with spaces or small letters, kept as the register writes it."""

    def to_python(self, value):
        return super().to_python("".join(str(value or "").split()).upper())


class RegistrationForm(LastDayForm, GovUKForm):
    """The number and the dates in Social Work England's register."""

    number = options(
        RegistrationNumberField(
            r"^[A-Z]{2}[0-9]{1,10}\Z",
            label="Registration number",
            help_text="As the public register shows it, for example SW123456.",
            error_messages={"required": "Enter the registration number", "invalid": "Enter two letters and a number, like SW123456"},
        ),
        width=10,
        autocomplete="off",
    )
    first_day = first_day("Joined the register on", error_messages={"required": "Enter the day they joined the register"}, future=False)
    last_day = last_day("Last day on the register", hint="Leave it empty while they are registered.")
