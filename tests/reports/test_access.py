"""Who reads a report: their unit's and those below; nobody else knows that it is there. A closed unit's stays readable."""

import datetime

import pytest
import time_machine

from learning_org.accounts.roles import Role
from learning_org.reports.models import MonthlyReport
from learning_org.web.menu import items_for
from learning_org.web.periods import period
from tests.factories import MonthlyReportFactory, UnitFactory, staff

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 11, 5, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def tree():
    """{"top", "service", "team", "beside"}: a department over two services, one of them with a team."""
    top = UnitFactory(department=True)
    service, beside = UnitFactory(service=True, parent=top), UnitFactory(service=True, parent=top)
    return {"top": top, "service": service, "team": UnitFactory(parent=service), "beside": beside}


def seen(person):
    return {report.unit for report in MonthlyReport.objects.visible_to(person.user)}


@pytest.mark.parametrize(
    ("role", "place", "reads"),
    [
        (Role.TEAM_MANAGER, "team", {"team"}),
        (Role.SERVICE_MANAGER, "service", {"service", "team"}),
        (Role.SERVICE_MANAGER, "beside", {"beside"}),
        (Role.QA_OFFICER, "top", {"top", "service", "team", "beside"}),
        (Role.TRAINING_OFFICER, "service", {"service", "team"}),
        (Role.PSW, "top", {"top", "service", "team", "beside"}),
        (Role.SENIOR_LEADER, "top", {"top", "service", "team", "beside"}),
        (Role.PRACTITIONER, "team", set()),
        (Role.SUPERVISOR, "team", set()),
        (Role.ADMINISTRATOR, "top", set()),
        (Role.IG_OFFICER, "top", set()),
    ],
)
def test_a_role_reads_its_unit_and_below(tree, role, place, reads):
    for unit in tree.values():
        MonthlyReportFactory(unit=unit)
    assert seen(staff(role=role, unit=tree[place])) == {tree[name] for name in reads}


def test_a_report_out_of_scope_is_not_there_in_any_form(client, tree):
    report = MonthlyReportFactory(unit=tree["beside"])
    client.force_login(staff(role=Role.TEAM_MANAGER, unit=tree["team"]).user)
    for form in ("", "report.csv", "report.pdf"):
        assert client.get(f"/reports/{report.pk}/{form}").status_code == 404


def test_the_list_and_its_filter_leak_nothing_of_other_units(client, tree):
    MonthlyReportFactory(unit=tree["team"])
    MonthlyReportFactory(unit=tree["beside"], month=datetime.date(2026, 3, 1))
    client.force_login(staff(role=Role.TEAM_MANAGER, unit=tree["team"]).user)
    page = client.get("/reports/").content.decode()
    assert tree["team"].name in page
    assert tree["beside"].name not in page
    assert "March 2026" not in page


def test_whoever_reads_no_report_has_neither_list_nor_menu(client, tree):
    person = staff(role=Role.PRACTITIONER, unit=tree["team"])
    client.force_login(person.user)
    assert client.get("/reports/").status_code == 403
    assert "reports:report_list" not in {item.name for item in items_for(person.user)}
    manager = staff(role=Role.TEAM_MANAGER, unit=tree["team"])
    assert "reports:report_list" in {item.name for item in items_for(manager.user)}


def test_a_closed_unit_s_report_stays_with_those_who_stood_above_it(tree):
    closed = UnitFactory(parent=tree["service"], period=period(datetime.date(2020, 1, 1), datetime.date(2026, 11, 1)))
    report = MonthlyReportFactory(unit=closed)
    assert closed in seen(staff(role=Role.SERVICE_MANAGER, unit=tree["service"]))
    assert closed not in seen(staff(role=Role.SERVICE_MANAGER, unit=tree["beside"]))
    assert MonthlyReport.objects.readable_by(staff(role=Role.SENIOR_LEADER, unit=tree["top"]).user).get() == report


def test_a_leaver_reads_nothing(tree):
    MonthlyReportFactory(unit=tree["team"])
    assert seen(staff(role=Role.TEAM_MANAGER, unit=tree["team"], first_out=NOON.date())) == set()


@pytest.mark.parametrize("role", [Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.QA_OFFICER, Role.TRAINING_OFFICER, Role.ADMINISTRATOR])
def test_only_psw_and_leaders_make_reports_by_hand(client, tree, role):
    client.force_login(staff(role=role, unit=tree["top"]).user)
    assert client.post("/reports/make/", {"month": "2026-10", "replace": "no"}).status_code == 403
    assert not MonthlyReport.objects.exists()


def test_a_report_names_no_worker(client, tree):
    worker = staff("Zebedee Quillfeather", unit=tree["team"])
    report = MonthlyReportFactory(unit=tree["team"])
    leader = staff(role=Role.SENIOR_LEADER, unit=tree["top"])
    client.force_login(leader.user)
    for form in ("", "report.csv"):
        response = client.get(f"/reports/{report.pk}/{form}")
        body = response.getvalue() if response.streaming else response.content
        assert worker.name not in body.decode()
