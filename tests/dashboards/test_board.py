"""The board: what it shows to whom, from frozen and from live figures, under a literal count of SQL, and its CSV."""

import csv
import datetime
import re

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.periods import period
from tests import factories as make
from tests.dashboards.boards import NOW, frozen, service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
SOUTH, WEST = "Safeguarding South", "Assessment West"


@pytest.fixture
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def board(client, person, unit, query="?month=2026-10"):
    client.force_login(person.user)
    return client.get(reverse("dashboards:board", args=[unit.pk]) + query)


def cells(response, number):
    """{unit: (what stands there, word, address)} of one row of the table."""
    row = next(row for row in response.context["rows"] if row.indicator.number == number)
    return {cell.unit: cell.figure and (cell.figure.shown, cell.figure.word, cell.url) for cell in row.cells}


def test_board_shows_the_unit_and_its_teams_against_target(client):
    _, unit, teams, manager = service(SOUTH, WEST)
    frozen(unit, (84, 94))
    frozen(teams[SOUTH], (12, 15), (10, 15))
    frozen(teams[WEST], (3, 4))
    response = board(client, manager, unit)
    rows = {name: reverse("dashboards:figure_rows", args=[found.pk, 1]) + "?month=2026-10" for name, found in teams.items()}
    assert cells(response, 1) == {
        "Help and Protection": ("89%", "close", reverse("dashboards:figure_rows", args=[unit.pk, 1]) + "?month=2026-10"),
        SOUTH: ("67%", "off target", rows[SOUTH]),
        WEST: ("3 of 4", "too few for a rate", rows[WEST]),
    }
    page = response.content.decode()
    assert "Target 90% of staff due" in page
    assert "As at 31 October 2026" in page
    assert "kept on 4 November 2026" in page
    assert (response.context["strong"], response.context["rest"]) == (
        "One figure is off target: Supervision in timescale, Safeguarding South.",
        "Of 2 figures, 1 is off target and 1 too few to judge.",
    )
    assert [(said.by, said.text, url) for said, url in response.context["changes"]] == [
        ("13 points worse", "12 of 15, now 10 of 15.", rows[SOUTH])
    ]


def test_board_marks_are_shape_and_word_and_only_what_is_off_is_tinted(client):
    _, unit, teams, manager = service(SOUTH, WEST)
    frozen(teams[SOUTH], (10, 15))
    frozen(teams[WEST], (19, 20))
    page = board(client, manager, unit).content.decode()
    assert len(re.findall(r'class="app-cell--off"', page)) == 1
    assert 'style="' not in page
    assert '10 of 15, <span class="app-cell__word">off target</span>' in page


def test_board_warns_of_a_fall_of_three_months_and_leads_to_those_who_are_late(client):
    _, unit, teams, manager = service(SOUTH, WEST)
    frozen(teams[SOUTH], (15, 15), (14, 15), (12, 15), (10, 15))
    response = board(client, manager, unit)
    ((said, text, url),) = response.context["warnings"]
    assert (said.by, said.text, text) == (
        "Falling for three months:",
        "supervision in timescale, Safeguarding South.",
        "See the 5 people who are late",
    )
    assert url == reverse("dashboards:figure_rows", args=[teams[SOUTH].pk, 1]) + "?month=2026-10&show=no"


def test_a_leader_reads_figures_and_is_led_to_definitions_alone(client):
    top, unit, teams, _ = service(SOUTH, WEST)
    frozen(teams[SOUTH], (15, 15), (14, 15), (12, 15), (10, 15))
    leader = make.staff("Ada Direct", role=Role.SENIOR_LEADER, unit=top)
    response = board(client, leader, unit)
    assert cells(response, 1)[SOUTH] == ("67%", "off target", "")
    definition = reverse("dashboards:indicator", args=[1])
    assert [url for _, url in response.context["changes"]] == [definition]
    assert [(text, url) for _, text, url in response.context["warnings"]] == [("See how it is counted", definition)]
    assert "/indicators/1/?month" not in response.content.decode()


@pytest.mark.parametrize(
    ("role", "open_rows"),
    [
        (Role.SERVICE_MANAGER, {1, 6, 9, 12, 16, 20, 21, 23}),
        (Role.PSW, {1, 6, 9, 12, 16, 20, 21, 23}),
        (Role.QA_OFFICER, {9}),
        (Role.TRAINING_OFFICER, {16, 20, 21}),
        (Role.SENIOR_LEADER, set()),
    ],
)
def test_board_links_each_figure_to_its_rows_as_the_policy_says(client, role, open_rows):
    top, unit, _, _ = service(SOUTH)
    for number in (1, 6, 9, 12, 16, 20, 21, 23):
        frozen(unit, (10, 15), indicator=number, target=None if number == 21 else 80)
    reader = make.staff(role=role, unit=top)
    response = board(client, reader, unit)
    assert {row.indicator.number for row in response.context["rows"] if row.cells[0].url} == open_rows


def test_board_of_the_present_month_is_worked_out_and_says_so(client):
    _, unit, teams, manager = service(SOUTH)
    for due_on in (datetime.date(2026, 11, 3), datetime.date(2026, 11, 4)):
        make.AgreedActionFactory(person=make.staff(unit=teams[SOUTH]), due_on=due_on)
    response = board(client, manager, unit, "?month=2026-11")
    assert cells(response, 12)[SOUTH][0] == "1 of 2"
    page = response.content.decode()
    assert ("As at 4 November 2026" in page, "it can still change" in page, "November 2026 so far" in page) == (True, True, True)


@pytest.mark.parametrize("query", ["", "?month=", "?month=2026-13", "?month=x&page=99", "?month=1999-01", "?month=2026-12", "?page=no"])
def test_board_opens_at_the_last_closed_month_when_the_month_makes_no_sense(client, query):
    _, unit, _, manager = service(SOUTH)
    response = board(client, manager, unit, query)
    assert (response.status_code, response.context["month"].first) == (200, datetime.date(2026, 10, 1))


def test_board_offers_eighteen_months(client):
    _, unit, _, manager = service(SOUTH)
    offered = [str(month) for month in board(client, manager, unit).context["months"]]
    assert (offered[0], offered[1], offered[-1], len(offered)) == ("November 2026", "October 2026", "June 2025", 18)


def test_board_shows_eight_units_a_page(client):
    _, unit, teams, manager = service(*(f"Team {letter}" for letter in "ABCDEFGHI"))
    first, second = (board(client, manager, unit, f"?month=2026-10&page={number}") for number in (1, 2))
    assert [name for name, _ in first.context["heads"]] == [f"Team {letter}" for letter in "ABCDEFG"]
    assert [name for name, _ in second.context["heads"]] == ["Team H", "Team I"]
    assert "This is page 2 of 2" in second.content.decode()


def test_board_of_a_team_says_nothing_of_other_teams(client):
    _, _, teams, manager = service(SOUTH, WEST)
    frozen(teams[SOUTH], (10, 15))
    response = board(client, manager, teams[SOUTH])
    assert response.context["strong"] == "One figure is off target: Supervision in timescale."
    assert (WEST in response.content.decode(), response.context["heads"]) == (False, [])


def test_board_of_a_unit_that_was_not_open_then_says_so(client):
    _, unit, _, manager = service()
    late = make.UnitFactory(parent=unit, name="New team", period=period(datetime.date(2026, 11, 1)))
    page = board(client, manager, late).content.decode()
    assert "New team was not open then" in page


def test_fill_rate_is_said_to_be_the_whole_councils(client):
    top, unit, _, manager = service(SOUTH)
    assert cells(board(client, manager, unit), 15) == {"Help and Protection": None, SOUTH: None}
    frozen(top, (304, 393), indicator=15, target=75)
    leader = make.staff(role=Role.SENIOR_LEADER, unit=top)
    assert cells(board(client, leader, top), 15) == {"Children's Services": ("77%", "on target", ""), "Help and Protection": None}


@pytest.mark.parametrize("query", ["?month=2026-10", "?month=2026-11"])
def test_board_counts_its_sql(client, django_assert_num_queries, query):
    clock.today()
    for teams in ((SOUTH,), (SOUTH, WEST, "Third")):
        name = f"{len(teams)} teams"
        top = make.UnitFactory(department=True, name=name)
        unit = make.UnitFactory(service=True, parent=top, name=f"Service of {name}")
        manager = make.staff(role=Role.SERVICE_MANAGER, unit=unit)
        for found in [unit, *(make.UnitFactory(parent=unit, name=team) for team in teams)]:
            for number in (1, 9, 12):
                frozen(found, *[(10, 15)] * 12, indicator=number)
        client.force_login(manager.user)
        with django_assert_num_queries(12 if query.endswith("10") else 14):
            client.get(reverse("dashboards:board", args=[unit.pk]) + query)


def rows_of(response):
    return list(csv.DictReader(b"".join(response.streaming_content).decode("utf-8-sig").splitlines()))


def test_board_export_holds_what_the_board_shows(client):
    _, unit, teams, manager = service(SOUTH, WEST)
    frozen(teams[SOUTH], (12, 15), (10, 15))
    frozen(teams[WEST], (3, 4))
    client.force_login(manager.user)
    response = client.get(reverse("dashboards:board_export", args=[unit.pk]) + "?month=2026-10")
    assert 'filename="dashboard-help-and-protection-2026-10-2026-11-04.csv"' in response["Content-Disposition"]
    rows = {(row["Unit"], row["Number"]): row for row in rows_of(response)}
    south, west = rows[SOUTH, "1"], rows[WEST, "1"]
    names = ("Numerator", "Denominator", "Rate or mean", "Target", "Status", "Month before", "As at", "Definition")
    assert [south[name] for name in names] == ["10", "15", "66.7", "90.00", "off target", "80.0", "2026-10-31", "1"]
    assert [west[name] for name in names[:5]] == ["3", "4", "", "90.00", "too few for a rate"]
    assert not [key for key in rows if key[1] == "15"]


def test_board_export_gives_no_sum_of_a_mean_of_fewer_than_five(client):
    _, unit, teams, manager = service(SOUTH, WEST)
    frozen(teams[SOUTH], (7, 4), indicator=21, target=None)
    frozen(teams[WEST], (7, 5), indicator=21, target=None)
    client.force_login(manager.user)
    found = rows_of(client.get(reverse("dashboards:board_export", args=[unit.pk]) + "?month=2026-10"))
    rows = {row["Unit"]: (row["Numerator"], row["Denominator"], row["Rate or mean"]) for row in found if row["Number"] == "21"}
    assert (rows[SOUTH], rows[WEST]) == (("too few", "4", ""), ("7", "5", "1.4"))


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.SUPERVISOR, Role.IG_OFFICER, Role.ADMINISTRATOR])
def test_board_is_closed_to_other_roles_and_not_in_their_menu(client, role):
    _, unit, _, _ = service(SOUTH)
    person = make.staff(role=role, unit=unit)
    assert board(client, person, unit).status_code == 403
    assert client.get(reverse("dashboards:board_list")).status_code == 403
    assert client.get(reverse("dashboards:indicator", args=[9])).status_code == 403
    assert reverse("dashboards:board_list") not in client.get(reverse("dashboards:home")).content.decode()


def test_a_manager_of_another_service_reads_nothing_of_this_one(client):
    top, unit, teams, _ = service(SOUTH)
    other = make.staff(role=Role.SERVICE_MANAGER, unit=make.UnitFactory(service=True, parent=top))
    assert [board(client, other, found).status_code for found in (unit, teams[SOUTH], top)] == [403, 403, 403]


def test_a_manager_reads_own_units_and_below_not_above(client):
    top, unit, teams, manager = service(SOUTH)
    assert [board(client, manager, found).status_code for found in (unit, teams[SOUTH], top)] == [200, 200, 403]
    assert board(client, manager, teams[SOUTH]).context["page"]["crumbs"][1:] == [
        ("Help and Protection", reverse("dashboards:board", args=[unit.pk]) + "?month=2026-10")
    ]


def test_board_list_opens_the_only_board_and_offers_several(client):
    top, unit, teams, manager = service(SOUTH)
    client.force_login(manager.user)
    response = client.get(reverse("dashboards:board_list"))
    assert (response.status_code, response.url) == (302, reverse("dashboards:board", args=[unit.pk]))
    make.RoleGrantFactory(person=manager, unit=teams[SOUTH], role=Role.TEAM_MANAGER)
    page = client.get("/dashboard/").content.decode()
    assert all(reverse("dashboards:board", args=[found.pk]) in page for found in (unit, teams[SOUTH]))
    assert reverse("dashboards:board", args=[top.pk]) not in page


def test_indicator_says_how_it_is_counted(client):
    _, _, _, manager = service(SOUTH)
    client.force_login(manager.user)
    page = client.get("/dashboard/indicators/9/").content.decode()
    assert "Judged good or better" in page
    assert "65% of graded, last 3 months" in page
    assert client.get(reverse("dashboards:indicator", args=[2])).status_code == 404
