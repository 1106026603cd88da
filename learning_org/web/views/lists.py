"""Lists and their exports: the same set, the same filter, the same permission."""

import csv
import datetime
import re
from decimal import Decimal

from django.core.paginator import InvalidPage, Paginator
from django.db.models import Model
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode

from learning_org.web import clock
from learning_org.web.views.page import Page


class SetMixin:
    """A set of records and its filter. A list and its export inherit one class that says both."""

    model = None
    filterset_class = None

    def get_queryset(self):
        """The records that may be known to exist to this person."""
        return self.model._default_manager.visible_to(self.request.user)

    @cached_property
    def filterset(self):
        """The bound filter, or None. A value that it cannot use is left out, and its form says so."""
        if self.filterset_class is None:
            return None
        return self.filterset_class(self.request.GET or None, queryset=self.get_queryset(), request=self.request)

    def get_records(self):
        return self.get_queryset() if self.filterset is None else self.filterset.qs


class ListPage(SetMixin, Page):
    """A paginated, sorted, filtered table. Its count of SQL statements does not depend on the number of rows."""

    template_name = "web/list.html"
    table_class = None
    paginate_by = 25
    noun = ("result", "results")  # one, many
    empty_title = "Nothing here yet"
    empty_text = ""  # what will be here, and the first step
    empty_action = None  # (text, url name)
    action = None  # (text, url name): the one green button of the page
    export_url = None  # url name of the ExportPage of the same set

    def get_table_kwargs(self):
        return {}

    @cached_property
    def table(self):
        """The table, sorted by ?sort= and opened at ?page=; what neither can use shows the first page."""
        table = self.table_class(self.get_records(), request=self.request, **self.get_table_kwargs())
        if sort := self.request.GET.getlist(table.order_by_field):
            table.order_by = sort
        table.paginate(Paginator, per_page=self.paginate_by, page=1)
        if (number := self.request.GET.get(table.page_field, "1")) != "1":
            try:
                table.page = table.paginator.page(number)
            except InvalidPage:
                table.page = table.paginator.page(1)
        return table

    def link(self, pair):
        """(text, url) of a pair (text, url name or address), or None."""
        return pair and (pair[0], pair[1] if "/" in pair[1] else reverse(pair[1]))

    def get_context_data(self, **kwargs):
        form = self.filterset.form if self.filterset is not None else None
        query = self.request.GET.urlencode()
        export = self.ask("export_url")
        context = {
            "table": self.table,
            "filter": form,
            "filtered": bool(form is not None and form.is_bound and any(form.data.get(name) for name in form.fields)),
            "noun": self.noun,
            "sort": self.request.GET.get(self.table.prefixed_order_by_field),
            "empty_title": self.ask("empty_title"),
            "empty_text": self.ask("empty_text"),
            "empty_action": self.link(self.ask("empty_action")),
            "action": self.link(self.ask("action")),
            "export": export and f"{reverse(export)}{'?' + query if query else ''}",
        }
        return super().get_context_data(**context | kwargs)


class ExportPage(SetMixin, Page):
    """The same set and filter as its list, streamed as CSV. `columns` is [(heading, attribute path or callable)]."""

    columns = ()
    filename = "export"
    list_url = None  # url name of the list: a filter that cannot be used is explained there
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        records = self.get_records()
        if self.filterset is not None and self.filterset.form.errors:
            return HttpResponseRedirect(f"{reverse(self.list_url)}?{urlencode(list(request.GET.items()))}")
        name = f"{self.filename}-{clock.today():%Y-%m-%d}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(self.lines(records), content_type="text/csv; charset=utf-8", headers=headers)

    def lines(self, records):
        """The file, line by line: a mark of its encoding for spreadsheets, the headings, a line for each record."""
        writer = csv.writer(Echo())
        yield "\ufeff" + writer.writerow([heading for heading, _ in self.columns])
        for record in records.iterator(chunk_size=2000) if hasattr(records, "iterator") else records:
            yield writer.writerow([cell(value_of(record, source)) for _, source in self.columns])


# What a spreadsheet takes for the beginning of a formula, in both widths in which these signs are written, whatever white or invisible
# stands before it; and a tab or a return at the very beginning, which some drop before they look.
RUNS = re.compile(r"[\t\r]|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]")


class Echo:
    """A file that gives back what is written to it, so that each line is sent as it is made."""

    def write(self, value):
        return value


def value_of(record, source):
    """What a column shows for a record: source(record), or the attributes of a path such as "unit.name"."""
    if callable(source):
        return source(record)
    for name in source.replace("__", ".").split("."):
        record = record.get(name) if isinstance(record, dict) else getattr(record, name, None)
        record = record() if callable(record) and not isinstance(record, Model) else record
    return record


def cell(value):
    """A value as a cell of a spreadsheet. Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = str(value).replace("\x00", "")
    return f"'{text}" if RUNS.match(text) else text
