"""Making reports: frozen, once for each unit, again only with a reason; two at once, and killed in the middle."""

import datetime
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import DatabaseError

from learning_org.measures.models import MonthlyFigure
from learning_org.reports.models import MonthlyReport
from learning_org.reports.services import make_reports
from learning_org.web.errors import Refused
from practitioners.models import Unit
from tests.factories import MonthlyReportFactory
from tests.reports.conftest import OCTOBER, freeze

pytestmark = pytest.mark.usefixtures("november")
WHY = "Two supervisions were recorded late."


def current(unit):
    return MonthlyReport.objects.current().get(unit=unit, month=OCTOBER)


def supervision(report):
    figure = next(figure for figure in report.content["figures"] if figure["number"] == 1)
    return figure["numerator"], figure["denominator"]


def test_every_open_unit_of_the_council_gets_one(figures, by):
    result = make_reports(OCTOBER, by=by)
    assert {report.unit for report in result.made} == {figures[name] for name in ("top", "service", "east", "south")}
    assert result.left == []
    report = current(figures["service"])
    assert (report.edition, report.as_at, report.reason, report.made_by) == (1, datetime.date(2026, 10, 31), "", by)
    assert report.content["headline"] == "Practice is holding in one team. Safeguarding South needs help with supervision now."
    assert [child["name"] for child in report.content["children"]] == ["Assessment East", "Safeguarding South"]


def test_the_whole_council_s_report_names_the_team_that_needs_help(figures, by):
    make_reports(OCTOBER, by=by)
    content = current(figures["top"]).content
    assert [child["name"] for child in content["children"]] == ["Assessment East", "Safeguarding South"]
    assert content["headline"] == "Practice is holding in one team. Safeguarding South needs help with supervision now."


def test_a_month_without_frozen_figures_is_frozen_first(council, by):
    make_reports(OCTOBER, by=by)
    assert MonthlyFigure.objects.filter(month=OCTOBER, unit=council["east"], indicator=1, denominator=0).exists()
    assert current(council["east"]).content["headline"] == "There are too few numbers to judge this month."


@pytest.mark.parametrize("month", [datetime.date(2026, 11, 1), datetime.date(2026, 12, 1)])
def test_a_month_that_is_not_over_is_refused(council, by, month):
    with pytest.raises(Refused, match="is not over yet"):
        make_reports(month, by=by)


def test_the_first_day_of_the_next_month_is_early_enough(figures, by, november):
    november.move_to(datetime.datetime(2026, 11, 1, 0, 30, tzinfo=datetime.UTC))
    assert len(make_reports(OCTOBER, by=by).made) == 4


def test_a_second_run_leaves_everything_and_says_so(figures, by):
    first = {report.pk for report in make_reports(OCTOBER, by=by).made}
    result = make_reports(OCTOBER, by=by)
    assert result.made == []
    assert {why for _, why in result.left} == {"edition 1 was made on 4 November 2026"}
    assert set(MonthlyReport.objects.values_list("pk", flat=True)) == first


def test_made_again_the_old_edition_stays_and_names_the_new_one(figures, by):
    make_reports(OCTOBER, by=by)
    old = current(figures["south"])
    result = make_reports(OCTOBER, by=by, replace=True, reason=f"  {WHY} ")
    assert len(result.made) == 4
    new = current(figures["south"])
    assert (new.edition, new.reason, new.replaces) == (2, WHY, old)
    assert supervision(new) == (0, 0)  # frozen anew, from records of which there are none
    old.refresh_from_db()
    assert (old.replaced_by, supervision(old)) == (new, (10, 15))


@pytest.mark.parametrize("reason", ["", "   "])
def test_made_again_without_a_reason_is_refused_beside_the_reason(figures, by, reason):
    make_reports(OCTOBER, by=by)
    with pytest.raises(Refused) as refusal:
        make_reports(OCTOBER, by=by, replace=True, reason=reason)
    assert refusal.value.field == "reason"
    assert MonthlyReport.objects.count() == 4


def test_the_same_reason_twice_is_one_run(figures, by):
    make_reports(OCTOBER, by=by)
    make_reports(OCTOBER, by=by, replace=True, reason=WHY)
    result = make_reports(OCTOBER, by=by, replace=True, reason=WHY)
    assert result.made == []
    assert {why for _, why in result.left} == {"edition 2 was made for this reason on 4 November 2026"}
    assert len(make_reports(OCTOBER, by=by, replace=True, reason="A target was wrong.").made) == 4
    assert current(figures["east"]).edition == 3


def test_after_a_run_that_was_killed_the_next_makes_the_rest(figures, by):
    kept = {MonthlyReportFactory(unit=figures[name]).pk for name in ("top", "east")}
    result = make_reports(OCTOBER, by=by)
    assert {report.unit for report in result.made} == {figures["service"], figures["south"]}
    assert {unit for unit, _ in result.left} == {figures["top"], figures["east"]}
    assert kept < set(MonthlyReport.objects.values_list("pk", flat=True))


def test_after_a_replacement_that_was_killed_the_next_goes_on_with_the_same_figures(figures, by):
    make_reports(OCTOBER, by=by)
    east = current(figures["east"])
    MonthlyReport.objects.filter(pk=east.pk).update(replaced_by=east.pk + 100)
    MonthlyReportFactory(pk=east.pk + 100, unit=figures["east"], edition=2, reason=WHY)
    frozen = set(MonthlyFigure.objects.filter(month=OCTOBER).values_list("pk", flat=True))
    assert len(make_reports(OCTOBER, by=by, replace=True, reason=WHY).made) == 3
    assert set(MonthlyFigure.objects.filter(month=OCTOBER).values_list("pk", flat=True)) == frozen
    assert set(MonthlyReport.objects.current().values_list("edition", flat=True)) == {2}


def test_units_and_names_are_those_of_the_month(figures, by):
    freeze(figures["agency"], OCTOBER, i1=(5, 5))
    make_reports(OCTOBER, by=by)
    Unit.objects.filter(pk=figures["south"].pk).update(name="Safeguarding Riverside")
    MonthlyFigure.objects.filter(unit=figures["south"]).update(numerator=15)
    content = current(figures["service"]).content
    south = content["children"][1]
    assert (south["name"], south["figures"][0]["numerator"]) == ("Safeguarding South", 10)


@pytest.mark.parametrize("change", [{"edition": 2}, {"reason": "Other"}, {"content": {}}, {"month": datetime.date(2026, 9, 1)}])
def test_the_database_lets_nothing_of_a_report_change(figures, by, change):
    make_reports(OCTOBER, by=by)
    with pytest.raises(DatabaseError, match="a monthly report is not changed"), transaction.atomic():
        MonthlyReport.objects.filter(unit=figures["east"]).update(**change)
    with pytest.raises(DatabaseError, match="a monthly report is not changed"), transaction.atomic():
        MonthlyReport.objects.filter(unit=figures["east"]).delete()


def test_what_replaced_a_report_is_said_once(figures, by):
    make_reports(OCTOBER, by=by)
    make_reports(OCTOBER, by=by, replace=True, reason=WHY)
    old = MonthlyReport.objects.get(unit=figures["east"], edition=1)
    with pytest.raises(DatabaseError, match="a monthly report is not changed"), transaction.atomic():
        MonthlyReport.objects.filter(pk=old.pk).update(replaced_by=None)


def at_once(*works):
    start, results = threading.Barrier(len(works)), [None] * len(works)

    def run(number, work):
        start.wait()
        try:
            results[number] = work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_make_each_report_once(figures, by):
    results = at_once(*[lambda: make_reports(OCTOBER, by=by)] * 3)
    made = [report.unit for result in results for report in result.made]
    assert sorted(unit.pk for unit in made) == sorted(figures[name].pk for name in ("top", "service", "east", "south"))
    assert MonthlyReport.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_two_replacements_at_once_make_one_new_edition(figures, by):
    make_reports(OCTOBER, by=by)
    at_once(*[lambda: make_reports(OCTOBER, by=by, replace=True, reason=WHY)] * 3)
    assert MonthlyReport.objects.count() == 8
    assert set(MonthlyReport.objects.current().values_list("edition", flat=True)) == {2}


def test_the_command_says_what_it_did_for_each_unit(figures, by, capsys):
    call_command("make_reports", "--month", "2026-10")
    assert "Assessment East: edition 1 made" in capsys.readouterr().out
    call_command("make_reports", "--month", "2026-10")
    out = capsys.readouterr().out
    assert "Assessment East: left as it was, edition 1 was made on 4 November 2026" in out
    assert out.endswith("October 2026: 0 made, 4 left as they were.\n")
    call_command("make_reports", "--month", "2026-10", "--replace", "--reason", WHY)
    assert "Assessment East: edition 2 made" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--month", "2026-11"], "November 2026 is not over yet"),
        (["--month", "October"], "October is not a month"),
        (["--month", "2026-10", "--replace"], "Say why the reports are made again"),
    ],
)
def test_the_command_says_what_is_wrong(figures, arguments, said):
    with pytest.raises(CommandError, match=said):
        call_command("make_reports", *arguments)
