"""How many people speak up: numbers worked out by hand, of the reader's own units and years that are over, and nothing under five."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.dashboards.speakup import years_offered
from learning_org.web import clock
from learning_org.web.periods import period
from practitioners.models import SpeakUp
from practitioners.queries.speakup import counts_of_speaking_up
from tests import factories as make

NOW = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)
COUNTS = reverse("dashboards:speak_up_counts")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world():
    department = make.UnitFactory(department=True, name="Department")
    services = [make.UnitFactory(service=True, parent=department, name=name) for name in ("Help", "Care")]
    return {
        "department": department,
        "help": services[0],
        "care": services[1],
        "psw": make.staff("Pat Principal", role="psw", unit=department),
        "leader": make.staff("Sid Leader", role="senior_leader", unit=services[0]),
    }


def item(world, unit, about="supervision_missing", *, on=(2026, 3, 2), hour=12, **changes):
    writer = make.staff(unit=world[unit])
    at = datetime.datetime(*on, hour, tzinfo=datetime.UTC)
    return make.SpeakUpFactory(writer=writer, recipient=world["psw"], about=about, sent_at=at, **changes)


def several(world, numbers, unit="help", **changes):
    for about, number in numbers.items():
        for _ in range(number):
            item(world, unit, about, **changes)


def shown(client, who, **asked):
    """{heading of a table: {label: number}} and the total, as the page gives them to its template."""
    client.force_login(who.user)
    context = client.get(COUNTS, asked).context
    return {key: [number for _, number in rows] for key, _, rows in context["tables"]}, context["total"]


def test_speak_up_counts_shows_what_is_five_or_more(client, world):
    """7 + 6 + 5 + 2 = 20; 2 is kept back and with it 5, the smallest other. All 20 were sent and nothing else happened by the end of
    November, so one stage has 20 and three have 0: those are 0 together, and 20 goes as well."""
    several(world, {"supervision_missing": 7, "supervision_poor": 6, "learning_unmet": 5, "worse": 2})
    assert shown(client, world["psw"]) == ({"about": [7, 6, None, None], "stage": [None, None, None, None]}, 20)
    page = client.get(COUNTS).content.decode()
    assert "<strong>20 items</strong>" in page
    assert page.count("not shown") == 6 + 1  # six cells, and the sentence that says why
    assert "Sent from 1 December 2025 to 30 November 2026" in page


def test_speak_up_counts_of_four_says_nothing_at_all(client, world):
    several(world, {"worse": 4})
    client.force_login(world["psw"].user)
    page = client.get(COUNTS)
    assert page.context["total"] is None
    assert "Fewer than five items, or none" in page.content.decode()
    assert "Something worse" not in page.content.decode()


def test_speak_up_counts_are_of_the_readers_units_together(client, world):
    """Five in Help, three in Care: the leader of Help has 5, the department's principal social worker 8; nobody has Care's 3 by itself."""
    several(world, {"worse": 5})
    several(world, {"worse": 3}, unit="care")
    assert (shown(client, world["leader"])[1], shown(client, world["psw"])[1]) == (5, 8)
    client.force_login(world["psw"].user)
    assert client.get(COUNTS, {"unit": world["care"].pk}).context["total"] == 8


def test_speak_up_counts_an_item_where_its_writer_was_placed_when_it_was_sent(world):
    """Placed in Help up to 1 March and in Care from then on; an item of 1 March at 00:30 in London counts in Care."""
    moved = item(world, "help", on=(2026, 2, 28))
    later = item(world, "help", on=(2026, 3, 1), hour=0)
    for row in (moved, later):
        row.writer.positions.update(period=period(datetime.date(2020, 1, 1), datetime.date(2026, 3, 1)))
        make.PositionFactory(person=row.writer, unit=world["care"], period=period(datetime.date(2026, 3, 1)))
    year = datetime.date(2025, 12, 1), datetime.date(2026, 11, 1)
    sums = {unit: sum(counts_of_speaking_up([world[unit].pk], *year)[0].values()) for unit in ("help", "care", "department")}
    assert sums == {"help": 1, "care": 1, "department": 2}


@pytest.mark.parametrize(
    ("on", "hour", "counted"),
    [((2025, 11, 30), 23, False), ((2025, 12, 1), 0, True), ((2026, 10, 31), 23, True), ((2026, 11, 1), 0, False)],
)
def test_speak_up_counts_from_the_first_day_of_the_year_to_the_end_of_the_last_month(world, on, hour, counted):
    item(world, "help", on=on, hour=hour)
    abouts, _ = counts_of_speaking_up([world["department"].pk], datetime.date(2025, 12, 1), datetime.date(2026, 11, 1))
    assert sum(abouts.values()) == int(counted)


def test_stages_are_those_at_the_end_of_what_is_counted(world):
    """Of five items, one each: nothing done; acknowledged; being worked on; answered; closed. What happened in November does not count."""
    for trait in (None, "acknowledged", "working", "answered", "closed"):
        item(world, "help", **({trait: True} if trait else {}))
    end = {"2026-11-01": (5, 0, 0, 0), "2026-11-05": (1, 4, 0, 0), "2026-11-07": (1, 2, 2, 0), "2026-11-10": (1, 2, 1, 1)}
    found = {}
    for day in end:
        _, stages = counts_of_speaking_up([world["department"].pk], datetime.date(2025, 12, 1), datetime.date.fromisoformat(day))
        found[day] = tuple(stages[key] for key in ("sent", "acknowledged", "answered", "closed"))
    assert found == end


@pytest.mark.parametrize(
    ("today", "first", "out"),
    [
        ("2026-11-30", "2024-12-01", "2025-12-01"),
        ("2026-12-01", "2025-12-01", "2026-12-01"),
        ("2027-11-30", "2025-12-01", "2026-12-01"),
        ("2027-12-01", "2026-12-01", "2027-12-01"),
    ],
)
def test_the_years_to_choose_from_are_those_that_are_over(today, first, out):
    """Nothing that comes in the present year changes a number, so that nobody can tell from it that somebody spoke up."""
    offered = years_offered(datetime.date.fromisoformat(today))
    assert offered[0] == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(out))
    assert len(offered) == 3
    assert all(later[0] == earlier[1] for later, earlier in zip(offered, offered[1:], strict=False))  # they follow one another


def test_speak_up_counts_do_not_move_when_something_happens_later(client, world):
    several(world, {"worse": 6}, acknowledged=True)
    before = shown(client, world["psw"])
    several(world, {"worse": 1}, on=(2026, 12, 1))
    SpeakUp.objects.filter(state="acknowledged").update(state="answered", answer="Yes.", answered_at=NOW)
    assert shown(client, world["psw"]) == before


def test_speak_up_counts_of_an_earlier_year_and_of_one_that_is_not_offered(client, world):
    several(world, {"worse": 5}, on=(2025, 3, 3))
    assert (shown(client, world["psw"], year="2024")[1], shown(client, world["psw"], year="1999")[1]) == (5, None)


def test_speak_up_counts_are_for_the_principal_social_worker_and_leaders(client, world):
    answers = {}
    for role in ("psw", "senior_leader", "team_manager", "qa_officer", "administrator", "ig_officer", "practitioner"):
        person = make.staff(role=role, unit=world["department"])
        client.force_login(person.user)
        answers[role] = client.get(COUNTS).status_code
        on_board = client.get(reverse("dashboards:board", args=[world["department"].pk]))
        assert (b"How many people speak up" in on_board.content) == (answers[role] == 200)
    assert answers == dict.fromkeys(answers, 403) | {"psw": 200, "senior_leader": 200}


@pytest.mark.parametrize("rows", [1, 3])
def test_speak_up_counts_ask_as_often_for_3_as_for_1(client, world, django_assert_num_queries, rows):
    several(world, dict.fromkeys(("worse", "learning_unmet"), rows))
    client.force_login(world["psw"].user)
    clock.today()
    with django_assert_num_queries(5):  # session, user, access, counts, units
        client.get(COUNTS)
