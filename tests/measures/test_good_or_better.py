"""Indicator 9: audits judged good or better, by the grade that is reported."""

import pytest

from tests import factories as make
from tests.measures.support import OCTOBER, council, figure, on, sums

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return council()[2]


def audit(team, grade, day=None, **values):
    return make.CaseAuditFactory(unit=team, submitted=True, grade=grade, submitted_on=day or on(26), **values)


def test_three_good_of_eight_is_off_target(team):
    # outstanding, good, good of eight: 37.5%, more than 5 points under 65%.
    for grade in (4, 3, 3, 2, 2, 2, 1, 1):
        audit(team, grade)
    found = figure(9, team)
    assert (found.numerator, found.denominator, found.status, found.shown) == (3, 8, "off", "38%")


def test_the_moderated_grade_is_the_one_reported_from_its_day_on(team):
    # raised to good on 30 October, lowered on 1 November: on 31 October the first is good, the second still is. 2 of 2.
    moderator = make.PersonFactory()
    note = {"moderated_by": moderator, "moderation_note": "The plan is well argued."}
    audit(team, 2, moderated_grade=3, moderated_on=on(30), **note)
    audit(team, 3, moderated_grade=2, moderated_on=on(1, 11), **note)
    assert sums(9, team) == (2, 2)


def test_three_months_end_with_the_month(team):
    # as at 31 October: 1 August and 31 October are in, 31 July and 1 November are not. 2 of 2.
    for day in (on(31, 7), on(1, 8), on(31), on(1, 11)):
        audit(team, 3, day, allocated_on=on(1, 7))
    assert sums(9, team) == (2, 2)


def test_what_is_allocated_or_cancelled_does_not_count(team):
    make.CaseAuditFactory(unit=team)
    make.CaseAuditFactory(unit=team, cancelled=True)
    assert sums(9, team, OCTOBER) == (0, 0)


def test_an_audit_counts_in_its_own_team_whoever_has_moved():
    # the practitioner works in the other team by now; the practice that was audited was this one's.
    _, service, team, other = council()
    audit(team, 3, practitioner=make.staff(unit=other))
    assert [sums(9, unit) for unit in (team, other, service)] == [(1, 1), (0, 0), (1, 1)]
