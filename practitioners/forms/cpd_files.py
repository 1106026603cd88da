from django import forms

from learning_org.trail import files
from learning_org.web.forms import GovUKForm, options


class CPDFileForm(GovUKForm):
    """Choose a file that shows a piece of learning. What it must be is the service's to say."""

    file = options(
        forms.FileField(
            label="Choose a file",
            allow_empty_file=True,  # the service says what an empty one needs
            widget=forms.FileInput({"accept": files.ACCEPT}),
            error_messages={"required": "Choose the file that you want to add"},
        ),
    )

    def narrow(self):
        """The size is a setting, read when the form is shown."""
        self.fields["file"].help_text = f"{files.limit_in_words()}. No child's or family's name may be in it."
