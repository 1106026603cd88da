"""How one field is drawn: the GOV.UK classes, hints, errors and reveals that its template needs."""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList
from django.utils.functional import cached_property


class GovUKRenderer(TemplatesSetting):
    form_template_name = "govuk/uni_form.html"
    formset_template_name = "govuk/uni_formset.html"
    field_template_name = "govuk/field_group.html"


class GovUKErrorList(ErrorList):
    template_name = "govuk/error_message.html"


OPTIONS = {
    "autocomplete": "the browser's own completion, such as 'email'",
    "called": "how an error message names the answer, where the label is a question: 'The hours'",
    "character_count": "the most characters, counted below the box",
    "columns": "two columns of checkboxes on wide screens",
    "hints": "a hint below single choices: {value: text}",
    "inputmode": "the keyboard of a phone, such as 'decimal'",
    "legend": "size of label or legend: s (default), m, l; '' for plain text",
    "prefix": "before the box, such as '£'",
    "reveals": "choices that open other fields of the form: {value: field name, or several}",
    "rows": "height of a text area",
    "scale": "radios in a row that wraps: the numbers of a scale",
    "small": "small radios or checkboxes",
    "suffix": "after the box, such as 'hours'",
    "width": "characters that the box is wide: 2, 3, 4, 5, 10, 20",
}


def options(field, **kwargs):
    """Give a form field its looks (the names and meanings are in OPTIONS) and return it. Raises TypeError for an unknown name."""
    if unknown := set(kwargs) - set(OPTIONS):
        raise TypeError(f"options() does not know {', '.join(sorted(unknown))}")
    field.govuk = getattr(field, "govuk", {}) | kwargs
    return field


class GovUKBoundField(BoundField):
    KINDS = (
        (forms.CheckboxSelectMultiple, "checkboxes"),
        (forms.RadioSelect, "radios"),
        (forms.CheckboxInput, "checkbox"),
        (forms.MultiWidget, "group"),
        (forms.Select, "select"),
        (forms.Textarea, "textarea"),
        (forms.FileInput, "file-upload"),
    )

    @cached_property
    def kind(self):
        """Which GOV.UK component draws this field."""
        return next((kind for widget, kind in self.KINDS if isinstance(self.field.widget, widget)), "input")

    @cached_property
    def govuk(self):
        return getattr(self.field, "govuk", {})

    @property
    def label_class(self):
        size = self.govuk.get("legend", "s")
        return f"--{size}" if size else ""

    @property
    def choice_class(self):
        """Modifiers of a group of radios or checkboxes."""
        small = f" govuk-{self.kind}--small" if self.govuk.get("small") else ""
        scale = " app-scale" if self.govuk.get("scale") else ""
        return f"{small}{' app-cols' if self.govuk.get('columns') else ''}{scale}"

    @property
    def error_target(self):
        """The id that a line of the error summary leads to: the first control that can be mended."""
        if self.kind in ("radios", "checkboxes"):
            return f"{self.auto_id}_0"
        if self.kind == "group":
            return f"{self.auto_id}_{getattr(self.field.widget, 'first_bad', 0)}"
        return self.id_for_label or self.auto_id

    @property
    def choices_drawn(self):
        """Each radio or checkbox with its hint and the field that it opens."""
        reveals, hints = self.govuk.get("reveals", {}), self.govuk.get("hints", {})
        for widget in self.subwidgets:
            value = str(widget.data["value"])
            names = reveals.get(value) or ()
            opened = [self.form[name] for name in ((names,) if isinstance(names, str) else names)]
            yield {"widget": widget, "id": widget.id_for_label, "hint": hints.get(value), "reveal": opened}

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        if self.kind in ("input", "textarea", "select", "file-upload"):
            self._add_input_attrs(attrs)
        elif self.kind == "checkbox":
            attrs["class"] = "govuk-checkboxes__input"
        return attrs

    def _add_input_attrs(self, attrs):
        own, kind = self.govuk, self.kind
        classes = [f"govuk-{kind}", self.field.widget.attrs.get("class", "")]
        if kind in ("input", "textarea"):
            attrs["maxlength"] = False  # a browser would cut what is pasted without a word: the text stays, the error says it is too long
        if self.errors:
            classes.append(f"govuk-{kind}--error")
        if own.get("width"):
            classes.append(f"govuk-{kind}--width-{own['width']}")
        if own.get("character_count"):
            classes.append("govuk-js-character-count")
            attrs["aria-describedby"] = " ".join(filter(None, [self.aria_describedby, f"{self.auto_id}-info"]))
        attrs["class"] = " ".join(filter(None, classes))
        attrs |= {name: own[name] for name in ("autocomplete", "inputmode", "rows") if own.get(name)}
