"""The sweep: from the third working day on, what is missing is made, and everybody who reads it is told once."""

import datetime

import pytest
import time_machine

from learning_org.accounts.roles import Role
from learning_org.notifications.models import Message
from learning_org.notifications.sweep import sweep
from learning_org.reports import services
from learning_org.reports.models import MonthlyReport
from learning_org.reports.monthly import due_on, make_what_is_due, months_due
from learning_org.reports.services import make_reports
from tests.factories import MonthlyReportFactory, RoleGrantFactory, staff
from tests.reports.conftest import OCTOBER, freeze

D = datetime.date


def run(day, by):
    """The sweep's step at seven in the morning of that day."""
    with time_machine.travel(datetime.datetime(day.year, day.month, day.day, 7, tzinfo=datetime.UTC), tick=False):
        make_what_is_due(day, by=by)


@pytest.mark.parametrize(
    ("month", "day"),
    [
        (D(2026, 10, 1), D(2026, 11, 4)),  # 1 November is a Sunday
        (D(2026, 3, 1), D(2026, 4, 7)),  # Good Friday on 3 April, Easter Monday on the 6th
        (D(2025, 12, 1), D(2026, 1, 6)),  # New Year's Day is a Thursday
        (D(2026, 4, 1), D(2026, 5, 6)),  # 1 May is a Friday; the bank holiday on the 4th
    ],
)
def test_the_third_working_day_leaves_out_weekends_and_bank_holidays(month, day):
    assert due_on(month) == day


def test_the_working_day_is_a_setting(settings):
    settings.REPORT_WORKING_DAY = 1
    assert due_on(D(2026, 3, 1)) == D(2026, 4, 1)


@pytest.mark.parametrize(("day", "made"), [(3, 0), (4, 4), (5, 4), (30, 4)])
def test_made_on_that_day_or_at_the_first_run_afterwards(figures, by, day, made):
    run(D(2026, 11, day), by)
    assert MonthlyReport.objects.filter(month=OCTOBER).count() == made


def test_run_twice_repeats_nothing(figures, by):
    staff(role=Role.TEAM_MANAGER, unit=figures["east"])
    run(D(2026, 11, 4), by)
    first = list(MonthlyReport.objects.values_list("pk", flat=True)), list(Message.objects.values_list("pk", flat=True))
    run(D(2026, 11, 4), by)
    run(D(2026, 11, 5), by)
    assert (list(MonthlyReport.objects.values_list("pk", flat=True)), list(Message.objects.values_list("pk", flat=True))) == first
    assert (len(first[0]), len(first[1])) == (4, 1)


def test_what_a_killed_run_left_out_is_made_by_the_next(figures, by):
    MonthlyReportFactory(unit=figures["east"])
    run(D(2026, 11, 5), by)
    assert MonthlyReport.objects.current().filter(month=OCTOBER).count() == 4


def test_only_last_month_is_made(figures, by):
    freeze(figures["east"], D(2026, 11, 1), i1=(18, 18))
    run(D(2026, 12, 10), by)
    assert set(MonthlyReport.objects.values_list("month", flat=True)) == {D(2026, 11, 1)}


def test_months_that_passed_without_a_run_are_made_up_for_and_told(figures, by):
    person = staff(role=Role.TEAM_MANAGER, unit=figures["east"])
    MonthlyReportFactory(unit=figures["east"], month=D(2026, 8, 1))
    run(D(2026, 12, 10), by)
    made = MonthlyReport.objects.filter(unit=figures["east"]).order_by("month").values_list("month", flat=True)
    assert list(made) == [D(2026, month, 1) for month in (8, 9, 10, 11)]
    assert {key for key, _ in told(person)} == {f"report:2026-{month:02}:{person.pk}" for month in (8, 9, 10, 11)}


def test_no_more_than_a_year_is_made_up_for(figures, by):
    MonthlyReportFactory(unit=figures["east"], month=D(2025, 9, 1))
    with time_machine.travel(datetime.datetime(2026, 12, 10, 7, tzinfo=datetime.UTC), tick=False):
        assert (months_due(D(2026, 12, 10))[0], len(months_due(D(2026, 12, 10)))) == (D(2025, 12, 1), 12)


def test_month_that_is_not_due_yet_waits_and_the_one_before_it_does_not(figures, by):
    MonthlyReportFactory(unit=figures["east"], month=D(2026, 9, 1))
    run(D(2026, 11, 3), by)
    assert set(MonthlyReport.objects.values_list("month", flat=True)) == {D(2026, 9, 1)}
    assert MonthlyReport.objects.count() == 4


def test_unit_whose_report_fails_keeps_no_other_from_its_own(figures, by, monkeypatch, caplog):
    person = staff(role=Role.TEAM_MANAGER, unit=figures["east"])
    build = services.build
    monkeypatch.setattr(services, "build", lambda month, unit, *rest: build(month, None if unit.id == figures["top"].pk else unit, *rest))
    run(D(2026, 11, 4), by)
    assert set(MonthlyReport.objects.values_list("unit_id", flat=True)) == {figures[name].pk for name in ("service", "east", "south")}
    assert len(told(person)) == 1
    assert "could not be made" in caplog.text
    monkeypatch.setattr(services, "build", build)
    run(D(2026, 11, 5), by)
    assert MonthlyReport.objects.count() == 4


def test_the_product_s_sweep_takes_the_step(figures):
    with time_machine.travel(datetime.datetime(2026, 11, 4, 7, tzinfo=datetime.UTC), tick=False):
        sweep()
    assert MonthlyReport.objects.count() == 4


def told(person):
    return [(message.key, message.link) for message in Message.objects.filter(recipient=person)]


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.TEAM_MANAGER, "south"),
        (Role.SERVICE_MANAGER, "service"),
        (Role.SENIOR_LEADER, "top"),
        (Role.PSW, "top"),
        (Role.QA_OFFICER, "top"),
        (Role.TRAINING_OFFICER, "top"),
    ],
)
def test_whoever_reads_a_report_is_told_of_their_unit_s(figures, by, role, place):
    person = staff(role=role, unit=figures[place])
    run(D(2026, 11, 4), by)
    report = MonthlyReport.objects.get(unit=figures[place])
    assert told(person) == [(f"report:2026-10:{person.pk}", f"/reports/{report.pk}/")]


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.IG_OFFICER])
def test_nobody_else_is_told(figures, by, role):
    person = staff(role=role, unit=figures["south"])
    run(D(2026, 11, 4), by)
    assert told(person) == []


def test_two_roles_make_one_message_about_the_wider_one(figures, by):
    person = staff(role=Role.TEAM_MANAGER, unit=figures["east"])
    RoleGrantFactory(person=person, unit=figures["service"], role=Role.SERVICE_MANAGER)
    run(D(2026, 11, 4), by)
    assert told(person) == [(f"report:2026-10:{person.pk}", f"/reports/{MonthlyReport.objects.get(unit=figures['service']).pk}/")]


def test_a_leaver_is_not_told(figures, by):
    person = staff(role=Role.TEAM_MANAGER, unit=figures["east"], first_out=D(2026, 11, 4))
    run(D(2026, 11, 4), by)
    assert told(person) == []


def test_a_new_edition_is_told_once_more(figures, by):
    person = staff(role=Role.TEAM_MANAGER, unit=figures["east"])
    run(D(2026, 11, 4), by)
    with time_machine.travel(datetime.datetime(2026, 11, 9, 12, tzinfo=datetime.UTC), tick=False):
        make_reports(OCTOBER, by=by, replace=True, reason="A target was wrong.")
    run(D(2026, 11, 9), by)
    run(D(2026, 11, 10), by)
    new = MonthlyReport.objects.get(unit=figures["east"], edition=2)
    assert (f"report:2026-10:{person.pk}:2", f"/reports/{new.pk}/") in told(person)
    assert len(told(person)) == 2


def test_the_subject_says_the_month_and_no_figure(figures, by):
    staff(role=Role.SENIOR_LEADER, unit=figures["top"])
    run(D(2026, 11, 4), by)
    assert Message.objects.get().subject == "The monthly report for October 2026"
