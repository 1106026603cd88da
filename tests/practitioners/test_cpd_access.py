"""Each cell of the policy's rows "CPD entry" and "reflection in it", with pieces that could leak: page, file, POST, guessed address."""

import pytest
import time_machine

from learning_org.trail.models import ReadLog
from learning_org.web.periods import period
from practitioners.models import CPDEntry, Sharing
from tests import factories as make
from tests.guards.people import NOON, ON, cast

TITLE, TEXT, REFLECTION, PEER = "Secret of Priya", "What Priya wrote", "What Priya felt", "What Priya heard"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def people(db):
    people = cast()
    people["Left"] = make.staff(unit=people["Own"].positions.get().unit, first_out=ON)
    return people


def piece(people, *, shared=False, **changes):
    entry = make.CPDEntryFactory(person=people["Own"], title=TITLE, description=TEXT, **changes)
    make.ReflectionFactory(entry=entry, text=REFLECTION, shared=shared)
    make.PeerReflectionFactory(entry=entry, text=PEER, peer=people["Oth"])
    return entry


def opened(client, person, path):
    client.force_login(person.user)
    return client.get(path)


def words(response):
    if response.status_code != 200:
        return response.status_code
    text = response.content.decode()
    return "".join(letter for letter, part in zip("TDRP", (TITLE, TEXT, REFLECTION, PEER), strict=True) if part in text)


LINE = ("Sup", "LM", "TM", "SM")
NEVER = dict.fromkeys(("QA", "TO", "SL", "IG", "Adm", "Agy"), 404)
ONLY_ME = NEVER | dict.fromkeys(LINE, 403) | {"Own": "TDRP", "PSW": 403, "Col": 404, "Oth": "TP"}
MANAGERS = ONLY_ME | dict.fromkeys(LINE, "TDP")
TEAM = MANAGERS | {"Col": "TDP"}


@pytest.mark.parametrize(
    ("changes", "cells"),
    [
        ({}, ONLY_ME),
        ({"shared": True}, ONLY_ME),
        ({"sharing": Sharing.MANAGERS}, MANAGERS),
        ({"sharing": Sharing.MANAGERS, "shared": True}, MANAGERS | dict.fromkeys(LINE, "TDRP")),
        ({"sharing": Sharing.TEAM}, TEAM),
        ({"sharing": Sharing.TEAM, "shared": True}, TEAM | dict.fromkeys((*LINE, "Col"), "TDRP")),
        ({"sharing": Sharing.TEAM, "shared": True, "withdrawn": True}, ONLY_ME | {"Oth": 403}),
    ],
)
def test_cpd_detail_shows_each_person_their_part(client, people, changes, cells):
    entry = piece(people, **changes)
    assert {who: words(opened(client, people[who], f"/my-learning/{entry.pk}/")) for who in cells} == cells


def test_cpd_detail_of_a_colleague_by_name(client, people):
    entry = piece(people)
    make.CPDShareFactory(entry=entry, person=people["QA"])
    assert words(opened(client, people["QA"], f"/my-learning/{entry.pk}/")) == "TDP"
    entry.reflection.shared = True
    entry.reflection.save()
    assert words(opened(client, people["QA"], f"/my-learning/{entry.pk}/")) == "TDRP"


def test_cpd_refusal_names_who_can(client, people):
    response = opened(client, people["LM"], f"/my-learning/{piece(people).pk}/")
    assert f"{people['Own']} wrote this. Only they, and those with whom they share it, can read it." in response.content.decode()
    assert TITLE not in response.content.decode()


def test_cpd_is_closed_to_a_leaver_from_the_leaving_day(client, people):
    team_piece = piece(people, sharing=Sharing.TEAM)
    own = make.CPDEntryFactory(person=people["Left"])
    for path in (f"/my-learning/{team_piece.pk}/", f"/my-learning/{own.pk}/", "/my-learning/", "/my-learning/export.csv"):
        assert opened(client, people["Left"], path).status_code != 200
    assert not CPDEntry.objects.visible_to(people["Left"].user).exists()


def test_cpd_of_a_colleague_who_left_the_team_is_closed(client, people):
    """Sharing with the team is with those who are in it today."""
    entry = piece(people, sharing=Sharing.TEAM)
    place = people["Col"].positions.get()
    place.period = period(place.period.lower, ON)
    place.save()
    make.PositionFactory(person=people["Col"], period=period(ON))
    assert opened(client, people["Col"], f"/my-learning/{entry.pk}/").status_code == 404


@pytest.mark.parametrize("page", ["edit", "withdraw", "share", "history"])
def test_cpd_is_written_by_nobody_else(client, people, page):
    entry = piece(people, sharing=Sharing.TEAM)
    path = f"/my-learning/{entry.pk}/{page}/"
    for who, status in (dict.fromkeys((*LINE, "PSW", "Col", "Oth"), 403) | NEVER).items():
        client.force_login(people[who].user)
        assert (who, client.get(path).status_code) == (who, status)
        if page != "history":
            assert (who, client.post(path, {"title": "Mine now"}).status_code) == (who, status)
    entry.refresh_from_db()
    assert (entry.title, entry.state) == (TITLE, "recorded")


def test_cpd_files_hold_ones_own_alone(client, people):
    entry = piece(people, sharing=Sharing.TEAM, shared=True)
    make.CPDShareFactory(entry=entry, person=people["Oth"])
    for who in people.keys() - {"Own", "Left"}:
        client.force_login(people[who].user)
        assert TITLE not in client.get("/my-learning/").content.decode()
        assert TITLE not in b"".join(client.get("/my-learning/export.csv")).decode()


def test_cpd_reads_of_somebody_else_are_logged_ones_own_are_not(client, people):
    entry = piece(people, sharing=Sharing.MANAGERS)
    opened(client, people["Own"], f"/my-learning/{entry.pk}/")
    opened(client, people["PSW"], f"/my-learning/{entry.pk}/")
    assert ReadLog.objects.count() == 0
    opened(client, people["LM"], f"/my-learning/{entry.pk}/")
    opened(client, people["Oth"], f"/my-learning/{entry.pk}/")
    rows = ReadLog.objects.order_by("pk").values_list("reader", "subject", "record_kind", "record_id", "page")
    same = (people["Own"].pk, "practitioners.cpdentry", entry.pk, "practitioners:cpd_detail")
    assert list(rows) == [(people["LM"].pk, *same), (people["Oth"].pk, *same)]


def test_person_learning_exists_for_line_and_psw_without_content(client, people):
    piece(people)
    make.CPDEntryFactory(person=people["Own"], title="For managers", sharing=Sharing.MANAGERS)
    make.RegistrationFactory(person=people["Own"])
    path = f"/people/{people['Own'].pk}/learning/"
    for who in (*LINE, "PSW"):
        text = opened(client, people[who], path).content.decode()
        assert (who, TITLE in text, "not shared with you" in text) == (who, False, True)
        assert ("For managers" in text) is (who != "PSW")
        assert "Learning complete" in text
    for who in (*NEVER, "Col", "Oth"):
        assert (who, opened(client, people[who], path).status_code) == (who, 404)
    assert TITLE in opened(client, people["Own"], path).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_person_learning_costs_the_same_for_any_number_of_rows(client, people, count, django_assert_num_queries):
    make.RegistrationFactory(person=people["Own"])
    for _ in range(count):
        piece(people, sharing=Sharing.MANAGERS)
    client.force_login(people["LM"].user)
    with django_assert_num_queries(9):
        client.get(f"/people/{people['Own'].pk}/learning/")


def test_person_page_shows_the_part_to_whom_policy_lets_know(client, people):
    make.RegistrationFactory(person=people["Own"])
    path = f"/people/{people['Own'].pk}/?tab=learning"
    for who, shown in {"Own": True, "LM": True, "SM": True, "PSW": True, "Col": False, "QA": False, "TO": False, "Adm": False}.items():
        text = opened(client, people[who], path).content.decode()
        assert (who, "Learning and registration" in text) == (who, shown)
