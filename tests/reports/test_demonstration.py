"""The demonstration's reports: twelve months, one of them in two editions, from the frozen figures."""

import pytest

from learning_org.measures.models import MonthlyFigure
from learning_org.reports import demonstration as step
from learning_org.reports.models import MonthlyReport
from practitioners.demonstration.organisation import UNMET_TEAM


@pytest.fixture
def world(demonstration_world):
    return demonstration_world


def test_twelve_months_for_every_unit_open_then(world):
    months = sorted(set(MonthlyReport.objects.values_list("month", flat=True)))
    assert (f"{months[0]:%Y-%m}", f"{months[-1]:%Y-%m}", len(months)) == ("2025-11", "2026-10", 12)
    for month in months:
        held = MonthlyFigure.objects.filter(month=month, unit__period__contains=month.replace(day=28)).values("unit")
        assert MonthlyReport.objects.current().filter(month=month).count() == held.distinct().count()


def test_one_month_has_two_editions_that_differ(world):
    new = MonthlyReport.objects.filter(edition=2)
    assert {f"{month:%Y-%m}" for month in new.values_list("month", flat=True)} == {"2026-06"}
    assert all(report.replaces.month == report.month and report.replaces.unit == report.unit for report in new)
    council = new.get(unit=world.root)
    before, now = (report.content["figures"][0] for report in (council.replaces, council))
    assert now["numerator"] - before["numerator"] == step.LATE_BY


def test_stored_figures_are_the_frozen_ones(world):
    for report in MonthlyReport.objects.current().filter(unit=world.units[UNMET_TEAM]):
        frozen = MonthlyFigure.objects.filter(month=report.month, unit=report.unit).values_list("indicator", "numerator", "denominator")
        said = {(figure["number"], figure["numerator"], figure["denominator"]) for figure in report.content["figures"]}
        assert said == set(frozen)


def test_history_tells_of_each_edition_and_of_what_replaced_it(world):
    old = MonthlyReport.objects.filter(edition=1, replaced_by__isnull=False).first()
    events = MonthlyReport.pgh_event_model.objects.filter(pgh_obj_id=old.pk).order_by("pgh_created_at")
    assert [(event.pgh_label, event.replaced_by_id) for event in events] == [("insert", None), ("update", old.replaced_by_id)]
    assert events[0].pgh_created_at == old.made_at


def test_made_again_from_the_same_figures_they_are_the_same(world):
    first = world.rows.made.pop(MonthlyReport)
    try:
        step.make_reports(world)
        again = world.rows.made[MonthlyReport]
    finally:
        world.rows.made[MonthlyReport] = first
    assert [(r.month, r.unit_id, r.edition, r.content) for r in again] == [(r.month, r.unit_id, r.edition, r.content) for r in first]
