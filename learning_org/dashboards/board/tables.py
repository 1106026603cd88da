"""The table of the rows behind a figure, and the filter above it."""

import datetime

import django_tables2
from django.db.models import Q
from django.forms import HiddenInput
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django_filters import CharFilter

from learning_org.web.filters import ChoiceFilter, FilterSet
from learning_org.web.marks import status
from learning_org.web.tables import NOT_RECORDED, Table, TextColumn
from learning_org.web.views.lists import value_of
from practitioners.tables.registrations import with_warning

LEFT = "Somebody who has left"
UNREAD = "Not open to you yet"
HIDDEN = "For those who may read it"


def hidden(row):
    """A row of which the reader may know no more than that it counts."""
    return not row.may_be_named


def who_words(row):
    """Whom the row is about, for a reader who may know it."""
    return UNREAD if hidden(row) else row.who_name or LEFT


def shown(row, column, indicator):
    """What a column shows of a row: its content only where the record may be read."""
    if hidden(row) or (column.content and not row.may_be_read):
        return UNREAD if hidden(row) else HIDDEN
    return value_of(row, column.source)


def counted_words(row, indicator):
    """(kind of mark, words): whether the row counts in the numerator, or what it adds."""
    if hidden(row):
        return ("none", UNREAD)
    if indicator.is_mean:
        return ("none", f"{row.counts:+d}" if row.counts else "0")
    if indicator.whole_council_only:
        return ("none", f"{row.counts} of {row.weight}")
    good = bool(row.counts) != indicator.lower_is_better
    return ("on" if good else "off", indicator.yes if row.counts else indicator.no)


class ValueColumn(TextColumn):
    """What an indicator says that its rows show."""

    def __init__(self, column, indicator, **kwargs):
        self.column, self.indicator = column, indicator
        super().__init__(verbose_name=column.heading, empty_values=(), orderable=False, **kwargs)

    def render(self, record):
        value = shown(record, self.column, self.indicator)
        if isinstance(value, datetime.date):
            return date_format(value, "j F Y")
        if self.column.link and record.may_be_read:
            return format_html('<a class="govuk-link" href="{}">{}</a>', reverse(self.column.link, args=[record.pk]), value)
        return NOT_RECORDED if value in (None, "") else value


class FigureRowTable(Table):
    """One row of a figure, with what it adds."""

    caption = "The rows behind this figure"
    who = django_tables2.Column(verbose_name="Who", accessor="pk", order_by=("who_sort", "pk"))
    unit = django_tables2.Column(verbose_name="Unit", accessor="unit_name")
    counted = django_tables2.Column(verbose_name="Counts", accessor="pk", orderable=False)

    class Meta(Table.Meta):
        pass

    def __init__(self, *args, indicator, **kwargs):
        self.indicator = indicator
        super().__init__(*args, **kwargs)
        if indicator.hide_unread:  # an order by name would say who the unread ones are about
            self.columns["who"].column.orderable = False

    def render_who(self, record):
        words = who_words(record)
        if words in (LEFT, UNREAD):
            return words
        url = reverse("practitioners:person_detail", args=[record.counted_person])
        return with_warning(format_html('<a class="govuk-link" href="{}">{}</a>', url, words), self.request.user, record.counted_person)

    def render_counted(self, record):
        return status(*counted_words(record, self.indicator))


class MonthFilter(CharFilter):
    """Keeps the month while filtering; the page itself has narrowed the rows to it."""

    def __init__(self, **kwargs):
        super().__init__(widget=HiddenInput, max_length=7, **kwargs)

    def filter(self, queryset, value):
        return queryset


class RowFilter(FilterSet):
    """Those that counted, or those that did not."""

    month = MonthFilter()
    show = ChoiceFilter(label="Show", choices=[("no", "Those that did not count"), ("yes", "Those that counted")], method="by_count")

    def by_count(self, queryset, name, value):
        """Rows that the reader may not read are in neither: which they are would tell what they say."""
        return queryset.filter(Q(counts__gt=0) if value == "yes" else Q(counts=0), may_be_named=True)
