"""What becomes of the roles, discussions and conversations of somebody who leaves."""

import datetime

import pytest
import time_machine

from learning_org.accounts.roles import Role
from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import RoleGrant
from practitioners.registries import left_open_by
from practitioners.services.leaving import ENDS, leave
from tests import factories as make
from tests.practitioners import leavers
from tests.practitioners.leavers import LAST_DAY, LEAVING_DAY, MAKERS, TODAY, D, until

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel(leavers.NOW, tick=False):
        yield


@pytest.fixture
def town():
    return leavers.town()


def open_of(town, key, first_out=LEAVING_DAY):
    return [item.words for kind, items in left_open_by(town["leaver"], first_out) if kind.key == key for item in items]


def gone(town, **decisions):
    decisions = {(key, pk): to for key, (pk, to) in decisions.items()}
    return leave(town["leaver"], last_day=LAST_DAY, decisions=decisions, reason="A new post", by=town["admin"])


def grants(role):
    return list(RoleGrant.objects.filter(role=role).order_by("period", "pk").values_list("person", "unit", "basis", "period"))


def test_a_role_goes_to_somebody_else_from_the_leaving_day_and_they_are_told(town):
    grant = MAKERS["role"](town)
    assert open_of(town, "role") == ["Team manager, Duty team"]
    gone(town, role=(grant.pk, town["boss"]))
    team = town["team"].pk
    assert grants("team_manager") == [
        (town["leaver"].pk, team, "substantive", until(LEAVING_DAY)),
        (town["boss"].pk, team, "substantive", period(LEAVING_DAY)),
    ]
    told = Message.objects.get(recipient=town["boss"], subject="A role for you: team manager")
    assert told.body == "From 1 December 2026, you hold the role of team manager for Duty team."


def test_a_role_that_would_have_ended_goes_on_to_its_own_end_alone(town):
    dates = period(make.LONG_AGO, D(2027, 4, 1))
    grant = make.RoleGrantFactory(person=town["leaver"], role="psw", unit=town["team"], acting_up=True, period=dates)
    gone(town, role=(grant.pk, town["other"]))
    assert grants("psw")[1:] == [(town["other"].pk, town["team"].pk, "acting_up", period(LEAVING_DAY, D(2027, 4, 1)))]


def test_a_role_may_end_and_the_unit_is_without_one(town):
    grant = MAKERS["role"](town)
    gone(town, role=(grant.pk, ENDS))
    assert grants("team_manager") == [(town["leaver"].pk, town["team"].pk, "substantive", until(LEAVING_DAY))]


@pytest.mark.parametrize(
    ("held", "out", "listed"),
    [
        (period(make.LONG_AGO), None, False),
        (period(LEAVING_DAY), None, False),
        (period(D(2026, 12, 2)), None, True),  # a day without anybody
        (period(make.LONG_AGO, LEAVING_DAY), None, True),
        (period(make.LONG_AGO), LEAVING_DAY, True),  # the other one leaves as well
        (period(make.LONG_AGO), D(2026, 12, 2), False),
    ],
)
def test_a_role_that_somebody_else_holds_there_then_is_not_listed(town, held, out, listed):
    MAKERS["role"](town)
    second = make.staff("Sec Ond", unit=town["team"], first_out=out, user=False)
    make.RoleGrantFactory(person=second, role="team_manager", unit=town["team"], period=held)
    make.RoleGrantFactory(person=town["other"], role="team_manager")  # of another unit
    make.RoleGrantFactory(person=town["other"], role="service_manager", unit=town["team"])  # another role
    assert open_of(town, "role") == (["Team manager, Duty team"] if listed else [])


@pytest.mark.parametrize("role", [role for role in Role if role not in ("administrator", "practitioner")])
def test_roles_in_which_a_unit_needs_somebody_are_listed(town, role):
    make.RoleGrantFactory(person=town["leaver"], role=role, unit=town["team"])
    needed = {"team_manager", "service_manager", "qa_officer", "training_officer", "psw", "senior_leader", "ig_officer", "agency_lead"}
    assert bool(open_of(town, "role")) == (role in needed)


def test_a_role_goes_to_nobody_who_holds_it_there_later_nor_to_whoever_records_it(town):
    grant = MAKERS["role"](town)
    make.RoleGrantFactory(person=town["boss"], role="team_manager", unit=town["team"], period=period(D(2027, 1, 1)))
    with pytest.raises(Refused, match="Team manager, Duty team: This role is held for this unit already at that time."):
        gone(town, role=(grant.pk, town["boss"]))
    with pytest.raises(Refused, match="Nobody hands anything over to themselves."):
        gone(town, role=(grant.pk, town["admin"]))
    assert RoleGrant.objects.get(pk=grant.pk).period == period(make.LONG_AGO)


def test_a_discussion_that_is_not_finished_ends_and_those_of_others_stay(town):
    row = MAKERS["discussion"](town)
    other = make.DiscussionAttendanceFactory(person=town["colleague"], discussion=row.discussion)
    make.DiscussionAttendanceFactory(person=town["leaver"], made=True)
    make.DiscussionAttendanceFactory(person=town["leaver"], declined=True)
    assert open_of(town, "discussion") == ["Team discussion of 2 November 2026"]
    gone(town, discussion=(row.pk, ENDS))
    for one in (row, other):
        one.refresh_from_db()
    assert (row.declined_on, other.declined_on) == (TODAY, None)


def test_a_conversation_that_was_not_answered_ends_and_its_author_is_told(town):
    row = MAKERS["peer"](town)
    for answered in ("confirmed", "not_me"):
        make.PeerReflectionFactory(peer=town["leaver"], entry__person=town["colleague"], **{answered: True})
    make.PeerReflectionFactory(peer=town["leaver"], entry__person=town["colleague"], entry__withdrawn=True)
    away = make.staff("A Way", unit=town["team"], first_out=LEAVING_DAY, user=False)
    make.PeerReflectionFactory(peer=town["leaver"], entry__person=away)
    assert open_of(town, "peer") == ["A conversation about a colleague's learning"]
    gone(town, peer=(row.pk, ENDS))
    row.refresh_from_db()
    assert (row.peer, row.peer_name, row.text) == (None, "Lea Ver", "That I take silence as refusal.")
    told = Message.objects.get(recipient=town["colleague"])
    assert told.subject == "A colleague can no longer answer about your conversation"
    assert told.body == (
        f"{row.entry.title}. Lea Ver can no longer answer it. What you wrote stays and counts; you can name another peer in the piece."
    )
    assert told.link == f"/my-learning/{row.entry_id}/"


def test_of_a_piece_that_is_evidence_the_author_is_told_that_it_stays(town):
    row = MAKERS["peer"](town)
    link = make.PortfolioLinkFactory(person=town["colleague"])
    make.PortfolioPieceFactory(link=link, entry=row.entry)
    gone(town, peer=(row.pk, ENDS))
    told = Message.objects.get(recipient=town["colleague"])
    assert told.body == f"{row.entry.title}. Lea Ver can no longer answer it. What you wrote stays as it is and counts."


@pytest.mark.parametrize("hands_over", [True, False])
def test_nobody_is_told_that_somebody_leaves_weeks_ahead(town, hands_over):
    """What goes to others or ends is told to colleagues, who may not know of the leaving: no message and no reason says so."""
    made = leavers.leave_everything_open(town)
    decisions = {
        (kind.key, item.pk): town["other"] if kind.hand_over and (hands_over or not kind.end) else ENDS
        for kind, items in left_open_by(town["leaver"], LEAVING_DAY)
        for item in items
    }
    leave(town["leaver"], last_day=LAST_DAY, decisions=decisions, by=town["admin"])
    told = [f"{row.subject} {row.body}" for row in Message.objects.exclude(recipient=town["leaver"])]
    assert len(told) > 3
    assert [words for words in told if "leave" in words or "leaving" in words or "30 November" in words] == []
    made["need"].refresh_from_db()
    made["follow_up"].refresh_from_db()
    neutral = "Lea Ver can no longer do it"
    assert (made["need"].ended_reason, made["follow_up"].withdrawn_reason) == (neutral, neutral)


def test_each_ends_once(town):
    """What was answered or made between the page and the submit stays."""
    from practitioners.registries import Leaving
    from practitioners.services.discussions import end_for_leaver
    from practitioners.services.peers import stop_asking

    answered = make.PeerReflectionFactory(peer=town["leaver"], entry__person=town["colleague"], confirmed=True)
    made = make.DiscussionAttendanceFactory(person=town["leaver"], made=True)
    leaving = Leaving(town["leaver"], LEAVING_DAY, "A new post", town["admin"])
    end_for_leaver(made.pk, leaving)
    stop_asking(answered.pk, leaving)
    for row in (made, answered):
        row.refresh_from_db()
    assert (made.declined_on, answered.peer, answered.answered_on) == (None, town["leaver"], datetime.date(2026, 11, 4))
    assert not Message.objects.exists()
