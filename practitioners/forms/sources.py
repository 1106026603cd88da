"""The form that adds a source of learning."""

from django import forms

from learning_org.web.forms import GovUKForm, options


class SourceForm(GovUKForm):
    """A name, and an address if it has one."""

    name = options(
        forms.CharField(label="What is it called?", max_length=80, error_messages={"required": "Enter what it is called"}),
        called="The name",
    )
    address = options(
        forms.URLField(label="Address on the web, if it has one", required=False, assume_scheme="https"), called="The address"
    )
