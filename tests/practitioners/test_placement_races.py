"""Two administrators at the same moment: one succeeds, the other is told; never a server error, never a torn tree."""

import datetime
import threading

import pytest
from django.db import connection

from learning_org.accounts.roles import Role
from learning_org.web.errors import Refused
from practitioners.models import Position, UnitParent
from practitioners.services.placements import add_position
from practitioners.services.relationships import add_relationship
from practitioners.services.roles import end_role
from practitioners.services.units import close_unit, move_unit
from tests.factories import JobFactory, UnitFactory, staff

pytestmark = pytest.mark.django_db(transaction=True)
D = datetime.date
DAY = D(2026, 3, 1)


def at_once(*works):
    """Run all at the same moment, each on a connection of its own. Returns, in order, the result or what was raised."""
    start, results = threading.Barrier(len(works)), [None] * len(works)

    def run(number, work):
        start.wait()
        try:
            results[number] = work()
        except Exception as error:  # the test asserts which it is
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return results


def refused(results):
    return [isinstance(result, Refused) for result in results]


def test_two_moves_that_together_make_a_circle():
    by, top = staff(user=False), UnitFactory(service=True)
    one, two = UnitFactory(parent=top), UnitFactory(parent=top)
    results = at_once(
        lambda: move_unit(one, parent=two, first_day=DAY, by=by),
        lambda: move_unit(two, parent=one, first_day=DAY, by=by),
    )
    assert sorted(refused(results)) == [False, True]
    assert UnitParent.objects.filter(unit__in=[one, two], parent__in=[one, two]).count() == 1


def test_two_main_positions_from_one_day():
    by, person, job = staff(user=False), staff(user=False), JobFactory()
    units = [UnitFactory(), UnitFactory()]
    values = {"job": job, "basis": "permanent", "first_day": DAY, "by": by}
    results = at_once(*[lambda unit=unit: add_position(person, unit=unit, **values) for unit in units])
    assert not any(isinstance(result, Exception) and not isinstance(result, Refused) for result in results)
    assert Position.objects.filter(person=person, is_primary=True, period__contains=DAY).count() == 1


def test_the_same_position_twice():
    by, person, job, unit = staff(user=False), staff(user=False), JobFactory(), UnitFactory()
    values = {"unit": unit, "job": job, "basis": "permanent", "first_day": DAY, "is_primary": False, "by": by}
    results = at_once(*[lambda: add_position(person, **values)] * 2)
    assert sorted(refused(results)) == [False, True]
    assert person.positions.count() == 2


def test_two_line_managers_from_one_day():
    by, person = staff(user=False), staff(user=False)
    bosses = [staff(user=False), staff(user=False)]
    values = {"kind": "line_manager", "first_day": DAY, "by": by}
    results = at_once(*[lambda boss=boss: add_relationship(person, other=boss, **values) for boss in bosses])
    assert sorted(refused(results)) == [False, True]
    assert person.relationships.count() == 1


def test_placing_somebody_in_a_unit_while_it_closes():
    by, person, unit, job = staff(user=False), staff(user=False), UnitFactory(), JobFactory()
    results = at_once(
        lambda: close_unit(unit, last_day=DAY, by=by),
        lambda: add_position(person, unit=unit, job=job, basis="permanent", first_day=DAY, is_primary=False, by=by),
    )
    assert sorted(refused(results)) == [False, True]


def test_two_administrators_who_end_each_others_role():
    one, two = staff(role=Role.ADMINISTRATOR, user=False), staff(role=Role.ADMINISTRATOR, user=False)
    today = datetime.date.today()  # noqa: DTZ011 - the real day: time is not frozen across threads
    results = at_once(
        lambda: end_role(two.role_grants.get(), last_day=today, by=one),
        lambda: end_role(one.role_grants.get(), last_day=today, by=two),
    )
    assert sorted(refused(results)) == [False, True]
