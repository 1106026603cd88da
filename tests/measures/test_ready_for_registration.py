"""Indicator 23: registered workers with the learning that the year needs."""

import pytest

from learning_org.measures.months import Month
from learning_org.web.periods import period
from tests import factories as make
from tests.measures.support import NOVEMBER, OCTOBER, council, figure, on, sums

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return council()[2]


def worker(team, *pieces, registered=None, **values):
    """Somebody registered, with pieces learnt on these days; the first of them talked over with a peer."""
    person = make.staff(unit=team, user=False, **values)
    make.RegistrationFactory(person=person, **({"period": registered} if registered else {}))
    for place, day in enumerate(pieces):
        make.CPDEntryFactory(person=person, learnt_on=day, with_peer=place == 0)
    return person


def test_two_pieces_and_one_peer_are_ready(team):
    # two pieces with one peer: ready. One piece: not. Two without a peer: not. 1 of 3.
    worker(team, on(1, 5), on(1, 6))
    worker(team, on(1, 5))
    without = worker(team)
    for day in (on(1, 5), on(1, 6)):
        make.CPDEntryFactory(person=without, learnt_on=day)
    assert sums(23, team) == (1, 3)


def test_eight_of_twelve_is_off_target(team):
    # 66.7% of workers who owe it, target 80%.
    for place in range(12):
        worker(team, *([on(1, 5), on(1, 6)] if place < 8 else []))
    assert (figure(23, team).counts, figure(23, team).status, figure(23, team).shown) == ("8 of 12", "off", "67%")


def test_pieces_count_by_their_date_up_to_the_day(team):
    # the second piece is of 31 October: ready in October. Of 1 November: not yet. Of 30 November 2025: the year before.
    for second in (on(31), on(1, 11), on(30, 11, 2025)):
        worker(team, on(1, 12, 2025), second)
    assert (sums(23, team, OCTOBER), sums(23, team, NOVEMBER)) == ((1, 3), (2, 3))


def test_the_new_year_begins_with_nothing(team):
    worker(team, on(1, 5), on(1, 6))
    december = Month.of(on(1, 12), on(4, 1, 2027))
    assert sums(23, team, december) == (0, 1)


def test_withdrawn_pieces_do_not_count(team):
    person = worker(team, on(1, 5))
    make.CPDEntryFactory(person=person, learnt_on=on(1, 6), withdrawn=True)
    assert sums(23, team) == (0, 1)


def test_whoever_owes_none_does_not_count(team):
    # joined the register on 31 August: owes. On 1 September: owes none. Leaves it on 30 November, before the year's last day is over: none.
    worker(team, registered=period(on(31, 8)))
    worker(team, registered=period(on(1, 9)))
    worker(team, registered=period(on(1, 1, 2020), on(30, 11)))
    worker(team, registered=period(on(1, 1, 2020), on(1, 12)))
    assert sums(23, team) == (0, 2)


def test_a_leaver_counts_no_more(team):
    worker(team, on(1, 5), on(1, 6), first_out=on(31))
    assert sums(23, team) == (0, 0)
