"""What a form showed, what its record says now, and what was typed: compared, so that nobody writes over words that they have not seen.

A form carries a short stamp of each value that it showed. Stamps are no secret and no proof: they guard people from each other's haste.
"""

import copy
import dataclasses
import datetime
import difflib
import hashlib
import re
from decimal import Decimal

from django import forms
from django.db.models import Model
from django.forms.utils import ErrorDict
from django.utils.formats import date_format

MOST_WORDS = 4000  # longer texts are compared line by line


@dataclasses.dataclass(frozen=True)
class Part:
    """A field whose record was changed since the form showed it: in words, now and as typed. `touched` says whether its author had
    changed it too; if not, the form now holds what the record says."""

    label: str
    now: str
    mine: str
    touched: bool
    pieces: tuple = ()  # (kind, text): "same", "record" (in the record alone) or "mine" (typed here alone)


def plain(value):
    """A field's value as text that can be compared: a record by its key, several in order, a date in ISO, lines ended by one sign."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, list | tuple | set) or hasattr(value, "iterator"):
        return ",".join(sorted(plain(one) for one in value))
    return str(value).replace("\r\n", "\n").strip()


def shown(form):
    """{name: plain value} of what a form shows of its record when it is opened. Files are left out: a form never shows them."""
    fields = {name: field for name, field in form.fields.items() if not isinstance(field, forms.FileField)}
    return {name: plain(form.get_initial_for_field(field, name)) for name, field in fields.items()}


def typed(form, name):
    """The value of a field as it was typed: cleaned where that can be, else as it came."""
    if name in getattr(form, "cleaned_data", {}):
        return form.cleaned_data[name]
    field = copy.deepcopy(form.fields[name])
    raw = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    try:
        return field.clean(raw)
    except forms.ValidationError:
        return raw


def stamps(values):
    """What the form carries of {name: plain value}: text for a hidden field."""
    return " ".join(f"{name}.{stamp(value)}" for name, value in values.items())


def stamp(value):
    return hashlib.sha256(value.encode()).hexdigest()[:12]


def read_stamps(text):
    """{name: stamp} of a hidden field; whatever is no stamp is left out."""
    return dict(word.split(".", 1) for word in (text or "").split() if "." in word)


def changed_since(seen, values):
    """The names among `values` ({name: plain value} of the record now) that differ from what was seen ({name: stamp})."""
    return [name for name, value in values.items() if name in seen and seen[name] != stamp(value)]


def parts_of(form, present, seen):
    """{name: Part} of each field that was changed in the record since the form showed it, and is not what was typed anyway.

    Takes the bound form, the form as it would be opened now, and {name: stamp} of what was seen.
    """
    now, found = shown(present), {}
    for name in changed_since(seen, now):
        if name not in form.fields:
            continue
        mine = plain(typed(form, name))
        if mine != now[name]:
            found[name] = _part(form, present, name, touched=stamp(mine) != seen[name])
    return found


def _part(form, present, name, *, touched):
    field = present.fields[name]
    words = in_words(field, present.get_initial_for_field(field, name)), in_words(form.fields[name], typed(form, name))
    return Part(str(field.label or name), *words, touched=touched, pieces=pieces(*words) if touched else ())


def in_words(field, value):
    """A field's value as people read it: the label of a choice, the name of a record, a date in full."""
    if isinstance(value, Model):
        return str(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    if isinstance(value, list | tuple | set) or hasattr(value, "iterator"):
        return ", ".join(filter(None, (in_words(field, one) for one in value)))
    if isinstance(field, forms.ModelChoiceField) and _is_key(str(value or "")):
        return str(field.queryset.filter(pk=value).first() or "")
    if isinstance(field, forms.ChoiceField):
        return {str(key): label for key, label in _flat(field.choices)}.get(str(value), "") if value else ""
    return "" if value is None else str(value).replace("\r\n", "\n")


def _is_key(text):
    """Whether it can be a row's number: "²" is a digit to Python too, and to no database."""
    return text.isascii() and text.isdigit() and len(text) < 19


def _flat(choices):
    for key, label in choices:
        yield from label if isinstance(label, list | tuple) else [(key, label)]


def pieces(now, mine):
    """The difference between what the record says now and what was typed: ((kind, text), ...) in the order of reading."""
    before, after = re.findall(r"\s+|[^\s]+", now), re.findall(r"\s+|[^\s]+", mine)
    if max(len(before), len(after)) > MOST_WORDS:
        before, after = now.splitlines(keepends=True), mine.splitlines(keepends=True)
    found = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("same", "".join(before[a:b])))
        else:
            found += [("record", "".join(before[a:b]))] if b > a else []
            found += [("mine", "".join(after[c:d]))] if d > c else []
    return tuple(found)


def take_over(form, present, names):
    """Let a bound form hold what the record says now in the fields of these names, as if it had been typed."""
    data = form.data.copy()
    for name in names:
        for key, values in _as_posted(present, name).items():
            data.setlist(form.add_prefix(key), values)
        (form._errors if form._errors is not None else ErrorDict()).pop(name, None)
    form.data = data


def _as_posted(present, name):
    """{name: values} as a browser would post what this field shows."""
    field, value = present.fields[name], present[name].value()
    if isinstance(field.widget, forms.MultiWidget):
        parts = field.widget.decompress(value)
        return {name + suffix: ["" if part is None else str(part)] for suffix, part in zip(field.widget.widgets_names, parts, strict=True)}
    if isinstance(field, forms.BooleanField):
        return {name: ["on"] if value else []}
    if isinstance(value, list | tuple | set) or hasattr(value, "iterator"):
        return {name: [plain(one) for one in value]}
    return {name: [plain(value)]}
