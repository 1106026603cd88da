"""Forms about courses and their sessions."""

from django import forms

from learning_org.accounts.models import Person
from learning_org.web.forms import DateField, GovUKForm, GovUKFormSet, Row, options
from practitioners.forms.cpd import StandardsField
from practitioners.forms.find_person import FindPersonField
from practitioners.models import Theme
from practitioners.queries.frameworks import standards_to_choose

MOST_DAYS = 5
STARTS, ENDS = "09:30", "16:30"


class CourseForm(GovUKForm):
    """What is taught, and who may book it. `change` asks too whether it is still offered."""

    title = options(
        forms.CharField(label="Title", max_length=160, error_messages={"required": "Enter the title of the course"}), called="The title"
    )
    about = options(  # not "summary", under which a form has its errors
        forms.CharField(
            label="What is it about, and for whom?",
            widget=forms.Textarea,
            max_length=2000,
            help_text="What people can do afterwards, how long it takes, what to bring.",
            error_messages={"required": "Enter what the course is about"},
        ),
        rows=4,
        called="What it is about",
    )
    rated = options(
        forms.CharField(
            label="How confident are you in …",
            max_length=160,
            help_text="Finish the sentence. Participants rate it from 1 to 10 before, after and three months later: "
            "talking with teenagers about risk.",
            error_messages={"required": "Enter what participants rate"},
        ),
        called="What participants rate",
    )
    theme = forms.ModelChoiceField(
        label="Theme (optional)",
        queryset=Theme.objects.filter(is_active=True),
        required=False,
        empty_label="None",
        help_text="People with an open need of this theme see the course first.",
    )
    standards = options(
        StandardsField(label="Standards (optional)"),
        small=True,
        columns=True,
    )
    needs_approval = forms.BooleanField(label="The line manager approves each booking", required=False)
    open_to_partners = forms.BooleanField(label="Open to partner agencies", required=False)
    is_active = forms.BooleanField(label="Offered: it can be booked", required=False)

    def __init__(self, *args, change=False, **kwargs):
        self.change = change
        super().__init__(*args, **kwargs)

    def narrow(self):
        kept = [standard.pk for standard in self.initial.get("standards") or ()]  # a course may name one that is no longer in force
        self.fields["standards"].offer(standards_to_choose(self.user.access.on, kept=kept))
        if not self.change:
            del self.fields["is_active"]

    def answer(self):
        """What add_course and change_course take."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "about"}
        return values | {"summary": self.cleaned_data["about"]}


class DayForm(GovUKForm):
    """One day of a session. A row without a date is no day."""

    layout = ("on", Row("starts", "ends"))
    on = DateField(label="Date", error_messages={"required": "Enter the date of the session"})
    starts = options(
        forms.TimeField(
            label="From", widget=forms.TextInput, input_formats=["%H:%M", "%H.%M"], error_messages={"required": "Enter when it begins"}
        ),
        width=5,
        called="The beginning",
    )
    ends = options(
        forms.TimeField(
            label="To", widget=forms.TextInput, input_formats=["%H:%M", "%H.%M"], error_messages={"required": "Enter when it ends"}
        ),
        width=5,
        called="The end",
    )

    def has_changed(self):
        """Whether a date was typed: a row that holds one, and is emptied, is taken out."""
        return any(self["on"].value() or []) if self.is_bound else bool(self.initial.get("on"))

    def clean(self):
        cleaned = super().clean()
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", "The end must be later than the beginning")
        return cleaned


class DayFormSet(GovUKFormSet):
    """Up to five days: the first is needed, the others count when they have a date."""

    item_name = "Day"

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.empty_permitted = i > 0
        return form

    def clean(self):
        seen = set()
        for form in self.forms:
            on = form.cleaned_data.get("on") if hasattr(form, "cleaned_data") else None
            if on and on in seen:
                form.add_error("on", "This day is entered twice")
            seen.add(on)

    @property
    def answer(self):
        """What the services take: (date, from, to) of each day."""
        filled = [form.cleaned_data for form in self.forms if form.cleaned_data.get("on")]
        return [(row["on"], row["starts"], row["ends"]) for row in filled]

    @property
    def more_wanted(self):
        """Whether a day after the first is filled or wrong, so that its rows are shown open."""
        return any(form.has_changed() for form in self.forms[1:])


DAYS = forms.formset_factory(DayForm, formset=DayFormSet, extra=MOST_DAYS, max_num=MOST_DAYS, absolute_max=MOST_DAYS)


class SessionForm(GovUKForm):
    """When, where, for how many and by whom. `days` is its set of day rows, checked with it."""

    layout = ("venue", "capacity", "trainer")
    venue = options(
        forms.CharField(
            label="Place",
            max_length=120,
            help_text="A room, or “online”.",
            error_messages={"required": "Enter the place of the session"},
        ),
        called="The place",
    )
    capacity = options(
        forms.IntegerField(
            label="Places",
            min_value=1,
            max_value=500,
            widget=forms.TextInput,
            error_messages={"required": "Enter how many places there are"},
        ),
        width=3,
        inputmode="numeric",
        called="The number of places",
    )
    trainer = FindPersonField(
        label="Trainer (optional)", required=False, help_text="Search by name. They see the names on their register and keep it."
    )

    def __init__(self, *args, days=(), **kwargs):
        super().__init__(*args, **kwargs)
        held = [{"on": on, "starts": starts, "ends": ends} for on, starts, ends in days]
        empty = [{"starts": STARTS, "ends": ENDS}] * (MOST_DAYS - len(held))
        self.days = DAYS(self.data if self.is_bound else None, initial=held + empty, prefix="days", form_kwargs={"user": self.user})

    def narrow(self):
        self.fields["trainer"].queryset = Person.objects.visible_to(self.user)

    def is_valid(self):
        return all([super().is_valid(), self.days.is_valid()])

    def summary(self):
        return self.days.summary() + super().summary()

    def answer(self):
        """What add_session and change_session take."""
        return self.cleaned_data | {"days": self.days.answer}


class SessionCancelForm(GovUKForm):
    """Why a session is cancelled."""

    reason = options(
        forms.CharField(
            label="Why is it cancelled?",
            max_length=250,
            help_text="Everybody who is booked reads this.",
            error_messages={"required": "Enter why the session is cancelled"},
        ),
        called="The reason",
    )
