"""A date as three boxes, the way people know a date: day, month, year."""

import datetime
import re

from django import forms

from learning_org.web import clock

NUMBER = re.compile(r"[0-9]{1,4}")
YEARS = range(1900, 2200)  # a slip of the finger is no year; and the day after the last day of all does not exist


class DateWidget(forms.MultiWidget):
    template_name = "govuk/widgets/date.html"
    use_fieldset = True
    parts = (("day", "Day", 2), ("month", "Month", 2), ("year", "Year", 4))

    def __init__(self, attrs=None):
        css = "govuk-input govuk-date-input__input govuk-input--width-"
        boxes = {name: forms.TextInput({"inputmode": "numeric", "class": f"{css}{width}"}) for name, _, width in self.parts}
        super().__init__(boxes, attrs)
        self.bad = ()

    @property
    def first_bad(self):
        return self.bad[0] if self.bad else 0

    def decompress(self, value):
        if isinstance(value, datetime.date):
            return [value.day, value.month, value.year]
        return [None] * 3

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for index, (part, (_, label, _)) in enumerate(zip(context["widget"]["subwidgets"], self.parts, strict=True)):
            part["label"] = label
            for attr in ("aria-invalid", "aria-describedby", "required"):
                part["attrs"].pop(attr, None)
            if index in self.bad:
                part["attrs"].update({"class": part["attrs"]["class"] + " govuk-input--error", "aria-invalid": "true"})
        return context


class DateField(forms.MultiValueField):
    """A date. `future=False` refuses a day after today, `past=False` a day before it; `required` needs its own message."""

    widget = DateWidget
    default_error_messages = {
        "required": "Enter a date",
        "incomplete": "{0} must include a {1}",
        "invalid": "{0} must be a real date",
        "year": "{0} must have a year of 4 numbers",
        "far": "{0} must be before the year 2200",
        "future": "{0} must be today or in the past",
        "past": "{0} must be today or in the future",
    }

    def __init__(self, *, future=True, past=True, **kwargs):
        self.future, self.past = future, past
        super().__init__(fields=[forms.CharField(required=False)] * 3, require_all_fields=False, **kwargs)

    def clean(self, value):
        """The date typed, or None when it may be left empty. Raises ValidationError and marks the boxes to mend."""
        self.widget.bad = ()
        if isinstance(value, datetime.date):  # disabled fields and forms that are handed a date
            return value
        values = [str(part or "").strip() for part in (value or [""] * 3)]
        if not any(values):
            return self._refuse("required", (0, 1, 2)) if self.required else None
        if missing := tuple(index for index, part in enumerate(values) if not part):
            self._refuse("incomplete", missing, " and ".join(self.widget.parts[index][0] for index in missing))
        return self._check_range(self._real_date(*values))

    def _real_date(self, day, month, year):
        if not all(NUMBER.fullmatch(part) for part in (day, month, year)):
            self._refuse("invalid", tuple(i for i, part in enumerate((day, month, year)) if not NUMBER.fullmatch(part)))
        if len(year) != 4 or int(year) < YEARS.start:
            self._refuse("year", (2,))
        if int(year) not in YEARS:
            self._refuse("far", (2,))
        try:
            return datetime.date(int(year), int(month), int(day))
        except ValueError:
            return self._refuse("invalid", (0, 1, 2))

    def _check_range(self, date):
        if not self.future and date > clock.today():
            self._refuse("future", (0, 1, 2))
        if not self.past and date < clock.today():
            self._refuse("past", (0, 1, 2))
        return date

    def _refuse(self, code, boxes, *words):
        self.widget.bad = boxes
        called = getattr(self, "govuk", {}).get("called") or self.label or "Date"
        called = "The date" if str(called).endswith("?") else called
        raise forms.ValidationError(self.error_messages[code].format(called, *words), code)

    def has_changed(self, initial, data):
        before = self.widget.decompress(initial)
        after = [str(part or "").strip() for part in (data or [None] * 3)]
        return [str(part or "") for part in before] != after
