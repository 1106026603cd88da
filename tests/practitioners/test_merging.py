"""A unit goes into another: what moves from the day on, and what stays as it was before."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import EstablishedPost, Position, RoleGrant, SpecialistHolding, UnitSuccession
from practitioners.queries.reach import changes_of_merge, fingerprint
from practitioners.queries.units import crumbs
from practitioners.services.merging import merge_unit, without
from practitioners.services.units import close_unit, rebuild_ancestry
from tests import factories as make

pytestmark = pytest.mark.django_db
D = datetime.date
DAY, BEFORE = D(2026, 12, 1), D(2026, 11, 30)
THEN = period(make.LONG_AGO, DAY)


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def town():
    top = make.UnitFactory(department=True, name="Children's services")
    found = {"top": top, "east": make.UnitFactory(parent=top, name="East"), "west": make.UnitFactory(parent=top, name="West")}
    found["pod"] = make.UnitFactory(parent=found["east"], name="Pod")
    return found | {"admin": make.staff("Ad Min", role=Role.ADMINISTRATOR, unit=top)}


def merge(town, unit="east", into="west", first_day=DAY):
    seen = fingerprint(changes_of_merge(town[unit], town[into], first_day))
    return merge_unit(town[unit], into=town[into], first_day=first_day, confirmed=seen, by=town["admin"])


def test_people_keep_job_grade_hours_basis_and_main_position_from_the_day_on(town):
    person, grade = make.PersonFactory(), make.GradeFactory()
    make.PositionFactory(person=person, unit=town["east"], grade=grade, part_time=True, agency_staff=True)
    make.PositionFactory(
        person=person, unit=town["east"], acting=True, job__title="Team manager", period=period(D(2027, 1, 1), D(2027, 3, 1))
    )
    merge(town)
    rows = person.positions.order_by("period", "pk").values_list("unit__name", "grade", "fte", "basis", "acting_up", "is_primary", "period")
    own = (grade.pk, make_fte("0.60"), "agency", False, True)
    assert list(rows) == [
        ("East", *own, THEN),
        ("West", *own, period(DAY)),
        ("West", None, make_fte("1.00"), "permanent", True, False, period(D(2027, 1, 1), D(2027, 3, 1))),
    ]


def make_fte(number):
    return Position._meta.get_field("fte").to_python(number)


def test_the_past_is_unchanged(town):
    over = make.PositionFactory(unit=town["east"], period=period(D(2020, 1, 1), D(2026, 6, 1)))
    merge(town)
    over.refresh_from_db()
    assert (over.unit, over.period) == (town["east"], period(D(2020, 1, 1), D(2026, 6, 1)))
    town["east"].refresh_from_db()
    assert town["east"].period == THEN
    assert [unit.name for unit in crumbs(town["pod"], BEFORE)] == ["Children's services", "East"]
    assert [unit.name for unit in crumbs(town["pod"], DAY)] == ["Children's services", "West"]
    count = rebuild_ancestry()
    assert rebuild_ancestry() == count


def test_roles_and_specialist_roles_move_but_none_is_held_twice(town):
    """The manager of East manages West already from 1 January to 31 March 2027: their role there is held for the days around it."""
    manager = make.staff("Man Ager", unit=town["east"], role=Role.TEAM_MANAGER, user=False)
    make.RoleGrantFactory(person=manager, unit=town["west"], role=Role.TEAM_MANAGER, period=period(D(2027, 1, 1), D(2027, 4, 1)))
    champion = make.SpecialistHoldingFactory(unit=town["east"], person=manager)
    merge(town)
    rows = RoleGrant.objects.filter(person=manager).order_by("period").values_list("unit__name", "period")
    assert list(rows) == [
        ("East", THEN),
        ("West", period(DAY, D(2027, 1, 1))),
        ("West", period(D(2027, 1, 1), D(2027, 4, 1))),
        ("West", period(D(2027, 4, 1))),
    ]
    rows = SpecialistHolding.objects.filter(role=champion.role).order_by("period").values_list("unit__name", "period")
    assert list(rows) == [("East", THEN), ("West", period(DAY))]


def test_established_posts_add_up(town):
    """East has 4, West 2.5 to 31 January 2027 and nothing after: from 1 December West has 6.5, from 1 February 4."""
    make.EstablishedPostFactory(unit=town["east"], fte="4")
    make.EstablishedPostFactory(unit=town["west"], fte="2.5", period=period(D(2021, 1, 1), D(2027, 2, 1)))
    make.EstablishedPostFactory(unit=town["east"], fte="1", job__title="Youth worker")
    merge(town)
    rows = EstablishedPost.objects.order_by("job__title", "period").values_list("unit__name", "job__title", "fte", "period")
    assert [(unit, job, float(fte), dates) for unit, job, fte, dates in rows] == [
        ("East", "Social worker", 4.0, THEN),
        ("West", "Social worker", 2.5, period(D(2021, 1, 1), DAY)),
        ("West", "Social worker", 6.5, period(DAY, D(2027, 2, 1))),
        ("West", "Social worker", 4.0, period(D(2027, 2, 1))),
        ("East", "Youth worker", 1.0, THEN),
        ("West", "Youth worker", 1.0, period(DAY)),
    ]


def test_what_is_refused(town):
    other = make.UnitFactory(name="Health", agency=True)
    closing = make.UnitFactory(parent=town["top"], name="Closing", period=period(D(2020, 1, 1), D(2027, 1, 1)))
    for unit, into, first_day, says in (
        (town["east"], town["east"], DAY, "A unit cannot go into itself. Choose another unit."),
        (town["east"], town["pod"], DAY, "Pod stands under East then. Move it first, or choose another unit."),
        (town["east"], other, DAY, "A unit goes into a unit of its own organisation. Choose another unit."),
        (town["east"], closing, DAY, "Closing is not open from that day on. Choose another unit or another day."),
        (town["east"], town["west"], D(2020, 1, 1), "East opened on 1 January 2020. Choose a day between."),
        (closing, town["west"], D(2027, 1, 1), "Closing opened on 1 January 2020 and closes after 31 December 2026. Choose a day between."),
    ):
        with pytest.raises(Refused) as refusal:
            merge_unit(unit, into=into, first_day=first_day, by=town["admin"])
        assert refusal.value.message == says
    assert not UnitSuccession.objects.exists()


def test_a_second_time_and_the_way_back_are_refused(town):
    merge(town)
    with pytest.raises(Refused, match="East went into West already, on 1 December 2026."):
        merge(town)
    with pytest.raises(Refused, match="East is not open from that day on."):
        merge(town, unit="west", into="east", first_day=D(2027, 1, 1))
    with pytest.raises(Refused, match="already closes after 30 November 2026"):
        close_unit(town["east"], last_day=BEFORE, by=town["admin"])


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([], [(1, 9)]),
        ([(1, 9)], []),
        ([(1, 3), (5, 6)], [(3, 5), (6, 9)]),
        ([(2, None)], [(1, 2)]),
        ([(0, 4)], [(4, 9)]),
    ],
)
def test_without_leaves_the_pieces_that_are_free(taken, left):
    def of(first, out):
        return period(D(2026, 1, first + 1), D(2026, 1, out + 1) if out else None)

    assert without(of(1, 9), [of(*one) for one in taken]) == [of(*one) for one in left]


def test_the_page_says_what_will_happen_and_both_units_say_what_did(client, town):
    make.PositionFactory(unit=town["east"])
    client.force_login(town["admin"].user)
    address = reverse("practitioners:unit_merge", args=[town["east"].pk])
    text = " ".join(client.get(address).content.decode().split())
    assert "From that day the 1 person placed here is placed in the other unit" in text
    assert "will stand under the other unit: Pod" in text
    data = {"into": town["west"].pk, "first_day_day": 1, "first_day_month": 12, "first_day_year": 2026}
    assert list(client.post(address, data | {"into": town["pod"].pk}).context["form"].errors) == ["into"]
    assert client.post(address, data).status_code == 302
    assert "went into West already" in client.post(address, data).content.decode()
    pages = [client.get(reverse("practitioners:unit_detail", args=[town[unit].pk])).content.decode() for unit in ("east", "west")]
    pages = [" ".join(page.split()) for page in pages]
    assert "This unit went into" in pages[0]
    assert "came into this unit on 1 December 2026" in pages[1]
