"""Indicator 6: whose appraisal of the current year both have signed."""

import pytest

from learning_org.measures.months import Month
from practitioners.models import Basis
from tests import factories as make
from tests.measures.support import OCTOBER, council, figure, on, sums

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return council()[2]


def test_signed_in_the_year_of_those_eligible(team):
    # ten people of whom nine have signed by 31 October (22 October); the tenth is being prepared. 9 of 10: close to 95%.
    for place in range(10):
        make.AppraisalFactory(appraisee=make.staff(unit=team), signed=place > 0)
    found = figure(6, team)
    assert (found.numerator, found.denominator, found.status, found.shown) == (9, 10, "close", "90%")


def test_signed_after_the_day_or_in_the_year_before_does_not_count(team):
    # signed on 22 October: on the 21st it was not. The year before is another appraisal. 0 of 2 on 21 October.
    make.AppraisalFactory(appraisee=make.staff(unit=team), signed=True)
    make.AppraisalFactory(appraisee=make.staff(unit=team), signed=True, cycle=make.AppraisalCycleFactory(last_year=True))
    assert sums(6, team, Month.of(on(1), on(21))) == (0, 2)
    assert sums(6, team, Month.of(on(1), on(22))) == (1, 2)
    assert sums(6, team, OCTOBER) == (1, 2)


def test_eligible_after_six_months_to_the_day(team):
    # by 31 October: in post since 30 April (six months and a day) counts; since 2 May (a day short) does not. Students never do.
    make.staff(unit=team, first=on(30, 4))
    make.staff(unit=team, first=on(2, 5))
    student = make.staff(unit=team)
    student.positions.update(basis=Basis.STUDENT)
    assert sums(6, team) == (0, 1)


def test_a_leaver_counts_no_more(team):
    make.AppraisalFactory(appraisee=make.staff(unit=team, first_out=on(31)), signed=True)
    make.AppraisalFactory(appraisee=make.staff(unit=team, first_out=on(1, 11)), signed=True)
    assert sums(6, team) == (1, 1)
