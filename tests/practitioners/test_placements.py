"""Positions: one main position on every day in post; no gap, no second one, no surprise at the edges."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning_org.accounts.roles import Role
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import Position
from practitioners.services.placements import add_position, edit_position, end_position, make_main_position
from tests.factories import JobFactory, PositionFactory, UnitFactory, staff

pytestmark = pytest.mark.django_db
D = datetime.date
FIRST, MARCH, JUNE = D(2020, 1, 1), D(2026, 3, 1), D(2026, 6, 1)


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def by():
    return staff(role=Role.ADMINISTRATOR, user=False)


@pytest.fixture
def person():
    return staff("Ann Able", unit=UnitFactory(name="Duty team"), user=False)


def add(person, by, **kwargs):
    values = {"unit": UnitFactory(name="Care"), "job": JobFactory(), "first_day": MARCH, "basis": "permanent"} | kwargs
    return add_position(person, **values, by=by)


def rows(person):
    return [(p.unit.name, p.is_primary, p.period.lower, p.period.upper) for p in person.positions.order_by("period", "unit__name")]


def test_add_position_beside_leaves_the_main_one(person, by):
    add(person, by, is_primary=False)
    assert rows(person) == [("Duty team", True, FIRST, None), ("Care", False, MARCH, None)]


def test_add_position_as_next_ends_the_present_the_day_before(person, by):
    add(person, by, ends=person.positions.get())
    assert rows(person) == [("Duty team", True, FIRST, MARCH), ("Care", True, MARCH, None)]


def test_add_main_position_for_a_time_splits_the_present_one(person, by):
    add(person, by, last_day=D(2026, 5, 31), acting_up=True)
    assert rows(person) == [
        ("Duty team", True, FIRST, MARCH),
        ("Care", True, MARCH, JUNE),
        ("Duty team", False, MARCH, JUNE),
        ("Duty team", True, JUNE, None),
    ]


def test_add_next_position_with_an_end_leaves_nobody_with_a_further_position_alone(person, by):
    """The main one would end, the new one too, and a further one would go on without a main one."""
    add(person, by, unit=UnitFactory(name="Panel"), is_primary=False)
    main = person.positions.get(is_primary=True)
    with pytest.raises(Refused, match="From 1 July 2026 Ann Able would have no main position"):
        add(person, by, ends=main, first_day=JUNE, last_day=D(2026, 6, 30))
    assert rows(person) == [("Duty team", True, FIRST, None), ("Panel", False, MARCH, None)]


def test_add_first_position_as_further_is_refused(by):
    nobody = staff(user=False, first_out=D(2025, 1, 1))
    with pytest.raises(Refused, match="would have no main position"):
        add(nobody, by, is_primary=False)


def test_add_position_twice_is_refused_beside_the_unit(person, by):
    unit = UnitFactory(name="Care")
    add(person, by, unit=unit, is_primary=False)
    with pytest.raises(Refused) as refusal:
        add(person, by, unit=unit, is_primary=False)
    assert (refusal.value.message, refusal.value.field) == ("Ann Able already holds this position in Care at that time.", "unit")
    assert person.positions.count() == 2


def test_add_position_in_a_unit_not_open_is_refused(person, by):
    unit = UnitFactory(name="Short", period=period(FIRST, D(2026, 4, 1)))
    with pytest.raises(Refused, match="Short opens on 1 January 2020 and closes after 31 March 2026"):
        add(person, by, unit=unit, is_primary=False)
    assert add(person, by, unit=unit, is_primary=False, last_day=D(2026, 3, 31)).period == period(MARCH, D(2026, 4, 1))


def test_add_position_of_one_day_and_of_none(person, by):
    assert add(person, by, is_primary=False, last_day=MARCH).period == period(MARCH, D(2026, 3, 2))
    with pytest.raises(Refused, match="The last day must be the first day or later"):
        add(person, by, unit=UnitFactory(), is_primary=False, last_day=D(2026, 2, 28))


def test_make_main_position_switches_from_a_day(person, by):
    further = add(person, by, is_primary=False)
    make_main_position(further, first_day=JUNE, by=by)
    assert rows(person) == [
        ("Duty team", True, FIRST, JUNE),
        ("Care", False, MARCH, JUNE),
        ("Care", True, JUNE, None),
        ("Duty team", False, JUNE, None),
    ]
    with pytest.raises(Refused, match="main position already"):
        make_main_position(person.positions.get(unit__name="Care", is_primary=True), first_day=JUNE, by=by)


def test_end_only_position_is_refused_with_what_to_do(person, by):
    with pytest.raises(Refused) as refusal:
        end_position(person.positions.get(), last_day=D(2026, 12, 31), by=by)
    assert refusal.value.message == "Ann Able would be in no position. Add the next position first, or record that they leave."


def test_end_main_position_names_the_next_main_one(person, by):
    further = add(person, by, is_primary=False)
    main = person.positions.get(is_primary=True)
    with pytest.raises(Refused, match="From 1 June 2026 Ann Able would have no main position"):
        end_position(main, last_day=D(2026, 5, 31), by=by)
    end_position(main, last_day=D(2026, 5, 31), next_main=further, by=by)
    assert rows(person) == [("Duty team", True, FIRST, JUNE), ("Care", False, MARCH, JUNE), ("Care", True, JUNE, None)]


def test_end_position_twice_says_that_it_ends(person, by):
    further = add(person, by, is_primary=False)
    end_position(further, last_day=D(2026, 5, 31), by=by)
    with pytest.raises(Refused, match="This already ends on 31 May 2026"):
        end_position(further, last_day=D(2026, 5, 31), by=by)


def test_end_position_that_has_not_begun_cancels_it(person, by):
    coming = add(person, by, is_primary=False, first_day=D(2027, 1, 1))
    assert end_position(coming, last_day=D(2026, 12, 31), by=by) is None
    assert rows(person) == [("Duty team", True, FIRST, None)]


def test_edit_position_cannot_leave_a_gap_or_two_main_positions(person, by):
    add(person, by, ends=person.positions.get())
    first = person.positions.get(unit__name="Duty team")
    values = {"unit": first.unit, "job": first.job, "fte": first.fte, "basis": first.basis, "acting_up": False, "by": by}
    with pytest.raises(Refused, match="Another position is the main one on some of these days"):
        edit_position(first, **values, first_day=FIRST, last_day=MARCH)
    edited = edit_position(first, **values, first_day=D(2021, 1, 1), last_day=D(2026, 2, 28))
    assert edited.period == period(D(2021, 1, 1), MARCH)


def test_two_primary_positions_are_impossible_in_the_database(person):
    with pytest.raises(Exception, match="position_one_primary_at_a_time"):
        PositionFactory(person=person, period=period(D(2030, 1, 1)))


STEPS = st.lists(
    st.tuples(st.sampled_from(["next", "beside", "further", "end", "main"]), st.integers(0, 400), st.integers(0, 200)), max_size=6
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_done_there_is_one_main_position_on_every_day_in_post(steps):
    """Random changes, refused or not: on each edge of each period, as many main positions as days in post, so one."""
    by, somebody = staff(user=False), staff(user=False)
    for kind, first, length in steps:
        day = D(2025, 1, 1) + datetime.timedelta(days=first)
        last = day + datetime.timedelta(days=length) if length else None
        held = list(somebody.positions.all())
        try:
            if kind == "end":
                end_position(held[first % len(held)], last_day=day, by=by)
            elif kind == "main":
                make_main_position(held[first % len(held)], first_day=day, by=by)
            else:
                ends = somebody.positions.filter(is_primary=True, period__contains=day).first() if kind == "next" else None
                add(somebody, by, unit=UnitFactory(), first_day=day, last_day=last, is_primary=kind != "further", ends=ends)
        except Refused:
            pass
    periods = list(Position.objects.filter(person=somebody).values_list("period", "is_primary"))
    edges = {dates.lower for dates, _ in periods} | {dates.upper for dates, _ in periods if dates.upper}
    for edge in edges:
        main = [is_primary for dates, is_primary in periods if edge in dates]
        assert main.count(True) == bool(main)


# The pages


def post(client, page, pk, **data):
    return client.post(reverse(f"practitioners:{page}", args=[pk]), data)


def when(name, date):
    return {f"{name}_day": date.day, f"{name}_month": date.month, f"{name}_year": date.year}


@pytest.fixture
def administrator(client):
    person = staff(role=Role.ADMINISTRATOR)
    client.force_login(person.user)
    return person


def test_position_create_page_double_submit_adds_one(client, administrator, person):
    unit = UnitFactory(name="Care")
    data = {
        "unit": unit.pk,
        "job": JobFactory().pk,
        "fte": "1",
        "basis": "permanent",
        "is_primary": "ends",
        **when("first_day", D(2026, 12, 1)),
    }
    assert post(client, "position_create", person.pk, **data).status_code == 302
    again = post(client, "position_create", person.pk, **data)
    assert again.context["form"].errors == {"unit": ["Ann Able already holds this position in Care at that time."]}
    assert rows(person) == [("Duty team", True, FIRST, D(2026, 12, 1)), ("Care", True, D(2026, 12, 1), None)]


def test_position_end_page_asks_for_the_next_main_position(client, administrator, person):
    further = PositionFactory(person=person, second=True, unit__name="Panel")
    main = person.positions.get(is_primary=True)
    end = when("last_day", D(2026, 12, 31))
    missing = post(client, "position_end", main.pk, **end)
    assert missing.context["form"].errors == {"next_main": ["Choose the position that is the main one from then on"]}
    assert post(client, "position_end", main.pk, **end, next_main=further.pk).status_code == 302
    assert person.positions.get(unit__name="Panel", period__contains=D(2027, 1, 1)).is_primary


def test_position_pages_of_somebody_out_of_scope_are_not_found(client, person):
    partner = staff(role=Role.ADMINISTRATOR, unit=UnitFactory(agency=True))
    client.force_login(partner.user)
    assert post(client, "position_end", 999_999).status_code == 404
    partner.role_grants.all().delete()
    partner = type(partner).objects.get(pk=partner.pk)
    client.force_login(partner.user)
    for page in ("position_edit", "position_end", "position_main"):
        assert post(client, page, person.positions.get().pk).status_code == 404


def test_position_edit_page_starts_with_what_is_recorded(client, administrator, person):
    position = person.positions.get()
    form = client.get(reverse("practitioners:position_edit", args=[position.pk])).context["form"]
    assert form.initial["first_day"] == FIRST
    data = {"unit": position.unit_id, "job": position.job_id, "fte": "0.6", "basis": "agency", **when("first_day", FIRST)}
    assert post(client, "position_edit", position.pk, **data).status_code == 302
    position.refresh_from_db()
    assert (str(position.fte), position.basis, position.period) == ("0.60", "agency", period(FIRST))


def test_position_main_page_switches_from_a_day(client, administrator, person):
    further = PositionFactory(person=person, second=True, unit__name="Panel")
    assert post(client, "position_main", further.pk, **when("first_day", D(2026, 12, 1))).status_code == 302
    assert person.positions.get(is_primary=True, period__contains=D(2026, 12, 1)).unit.name == "Panel"
