"""Forms about bookings: ask for a place, decide, cancel; and the register."""

from django import forms

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.forms import DetailsGroup, GovUKForm, options
from practitioners.forms.find_person import FindPersonField
from practitioners.models import LearningNeed
from training.queries.bookings import colleagues_of
from training.queries.catalogue import needs_met_by

RATINGS = [("", "Choose"), ("1", "1, not at all"), *((str(n), str(n)) for n in range(2, 10)), ("10", "10, completely")]
WALK_INS = 3


class NeedChoiceField(forms.ModelChoiceField):
    """One of the person's own needs; those that the course meets say so."""

    fits = frozenset()

    def label_from_instance(self, need):
        return f"{need.title} (this course fits)" if need.pk in self.fits else need.title


class BookingForm(GovUKForm):
    """What is asked before a place is held. `course` is the one to be booked."""

    layout = ("need", "cover", "rating_before")
    need = NeedChoiceField(
        label="Which learning need does it meet?",
        queryset=LearningNeed.objects.none(),
        required=False,
        empty_label="None of mine",
        help_text="It counts as met when you have attended.",
    )
    cover = forms.ModelChoiceField(
        label="Who covers urgent calls?", queryset=Person.objects.none(), required=False, empty_label="Somebody else, or not agreed yet"
    )
    rating_before = options(
        forms.TypedChoiceField(
            choices=RATINGS,
            coerce=int,
            help_text="From 1 to 10. We ask again after the course and three months later.",
            error_messages={"required": "Choose how confident you are today"},
        ),
        called="Your confidence",
    )

    def __init__(self, *args, course, **kwargs):
        self.course = course
        super().__init__(*args, **kwargs)

    def narrow(self):
        needs = needs_met_by(self.course, self.user)
        field = self.fields["need"]
        field.queryset = LearningNeed.objects.filter(pk__in=[need.pk for need, _ in needs]).order_by("wanted_by", "pk")
        field.fits = frozenset(need.pk for need, fits in needs if fits)
        if needs and needs[0][1]:
            self.initial.setdefault("need", needs[0][0].pk)
        if not needs:
            del self.fields["need"]
            self.layout = ("cover", "rating_before")
        self.fields["cover"].queryset = colleagues_of(self.user.access.person_id, clock.today())
        self.fields["rating_before"].label = f"How confident are you today in {self.course.rated}?"


class BookingDecideForm(GovUKForm):
    """Yes with cover, or no with a reason."""

    decision = options(
        forms.ChoiceField(
            label="Do you approve it?",
            choices=[("approve", "Yes, approve the place"), ("decline", "No")],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose whether you approve it"},
        ),
        reveals={"approve": "cover_confirmed", "decline": "reason"},
    )
    cover_confirmed = forms.BooleanField(
        label="Cover for urgent calls is confirmed", error_messages={"required": "Confirm that urgent calls are covered"}
    )
    reason = options(
        forms.CharField(label="Why not?", max_length=300, error_messages={"required": "Enter why you do not approve it"}),
        called="The reason",
    )


class BookingCancelForm(GovUKForm):
    """Why a booking is cancelled."""

    reason = options(
        forms.CharField(label="Why?", max_length=300, error_messages={"required": "Enter why the booking is cancelled"}),
        called="The reason",
    )


class AttendedField(forms.ModelMultipleChoiceField):
    """Names to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, booking):
        return f"{booking.person}, came without a booking" if booking.walk_in else str(booking.person)


class RegisterForm(GovUKForm):
    """Who came, of those who were booked; and up to three people at a time who came without a booking.

    `shown` holds the keys of the bookings that the page showed, so that nobody is marked whom its reader never saw.
    """

    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, bookings, **kwargs):
        self.bookings, self.keys = bookings, [str(key) for key in bookings.values_list("pk", flat=True)]
        super().__init__(*args, **kwargs)

    def narrow(self):
        names = [f"walk_in_{number}" for number in range(1, WALK_INS + 1)]
        self.fields["shown"].initial = ",".join(self.keys)
        if self.keys:
            self.fields["attended"] = AttendedField(label="Who came?", queryset=self.bookings, required=False)
        for number, name in enumerate(names, start=1):
            label = "Search by name" if number == 1 else f"Another person ({number})"
            self.fields[name] = FindPersonField(label=label, required=False, queryset=Person.objects.visible_to(self.user))
        group = DetailsGroup("Add somebody who came without a booking", *names)
        self.layout = ("attended", group) if "attended" in self.fields else (group,)

    def clean_shown(self):
        """Those of the session's keys that were sent; anything else means nothing here."""
        sent = set(self.cleaned_data["shown"].split(","))
        return [int(key) for key in self.keys if key in sent]

    def refuse(self, refusal):
        """Beside what every form does: once somebody new is named, the page shows them, and the ticks stay."""
        super().refuse(refusal)
        if refusal.field == "shown":
            self.data = self.data.copy()
            self.data["shown"] = ",".join(self.keys)

    def answer(self):
        """What take_register takes."""
        found = [self.cleaned_data.get(f"walk_in_{number}") for number in range(1, WALK_INS + 1)]
        attended = self.cleaned_data.get("attended") or ()
        walk_ins = list(dict.fromkeys(filter(None, found)))
        return {"attended_ids": [booking.pk for booking in attended], "shown_ids": self.cleaned_data["shown"], "walk_ins": walk_ins}
