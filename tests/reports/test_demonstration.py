"""The demonstration's reports: twelve months, one of them in two editions, from the frozen figures, and quickly."""

import time

import pytest

from learning_org.measures.models import MonthlyFigure
from learning_org.reports import demonstration as step
from learning_org.reports.models import MonthlyReport
from practitioners.demonstration.organisation import UNMET_TEAM
from tests.support.demonstration import demonstration


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), demonstration(people=60) as made:
        yield made


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


def test_it_takes_less_than_three_seconds(world):
    world.rows.made.pop(MonthlyReport)
    began = time.process_time()
    step.make_reports(world)
    assert time.process_time() - began < 3
