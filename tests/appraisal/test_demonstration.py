"""The demonstration's appraisals: last year's nearly all signed, about seven in ten of this year's, one team behind, signatures genuine."""

import datetime

import pytest
from django.db.models import Count, F, Q

from appraisal.models import Appraisal, AppraisalNeed, AppraisalState, EvidenceItem, EvidenceKind
from appraisal.queries.eligibility import eligible_people
from appraisal.queries.record import signatures_on, snapshot_of
from practitioners.demonstration.organisation import UNMET_TEAM
from practitioners.models import Position
from tests.support.demonstration import AS_AT


@pytest.fixture
def world(demonstration_world):
    return demonstration_world


def signed_share(label, people):
    signed = Appraisal.objects.signed().filter(cycle__label=label, appraisee__in=people).count()
    return signed / len(people)


def test_last_years_are_nearly_all_signed_and_this_years_seven_in_ten(world):
    before = set(eligible_people(datetime.date(2026, 3, 31)).values_list("person_id", flat=True))
    now = set(eligible_people(AS_AT).values_list("person_id", flat=True))
    assert signed_share("2025-26", before) > 0.85
    assert 0.6 < signed_share("2026-27", now) < 0.8
    team = Position.objects.filter(unit__name=UNMET_TEAM, period__contains=AS_AT).values_list("person_id", flat=True)
    assert signed_share("2026-27", now & set(team)) < 0.4


def test_every_state_of_this_years_is_there(world):
    states = Appraisal.objects.filter(cycle__label="2026-27").values_list("state", flat=True)
    assert set(states) == set(AppraisalState)
    assert Appraisal.objects.filter(signing_round=2).exists()


def test_signatures_are_genuine_and_say_what_the_record_says(world):
    rows = list(Appraisal.objects.exclude(state=AppraisalState.PREPARING).select_related("cycle", "own_response", "appraiser_response"))
    wrong = [row.pk for row in rows for _, says in signatures_on(row, snapshot_of(row)) if not says]
    assert (wrong, len(rows) > 100) == ([], True)
    for row in rows:
        assert len(signatures_on(row, snapshot_of(row))) == (2 if row.state == AppraisalState.SIGNED else 1)


def test_answers_of_signed_appraisals_are_locked(world):
    rows = Appraisal.objects.signed()
    assert rows.filter(own_response__locked_at=F("locked_at"), appraiser_response__locked_at=F("locked_at")).count() == rows.count()


def test_targets_are_carried_over_and_evidence_is_of_each_kind(world):
    assert set(EvidenceItem.objects.values_list("kind", flat=True)) == set(EvidenceKind)
    settled = EvidenceItem.objects.filter(kind="target", target__appraisal__appraisee=F("appraisal__appraisee"))
    assert settled.count() == EvidenceItem.objects.filter(kind="target").count() > 50
    assert AppraisalNeed.objects.exists()


def test_nothing_is_later_than_the_date_and_everybody_was_in_post(world):
    assert not Appraisal.objects.filter(Q(begun_on__gt=AS_AT) | Q(signed_on__gt=AS_AT)).exists()
    late = Appraisal.objects.filter(signed_on__lt=F("meeting_on"))
    assert not late.exists()
    gone = Appraisal.objects.signed().exclude(appraisee__positions__period__contains=F("signed_on"))
    assert not gone.exists()


def test_history_tells_how_each_came_about(world):
    rows = Appraisal.objects.signed().filter(signing_round=1).annotate(count=Count("events"))
    assert set(rows.values_list("count", flat=True)) == {5}
    row = rows.first()
    states = list(row.events.order_by("pgh_created_at", "pgh_id").values_list("state", flat=True))
    assert states == ["preparing", "preparing", "preparing", "waiting", "signed"]
