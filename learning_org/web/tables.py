"""Tables in GOV.UK's look: sortable, readable by screen readers, and stacked into blocks on a phone."""

import django_tables2
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django_tables2.utils import Accessor

from learning_org.web.marks import status

NOT_RECORDED = "not recorded"


class Table(django_tables2.Table):
    """Base of every table. The first column names the row, unless `row_header` names another ("" for none)."""

    row_header = None
    caption = ""  # read out first; shown too when caption_shown
    caption_shown = False

    class Meta:
        template_name = "web/table.html"
        attrs = {"class": "govuk-table app-stack"}
        default = NOT_RECORDED

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", NOT_RECORDED)
        super().__init__(*args, **kwargs)

    @property
    def header_name(self):
        """The column whose cells are the headers of their rows."""
        return next(iter(self.sequence), None) if self.row_header is None else self.row_header

    @property
    def sortable(self):
        return any(column.orderable for column in self.columns)

    @property
    def drawn_columns(self):
        """Each column with its sorting as assistive technology names it, and the sort that its link asks for."""
        for column in self.columns:
            order = "none"
            if column.is_ordered:
                order = "descending" if column.order_by_alias.is_descending else "ascending"
            yield {"column": column, "order": order, "next": column.order_by_alias.next if column.orderable else ""}


class TextColumn(django_tables2.Column):
    """Plain text. `numeric=True` sets figures right and in even widths."""

    def __init__(self, *args, numeric=False, **kwargs):
        self.numeric = numeric
        super().__init__(*args, **kwargs)


class DateColumn(django_tables2.Column):
    """A date as people read it: 14 March 2026."""

    def render(self, value):
        return date_format(value, "j F Y")


class LinkColumn(django_tables2.Column):
    """A cell that opens a record: LinkColumn("practitioners:person", args=["pk"]). `args` are paths from the row."""

    def __init__(self, url_name, *args, url_args=("pk",), **kwargs):
        self.url_name, self.url_args = url_name, [Accessor(path) for path in url_args]
        super().__init__(*args, **kwargs)

    def render(self, value, record):
        url = reverse(self.url_name, args=[path.resolve(record) for path in self.url_args])
        return format_html('<a class="govuk-link" href="{}">{}</a>', url, value)


class StatusColumn(django_tables2.Column):
    """A state by shape, word, then colour: the value is (kind, word), or a word that `kinds` gives a kind."""

    def __init__(self, *args, kinds=None, **kwargs):
        self.kinds = kinds or {}
        super().__init__(*args, **kwargs)

    def render(self, value):
        kind, word = value if isinstance(value, tuple) else (self.kinds.get(value, "none"), value)
        return status(kind, word)
