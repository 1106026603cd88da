"""The rows behind a figure: who or what counted, as a list and as CSV. They add up to the figure, always."""

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Concat, Trim
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import slugify

from learning_org.accounts.models import Person
from learning_org.dashboards.board.page import UnitMonthMixin
from learning_org.dashboards.board.tables import FigureRowTable, RowFilter, ValueColumn, counted_words, shown, who_words
from learning_org.dashboards.board.words import target_words
from learning_org.measures.figures import Figure
from learning_org.measures.indicators import INDICATORS
from learning_org.measures.queries import frozen_figures, rows_of, targets_on
from learning_org.web.views.base import ExportPage, ListPage, SetMixin
from practitioners.models import Unit

DENIED = (
    "The rows behind this figure name people. They are opened by the managers of the unit and the principal social worker, and by "
    "officers for their own part: quality assurance for audits, training for training."
)


class FigureSet(UnitMonthMixin, SetMixin):
    """The rows of one indicator, unit and month."""

    @cached_property
    def indicator(self):
        try:
            return INDICATORS[self.kwargs["indicator"]]
        except KeyError as error:
            raise Http404 from error

    @property
    def permission(self):
        return f"measures.view_{self.indicator.family}_rows"

    def get_denied(self):
        url = reverse("dashboards:indicator", args=[self.indicator.number])
        return format_html('{} <a class="govuk-link" href="{}">How this figure is counted</a>.', DENIED, url)

    @property
    def yes_or_no(self):
        return not (self.indicator.is_mean or self.indicator.whole_council_only)

    @property
    def filterset_class(self):
        return RowFilter if self.yes_or_no else None

    def get_queryset(self):
        """The rows with names that the reader may know and whether they may read each; those that did not count first."""
        user, indicator = self.request.user, self.indicator
        person = Person.objects.visible_to(user).filter(pk=OuterRef("counted_person"))
        name = Trim(Concat("given_name", Value(" "), "family_name"))
        rows = rows_of(indicator, self.unit, self.month).annotate(
            who_name=Subquery(person.values(name=name)[:1]),
            who_sort=Subquery(person.values("sort_key")[:1]),
            unit_name=Subquery(Unit.objects.filter(pk=OuterRef("counted_unit")).values("name")[:1]),
        )
        rows = rows.annotate(may_be_read=self._readable(user))
        rows = rows.annotate(may_be_named=F("may_be_read") if indicator.hide_unread else Value(True))
        first = "-counts" if indicator.lower_is_better else "counts"
        return rows.order_by("-may_be_named", first, "who_sort", "pk")

    def _readable(self, user):
        if self.indicator.content_of is None:
            return Value(True)
        return Exists(self.indicator.content_of.objects.readable_by(user).filter(pk=OuterRef("pk")).order_by())


class FigureRowsView(FigureSet, ListPage):
    """The rows behind a figure, with what each added to it (Q66: every number opens)."""

    template_name = "dashboards/figure_rows.html"
    table_class = FigureRowTable
    wide = True
    noun = ("row", "rows")
    empty_title = "Nothing to count"

    def get_title(self):
        return self.indicator.name

    def get_caption(self):
        return f"{self.unit.name}, {self.month} as at {date_format(self.month.on, 'j F Y')}"

    def get_crumbs(self):
        board = (self.unit.name, f"{reverse('dashboards:board', args=[self.unit.pk])}{self.query}")
        return [("Dashboard", reverse("dashboards:board_list")), *self.units_above(), board]

    def get_empty_text(self):
        if self.indicator.whole_council_only:
            return "This figure is for the whole council only, or nothing was recorded in this month."
        return "Nothing that belongs in this figure was recorded for this unit and month."

    @cached_property
    def figure(self):
        """The figure as the board shows it: as it was kept, else the sum of the rows; None where the whole council alone has it."""
        number, month = self.indicator.number, self.month
        kept = frozen_figures([self.unit], [month.first]).get((self.unit.pk, number, month.first)) if month.closed else None
        if kept or (self.indicator.whole_council_only and not self.sums[1]):
            return kept
        return Figure(self.indicator, self.unit.pk, *self.sums, targets_on(month.on).get(number), month.on, self.indicator.version)

    @cached_property
    def added(self):
        """What the rows add up to, and how many of them the reader may know no more of."""
        rows = rows_of(self.indicator, self.unit, self.month).order_by().annotate(may_be_read=self._readable(self.request.user))
        found = {"n": Coalesce(Sum("counts"), 0), "d": Coalesce(Sum("weight"), 0), "unread": Count("pk", filter=Q(may_be_read=False))}
        return rows.aggregate(**found)

    @property
    def sums(self):
        return (self.added["n"], self.added["d"])

    def get_table_kwargs(self):
        extra = [(f"value_{place}", ValueColumn(column, self.indicator)) for place, column in enumerate(self.indicator.columns)]
        without = ("who", "unit") if self.indicator.whole_council_only else ()
        return {"indicator": self.indicator, "extra_columns": extra, "exclude": without, "sequence": self._sequence(extra)}

    def _sequence(self, extra):
        fixed = [] if self.indicator.whole_council_only else ["who", "unit"]
        return [*fixed, *(name for name, _ in extra), "counted"]

    def get_context_data(self, **kwargs):
        export = reverse("dashboards:figure_rows_export", args=[self.unit.pk, self.indicator.number])
        figure, sums = self.figure, self.sums
        context = {
            "export": f"{export}?{self.request.GET.urlencode() or self.query[1:]}",
            "clear_url": f"{self.request.path}{self.query}",
            "filtered": bool(self.yes_or_no and self.request.GET.get("show")),
            "figure": figure,
            "sums": sums,
            "later": figure is not None and figure.frozen_at is not None and sums != (figure.numerator, figure.denominator),
            "target": figure and target_words(self.indicator, figure.target),
            "unread": self.added["unread"] if self.indicator.hide_unread else 0,
            "indicator": self.indicator,
            "definition": reverse("dashboards:indicator", args=[self.indicator.number]),
        }
        return super().get_context_data(**context | kwargs)


class FigureRowsExportView(FigureSet, ExportPage):
    """The same rows as CSV: `Numerator` and `Denominator` are what each row adds."""

    @property
    def filename(self):
        return f"{slugify(self.indicator.name)}-{slugify(self.unit.name)}-{self.month.first:%Y-%m}"

    @property
    def columns(self):
        indicator = self.indicator
        who = [] if indicator.whole_council_only else [("Who", lambda row: who_words(row)), ("Unit", "unit_name")]
        own = [(column.heading, lambda row, column=column: shown(row, column, indicator)) for column in indicator.columns]
        sums = [("Numerator", lambda row: self._added(row, "counts")), ("Denominator", "weight")]
        return [*who, *own, ("Counts", lambda row: counted_words(row, indicator)[1]), *sums]

    def get(self, request, *args, **kwargs):
        """A filter that cannot be used is explained on the page of the rows."""
        if self.filterset is not None and self.filterset.form.errors:
            url = reverse("dashboards:figure_rows", args=[self.unit.pk, self.indicator.number])
            return HttpResponseRedirect(f"{url}?{request.GET.urlencode()}")
        return super().get(request, *args, **kwargs)

    def _added(self, row, name):
        return getattr(row, name) if row.may_be_named else None
