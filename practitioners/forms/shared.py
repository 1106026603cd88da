"""Fields that several forms of this app share."""

from django import forms

from learning_org.web.forms import DateField, options
from practitioners.models import Unit

LAST_DAY_HINT = "Leave it empty if none is known."


def first_day(label="First day", **kwargs):
    kwargs.setdefault("error_messages", {"required": "Enter the first day"})
    return DateField(label=label, **kwargs)


def last_day(label="Last day", *, required=False, hint=LAST_DAY_HINT, **kwargs):
    kwargs.setdefault("error_messages", {"required": "Enter the last day"})
    return DateField(label=label, required=required, help_text=hint, **kwargs)


def one_of(choices, *, label, required, hints=None, **kwargs):
    """Radio buttons for a few choices; `required` is what the form says when none is taken."""
    field = forms.ChoiceField(choices=choices, label=label, widget=forms.RadioSelect, error_messages={"required": required}, **kwargs)
    return options(field, **({"hints": hints} if hints else {}))


def picked(queryset, *, label, required, empty_label="Choose", **kwargs):
    """A box with a short list of records; `required` is what the form says when none is taken."""
    return forms.ModelChoiceField(queryset, label=label, empty_label=empty_label, error_messages={"required": required}, **kwargs)


class UnitField(forms.ModelChoiceField):
    """One of the units that the form offers: forms narrow it to those that are open and that the user may know."""

    def __init__(self, *, required_message="Choose the unit", **kwargs):
        kwargs.setdefault("error_messages", {"required": required_message})
        super().__init__(Unit.objects.none(), empty_label=kwargs.pop("empty_label", "Choose"), **kwargs)


class LastDayForm:
    """Mixin for forms with a first and a last day: the last is not before the first."""

    def clean(self):
        cleaned = super().clean()
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day must be the first day or later")
        return cleaned
