"""The board itself, its CSV, the choice between several, and what each figure means."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify

from learning_org.dashboards.board.content import Board
from learning_org.dashboards.board.page import DENIED, MENU, UnitMonthMixin, months_offered
from learning_org.dashboards.board.words import aim_words
from learning_org.measures.figures import rounded
from learning_org.measures.indicators import INDICATORS
from learning_org.measures.models import IndicatorTarget
from learning_org.measures.queries import figures_for
from learning_org.measures.scope import BOARD_ROLES
from learning_org.web import clock
from learning_org.web.periods import last_day
from learning_org.web.views.base import ExportPage, PageView
from practitioners.models import Unit
from practitioners.queries.units import children_of

CHILDREN_A_PAGE = 7  # beside the whole: eight units a page


class BoardListView(PageView):
    """The units whose board one opens: straight to it where there is one alone (Q64)."""

    template_name = "dashboards/board_list.html"
    title = "Dashboard"
    lede = "Choose a unit. Each board shows its figures, and those of the units below it, against target."
    menu = MENU
    permission = "measures.open_board"
    denied = DENIED

    @cached_property
    def units(self):
        held = self.request.user.access.units(*BOARD_ROLES)
        return list(Unit.objects.filter(pk__in=held).open_on(clock.today()).order_by("name", "pk"))

    def get(self, request, *args, **kwargs):
        if len(self.units) == 1:
            return HttpResponseRedirect(reverse("dashboards:board", args=[self.units[0].pk]))
        return super().get(request, *args, units=self.units, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"units": self.units} | kwargs)


class BoardView(UnitMonthMixin, PageView):
    """One unit and the units directly below it, a month at a time, against target and trend (P7, Q64, Q67)."""

    template_name = "dashboards/board.html"
    wide = True

    def get_title(self):
        return self.unit.name

    def get_caption(self):
        return f"Team dashboard, {self.month_words}"

    def get_crumbs(self):
        return [("Dashboard", reverse(MENU)), *self.units_above()]

    def get_context_data(self, **kwargs):
        children = Paginator(children_of(self.unit, self.month.on), CHILDREN_A_PAGE).get_page(self.request.GET.get("page"))
        board = Board(self.unit, list(children), self.month, self.request.user)
        frozen = next((figure.frozen_at for figure in board.figures.values() if figure.frozen_at), None)
        context = {
            "board": board,
            "unit": self.unit,
            "children": children,
            "open": self.month.on in self.unit.period,
            "rows": board.rows(),
            "heads": board.heads(),
            "month": self.month,
            "months": months_offered(clock.today()),
            "before": self.month.before,
            "oldest": self.month.earlier(11),
            "made_on": frozen or clock.now(),
            "frozen": frozen,
            "counts_speaking_up": self.request.user.has_perm("dashboards.count_speaking_up"),
            "export": f"{reverse('dashboards:board_export', args=[self.unit.pk])}{self.query}",
        }
        return super().get_context_data(**board.said() | context | kwargs)


class BoardExportView(UnitMonthMixin, ExportPage):
    """The same figures as CSV: the unit and every unit directly below it."""

    columns = (
        ("Month", lambda row: f"{row['month'].first:%Y-%m}"),
        ("Unit", lambda row: row["unit"].name),
        ("Number", "number"),
        ("Figure", lambda row: row["figure"].indicator.name),
        ("Numerator", lambda row: row["figure"].given),
        ("Denominator", lambda row: row["figure"].denominator),
        ("Rate or mean", lambda row: rate_cell(row["figure"])),
        ("Target", lambda row: row["figure"].target),
        ("Status", lambda row: row["figure"].word),
        ("Month before", lambda row: rate_cell(row["before"])),
        ("As at", lambda row: row["figure"].as_at),
        ("Kept on", lambda row: row["figure"].frozen_at),
        ("Definition", lambda row: row["figure"].definition_version),
    )

    @property
    def filename(self):
        return f"dashboard-{slugify(self.unit.name)}-{self.month.first:%Y-%m}"

    def get_records(self):
        units = [self.unit, *children_of(self.unit, self.month.on)]
        figures, before = figures_for(units, self.month), figures_for(units, self.month.before)
        return [
            {
                "month": self.month,
                "unit": unit,
                "number": number,
                "figure": figures[unit.pk, number],
                "before": before.get((unit.pk, number)),
            }
            for unit in units
            for number in INDICATORS
            if (unit.pk, number) in figures
        ]


def rate_cell(figure):
    """A rate or mean with one decimal; nothing under five."""
    return rounded(figure.rate, 1) if figure and figure.enough else None


class IndicatorView(PageView):
    """What a figure means: what is counted, of what, against which target (Q65)."""

    template_name = "dashboards/indicator.html"
    menu = MENU
    permission = "measures.open_board"
    denied = DENIED

    @cached_property
    def indicator(self):
        try:
            return INDICATORS[self.kwargs["pk"]]
        except KeyError as error:
            raise Http404 from error

    def get_permission_object(self):
        self.indicator  # noqa: B018 -- an indicator that is not there is a 404

    def get_title(self):
        return self.indicator.name

    def get_caption(self):
        return "How this figure is counted"

    def get_crumbs(self):
        return [("Dashboard", reverse(MENU))]

    def get_context_data(self, **kwargs):
        rows = IndicatorTarget.objects.filter(indicator=self.indicator.number).order_by("-period")
        targets = [(aim_words(self.indicator, row.value), row.period.lower, last_day(row.period)) for row in rows]
        return super().get_context_data(indicator=self.indicator, targets=targets, **kwargs)
