"""Forms of speaking up."""

from django import forms

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.forms import GovUKForm, options
from practitioners.forms.find_person import FindPersonField
from practitioners.forms.shared import LastDayForm, first_day, last_day, one_of
from practitioners.models import LearningNeed, SpeakUpAbout, SpeakUpView
from practitioners.queries.people import in_post
from practitioners.queries.speakup import needs_to_speak_of


def long_text(label, required, *, called, hint="", rows=5):
    """A text of several lines; `required` is what the form says when it is empty, "" where it may be."""
    field = forms.CharField(
        label=label,
        widget=forms.Textarea,
        max_length=6000,
        help_text=hint,
        required=bool(required),
        error_messages={"required": required} if required else {},
    )
    return options(field, rows=rows, called=called)


class ReceiverField(forms.ChoiceField):
    """Radio buttons with the people who may receive it, each with who they are. Cleans to the Person."""

    widget = forms.RadioSelect
    receivers = ()

    def __init__(self, **kwargs):
        super().__init__(error_messages={"required": "Choose who reads it"}, **kwargs)

    def offer(self, receivers):
        """Offer these Receivers."""
        self.receivers = receivers
        self.choices = [(str(one.person.pk), one.person.name) for one in receivers]
        options(self, hints={str(one.person.pk): one.words for one in receivers})

    def clean(self, value):
        chosen = super().clean(value)
        return next(one.person for one in self.receivers if str(one.person.pk) == chosen)


class SpeakUpForm(GovUKForm):
    """About what, the text, and to whom. `receivers` are those who may receive it; where a principal social worker is among them, the form
    asks whether it is about them, and then offers the others alone."""

    about = options(
        one_of(SpeakUpAbout.choices, label="What is it about?", required="Choose what it is about"),
        reveals={SpeakUpAbout.LEARNING_UNMET.value: "need"},
    )
    need = forms.ModelChoiceField(
        label="Which learning need? (optional)", queryset=LearningNeed.objects.none(), required=False, empty_label="None of these"
    )
    text = long_text(
        "What happened, and what do you want to change?",
        "Enter what happened, and what you want to change",
        called="What happened",
        hint="What, since when, and what you have tried, for somebody who does not know it. Never a child’s name.",
        rows=8,
    )
    concerned = options(
        one_of([("no", "No"), ("yes", "Yes")], label="Is it about the principal social worker?", required="Choose yes or no"),
        reveals={"no": "recipient", "yes": "other_recipient"},
    )
    recipient = ReceiverField(label="Who should read it?")
    other_recipient = ReceiverField(label="Who else should read it?")

    def __init__(self, *args, receivers, **kwargs):
        self.receivers = receivers
        super().__init__(*args, **kwargs)

    def narrow(self):
        self.fields["need"].queryset = needs_to_speak_of(self.user.person, clock.today())
        if not self.fields["need"].queryset.exists():
            del self.fields["need"]
            self.fields["about"].govuk = {}
        others = [one for one in self.receivers if not one.first]
        self.fields["recipient"].offer(self.receivers)
        self.fields["other_recipient"].offer(others)
        if not others or len(others) == len(self.receivers):  # nobody to turn to instead, or nobody whom it could be about
            del self.fields["concerned"], self.fields["other_recipient"]

    def answers(self):
        """What speak_up() takes."""
        said = self.cleaned_data
        concerned = said.get("concerned") == "yes"
        recipient = said["other_recipient"] if concerned else said["recipient"]
        words = {"about": said["about"], "text": said["text"], "need": said.get("need")}
        return words | {"recipient": recipient, "concerns_first": concerned}


class SpeakUpNoteForm(GovUKForm):
    """What one of the two writes to the other."""

    text = long_text("Your note", "Enter your note", called="The note")


class SpeakUpAnswerForm(GovUKForm):
    """The recipient's answer."""

    text = long_text(
        "Your answer",
        "Enter your answer",
        called="The answer",
        hint="What you found, what changes, and by when. It cannot be changed afterwards; a note can be added.",
        rows=8,
    )


class SpeakUpCloseForm(GovUKForm):
    """The writer's own view of the result."""

    view = one_of(SpeakUpView.choices, label="What came of it?", required="Choose what came of it")
    text = long_text("What would you add? (optional)", "", called="What you add")


class SpeakUpAnotherForm(GovUKForm):
    """Somebody else to turn to."""

    recipient = ReceiverField(label="Who should read it instead?")

    def __init__(self, *args, receivers, **kwargs):
        self.receivers = receivers
        super().__init__(*args, **kwargs)

    def narrow(self):
        self.fields["recipient"].offer(self.receivers)


class RecipientForm(LastDayForm, GovUKForm):
    """Somebody in post to whom people may speak up, who they are in words, and from when to when."""

    person = FindPersonField(label="Who?", help_text="Somebody in post.", error_messages={"required": "Enter a name"})
    words = options(
        forms.CharField(
            label="Who they are, in a few words",
            max_length=120,
            help_text="For example: Head of quality, outside your service.",
            error_messages={"required": "Enter who they are"},
        ),
        called="Who they are",
    )
    first_day = first_day()
    last_day = last_day()

    def narrow(self):
        self.fields["person"].queryset = in_post(Person.objects.visible_to(self.user), self.user.access.on)


class RecipientEndForm(GovUKForm):
    """The last day on which they can be chosen."""

    last_day = last_day("Last day on which they can be chosen", required=True, hint="")
