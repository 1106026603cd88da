"""Parts of a long form. A form lists them in `layout`; fields that no part names are not drawn."""

from crispy_forms.layout import LayoutObject
from django.template.loader import render_to_string


class Part(LayoutObject):
    """Fields (by name) or further parts, drawn one after another inside a template of the pack."""

    template = None

    def __init__(self, *fields, **context):
        self.fields, self.own = list(fields), context

    def render(self, form, context, template_pack="govuk", **kwargs):
        html = self.get_rendered_fields(form, context, template_pack, **kwargs)
        names = [pointer.name for pointer in self.get_field_names()]
        wrong = any(form[name].errors for name in names)
        return render_to_string(self.template, self.own | {"fields": html, "wrong": wrong, "filled": self._filled(form, names)})

    @staticmethod
    def _filled(form, names):
        values = (form[name].value() for name in names)
        return any(any(value) if isinstance(value, list | tuple) else value not in (None, "", False) for value in values)


class Section(Part):
    """Section("Reflect", "guide", "reflection", text="..."): a heading of level 2 over some fields."""

    template = "govuk/layout/section.html"

    def __init__(self, heading, *fields, text="", template=""):
        super().__init__(*fields, heading=heading, text=text, include=template)


class Row(Part):
    """Row("when", "hours"): short fields side by side where there is room."""

    template = "govuk/layout/row.html"


class DetailsGroup(Part):
    """DetailsGroup("Add research or a file", "research"): fields that few need; open when one is filled or wrong."""

    template = "govuk/layout/details.html"

    def __init__(self, summary, *fields):
        super().__init__(*fields, summary=summary)
