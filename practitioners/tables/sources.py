"""The table of the sources of learning."""

from django.urls import reverse
from django.utils.html import format_html

from learning_org.web.marks import status
from learning_org.web.tables import StatusColumn, Table, TextColumn


class SourceTable(Table):
    """A source, where it is, and whether people can choose it."""

    caption = "Sources of learning"
    name = TextColumn(verbose_name="Source", orderable=False)
    address = TextColumn(verbose_name="Address", orderable=False)
    is_active = StatusColumn(verbose_name="Offered", orderable=False)
    change = TextColumn(verbose_name="Change", empty_values=(), orderable=False)

    class Meta(Table.Meta):
        pass

    def render_is_active(self, value):
        return status("on", "Yes") if value else status("none", "No more")

    def render_change(self, record):
        page, words = ("retire", "Offer it no more") if record.is_active else ("restore", "Offer it again")
        return format_html(
            '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>',
            reverse(f"practitioners:source_{page}", args=[record.pk]),
            words,
            record.name,
        )
