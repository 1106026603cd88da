"""What a board shows: its units, its figures, its charts and where each of them leads."""

import dataclasses

from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.dashboards.board import words
from learning_org.dashboards.board.spark import scale_of, sparkline
from learning_org.measures.figures import Figure
from learning_org.measures.indicators import INDICATORS
from learning_org.measures.months import Month
from learning_org.measures.queries import figures_for, trend
from learning_org.measures.rules import ROW_ROLES
from learning_org.measures.scope import BOARD_ROLES, roles_over
from practitioners.models import UnitKind


@dataclasses.dataclass(frozen=True)
class Cell:
    """One figure of one unit in the table; `figure` is None where the whole council alone has it."""

    unit: str
    figure: Figure | None
    url: str
    spark: str = ""
    whole: bool = False


@dataclasses.dataclass(frozen=True)
class Row:
    """One indicator across the table."""

    indicator: object
    url: str
    target: str
    cells: list


@dataclasses.dataclass
class Board:
    """The board of a unit and a month for one reader: `children` are the units beside it on this page."""

    unit: object
    children: list
    month: Month
    user: object

    @property
    def units(self):
        return [self.unit, *self.children]

    @property
    def query(self):
        return f"?month={self.month.first:%Y-%m}"

    @cached_property
    def figures(self):
        return figures_for(self.units, self.month)

    @cached_property
    def before(self):
        return figures_for(self.units, self.month.before)

    @cached_property
    def trends(self):
        """Twelve months of each figure, the last of them as it is shown."""
        found = trend(self.units, self.month)
        return {key: [*line[:-1], self.figures.get(key)] for key, line in found.items()}

    @cached_property
    def columns(self):
        """[(name, [Figure])] of the units that the sentence speaks of: the teams, or the unit itself where none stand under it."""
        return [(unit.name, [self.figures[unit.pk, n] for n in INDICATORS if (unit.pk, n) in self.figures]) for unit in self.told]

    @property
    def told(self):
        return self.children or [self.unit]

    @cached_property
    def roles(self):
        return roles_over(self.user, [unit.pk for unit in self.units])

    def may_open_rows(self, figure):
        return bool(self.roles[figure.unit_id] & set(ROW_ROLES[figure.indicator.family]))

    def may_open(self, unit):
        return bool(self.roles[unit.pk] & set(BOARD_ROLES))

    def leads_to(self, figure, extra=""):
        """The rows behind a figure for those who may open them, else what it means."""
        if self.may_open_rows(figure):
            args = [figure.unit_id, figure.indicator.number]
            return f"{reverse('dashboards:figure_rows', args=args)}{self.query}{extra}"
        return reverse("dashboards:indicator", args=[figure.indicator.number])

    def heads(self):
        """(name, address or "") of each column after the first two."""
        return [
            (unit.name, f"{reverse('dashboards:board', args=[unit.pk])}{self.query}" if self.may_open(unit) else "")
            for unit in self.children
        ]

    def rows(self):
        return [self._row(indicator) for indicator in INDICATORS.values()]

    def _row(self, indicator):
        number = indicator.number
        target = next((self.figures[key].target for key in self.figures if key[1] == number), None)
        asks = words.target_words(indicator, target) if any(key[1] == number for key in self.figures) else "Whole council only"
        scale = scale_of([self.trends[unit.pk, number] for unit in self.units], target)
        cells = [self._cell(unit, indicator, scale) for unit in self.units]
        return Row(indicator, reverse("dashboards:indicator", args=[number]), asks, cells)

    def _cell(self, unit, indicator, scale):
        figure = self.figures.get((unit.pk, indicator.number))
        whole = unit is self.unit
        if figure is None:
            return Cell(unit.name, None, "", whole=whole)
        spark = ""
        if not (whole and self.children):
            line = self.trends[unit.pk, indicator.number]
            spark = sparkline(f"s{unit.pk}-{indicator.number}", unit.name, line, figure.target, scale) if figure.enough else ""
        return Cell(unit.name, figure, self.leads_to(figure) if self._links(figure) else "", spark, whole)

    def _links(self, figure):
        return figure.denominator > 0 and self.may_open_rows(figure)

    def said(self):
        """The sentence, what changed and the early warnings, for the template."""
        strong, rest = words.sentence(self.columns, _many(self.children))
        changed = words.changes(self.columns, self.before)
        warned = [(said, *self._late(said.figure)) for said in words.warnings(self.columns, self.trends)]
        return {
            "strong": strong,
            "rest": rest,
            "changes": [(said, self.leads_to(said.figure)) for said in changed],
            "season": words.season_note(self.columns, self.before),
            "warnings": warned,
        }

    def _late(self, figure):
        """(words, address) of the link of a warning."""
        if not self.may_open_rows(figure):
            return "See how it is counted", self.leads_to(figure)
        text, shown = words.late_words(figure)
        return text, self.leads_to(figure, f"&show={shown}")


def _many(units):
    """What several of these units are called: by their kind, where all are of one."""
    kinds = {unit.kind for unit in units}
    return {UnitKind.SERVICE: "services", UnitKind.TEAM: "teams"}.get(kinds.pop(), "units") if len(kinds) == 1 else "units"
