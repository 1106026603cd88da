"""The reports of the twelve months before the date, each made on the third working day; one month was made again."""

import dataclasses

from learning_org.measures.months import last_closed, last_of
from learning_org.reports import source
from learning_org.reports.content import MONTHS, Named, build
from learning_org.reports.models import MonthlyReport
from practitioners.demonstration.history import Change
from practitioners.demonstration.world import at
from practitioners.registries import DemonstrationStep
from practitioners.rules.working_days import add_working_days

WORKING_DAY = 3
MADE_AGAIN = 4  # months before the latest
LATE_BY = 2  # supervisions that were recorded after the first edition was made
REASON = "Two supervisions were held in time and recorded late. The figures are counted again with them."
# A row first stood without what replaced it.
CHANGES = {
    MonthlyReport: [
        Change("t.made_at", "t.made_by_id", {"replaced_by_id": "NULL"}, label="insert"),
        Change(
            "(SELECT r.made_at FROM reports_monthlyreport r WHERE r.id = t.replaced_by_id)",
            "(SELECT r.made_by_id FROM reports_monthlyreport r WHERE r.id = t.replaced_by_id)",
            where="t.replaced_by_id IS NOT NULL",
        ),
    ]
}


def steps():
    """One step, after the monthly figures are frozen."""
    return [DemonstrationStep("monthly reports", (make_reports,), (MonthlyReport,), CHANGES, order=80)]


def make_reports(world):
    """Write them from the frozen figures, the earliest month first."""
    latest = last_closed(world.as_at)
    for back in range(MONTHS - 1, -1, -1):
        month = latest.earlier(back).first if back else latest.first
        made = add_working_days(last_of(month), WORKING_DAY)
        if made <= world.as_at:
            _make_month(world, month, made, again=back == MADE_AGAIN)


def _make_month(world, month, made, *, again):
    units, children = list(source.units_of(month)), source.teams_by_unit(month)
    table = source.figures_to(month, [unit.pk for unit in units])
    first = _before_late_records(table, month, children) if again else table
    editions = {}
    for unit in units:
        editions[unit.pk] = _add(world, unit, month, build(month, _named(unit), children.get(unit.pk, ()), first), at(made, 6, 15))
    if again:
        _make_again(world, month, made, units, children, table, editions)


def _make_again(world, month, made, units, children, table, editions):
    """A week later the principal social worker has every report made again."""
    day = add_working_days(made, 5)
    by = world.accounts["psw"] if world.in_post(world.accounts["psw"], day) else world.system
    for unit in units:
        content = build(month, _named(unit), children.get(unit.pk, ()), table)
        again = _add(world, unit, month, content, at(day, 14, 5), made_by=by, edition=2, reason=REASON)
        editions[unit.pk].replaced_by = again


def _named(unit):
    return Named(unit.pk, unit.name, unit.kind)


def _add(world, unit, month, content, made_at, **values):
    values = {"made_by": world.system} | values
    return world.rows.add(MonthlyReport, month=month, unit=unit, as_at=last_of(month), made_at=made_at, content=content, **values)


def _before_late_records(table, month, children):
    """The figures as they were before two supervisions of the largest team were recorded: lower there and in all units above it."""
    teams = {pair[0] for pair in table if pair[1:] == (1, month)} - set(children)
    team = max(teams, key=lambda unit: (table[unit, 1, month].numerator, -unit), default=None)
    lower = dict(table)
    for unit in [team, *(unit for unit, found in children.items() if team in {child.id for child in found})]:
        figure = table.get((unit, 1, month))
        if figure and figure.numerator >= LATE_BY:
            lower[unit, 1, month] = dataclasses.replace(figure, numerator=figure.numerator - LATE_BY)
    return lower
