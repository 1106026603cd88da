"""Somebody leaves: everything that they leave open has an owner afterwards, or ended."""

import datetime

import pytest
import time_machine

from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners import registries
from practitioners.models import ActionHandover, ActionState, NeedState, Relationship, SpecialistHolding
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


def everything_to(person, leaver, first_out=LEAVING_DAY):
    """Decisions that give to one person what can be handed over, and end the rest."""
    found = left_open_by(leaver, first_out)
    return {(kind.key, item.pk): person if kind.hand_over else ENDS for kind, items in found for item in items}


def gone(town, to="boss", **words):
    decisions = everything_to(town[to], town["leaver"])
    return leave(town["leaver"], last_day=LAST_DAY, decisions=decisions, by=town["admin"], **words)


def test_every_kind_has_an_item_here():
    assert {kind.key for kind in registries.handovers} == set(MAKERS)
    assert all(kind.hand_over or kind.end for kind in registries.handovers)
    assert all(kind.end_words for kind in registries.handovers if kind.end)
    assert not [kind.key for kind in registries.handovers if "speak" in kind.key]


def test_leave_hands_over_one_item_of_every_kind_and_leaves_nothing(town):
    made = leavers.leave_everything_open(town)
    assert {kind.key: [item.pk for item in items] for kind, items in left_open_by(town["leaver"], LEAVING_DAY)} == {
        key: [row.pk] for key, row in made.items()
    }
    gone(town, reason="A new post elsewhere")
    assert left_open_by(town["leaver"], LEAVING_DAY) == []
    assert left_open_by(town["leaver"], TODAY) != []  # whom they line-manage, they do until the last day
    for row in made.values():
        row.refresh_from_db()
    assert (made["action"].person, made["checking"].agreed_by) == (town["boss"], town["boss"])
    assert (made["audit"].auditor, made["teaching"].trainer) == (town["boss"], town["boss"])
    assert (made["urgent_calls"].cover, made["urgent_calls"].cover_confirmed) == (town["boss"], True)
    assert (made["sample"].reviewer, made["appraisal"].appraiser) == (town["boss"], town["boss"])
    assert (made["need"].state, made["need"].ended_reason) == (NeedState.ENDED, "A new post elsewhere")
    assert (made["follow_up"].withdrawn_on, made["booking"].state) == (TODAY, "cancelled")
    assert (type(made["supervision"]).objects.get(pk=made["supervision"].pk).supervisor, made["own_supervision"].state) == (
        town["boss"],
        "cancelled",
    )


def test_leave_writes_the_handover_of_an_action_and_begins_relationships_on_the_leaving_day(town):
    action = MAKERS["action"](town)
    for key in ("line_manager", "lead_supervisor", "support"):
        MAKERS[key](town)
    gone(town, reason="A new post")
    assert list(ActionHandover.objects.values_list("action", "earlier", "later", "on", "by", "reason")) == [
        (action.pk, town["leaver"].pk, town["boss"].pk, TODAY, town["admin"].pk, "A new post")
    ]
    of = Relationship.objects.filter(person=town["colleague"]).order_by("kind", "period")
    assert list(of.values_list("other", "kind", "is_lead", "period")) == [
        (who.pk, kind, lead, dates)
        for kind, lead in (("cover", False), ("line_manager", False), ("supervisor", True))
        for who, dates in ((town["leaver"], until(LEAVING_DAY)), (town["boss"], period(LEAVING_DAY)))
    ]


def test_leave_hands_a_specialist_role_over_or_lets_it_end(town):
    kept, ended = (make.SpecialistHoldingFactory(person=town["leaver"], unit=town["team"]) for _ in range(2))
    decisions = {("specialist", kept.pk): town["other"], ("specialist", ended.pk): ENDS}
    leave(town["leaver"], last_day=LAST_DAY, decisions=decisions, by=town["admin"])
    rows = SpecialistHolding.objects.order_by("role", "period").values_list("role", "person", "period")
    assert list(rows) == [
        (kept.role_id, town["leaver"].pk, until(LEAVING_DAY)),
        (kept.role_id, town["other"].pk, period(LEAVING_DAY)),
        (ended.role_id, town["leaver"].pk, until(LEAVING_DAY)),
    ]


def test_leave_ends_what_is_not_needed_any_more(town):
    action, audit, session = (MAKERS[key](town) for key in ("action", "audit", "supervision"))
    decisions = {(key, row.pk): ENDS for key, row in (("action", action), ("audit", audit), ("supervision", session))}
    leave(town["leaver"], last_day=LAST_DAY, decisions=decisions, reason="They leave", by=town["admin"])
    for row in (action, audit, session):
        row.refresh_from_db()
    assert (action.state, action.evidence) == (ActionState.WITHDRAWN, "They leave")
    assert (audit.state, audit.cancelled_reason) == ("cancelled", "They leave")
    assert (session.state, session.cancelled_reason) == ("cancelled", "They leave")


@pytest.mark.parametrize("key", MAKERS)
def test_leave_without_a_decision_about_an_item_is_refused_and_names_it(town, key):
    """An item that came up between the page and the submit is one without a decision."""
    made = MAKERS[key](town)
    (_, (item,)) = next((kind, items) for kind, items in left_open_by(town["leaver"], LEAVING_DAY) if kind.key == key)
    with pytest.raises(Refused) as refusal:
        leave(town["leaver"], last_day=LAST_DAY, by=town["admin"])
    assert refusal.value.message == f"Decide who takes these over first: {item.words}."
    assert item.pk == made.pk
    assert town["leaver"].positions.get().period.upper is None


@pytest.mark.parametrize("key", [kind.key for kind in registries.handovers if kind.hand_over])
def test_leave_hands_nothing_to_the_leaver(town, key):
    made = MAKERS[key](town)
    with pytest.raises(Refused, match="Lea Ver leaves. Choose somebody else to take over."):
        leave(town["leaver"], last_day=LAST_DAY, decisions={(key, made.pk): town["leaver"]}, by=town["admin"])


@pytest.mark.parametrize(
    ("first", "first_out"), [(D(2026, 11, 21), None), (D(2020, 1, 1), D(2026, 11, 20)), (D(2020, 1, 1), D(2026, 12, 1))]
)
def test_leave_hands_nothing_to_somebody_not_in_post_today_and_on_the_leaving_day(town, first, first_out):
    away = make.staff("A Way", unit=town["team"], first=first, first_out=first_out, user=False)
    action = MAKERS["action"](town)
    with pytest.raises(Refused, match="A Way is not in post on"):
        leave(town["leaver"], last_day=LAST_DAY, decisions={("action", action.pk): away}, by=town["admin"])
    action.refresh_from_db()
    assert action.person == town["leaver"]


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("line_manager", "Choose somebody else: nobody answers to themselves."),
        ("checking", "Cole League does this action, and nobody checks their own. Choose somebody else."),
        ("sample", "Nobody reviews their own learning. Choose somebody else."),
        ("audit", "Nobody audits their own case. Choose another auditor."),
        ("urgent_calls", "Cole League is on the course then. Choose somebody else."),
        ("supervision", "Choose somebody other than Cole League to give this supervision."),
        ("appraisal", "Choose somebody other than Cole League to give this appraisal."),
    ],
)
def test_leave_gives_nobody_what_is_about_themselves(town, key, says):
    made = MAKERS[key](town)
    action = MAKERS["action"](town)
    decisions = {(key, made.pk): town["colleague"], ("action", action.pk): town["boss"]}
    with pytest.raises(Refused) as refusal:
        leave(town["leaver"], last_day=LAST_DAY, decisions=decisions, by=town["admin"])
    assert refusal.value.message.endswith(f": {says}")
    assert refusal.value.field == f"who_{key}_item{made.pk}"
    action.refresh_from_db()
    assert action.person == town["leaver"]  # all of it, or nothing


def test_leave_twice_is_refused_and_hands_nothing_over_twice(town):
    MAKERS["action"](town)
    decisions = everything_to(town["boss"], town["leaver"])
    gone(town)
    with pytest.raises(Refused, match="That Lea Ver leaves after 30 November 2026 is already recorded."):
        leave(town["leaver"], last_day=LAST_DAY, decisions=decisions, by=town["admin"])
    assert ActionHandover.objects.count() == 1


def test_leave_again_hands_over_what_came_up_before_the_leaving_day(town):
    gone(town)
    late = MAKERS["action"](town)
    with pytest.raises(Refused, match="Decide who takes these over first"):
        leave(town["leaver"], last_day=LAST_DAY, by=town["admin"])
    gone(town, to="other")
    late.refresh_from_db()
    assert late.person == town["other"]


def test_what_falls_before_the_leaving_day_stays_with_the_leaver(town):
    """Boundaries: the last day is still theirs, the leaving day is not."""
    for on in (LAST_DAY, LEAVING_DAY):
        make.BookingFactory(person=town["leaver"], session__first_on=on)
        make.SessionFactory(trainer=town["leaver"], first_on=on)
        make.SupervisionSessionFactory(starts_at=leavers.afternoon(on), supervisee=town["colleague"], supervisor=town["leaver"])
    found = {kind.key: [item.words for item in items] for kind, items in left_open_by(town["leaver"], LEAVING_DAY)}
    assert {key: len(words) for key, words in found.items()} == {"booking": 1, "teaching": 1, "supervision": 1}
    assert found["supervision"] == ["1 December 2026, with Cole League"]


def test_a_supervision_that_nobody_recorded_and_a_register_that_nobody_closed_are_open(town):
    past = TODAY - datetime.timedelta(days=3)
    make.SessionFactory(trainer=town["leaver"], first_on=past)
    make.SupervisionSessionFactory(starts_at=leavers.afternoon(past), supervisee=town["colleague"], supervisor=town["leaver"])
    assert [kind.key for kind, _ in left_open_by(town["leaver"], LEAVING_DAY)] == ["teaching", "supervision"]


def test_access_ends_on_the_leaving_day_and_not_when_it_is_recorded(town, client):
    make.UserFactory(person=town["leaver"])
    gone(town)
    with time_machine.travel("2026-11-30T23:59:59Z", tick=False):
        client.force_login(town["leaver"].user)
        assert client.get("/people/").status_code == 200
    with time_machine.travel("2026-12-01T00:00:00Z", tick=False):
        assert client.get("/people/").status_code == 302


def test_a_kind_that_forgets_an_item_stops_the_leaving(town, monkeypatch):
    """Nothing open may be left without an owner, whatever a kind of a later day does."""
    action = MAKERS["action"](town)
    found = next(kind for kind in registries.handovers if kind.key == "action")
    careless = [registries.Handover("action", "Actions", found.find, lambda pk, to, leaving: None)]
    monkeypatch.setattr(registries, "handovers", careless)
    with pytest.raises(Refused, match="These would be left without an owner: Action agreed on 27 October 2026."):
        leave(town["leaver"], last_day=LAST_DAY, decisions={("action", action.pk): town["boss"]}, by=town["admin"])
