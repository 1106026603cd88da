"""Who opens the loop and the rows behind it, and what nobody is shown who may not read it."""

import csv
import datetime
import re

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from tests import factories as make
from tests.measures.loops import ASKED, BETTER, CHANGED, day, found

LOOP, ROWS = reverse("dashboards:loop"), reverse("dashboards:loop_rows")
PAGES = [reverse(f"dashboards:{name}") for name in ("loop", "loop_export", "loop_chart_export", "loop_definitions")]
ROW_PAGES = [ROWS, reverse("dashboards:loop_rows_export")]
OPENS = {
    Role.TEAM_MANAGER: (200, 200),
    Role.SERVICE_MANAGER: (200, 200),
    Role.QA_OFFICER: (200, 200),
    Role.PSW: (200, 200),
    Role.TRAINING_OFFICER: (200, 403),
    Role.SENIOR_LEADER: (200, 403),
}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 10, 31, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def service():
    return make.UnitFactory(service=True, name="Help and Protection")


@pytest.fixture
def team(service):
    """A team in which five cases were judged better on a second look."""
    team = make.UnitFactory(parent=service, name="Assessment East")
    worker = make.staff("Priya Nair", unit=team, user=False)
    for number in range(5):
        found(team, **BETTER, worker=worker, reference=f"C-2010{number}")
    return team


def signed_in(client, role, unit):
    client.force_login(make.staff(role=role, unit=unit).user)
    return client


@pytest.mark.parametrize("role", Role.values)
def test_each_role_opens_what_the_policy_gives(client, service, team, role):
    figures, rows = OPENS.get(role, (403, 403))
    signed_in(client, role, service)
    assert {client.get(page).status_code for page in PAGES} == {figures}
    assert {client.get(page).status_code for page in ROW_PAGES} == {rows}


def test_leader_sees_counts_and_no_case_and_no_name(client, service, team):
    page = signed_in(client, Role.SENIOR_LEADER, service).get(LOOP)
    text = page.content.decode()
    assert "Small numbers: all 5 findings are better at re-audit so far." in text
    assert re.findall(r"C-\d{5}", text) == []
    assert "Priya" not in text
    assert text.count(">Assessment East</text>") == 10  # five rows, drawn twice
    assert ROWS not in text
    assert f"{reverse('dashboards:loop_definitions')}#better" in text


def test_leader_who_asks_for_rows_is_told_who_opens_them(client, service, team):
    page = signed_in(client, Role.SENIOR_LEADER, service).get(ROWS)
    text = page.content.decode()
    assert page.status_code == 403
    assert "Managers, quality-assurance officers and the principal social worker open the findings themselves." in text
    assert f'<a class="govuk-link" href="{reverse("dashboards:loop_definitions")}">how each step is counted</a>' in text
    assert "C-2010" not in text


@pytest.mark.parametrize("page", [*PAGES[:3], *ROW_PAGES])
def test_another_unit_is_refused(client, team, page):
    elsewhere = make.UnitFactory(name="Children in care")
    assert signed_in(client, Role.TEAM_MANAGER, elsewhere).get(page, {"unit": team.pk}).status_code == 403
    assert client.get(page, {"unit": elsewhere.pk}).status_code == 200


def test_team_manager_sees_their_own_team_first(client, service, team):
    found(service, **BETTER)
    assert signed_in(client, Role.TEAM_MANAGER, team).get(LOOP).context["loop"].total == 5
    other = signed_in(client, Role.TEAM_MANAGER, make.UnitFactory(parent=service)).get(LOOP)
    assert other.context["loop"].total == 0


def test_manager_sees_references_of_audits_that_they_read_alone(client, service, team):
    """The worker of one finding has moved to another service: it counts where it was found, and its case is not shown."""
    gone = make.staff("Sam Okoro", user=False)
    found(team, **CHANGED, again=(day(7, 31), 2), worker=gone, reference="C-20777")
    text = signed_in(client, Role.SERVICE_MANAGER, service).get(LOOP).content.decode()
    assert sorted(set(re.findall(r"C-\d{5}", text))) == [f"C-2010{number}" for number in range(5)]
    rows = client.get(ROWS)
    page = " ".join(rows.content.decode().split())
    assert rows.context["table"].paginator.count == 5
    assert "The chart counts 6. 1 of them is not open to you" in page
    assert "C-20777" not in page
    assert "C-20777" not in b"".join(client.get(ROW_PAGES[1])).decode()


def test_rows_filter_by_step_ending_and_reason(client, service, team):
    found(team, no_need="put_right", worker=make.staff(unit=team, user=False), reference="C-20888")
    signed_in(client, Role.QA_OFFICER, service)
    for asked, count in (({"step": "needed"}, 5), ({"ending": "ended"}, 1), ({"reason": "put_right"}, 1), ({"reason": "same"}, 0)):
        assert client.get(ROWS, asked).context["table"].paginator.count == count, asked
    text = client.get(ROWS, {"ending": "ended", "unit": team.pk}).content.decode()
    assert "Put right on the case, no learning needed" in text
    assert f'<input type="hidden" name="unit" value="{team.pk}"' in text


def test_figures_as_csv_hold_scope_counts_and_no_case(client, service, team):
    found(team)
    lines = b"".join(signed_in(client, Role.SENIOR_LEADER, service).get(PAGES[1])).decode("utf-8-sig").splitlines()
    same = "Help and Protection,All themes,2025-10-01,2026-03-31,2026-10-31"
    assert lines[0] == "Unit,Theme,Found from,Found to,As at,Step,What happened,Ending,Findings,Of,Share,Median days"
    assert lines[1:4] == [
        f"{same},Findings,Found,,6,,,",
        f"{same},Findings to needs raised,Went on,,5,6,83%,9",
        f'{same},Findings to needs raised,"No need raised, no reason given",Went quiet,1,6,,',
    ]


def test_chart_as_a_picture_stands_alone(client, service, team):
    response = signed_in(client, Role.SENIOR_LEADER, service).get(PAGES[2])
    text = response.content.decode()
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Content-Disposition"] == 'attachment; filename="learning-loop-2026-10-31.svg"'
    assert 'xmlns="http://www.w3.org/2000/svg"' in text
    assert "All themes, Help and Protection: October 2025 to March 2026, as at 31 October 2026" in text
    assert "C-2010" not in text


ANSWERED = {
    "no_change": ("Said that nothing changed", "Ended, reason known: change in practice not confirmed"),
    "manager_silent": ("The manager has not said", "Went quiet: change in practice not confirmed"),
    "no_answer": ("No answer after two reminders", "Went quiet: change in practice not confirmed"),
}


@pytest.fixture
def answers(team):
    """{reason: a finding whose follow-up ended so} of people who work in the team."""
    paths = {"no_change": CHANGED | {"changed": False}, "manager_silent": ASKED | {"answered": day(5, 27)}, "no_answer": ASKED}
    return {key: found(team, **path, worker=make.staff(unit=team, user=False)) for key, path in paths.items()}


def standings(client, **asked):
    """{id: where it stands} on the page, and the same words in the CSV."""
    table = client.get(ROWS, asked).context["table"]
    shown = {row.record.pk: re.sub(r"<[^>]+>", "", str(row.get_cell("reason"))).strip() for row in table.rows}
    rows = csv.DictReader(b"".join(client.get(ROW_PAGES[1], asked)).decode("utf-8-sig").splitlines())
    assert sorted(row["Where it stands"] for row in rows) == sorted(shown.values())
    return shown


@pytest.mark.parametrize(("role", "place"), [(Role.QA_OFFICER, 1), (Role.PSW, 0), (Role.TEAM_MANAGER, 0)])
def test_what_was_answered_is_told_to_those_who_may_read_follow_ups(client, service, team, answers, role, place):
    signed_in(client, role, team if role == Role.TEAM_MANAGER else service)
    shown = standings(client)
    assert {key: shown[finding.pk] for key, finding in answers.items()} == {key: words[place] for key, words in ANSWERED.items()}
    page = client.get(ROWS).content.decode()
    assert all((words[0] in page) == (place == 0) for words in ANSWERED.values())


def test_officer_cannot_look_for_an_answer(client, service, team, answers):
    signed_in(client, Role.QA_OFFICER, service)
    everything = set(standings(client))
    assert set(standings(client, reason="unconfirmed")) == {finding.pk for finding in answers.values()}
    assert set(standings(client, reason="unconfirmed", ending="ended")) == {answers["no_change"].pk}
    assert client.get(ROWS, {"reason": "no_change"}).context["table"].paginator.count in (0, len(everything))
    links = [url for _, _, reasons in client.get(LOOP).context["rows"] for _, _, url in reasons]
    assert not [url for url in links if "no_change" in url or "manager_silent" in url]
    assert [url for url in links if "reason=unconfirmed" in url and "ending=ended" in url]


def test_manager_is_not_told_the_answer_of_somebody_out_of_their_line(client, service, team):
    """An officer who manages a team reads the finding for the one role, and for the other the follow-ups of their team alone."""
    other = make.UnitFactory(parent=service)
    finding = found(other, **CHANGED | {"changed": False}, worker=make.staff(unit=other, user=False))
    signed_in(client, Role.QA_OFFICER, service)
    make.RoleGrantFactory(person=client.get(LOOP).wsgi_request.user.person, unit=team, role=Role.TEAM_MANAGER)
    assert standings(client)[finding.pk] == ANSWERED["no_change"][1]
    assert standings(client, reason="no_change") == {}
