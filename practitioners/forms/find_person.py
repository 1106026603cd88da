"""Find a person by name: a search box that answers with choices, without JavaScript and without a box that lists everybody.

The form is sent with a name; unless that is exactly one person's full name, it comes back with radio buttons, and everything else that was
typed is still there.
"""

from django import forms
from django.core.exceptions import ValidationError

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.names import sort_key
from practitioners.queries.people import EXACT, like_named, with_work_details

SHOWN = 10


class FindPersonWidget(forms.Widget):
    """The search box and, once something was searched for, those who match."""

    template_name = "practitioners/widgets/find_person.html"

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.matches, self.more = [], False

    @property
    def use_fieldset(self):
        """A group with a legend only once there is something to choose from."""
        return bool(self.matches)

    def id_for_label(self, id_, index=None):
        return id_

    def value_from_datadict(self, data, files, name):
        return tuple(str(data.get(f"{name}{part}") or "").strip() for part in ("", "_choice", "_searched"))

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if isinstance(value, Person):
            text, choice, self.matches = value.name, str(value.pk), [value]
        else:
            text, choice, _ = value or ("", "", "")
        context["widget"] |= {
            "text": text,
            "choice": choice,
            "matches": [(person, work_of(person)) for person in self.matches],
            "more": self.more,
        }
        return context


def work_of(person):
    """What tells people of one name apart: job and unit."""
    return ", ".join(filter(None, [getattr(person, "job_title", None), getattr(person, "unit_name", None)]))


class FindPersonField(forms.Field):
    """A person out of `queryset`, which the form sets to those whom the user may choose (self.fields["other"].queryset = ...).

    Cleans to a Person, or None when it may be left empty. `own_messages`: required, none ("{text}" is what was typed), choose.
    """

    widget = FindPersonWidget
    default_error_messages = {
        "none": "Nobody here is called “{text}”. Check the spelling, or enter the family name alone",
        "choose": "Choose the person you mean",
    }

    def __init__(self, *, queryset=None, **kwargs):
        self.queryset = queryset
        super().__init__(**kwargs)

    def clean(self, value):
        if isinstance(value, Person):
            return value
        text, choice, searched = value or ("", "", "")
        if not text:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        people = with_work_details(Person.objects.none() if self.queryset is None else self.queryset, clock.today())
        if choice and text == searched and (person := self._chosen(people, choice)):
            self.widget.matches = [person]
            return person
        return self._search(people, text)

    def _chosen(self, people, choice):
        return people.filter(pk=int(choice)).first() if choice.isascii() and choice.isdigit() and len(choice) < 19 else None

    def _search(self, people, text):
        found = list(like_named(people, text)[: SHOWN + 1])
        if not found or not words(text):
            raise ValidationError(self.error_messages["none"].format(text=text), code="none")
        self.widget.matches, self.widget.more = found[:SHOWN], len(found) > SHOWN
        exact = [person for person in found if words(person.name) == words(text)]
        if len(exact) == 1 and sum(person.nearness == EXACT for person in found) == 1:
            return exact[0]
        raise ValidationError(self.error_messages["choose"], code="choose")

    def has_changed(self, initial, data):
        return bool(data and any(data))


def words(text):
    """The words of a name without accents, case or order."""
    return sorted(sort_key(text, "").replace(",", " ").split())
