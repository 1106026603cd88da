"""The demonstration's supervisions hold together: who met was at work, signatures are genuine, one team is behind, Priya is in time."""

import pytest
from django.db.models import Count, F, Q

from learning_org.accounts.models import Person, User
from learning_org.trail.models import Signature
from learning_org.trail.signing import is_genuine
from practitioners.demonstration.organisation import UNMET_TEAM
from practitioners.models import AgreedAction, CalendarEntry, Position
from supervision import models as m
from supervision.queries.record import signatures_on
from supervision.queries.timescales import timescale_of, timescales_of
from tests.support.demonstration import AS_AT


@pytest.fixture
def world(demonstration_world):
    return demonstration_world


def test_every_state_and_kind_occurs_and_most_are_signed(world):
    states = dict(m.SupervisionSession.objects.values_list("state").annotate(n=Count("pk")))
    assert set(states) == set(m.SessionState.values)
    assert states["signed"] / sum(states.values()) > 0.8
    assert set(m.SupervisionSession.objects.values_list("kind", flat=True)) == set(m.SessionKind.values)
    assert set(m.CarriedAction.objects.values_list("outcome", flat=True)) >= set(m.CarriedOutcome.values)


def test_each_has_its_two_people_who_were_in_post_and_free(world):
    assert not m.SupervisionSession.objects.annotate(n=Count("participants")).exclude(n=2).exists()
    for row in m.Participant.objects.select_related("session"):
        assert world.in_post(row.person, row.session.day), row
        assert row.session.state == "cancelled" or not world.is_away(row.person, row.session.day), row
    times = list(CalendarEntry.objects.filter(kind="supervision").values_list("other", "starts_at"))
    assert len(times) == len(set(times))


def test_dates_are_in_order_and_none_lies_ahead(world):
    sessions = m.SupervisionSession.objects
    assert not sessions.filter(
        Q(held_on__gt=AS_AT) | Q(signed_on__gt=AS_AT) | Q(signed_on__lt=F("held_on")) | Q(cancelled_on__gt=AS_AT)
    ).exists()
    assert not sessions.filter(state="planned", starts_at__date__lt=AS_AT).exists()
    assert not m.SessionAction.objects.exclude(action__agreed_on=F("session__held_on")).exists()
    assert not m.CarriedAction.objects.exclude(action__agreed_on__lt=F("session__held_on")).exists()


def test_signed_ones_are_signed_by_both_genuinely_and_say_what_was_signed(world):
    assert all(is_genuine(row) for row in Signature.objects.filter(record_kind="supervision.supervisionsession"))
    for session in m.SupervisionSession.objects.filter(state="signed").select_related("note").with_people()[:150]:
        wellbeing = m.WellbeingNote.objects.filter(session=session).first()
        assert [whole for _, whole in signatures_on(session, wellbeing, two=True)] == [True, True], session.pk
    waiting = m.SupervisionSession.objects.filter(state="waiting").with_people().first()
    assert [whole for _, whole in signatures_on(waiting)] == [True]


def test_one_team_is_behind_and_the_others_are_not(world):
    placed = Position.objects.filter(period__contains=AS_AT, is_primary=True, person__relationships__is_lead=True)
    placed = placed.filter(person__relationships__period__contains=AS_AT)
    late = {}
    for team in ("behind", "others"):
        here = placed.filter(unit__name=UNMET_TEAM) if team == "behind" else placed.exclude(unit__name=UNMET_TEAM)
        found = timescales_of(Person.objects.filter(pk__in=here.values("person_id")), AS_AT).values()
        late[team] = sum(row.is_late(AS_AT) for row in found) / len(found)
    assert late["behind"] > 0.5
    assert late["others"] < 0.4


def test_the_practitioner_is_in_time_with_actions_of_last_time_and_the_next_one_planned(world):
    priya = User.objects.get(email="practitioner@demo.example").person
    timescale = timescale_of(priya, AS_AT)
    assert timescale.last_on is not None
    assert not timescale.is_late(AS_AT)
    planned = m.SupervisionSession.objects.of(priya.pk).filter(state="planned")
    assert [(row.day - AS_AT).days for row in planned.order_by("starts_at")][0] <= 7
    assert AgreedAction.objects.filter(person=priya, state="open").exclude(supervision_link=None).count() == 3
