"""The form bases: own messages, reveals, error summary, refusals of services."""

import hashlib

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from learning_org.web import personal
from learning_org.web.forms import messages
from learning_org.web.forms.bound import GovUKBoundField, GovUKErrorList, GovUKRenderer

KEPT_DETAILS = "kept_details"  # posted with a form whose long texts hold what was asked about before


class GovUKFormMixin:
    """Any Django form in GOV.UK's look. `user` (given by FormPage) narrows its choices in narrow()."""

    default_renderer = GovUKRenderer
    bound_field_class = GovUKBoundField
    use_required_attribute = False
    kept_details = ""  # what the page sends back, so that what was asked about is asked once
    layout = ()  # parts and names of fields, in order; empty: every field, one below another

    def __init__(self, *args, user=None, **kwargs):
        kwargs.setdefault("error_class", GovUKErrorList)
        super().__init__(*args, **kwargs)
        self.user = user
        self.narrow()
        for name, field in self.fields.items():
            messages.apply(field, name)

    def narrow(self):
        """Limit choices of people and records to what self.user may see. Forms that offer some say so here."""

    @property
    def helper(self):
        """What crispy-forms draws: the page has the form tag, the token and the buttons."""
        helper = FormHelper()
        helper.form_tag, helper.disable_csrf, helper.include_media = False, True, False
        if self.layout:
            helper.layout, helper.render_hidden_fields = Layout(*self.layout), True
        return helper

    @property
    def reveals(self):
        """(choosing field, value, revealed field) for each field that a choice opens."""
        for name, field in self.fields.items():
            for value, revealed in getattr(field, "govuk", {}).get("reveals", {}).items():
                for one in (revealed,) if isinstance(revealed, str) else revealed:
                    yield name, str(value), one

    @property
    def top_fields(self):
        """The fields that are always drawn: those that a choice reveals are drawn inside it."""
        revealed = {name for _, _, name in self.reveals}
        return [field for field in self.visible_fields() if field.name not in revealed]

    def _clean_form(self):
        self._forget_what_was_not_asked()
        super()._clean_form()
        self._warn_of_personal_details()

    def _warn_of_personal_details(self):
        """An NHS number or a date of birth in a long text is asked about once: saved again as it stands, it is kept."""
        found = {name: worry for name in self.fields if (worry := self._worry_of(name))}
        self.kept_details = hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest()[:16] if found else ""
        if found and self.data.get(KEPT_DETAILS) != self.kept_details:
            for name, (what, _) in found.items():
                self.add_error(name, f"This looks like {what}: use the case reference instead, or save again to keep it")

    def _worry_of(self, name):
        """(what a long text seems to hold, as it is written there), or None."""
        text = self.cleaned_data.get(name)
        if not (isinstance(text, str) and isinstance(self.fields[name].widget, forms.Textarea)):
            return None
        if numbers := personal.nhs_numbers(text):
            return "an NHS number", numbers
        births = personal.dates_of_birth(text)
        return ("a date of birth", births) if births else None

    def _forget_what_was_not_asked(self):
        """A field that its choice did not reveal has no value and no error; one that two choices reveal needs either."""
        asked, revealed = set(), set()
        for name, value, opened in self.reveals:
            chosen = self.cleaned_data.get(name)
            chosen = [str(one) for one in chosen] if isinstance(chosen, list | tuple) else [str(chosen)]
            revealed.add(opened)
            if value in chosen:
                asked.add(opened)
        for name in revealed - asked:
            self._errors.pop(name, None)
            self.cleaned_data[name] = getattr(self.fields[name], "empty_value", None)

    def refuse(self, refusal):
        """Show a service's Refused beside the field that it names, else in the summary alone."""
        field = refusal.field if refusal.field in self.fields else None
        if self.errors.get(field or "__all__") is None or refusal.message not in self.errors[field or "__all__"]:
            self.add_error(field, refusal.message)

    def summary(self):
        """The lines of the error summary, in the order of the page: text and the id to go to."""
        if not self.is_bound:
            return []
        lines = [{"href": None, "text": text} for text in self.non_field_errors()]
        lines += [{"href": None, "text": text} for field in self.hidden_fields() for text in field.errors]
        return lines + [{"href": field.error_target, "text": text} for field in self.visible_fields() for text in field.errors]


class GovUKForm(GovUKFormMixin, forms.Form):
    """A form of plain fields."""


class GovUKModelForm(GovUKFormMixin, forms.ModelForm):
    """A form whose fields come from a model. It is never saved itself: a service writes (cleaned_data, by=)."""

    def save(self, commit=True):
        raise NotImplementedError("A service writes: see docs/adding-a-page.md.")


class GovUKFormSet(forms.BaseFormSet):
    """Several of one form, each in a fieldset of its own named `item_name` and its number."""

    template_name = "govuk/uni_formset.html"  # formset_factory overwrites a renderer
    item_name = "Item"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("error_class", GovUKErrorList)
        super().__init__(*args, **kwargs)

    def summary(self):
        """The lines of the error summary for all the forms."""
        if not self.is_bound:
            return []
        return [{"href": None, "text": text} for text in self.non_form_errors()] + [line for form in self.forms for line in form.summary()]
