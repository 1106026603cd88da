"""Error messages that say what to do, in place of those that Django writes for every field alike.

A field's own error_messages always win. "required" has no default here: every required field says its own (P-words: "Enter
the date of the supervision"), which tests/web/test_forms.py checks for every form of the product.
"""

from django import forms

LONGEST = 50_000  # characters in any text without a limit of its own: far more than anybody types, less than a flood

MESSAGES = {
    "max_length": "{called} must be {limit:,} characters or fewer",
    "min_length": "{called} must be {limit:,} characters or more",
    "max_value": "{called} must be {limit} or less",
    "min_value": "{called} must be {limit} or more",
    "max_digits": "{called} must have fewer digits",
    "max_decimal_places": "{called} must have no more than {limit} decimal places",
    "max_whole_digits": "{called} must have fewer digits",
    "null_characters_not_allowed": "{called} must not hold characters that cannot be printed",
    "invalid_choice": "Choose one of the answers in the list",
    "invalid_list": "Choose from the list",
    "invalid_pk_value": "Choose from the list",
    "contradiction": "Either choose a file or tick the box to clear it, not both",
    "empty": "The file is empty. Choose another",
}
INVALID = (
    (forms.EmailField, "Enter an e-mail address in the right form, like name@example.gov.uk"),
    (forms.URLField, "Enter a web address in the right form, like https://www.example.org"),
    (forms.DecimalField, "{called} must be a number, like 1.5"),
    (forms.IntegerField, "{called} must be a whole number, like 12"),
    (forms.TimeField, "{called} must be a time, like 14:30"),
    (forms.FileField, "The file could not be read. Choose it again"),
)


def name_of(field, name):
    """How a message speaks of the answer: options(called=), else the label, unless that is a question."""
    called = getattr(field, "govuk", {}).get("called")
    label = str(field.label or name.replace("_", " ").capitalize())
    return called or ("Your answer" if label.endswith("?") else label)


def _django_default(field, code, message):
    """Whether `message` is one that Django itself would give a field of this kind."""
    return any(
        code in vars(kind).get("default_error_messages", {})
        and vars(kind)["default_error_messages"][code] == message
        and kind.__module__.startswith("django.")
        for kind in type(field).__mro__
    )


def apply(field, name):
    """Replace Django's messages of a form's own copy of `field`, and give text without a limit the longest that is taken."""
    if isinstance(field, forms.CharField) and field.max_length is None:
        field.validators.append(forms.fields.validators.MaxLengthValidator(LONGEST))
    called = name_of(field, name).replace("{", "").replace("}", "").replace("%", "%%")
    wanted = dict(MESSAGES)
    if invalid := next((message for kind, message in INVALID if isinstance(field, kind)), None):
        wanted["invalid"] = invalid
    for code, message in wanted.items():
        now = field.error_messages.get(code)
        if now is None or _django_default(field, code, now):
            limit = "%(max)s" if code.startswith("max_d") or code == "max_whole_digits" else "%(limit_value)s"
            field.error_messages[code] = message.replace("{limit:,}", limit).replace("{limit}", limit).replace("{called}", called)
