"""The pages of the report: they show the stored row, in the page, the CSV and the PDF alike, whatever changes afterwards."""

import csv
import datetime
import io
import os

import pytest
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.measures.indicators import INDICATORS
from learning_org.measures.models import MonthlyFigure
from learning_org.reports.content import Named, build
from learning_org.reports.models import MonthlyReport
from learning_org.reports.services import make_reports
from learning_org.web import clock
from learning_org.web.pdf import available
from practitioners.models import Unit, UnitKind
from tests.factories import MonthlyReportFactory, UnitFactory, staff
from tests.factories.reports import table_of
from tests.reports.conftest import OCTOBER, freeze
from tests.reports.paper import pages_of, text_of

# Where a missing library would hide a fault (CI), the tests run, and fail.
LACKING = not available() and os.environ.get("CI") != "true"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]
WHY = "Two supervisions were recorded late."


@pytest.fixture
def leader(client, council):
    person = staff("Eleanor Standish", role=Role.SENIOR_LEADER, unit=council["top"])
    client.force_login(person.user)
    return person


@pytest.fixture
def report(figures, leader, by):
    """The service's report for October."""
    make_reports(OCTOBER, by=by)
    return MonthlyReport.objects.get(unit=figures["service"])


def body(client, report, form=""):
    response = client.get(f"/reports/{report.pk}/{form}")
    assert response.status_code == 200
    return (response.getvalue() if response.streaming else response.content).decode().rpartition('id="main-content"')[2]


def sheet(client, report):
    return list(csv.DictReader(io.StringIO(body(client, report, "report.csv").removeprefix("\ufeff"))))


def test_the_page_says_it_all(client, report):
    page = " ".join(body(client, report).split())
    for said in (
        "October 2026: Help and Protection",
        "As at 31 October 2026. Made on 4 November 2026. Edition 1.",
        "Practice is holding in one team. Safeguarding South needs help with supervision now.",
        "27 of 33",
        "Supervision in timescale, Safeguarding South: 12 of 15, now 10 of 15.",
        "Supervision: one team is off target",
        "People whose latest signed supervision is within their interval, of people who are due supervision.",
        "Definitions: version 1.",
    ):
        assert said in page
    for form in ("reports:report_export", "reports:report_pdf"):
        assert f'href="{reverse(form, args=[report.pk])}"' in page


def test_the_csv_holds_every_figure_of_the_page_and_of_the_teams(client, report):
    rows = sheet(client, report)
    assert [(row["Unit"], row["Figure"], row["Rate"], row["Numerator"], row["Denominator"], row["Status"]) for row in rows[:2]] == [
        ("Help and Protection", "Supervision in timescale", "82%", "27", "33", "Off target"),
        ("Help and Protection", "Appraisal completed", "94%", "29", "31", "Close"),
    ]
    south = next(row for row in rows if row["Unit"] == "Safeguarding South")
    assert (south["Rate"], south["Target"], south["Month before: numerator"], south["Change, points"]) == ("67%", "90%", "12", "13 worse")
    assert (rows[0]["2026-09"], rows[0]["2026-10"], rows[0]["2025-11"]) == ("29 of 33", "27 of 33", "")


def test_the_csv_gives_no_sum_of_a_mean_of_fewer_than_five(client, figures, leader, by):
    freeze(figures["south"], OCTOBER.replace(month=9), i21=(3, 2))
    freeze(figures["south"], OCTOBER, i21=(7, 4))
    freeze(figures["east"], OCTOBER, i21=(7, 5))
    make_reports(OCTOBER, by=by)
    reports = {name: MonthlyReport.objects.get(unit=figures[name], month=OCTOBER) for name in ("south", "east", "service")}
    own = {name: next(row for row in sheet(client, reports[name]) if row["Number"] == "21") for name in ("south", "east")}
    names = ("Numerator", "Denominator", "Month before: numerator", "Change, points", "2026-09", "2026-10")
    assert [own["south"][name] for name in names] == ["too few", "4", "too few", "too few", "too few", "too few"]
    assert [own["east"][name] for name in names] == ["7", "5", "", "not recorded", "", "7 of 5"]
    below = {row["Unit"]: row["Numerator"] for row in sheet(client, reports["service"]) if row["Number"] == "21"}
    assert below["Safeguarding South"] == "too few"


def test_every_value_of_the_csv_stands_on_the_page(client, report):
    page = body(client, report)
    for row in sheet(client, report):
        if row["Unit"] == "Help and Protection":
            for value in (
                row["Rate"],
                f"{row['Numerator']} of {row['Denominator']}",
                row["Target"],
                row["Month before"],
                row["Change, points"],
            ):
                assert value in page


@pytest.mark.skipif(LACKING, reason="The libraries that draw PDF files are not installed.")
def test_the_pdf_is_two_tagged_pages_with_the_same_values(client, report):
    response = client.get(f"/reports/{report.pk}/report.pdf")
    assert response["Content-Disposition"] == 'attachment; filename="monthly-report-help-and-protection-2026-10-edition-1.pdf"'
    assert pages_of(response.content) == 2
    text = text_of(response.content)
    for row in sheet(client, report)[:3]:
        for value in (row["Figure"], row["Rate"], f"{row['Numerator']} of {row['Denominator']}", row["Status"], row["Change, points"]):
            assert value in text
    assert "Safeguarding South needs help with supervision now." in text
    assert "Help and Protection, October 2026, edition 1" in text


@pytest.mark.skipif(LACKING, reason="The libraries that draw PDF files are not installed.")
def test_the_pdf_has_two_pages_however_much_there_is_to_say(client, leader, council):
    """Thirty teams with long names, every indicator, and the longest reason."""
    bad = {number: (3, 40) if not indicator.lower_is_better else (33, 40) for number, indicator in INDICATORS.items()}
    teams = [Named(1000 + n, f"Eastleigh-Marsh Children in Care and Young People {n}", UnitKind.TEAM) for n in range(30)]
    unit = Named(council["top"].pk, "Eastleigh-Marsh Children’s Services and Partnerships of the North", UnitKind.DEPARTMENT)
    table = table_of({unit.id: bad} | {team.id: bad for team in teams})
    table |= table_of({team.id: dict.fromkeys(bad, (20, 40)) for team in teams}, datetime.date(2026, 9, 1))
    report = MonthlyReportFactory(unit=council["top"], content=build(OCTOBER, unit, teams, table), edition=2, reason="It was late. " * 38)
    assert pages_of(client.get(f"/reports/{report.pk}/report.pdf").content) == 2
    assert "The 12 of 30 teams that are furthest from the target are shown." in " ".join(body(client, report).split())


@pytest.mark.skipif(LACKING, reason="The libraries that draw PDF files are not installed.")
@pytest.mark.parametrize("counts", [{}, {21: (9, 6)}, {1: (2, 4)}])
def test_the_pdf_of_a_unit_without_figures_to_judge_has_two_pages(client, leader, council, counts):
    report = MonthlyReportFactory(unit=council["east"], counts=counts)
    assert "too few numbers to judge" in body(client, report)
    assert pages_of(client.get(f"/reports/{report.pk}/report.pdf").content) == 2


@pytest.mark.skipif(LACKING, reason="The libraries that draw PDF files are not installed.")
def test_charts_have_their_finding_as_alternative_text(client, report):
    text = text_of(client.get(f"/reports/{report.pk}/report.pdf").content)
    assert "Supervision in timescale, 12 months: 88% in Sep 2026, 82% in Oct 2026; target 90%" in text
    assert "off target Safeguarding South 67% (10 of 15); the others lie between 94% and 94%" in text


def test_what_changes_afterwards_changes_no_report(client, report, figures):
    before = [body(client, report), body(client, report, "report.csv")]
    paper = text_of(client.get(f"/reports/{report.pk}/report.pdf").content) if not LACKING else None
    MonthlyFigure.objects.filter(indicator=1).update(numerator=1, target=50)
    Unit.objects.filter(pk=figures["service"].pk).update(name="Renamed service")
    Unit.objects.filter(pk=figures["south"].pk).update(name="Renamed South")
    assert [body(client, report), body(client, report, "report.csv")] == before
    if paper:
        assert text_of(client.get(f"/reports/{report.pk}/report.pdf").content) == paper


def test_both_editions_stay_readable_and_name_each_other(client, report, figures, by):
    make_reports(OCTOBER, by=by, replace=True, reason=WHY)
    new = MonthlyReport.objects.get(unit=report.unit, edition=2)
    old = " ".join(body(client, report).split())
    assert "27 of 33" in old
    assert f"This edition was replaced on 4 November 2026, because: {WHY}" in old
    assert f'href="/reports/{new.pk}/">Read edition 2' in old
    page = " ".join(body(client, new).split())
    assert f"Made again, because: {WHY}" in page
    assert f'href="/reports/{report.pk}/">Read edition 1' in page


def test_numbers_open_their_rows_only_for_those_who_may(client, report, figures):
    rows = f"/dashboard/units/{figures['service'].pk}/indicators/1/?month=2026-10"
    assert rows not in body(client, report)
    client.force_login(staff(role=Role.SERVICE_MANAGER, unit=figures["service"]).user)
    assert rows in body(client, report)
    assert f"/dashboard/units/{figures['south'].pk}/indicators/1/?month=2026-10" in body(client, report)


def test_the_page_costs_as_much_for_three_teams_as_for_one(client, leader, council, by, django_assert_num_queries):
    clock.today()
    make_reports(OCTOBER, by=by)
    report = MonthlyReport.objects.get(unit=council["service"])
    with django_assert_num_queries(5):
        client.get(f"/reports/{report.pk}/")
    for _ in range(3):
        UnitFactory(parent=council["service"])
    make_reports(OCTOBER, by=by, replace=True, reason=WHY)
    report = MonthlyReport.objects.get(unit=council["service"], edition=2)
    assert len(report.content["children"]) == 5
    with django_assert_num_queries(5):
        client.get(f"/reports/{report.pk}/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_as_much_for_three_as_for_one(client, leader, council, count, django_assert_num_queries):
    for unit in [council["service"], council["east"], council["south"]][:count]:
        MonthlyReportFactory(unit=unit)
    clock.today()
    with django_assert_num_queries(6):
        page = client.get("/reports/").content.decode()
    assert page.count("<tr") == count + 1


def test_the_list_shows_the_latest_editions_and_the_replaced_ones_when_asked(client, report, by):
    make_reports(OCTOBER, by=by, replace=True, reason=WHY)
    assert "4 reports" in client.get("/reports/").content.decode()
    every = client.get("/reports/?editions=every").content.decode()
    assert "8 reports" in every
    assert "1, replaced" in every


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("month=2026-10", 2),
        ("month=2026-09", 1),
        ("search=east", 2),
        ("search=south", 1),
        ("kind=service", 0),
        ("month=x", 3),
        ("month=2020-01", 3),
    ],
)
def test_the_list_is_filtered(client, leader, council, query, found):
    MonthlyReportFactory(unit=council["east"])
    MonthlyReportFactory(unit=council["east"], month=datetime.date(2026, 9, 1))
    MonthlyReportFactory(unit=council["south"])
    assert client.get(f"/reports/?{query}").content.decode().count("One figure is off target") == found


def test_the_newest_month_comes_first(client, leader, council):
    MonthlyReportFactory(unit=council["east"], month=datetime.date(2026, 9, 1))
    MonthlyReportFactory(unit=council["south"])
    page = client.get("/reports/").content.decode()
    assert page.index("Safeguarding South</a>") < page.index("Assessment East</a>")


def test_no_reports_yet_says_when_there_will_be_some(client, leader):
    assert "made on working day 3 of each month" in client.get("/reports/").content.decode()


def make(client, **typed):
    return client.post("/reports/make/", {"month": "2026-10", "replace": "no", "reason": ""} | typed, follow=True)


def test_made_by_hand_the_answer_says_what_was_made_and_what_was_left(client, leader, figures):
    MonthlyReportFactory(unit=figures["east"])
    page = make(client).content.decode()
    assert "October 2026: 3 reports are made. 1 was left as it was (Assessment East: edition 1 was made on 4 November 2026)." in page
    assert MonthlyReport.objects.get(unit=figures["service"]).made_by == leader


def test_a_second_click_makes_nothing_more(client, leader, figures):
    make(client, replace="yes", reason=WHY)
    again = make(client, replace="yes", reason=WHY).content.decode()
    assert MonthlyReport.objects.count() == 4
    assert "Done" in again


def test_made_again_by_hand_with_a_reason(client, leader, report):
    page = make(client, replace="yes", reason=WHY).content.decode()
    assert "October 2026: 4 reports are made." in page
    assert MonthlyReport.objects.current().get(unit=report.unit).reason == WHY


def test_made_again_without_a_reason_is_an_error_beside_it(client, leader, report):
    page = make(client, replace="yes").content.decode()
    assert "Enter why the reports are made again" in page
    assert MonthlyReport.objects.count() == 4


@pytest.mark.parametrize("month", ["2026-11", "2026-1", "", "x"])
def test_a_month_that_is_not_offered_is_an_error(client, leader, figures, month):
    page = make(client, month=month)
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert not MonthlyReport.objects.exists()


def test_no_green_button_for_those_who_may_not_make_reports(client, council):
    client.force_login(staff(role=Role.TEAM_MANAGER, unit=council["east"]).user)
    assert "Make reports" not in client.get("/reports/").content.decode()
    client.force_login(staff(role=Role.PSW, unit=council["top"]).user)
    assert "Make reports" in client.get("/reports/").content.decode()
