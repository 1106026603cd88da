"""The rows behind a figure: for each figure, unit and role they add up to its numerator and denominator, on the page and in the CSV."""

import csv
import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.measures.indicators import INDICATORS
from learning_org.measures.queries import figures_for
from learning_org.web import clock
from learning_org.web.periods import period
from tests import factories as make
from tests.dashboards.boards import NOW, OCTOBER, service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
SOUTH, WEST = "Safeguarding South", "Assessment West"
MONTH = "?month=2026-10"
OPEN = {  # who opens the rows of which figures
    Role.SERVICE_MANAGER: (1, 6, 9, 12, 16, 20, 21, 23),
    Role.PSW: (1, 6, 9, 12, 15, 16, 20, 21, 23),
    Role.QA_OFFICER: (9,),
    Role.TRAINING_OFFICER: (15, 16, 20, 21),
    Role.SENIOR_LEADER: (),
}


@pytest.fixture
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def day(number, month=10):
    return datetime.date(2026, month, number)


def worker(unit, boss, number):
    """Somebody in the unit with a row in every figure: every second of them on the good side of it."""
    person, good = make.staff(unit=unit, user=False), number % 2
    make.supervises(boss, person)
    starts = datetime.datetime(2026, 10, 12, 10, tzinfo=datetime.UTC) if good else datetime.datetime(2026, 8, 12, 10, tzinfo=datetime.UTC)
    make.SupervisionSessionFactory(supervisee=person, starts_at=starts, locked=True)
    make.AppraisalFactory(appraisee=person, signed=bool(good))
    make.CaseAuditFactory(unit=unit, practitioner=person, submitted=True, grade=3 if good else 2)
    make.AgreedActionFactory(person=person, agreed_on=day(1, 9), due_on=day(30, 12) if good else day(1))
    held = make.SessionFactory(held=True, capacity=3)
    make.BookingFactory(session=held, person=person, state="approved", decided_by=boss, decided_on=day(1), attended=bool(good))
    asked = {"person": person, "learnt_on": day(1, 6), "due_on": day(1, 9), "asked_on": day(1)}
    make.ImpactFollowUpFactory(**asked, **({"answered": True, "answered_on": day(8)} if good else {}))
    make.RegistrationFactory(person=person)
    for month in (5, 6) if good else (5,):
        make.CPDEntryFactory(person=person, learnt_on=day(1, month), with_peer=True)
    return person


@pytest.fixture
def world():
    """A service of two teams with rows in every figure, a leaver's among them, and another service whose rows could leak."""
    top, unit, teams, manager = service(SOUTH, WEST)
    boss = make.staff("Sue Visor", role=None)
    for number in range(3):
        worker(teams[SOUTH], boss, number)
    worker(teams[WEST], boss, 1)
    leaver = make.staff("Lea Ver", unit=teams[SOUTH], user=False, first_out=day(20))
    make.AgreedActionFactory(person=leaver, agreed_on=day(1, 9), due_on=day(1), what="Left behind")
    elsewhere = make.UnitFactory(service=True, parent=top, name="Elsewhere")
    stranger = worker(elsewhere, boss, 1)
    readers = {role: make.staff(role=role, unit=top) for role in OPEN if role != Role.SERVICE_MANAGER} | {Role.SERVICE_MANAGER: manager}
    return {"top": top, "unit": unit, "south": teams[SOUTH], "readers": readers, "stranger": stranger, "leaver": leaver}


def rows(client, unit, number, query=MONTH):
    return client.get(reverse("dashboards:figure_rows", args=[unit.pk, number]) + query)


def export(client, unit, number, query=MONTH):
    return client.get(reverse("dashboards:figure_rows_export", args=[unit.pk, number]) + query)


def lines(response):
    return list(csv.DictReader(b"".join(response.streaming_content).decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("role", OPEN)
def test_rows_add_up_to_the_figure_for_each_figure_unit_and_role(client, world, role):
    reader = world["readers"][role]
    client.force_login(reader.user)
    units = [world["top"], world["unit"], world["south"]] if role != Role.SERVICE_MANAGER else [world["unit"], world["south"]]
    figures, opened = figures_for(units, OCTOBER), 0
    for (unit, number), figure in figures.items():
        found = next(one for one in units if one.pk == unit)
        page, file = rows(client, found, number), export(client, found, number)
        if number not in OPEN[role]:
            assert (page.status_code, file.status_code) == (403, 403), number
            continue
        shown, written = [row.record for row in page.context["table"].rows], lines(file)
        assert (sum(row.counts for row in shown), sum(row.weight for row in shown)) == (figure.numerator, figure.denominator), number
        assert sum(int(row["Numerator"]) for row in written) == figure.numerator, number
        assert sum(int(row["Denominator"]) for row in written) == figure.denominator > 0, number
        opened += 1
    assert opened == {Role.SENIOR_LEADER: 0, Role.SERVICE_MANAGER: 16, Role.PSW: 25, Role.QA_OFFICER: 3, Role.TRAINING_OFFICER: 10}[role]


def test_a_leader_gets_the_definition_instead_of_rows(client, world):
    client.force_login(world["readers"][Role.SENIOR_LEADER].user)
    response = rows(client, world["unit"], 1)
    page = response.content.decode()
    assert response.status_code == 403
    assert f'<a class="govuk-link" href="{reverse("dashboards:indicator", args=[1])}">How this figure is counted</a>' in page
    assert "Safeguarding South" not in page


def test_rows_name_people_of_the_unit_and_nobody_elses_nor_a_leaver(client, world):
    client.force_login(world["readers"][Role.SERVICE_MANAGER].user)
    page = rows(client, world["unit"], 12).content.decode()
    assert ("Somebody who has left" in page, "Lea Ver" in page, world["stranger"].name in page) == (True, False, False)
    names = [row["Who"] for row in lines(export(client, world["unit"], 12))]
    assert (len(names), names.count("Somebody who has left"), world["stranger"].name in names) == (5, 1, False)


def test_the_psw_who_knows_leavers_reads_their_name(client, world):
    client.force_login(world["readers"][Role.PSW].user)
    assert "Lea Ver" in rows(client, world["unit"], 12).content.decode()


def test_what_an_action_is_stays_with_those_who_may_read_it(client, world):
    # the principal social worker reads actions that were sent up; of the others she sees that they are overdue
    make.AgreedActionFactory(person=world["leaver"], agreed_on=day(1, 9), due_on=day(1), what="Housing has not answered", sent_up=True)
    titles = {}
    for role in (Role.PSW, Role.SERVICE_MANAGER):
        client.force_login(world["readers"][role].user)
        titles[role] = [row["Action"] for row in lines(export(client, world["south"], 12))]
    assert titles[Role.PSW].count("For those who may read it") == len(titles[Role.PSW])
    assert sum(title.startswith("Arrange a joint visit") for title in titles[Role.SERVICE_MANAGER]) == 3


def test_an_audit_that_is_not_open_to_the_line_yet_names_nobody(client, world):
    secret = make.CaseAuditFactory(
        unit=world["south"], practitioner=make.staff("Sec Ret", unit=world["south"]), submitted=True, grade=1, open_to_line_on=day(5, 11)
    )
    client.force_login(world["readers"][Role.SERVICE_MANAGER].user)
    response = rows(client, world["south"], 9)
    page = response.content.decode()
    assert [text in page for text in ("Not open to you yet", "Sec Ret", str(secret.case_reference), "Inadequate")] == [
        True,
        False,
        False,
        False,
    ]
    assert "1 audit counts here that you cannot open yet" in " ".join(page.split())
    hidden = next(row for row in lines(export(client, world["south"], 9)) if row["Who"] == "Not open to you yet")
    assert {hidden[name] for name in ("Case", "Submitted", "Grade", "Counts")} == {"Not open to you yet"}
    assert (hidden["Numerator"], hidden["Denominator"]) == ("", "1")
    for show in ("yes", "no"):
        assert "Not open to you yet" not in rows(client, world["south"], 9, f"{MONTH}&show={show}").content.decode()
    client.force_login(world["readers"][Role.QA_OFFICER].user)
    assert "Sec Ret" in rows(client, world["south"], 9).content.decode()


def test_rows_can_be_narrowed_to_those_that_did_not_count(client, world):
    client.force_login(world["readers"][Role.SERVICE_MANAGER].user)
    late, in_time = (rows(client, world["south"], 1, f"{MONTH}&show={show}") for show in ("no", "yes"))
    assert [len(page.context["table"].rows) for page in (late, in_time)] == [2, 1]
    assert [row["Counts"] for row in lines(export(client, world["south"], 1, f"{MONTH}&show=no"))] == ["Late", "Late"]
    assert late.context["export"].endswith("?month=2026-10&show=no")


def test_a_filter_that_makes_no_sense_is_explained(client, world):
    client.force_login(world["readers"][Role.SERVICE_MANAGER].user)
    assert len(rows(client, world["south"], 1, f"{MONTH}&show=x&page=9&sort=nothing").context["table"].rows) == 3
    response = export(client, world["south"], 1, f"{MONTH}&show=x")
    assert (response.status_code, response.url.startswith(reverse("dashboards:figure_rows", args=[world["south"].pk, 1]))) == (302, True)


def test_rows_say_what_was_recorded_after_the_figure_was_kept(client, world):
    make.MonthlyFigureFactory(unit=world["south"], numerator=2, denominator=3)
    client.force_login(world["readers"][Role.SERVICE_MANAGER].user)
    page = " ".join(rows(client, world["south"], 1).content.decode().split())
    assert "This figure was kept on 4 November 2026. With what was recorded since then, the rows below add up to 1 of 3." in page


def test_the_fill_rate_lists_sessions_of_the_whole_council(client, world):
    client.force_login(world["readers"][Role.TRAINING_OFFICER].user)
    # five workers, each with a session of 3 places; three of them came
    found = lines(export(client, world["top"], 15))
    assert (len(found), sum(int(row["Numerator"]) for row in found), sum(int(row["Denominator"]) for row in found)) == (5, 3, 15)
    assert "Who" not in found[0]
    assert "whole council only" in rows(client, world["unit"], 15).content.decode()


def test_rows_of_a_figure_that_is_not_there_are_not_there(client, world):
    client.force_login(world["readers"][Role.PSW].user)
    assert [rows(client, world["unit"], number).status_code for number in (2, 99)] == [404, 404]


@pytest.mark.parametrize("number", [number for number in INDICATORS if number != 15])
def test_rows_count_their_sql(client, django_assert_num_queries, number):
    clock.today()
    boss = make.staff(role=None)
    for people in (1, 3):
        unit = make.UnitFactory(parent=make.UnitFactory(service=True))
        manager = make.staff(role=Role.TEAM_MANAGER, unit=unit)
        manager.positions.update(unit=make.UnitFactory())
        for place in range(people):
            worker(unit, boss, 1 + 2 * place)
        client.force_login(manager.user)
        with django_assert_num_queries(12):
            assert len(rows(client, unit, number).context["table"].rows) == people


def test_change_in_confidence_of_somebody_who_has_moved_names_nobody_to_their_former_line(client, world):
    """Both positions began on known days: the pair counts where the person was, and the follow-up is for the line of today."""
    gone = make.PersonFactory(given_name="Mo", family_name="Ved")
    make.PositionFactory(person=gone, unit=world["south"], period=period(day(1, 1), day(3, 11)))
    make.PositionFactory(person=gone, unit=make.UnitFactory(service=True, parent=world["top"]), period=period(day(3, 11)))
    asked = {"learnt_on": day(1, 6), "due_on": day(1, 9), "asked_on": day(1)}
    make.ImpactFollowUpFactory(person=gone, **asked, answered=True, answered_on=day(8), rating_before=2, rating_later=9)
    client.force_login(world["readers"][Role.SERVICE_MANAGER].user)
    page, written = rows(client, world["south"], 21).content.decode(), lines(export(client, world["south"], 21))
    assert "Mo Ved" not in page
    assert "+7" not in page
    hidden = next(row for row in written if row["Who"] == "Not open to you yet")
    assert (hidden["Counts"], hidden["Numerator"], hidden["Denominator"]) == ("Not open to you yet", "", "1")
    client.force_login(world["readers"][Role.PSW].user)
    assert "Mo Ved" in rows(client, world["south"], 21).content.decode()
