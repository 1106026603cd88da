"""Forms about portfolios: which pieces, and for whom a link is made."""

from django import forms

from learning_org.web import clock
from learning_org.web.forms import DateField, GovUKForm, Row, options
from practitioners.models import CPDEntry
from practitioners.queries.portfolio import MOST, own_pieces
from practitioners.services.guard import day
from practitioners.services.portfolio import longest_day


class PiecesField(forms.ModelMultipleChoiceField):
    """One's own pieces, to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, entry):
        return f"{entry.title}, {day(entry.learnt_on)}"


def pieces_field(label, **kwargs):
    return options(PiecesField(CPDEntry.objects.none(), label=label, **kwargs), small=True, called="The pieces")


class CasesForm(GovUKForm):
    """Whether case references are left out of what a person takes along. An address that does not say, leaves them out: `asked` tells a
    box that was cleared from one that was never shown."""

    layout = ("without_cases",)
    asked = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)
    without_cases = options(
        forms.BooleanField(
            label="Leave case references out",
            required=False,
            help_text="For readers outside the council: each reference is replaced by “[a case]”.",
        ),
        small=True,
    )

    def __init__(self, data, **kwargs):
        data = data.copy()
        if "asked" not in data:
            data["asked"], data["without_cases"] = "True", "on"
        super().__init__(data, **kwargs)


class PortfolioForm(CasesForm):
    """Which pieces, by their dates and one by one. Nothing ticked is all of them."""

    layout = (Row("first", "last"), "pieces", "without_reflections", "without_cases")
    first = options(DateField(label="From", required=False), called="The first day")
    last = options(DateField(label="To", required=False), called="The last day")
    pieces = pieces_field("Which pieces?", required=False, help_text="Tick none for all of these dates.")
    without_reflections = options(forms.BooleanField(label="Leave my reflections out", required=False), small=True)

    def narrow(self):
        self.fields["pieces"].queryset = own_pieces(self.user.person).only("title", "learnt_on")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("first") and cleaned.get("last") and cleaned["last"] < cleaned["first"]:
            self.add_error("last", "The last day must be the first day or later")
        return cleaned

    def offer(self, first, last):
        """Show the pieces of these dates alone."""
        self.fields["pieces"].queryset = own_pieces(self.user.person, first, last).only("title", "learnt_on")[:MOST]

    def chosen(self):
        """The pieces that a valid form asks for: those ticked, within the dates."""
        found = own_pieces(self.user.person, self.cleaned_data["first"], self.cleaned_data["last"])
        return found.filter(pk__in=self.cleaned_data["pieces"]) if self.cleaned_data["pieces"] else found


class PortfolioLinkForm(GovUKForm):
    """For whom a link is, until when, and what it shows."""

    layout = ("for_whom", "last_day", "pieces", "with_reflections")
    for_whom = options(
        forms.CharField(
            label="Who is it for?",
            max_length=120,
            help_text="A panel or an employer. They see this at the top of the page.",
            error_messages={"required": "Enter who it is for"},
        ),
        called="Who it is for",
        autocomplete="off",
    )
    last_day = options(
        DateField(label="Until when can they open it?", past=False, error_messages={"required": "Enter the last day on which it opens"}),
        called="The last day",
    )
    pieces = pieces_field("Which pieces do they see?", error_messages={"required": "Choose at least one piece of learning"})
    with_reflections = options(
        forms.BooleanField(
            label="They see my reflections too",
            required=False,
            help_text="Your own. What you learnt with a peer is part of the piece: they see it.",
        ),
        small=True,
    )

    def narrow(self):
        newest = own_pieces(self.user.person).only("title", "learnt_on")
        self.fields["pieces"].queryset = newest
        self.fields["last_day"].help_text = f"At the latest {day(longest_day(clock.today()))}"
