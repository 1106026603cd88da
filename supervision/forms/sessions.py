"""Forms about a supervision as a whole: plan, prepare, begin, cancel, sign, send back."""

from django import forms

from learning_org.trail.forms import SignForm
from learning_org.web.forms import DateField, GovUKForm, Row, options
from practitioners.forms.find_person import FindPersonField
from supervision.models import SessionKind
from supervision.queries.sessions import people_to_plan_for

HERE = "Never a child's name."


def words_field(label, *, called, required="", help_text="", rows=4, limit=8000):
    """A text area; with `required`, its answer is needed and that is the message."""
    messages = {"required": required} if required else {}
    field = forms.CharField(
        label=label, widget=forms.Textarea, max_length=limit, help_text=help_text, required=bool(required), error_messages=messages
    )
    return options(field, rows=rows, called=called)


def time_field(label, required, *, called):
    """A time of day, such as 14:30."""
    field = forms.TimeField(
        label=label, input_formats=["%H:%M", "%H.%M"], widget=forms.TimeInput(format="%H:%M"), error_messages={"required": required}
    )
    return options(field, width=5, called=called)


class PlanForm(GovUKForm):
    """Whom, when and what kind of supervision."""

    layout = ("person", "given_by", "on", Row("starts", "ends"), "kind")
    GIVERS = [("me", "I do"), ("lead", "Their lead supervisor")]
    person = FindPersonField(
        label="Who is supervised?",
        help_text="Somebody in your line, or whom you supervise. Enter their name.",
        error_messages={
            "required": "Enter who is supervised",
            "none": "Nobody in your line, or whom you supervise, is called “{text}”. Check the spelling",
        },
    )
    given_by = options(
        forms.ChoiceField(
            label="Who gives it?", choices=GIVERS, widget=forms.RadioSelect, error_messages={"required": "Choose who gives the supervision"}
        ),
        small=True,
    )
    on = options(DateField(label="Which day?", error_messages={"required": "Enter the date of the supervision"}), called="The date")
    starts = time_field("From", "Enter when it begins, like 10:00", called="The beginning")
    ends = time_field("To", "Enter when it ends, like 11:30", called="The end")
    kind = options(
        forms.ChoiceField(
            label="What kind is it?",
            choices=SessionKind.choices,
            widget=forms.RadioSelect,
            error_messages={"required": "Choose what kind it is"},
        ),
        small=True,
        hints={"ad_hoc": "Between the scheduled ones; it may have been held in the last month already."},
    )

    def narrow(self):
        self.fields["person"].queryset = people_to_plan_for(self.user)


class PrepareForm(GovUKForm):
    """What the supervisee wants to talk about."""

    agenda = words_field(
        "What do you want to talk about?",
        called="What you want to talk about",
        required="Enter what you want to talk about",
        help_text=f"What went well, what is hard, what you want to decide. {HERE}",
        rows=8,
    )


class StartForm(GovUKForm):
    """The day on which it was held."""

    held_on = options(
        DateField(label="On which day is it held?", future=False, error_messages={"required": "Enter the day on which it is held"}),
        called="The day",
    )


class CancelForm(GovUKForm):
    """Why a supervision is cancelled, and the new date if one is agreed."""

    reason = options(
        forms.CharField(
            label="Why is it cancelled?",
            max_length=300,
            help_text="For example: sickness, or a strategy meeting at the same time.",
            error_messages={"required": "Enter why it is cancelled"},
        ),
        called="The reason",
    )
    again = options(
        forms.ChoiceField(
            label="Is a new date agreed?",
            choices=[("yes", "Yes"), ("no", "Not yet")],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose whether a new date is agreed"},
        ),
        reveals={"yes": ("on", "starts", "ends")},
    )
    on = options(DateField(label="The new date", past=False, error_messages={"required": "Enter the new date"}), called="The new date")
    starts = time_field("From", "Enter when it begins, like 10:00", called="The beginning")
    ends = time_field("To", "Enter when it ends, like 11:30", called="The end")

    def answer(self):
        """What cancel_session takes."""
        return {name: self.cleaned_data.get(name) for name in ("reason", "on", "starts", "ends")}


class FirstSignForm(SignForm):
    """The first to sign names the date of the next supervision."""

    field_order = ("next_on", "password", "seen")
    next_on = options(
        DateField(
            label="When is the next supervision?",
            past=False,
            help_text="The date that you agreed. You can plan it afterwards.",
            error_messages={"required": "Enter the date of the next supervision"},
        ),
        called="The next date",
    )


class SendBackForm(GovUKForm):
    """What should change before it is signed."""

    reason = words_field(
        "What should change?",
        called="What should change",
        required="Enter what should change",
        help_text="They read it in a message. What you both signed earlier stays, and no longer counts.",
    )


class TakeBackForm(GovUKForm):
    """Asks for nothing: whoever would read a reason has left."""
