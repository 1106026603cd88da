"""Forms about standards frameworks."""

from django import forms

from learning_org.web.forms import DetailsGroup, GovUKForm, options
from practitioners.forms.shared import first_day, last_day, one_of
from practitioners.models import CareerLevel, FrameworkAudience, Standard
from practitioners.services.standards_import import COLUMNS, MOST_ROWS, read_standards

LEVELS = [(f"level_{value}", value, label) for value, label in CareerLevel.choices]
CHECK, IMPORT = "check", "import"


class FrameworkForm(GovUKForm):
    """What a framework is called, who publishes it and for whom it is."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter the name of the framework"})
    short_name = forms.CharField(
        label="Short name",
        max_length=40,
        help_text="As it stands beside a standard, such as “KSS practitioners”.",
        error_messages={"required": "Enter a short name"},
    )
    publisher = forms.CharField(label="Published by", max_length=120, error_messages={"required": "Enter who publishes it"})
    audience = one_of(
        FrameworkAudience.choices,
        label="Whose learning is it for?",
        required="Choose whose learning it is for",
        help_text="They are offered its standards when they record learning.",
    )


class VersionForm(GovUKForm):
    """A version from a day on."""

    label = options(
        forms.CharField(
            label="What is this version called?",
            max_length=40,
            help_text="Usually the year, such as 2027.",
            error_messages={"required": "Enter what the version is called"},
        ),
        called="The name",
    )
    first_day = first_day("First day on which it holds", help_text="The version before ends with the day before.")
    copies = forms.BooleanField(
        label="Begin with the standards of the version before",
        required=False,
        help_text="Each follows what it was. You can change them until something names them.",
    )


class FrameworkEndForm(GovUKForm):
    """The last day of a framework that no version follows."""

    last_day = last_day(
        "Last day on which it holds", required=True, hint="", error_messages={"required": "Enter the last day on which it holds"}
    )


class StandardForm(GovUKForm):
    """One standard: its code, its title and what it asks, at each level of a career where levels are told apart."""

    code = forms.CharField(label="Code", max_length=10, help_text="Such as 4.1", error_messages={"required": "Enter the code"})
    title = forms.CharField(label="Title", max_length=160, error_messages={"required": "Enter the title"})
    description = options(
        forms.CharField(
            label="What does it ask?", required=False, widget=forms.Textarea, max_length=2000, help_text="In the council's own words."
        ),
        rows=3,
        called="What it asks",
    )

    def narrow(self):
        """A text for each level of a career."""
        for name, _, label in LEVELS:
            field = forms.CharField(label=label, required=False, widget=forms.Textarea, max_length=2000)
            self.fields[name] = options(field, rows=2, called=label)
        self.layout = ("code", "title", "description", DetailsGroup("What it asks at each level", *(name for name, _, _ in LEVELS)))

    def answer(self):
        """What add_standard and edit_standard take."""
        data = self.cleaned_data
        return {name: data[name] for name in ("code", "title", "description")} | {
            "levels": {value: data[name] for name, value, _ in LEVELS}
        }


class SuccessorsForm(GovUKForm):
    """In which later standards one goes on."""

    later = options(
        forms.ModelMultipleChoiceField(Standard.objects.none(), label="It goes on in", required=False, widget=forms.CheckboxSelectMultiple),
        small=True,
        called="The standards",
    )

    def __init__(self, *args, offered, **kwargs):
        self.offered = offered
        super().__init__(*args, **kwargs)

    def narrow(self):
        self.fields["later"].queryset = self.offered
        self.fields["later"].label_from_instance = lambda standard: f"{standard}, {standard.version}"


class StandardImportForm(GovUKForm):
    """A CSV file of standards, to be checked or to be imported."""

    file = forms.FileField(
        label="CSV file",
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
        help_text=f"Columns: {', '.join(COLUMNS)}. Only code and title are needed. At most {MOST_ROWS} rows.",
        error_messages={"required": "Choose the CSV file"},
    )
    what = one_of(
        [(CHECK, "Check the file: nothing is changed"), (IMPORT, "Check it and, if nothing is wrong, import it")],
        label="What do you want to do?",
        required="Choose what to do",
    )

    def clean_file(self):
        """The rows of the file. Every problem is an error of its own, by row."""
        read = read_standards(self.cleaned_data["file"].read())
        if read.problems:
            raise forms.ValidationError(
                [*read.problems[:50], *([f"And {len(read.problems) - 50} more."] if len(read.problems) > 50 else [])]
            )
        return read.rows
