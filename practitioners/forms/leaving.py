"""The form on which somebody's leaving is recorded: the last day, and who takes over what they leave open."""

import datetime

from django import forms

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.forms import DetailsGroup, GovUKForm, Section, options
from learning_org.web.forms.layout import Part
from practitioners.forms.find_person import FindPersonField
from practitioners.forms.shared import last_day
from practitioners.queries.people import in_post
from practitioners.registries import left_open_by
from practitioners.services.leaving import ENDS, why

EVERYTHING, OTHER = "everything", "other"
SHOWN = "shown"  # the items that the page showed, so that one which came up meanwhile is not handed over unseen


class Items(Part):
    """The open items of one kind, with what is asked about them."""

    template = "practitioners/_leave_items.html"


class LastDayOnly(GovUKForm):
    """The last day in post; the day after is the leaving day."""

    last_day = last_day(
        "Last day in post", required=True, hint="Access ends with this day.", error_messages={"required": "Enter the last day in post"}
    )


class LeaveForm(LastDayOnly):
    """For each kind of thing left open, and each thing, who takes it over or that it ends. `decisions` is what leave() takes."""

    def __init__(self, data=None, *args, person, **kwargs):
        self.person = person
        self.found = left_open_by(person, _first_out(data))
        super().__init__(data, *args, **kwargs)

    @property
    def shown(self):
        """What is listed now, for the page to send back."""
        return ",".join(f"{kind.key}:{item.pk}" for kind, items in self.found for item in items)

    def narrow(self):
        people = in_post(Person.objects.visible_to(self.user), clock.today()).exclude(pk=self.person.pk)
        self.layout = ["last_day"]
        if any(kind.hand_over for kind, _ in self.found):
            self._add_everything()
        elif self.found:
            self.layout.append(Section("What they leave open"))
        for number, (kind, items) in enumerate(self.found):
            self._add_kind(kind, items)
            words = {"heading": kind.title, "what_happens": "" if kind.hand_over else kind.end_words}
            self.layout.append(Items(*self._names(kind, items), items=items, first=not number, **words))
        for field in self.fields.values():
            if isinstance(field, FindPersonField):
                field.queryset = people

    def _add_everything(self):
        self.fields[EVERYTHING] = FindPersonField(
            label="Who takes over what they leave open?",
            required=False,
            help_text="Enter a name. You can choose somebody else for single things below.",
        )
        reason = forms.CharField(
            label="Why, for whoever takes it over",
            max_length=200,
            initial=why(self.person),
            help_text="They read this today, and the other people concerned do. Say that somebody leaves only if all of them may know.",
            error_messages={"required": "Enter why these things go to somebody else"},
        )
        self.fields["reason"] = reason
        self.layout.append(Section("What they leave open", EVERYTHING, "reason"))

    def _add_kind(self, kind, items):
        if not kind.hand_over:
            return
        choices = [(EVERYTHING, "Whoever takes over everything"), (OTHER, "Somebody else")]
        choices += [(ENDS, kind.end_words)] if kind.end else []
        field = forms.ChoiceField(choices=choices, label=f"{kind.title}: who takes over?", widget=forms.RadioSelect)
        field.initial, field.error_messages["required"] = ENDS if kind.ends else EVERYTHING, "Choose who takes these over"
        self.fields[f"how_{kind.key}"] = options(field, reveals={OTHER: f"who_{kind.key}"}, small=True, legend="")
        self.fields[f"who_{kind.key}"] = FindPersonField(label="Who is it?", error_messages={"required": "Enter the name of the person"})
        for item in items if len(items) > 1 else ():
            label = f"Who takes over “{item.words}”?"
            self.fields[f"who_{kind.key}_item{item.pk}"] = FindPersonField(label=label, required=False)
            if kind.end:
                ends = forms.BooleanField(label=f"Nobody takes over “{item.words}”", required=False)
                self.fields[f"ends_{kind.key}_item{item.pk}"] = options(ends, small=True)

    def _names(self, kind, items):
        names = [f"how_{kind.key}"] if kind.hand_over else []
        single = [f"{part}_{kind.key}_item{item.pk}" for item in items for part in ("who", "ends")]
        single = [name for name in single if name in self.fields]
        return names + ([DetailsGroup("Decide one by one", *single)] if single else [])

    def clean(self):
        cleaned = super().clean()
        known = set((self.data.get(SHOWN) or "").split(","))
        new = [item.words for kind, items in self.found for item in items if f"{kind.key}:{item.pk}" not in known]
        if new:
            self.add_error(None, f"Not on the page when you opened it: {'; '.join(new)}. Look through it, then send it again.")
        self.decisions = {(kind.key, item.pk): self._decide(kind, item) for kind, items in self.found for item in items}
        if None in self.decisions.values() and EVERYTHING not in self.errors:
            self.add_error(EVERYTHING, "Enter the name of the person who takes over what they leave open")
        return cleaned

    def _decide(self, kind, item):
        """A Person, ENDS, or None when nobody is named."""
        if not kind.hand_over:
            return ENDS
        own, ends = (self.cleaned_data.get(f"{part}_{kind.key}_item{item.pk}") for part in ("who", "ends"))
        if own and ends:
            self.add_error(f"who_{kind.key}_item{item.pk}", "Name somebody or let it end, not both")
        if own or ends:
            return own or ENDS
        how = self.cleaned_data.get(f"how_{kind.key}")
        if how == OTHER:
            return self.cleaned_data.get(f"who_{kind.key}") or OTHER  # its own field says what is wrong
        return ENDS if how == ENDS else self.cleaned_data.get(EVERYTHING)

    def refuse(self, refusal):
        """A refusal about an item without a field of its own is shown beside its kind's."""
        if refusal.field and refusal.field not in self.fields:
            refusal.field = f"how_{refusal.field.removeprefix('who_').rpartition('_')[0]}"
        super().refuse(refusal)


def _first_out(data):
    """The day after the last day that was posted; today when there is none, so that nothing is missing."""
    form = LastDayOnly(data) if data else None
    if form and form.is_valid():
        return form.cleaned_data["last_day"] + datetime.timedelta(days=1)
    return clock.today()
