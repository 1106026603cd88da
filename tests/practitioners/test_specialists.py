"""Practice champions and specialist roles: the list, who holds what, and the gaps of each team."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import SpecialistHolding, SpecialistKind, SpecialistRole
from practitioners.queries.specialists import gaps_in, roles_for_each_team, teams_of
from practitioners.services.holdings import end_holding, give_holding
from practitioners.services.specialists import (
    add_specialist_role,
    bring_back_specialist_role,
    edit_specialist_role,
    retire_specialist_role,
)
from tests import factories as make

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2026, 11, 20)
TEAMS, LIST = reverse("practitioners:specialist_teams"), reverse("practitioners:specialist_list")
CHAMPIONS = ["Domestic abuse champion", "Neglect champion", "Signs of Safety practice champion"]


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def town():
    """A service with two teams, a third team elsewhere, and the people who may name champions."""
    top = make.UnitFactory(department=True, name="Children's services")
    care = make.UnitFactory(parent=top, service=True, name="Care")
    found = {
        "top": top,
        "care": care,
        "duty": make.UnitFactory(parent=care, name="Duty"),
        "fostering": make.UnitFactory(parent=care, name="Fostering"),
    }
    found["help"] = make.UnitFactory(parent=make.UnitFactory(parent=top, service=True, name="Help"), name="Help team")
    roles = {"admin": (Role.ADMINISTRATOR, "top"), "service": (Role.SERVICE_MANAGER, "care"), "worker": (Role.PRACTITIONER, "duty")}
    return found | {name: make.staff(f"{name.title()} Person", role=role, unit=found[unit]) for name, (role, unit) in roles.items()}


def champion(name=CHAMPIONS[0]):
    return SpecialistRole.objects.get(name=name)


def date(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def test_the_list_begins_with_the_roles_of_every_council():
    assert list(SpecialistRole.objects.filter(in_each_team=True).values_list("name", flat=True)) == CHAMPIONS
    assert set(SpecialistRole.objects.values_list("kind", flat=True)) == set(SpecialistKind.values)


def test_gaps_are_the_teams_without_anybody_today(town):
    """3 teams of 3 roles are 9; of them are held: one by two people in Duty, one in Fostering to today's last day: 9 - 2 = 7 gaps.

    Not counted: one that ended yesterday, one that begins tomorrow, one that is held for the service, one without a place in each team.
    """
    for _ in range(2):
        make.SpecialistHoldingFactory(role=champion(), unit=town["duty"])
    until = period(D(2026, 1, 1), TODAY + datetime.timedelta(days=1))
    make.SpecialistHoldingFactory(role=champion(), unit=town["fostering"], period=until)
    make.SpecialistHoldingFactory(role=champion(CHAMPIONS[1]), unit=town["duty"], period=period(D(2026, 1, 1), TODAY))
    make.SpecialistHoldingFactory(role=champion(CHAMPIONS[2]), unit=town["duty"], period=period(TODAY + datetime.timedelta(days=1)))
    make.SpecialistHoldingFactory(role=champion(CHAMPIONS[1]), unit=town["care"])
    make.SpecialistHoldingFactory(role=champion("Practice educator"), unit=town["duty"])
    user = town["worker"].user
    assert gaps_in(teams_of(user, TODAY), roles_for_each_team(), TODAY) == 7
    assert gaps_in(teams_of(user, TODAY, above=town["care"]), roles_for_each_team(), TODAY) == 4


def test_the_page_shows_teams_by_roles_with_gaps_in_words(client, town):
    person = make.staff("Cha Mpion", unit=town["duty"], user=False)
    make.SpecialistHoldingFactory(person=person, role=champion(), unit=town["duty"])
    client.force_login(town["worker"].user)
    response = client.get(TEAMS, {"unit": town["care"].pk})
    shown = {row.unit.name: [[str(one.person) for one in held] for _, held in row.cells] for row in response.context["rows"]}
    assert shown == {"Duty": [["Cha Mpion"], [], []], "Fostering": [[], [], []]}
    text = " ".join(response.content.decode().split())
    assert "2 teams, 5 gaps" in text
    assert text.count(">Nobody<") == 5 or text.count("Nobody") == 5
    assert "Name one" not in text


def test_a_gap_leads_to_naming_somebody_for_whom_it_is_theirs_to_name(client, town):
    client.force_login(town["service"].user)
    rows = client.get(TEAMS).context
    assert rows["mine"] == {town["duty"].pk, town["fostering"].pk}
    address = reverse("practitioners:specialist_give")
    page = client.get(address, {"role": champion().pk, "unit": town["duty"].pk})
    assert page.context["form"].initial == {"first_day": TODAY, "role": str(champion().pk), "unit": str(town["duty"].pk)}
    assert client.get(address, {"role": "x", "unit": "²"}).status_code == 200
    data = {"role": champion().pk, "unit": town["duty"].pk, "other": "Worker Person"} | date("first_day", TODAY)
    assert client.post(address, data).status_code == 302
    assert SpecialistHolding.objects.get().person == town["worker"]
    elsewhere = client.post(address, data | {"unit": town["help"].pk})
    assert list(elsewhere.context["form"].errors) == ["unit"]


def test_at_most_eight_teams_are_on_a_page(client, town):
    for number in range(6):
        make.UnitFactory(parent=town["care"], name=f"Team {number}")
    client.force_login(town["worker"].user)
    assert [len(client.get(TEAMS, {"page": page}).context["rows"]) for page in (1, 2)] == [8, 1]
    assert client.get(TEAMS, {"page": "nonsense"}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_both_pages_cost_the_same_for_any_number(client, town, count, django_assert_num_queries):
    for _ in range(count):
        make.SpecialistHoldingFactory(role=champion(), unit=make.UnitFactory(parent=town["care"]), person=make.staff(user=False))
    client.force_login(town["service"].user)
    clock.today()
    with django_assert_num_queries(11):
        client.get(TEAMS)
    with django_assert_num_queries(8):  # one of them for warnings of registration
        client.get(LIST)


def test_somebody_of_a_partner_agency_sees_their_own_agency_alone(client, town):
    agency = make.UnitFactory(agency=True, name="Health visitors")
    make.SpecialistHoldingFactory(role=champion(), unit=town["duty"], person=town["worker"])
    client.force_login(make.staff(unit=agency, role=Role.PARTNER_LEARNER).user)
    for address in (TEAMS, LIST):
        assert "Worker Person" not in client.get(address).content.decode()
    assert [row.unit for row in client.get(TEAMS).context["rows"]] == []


def test_the_list_filters_by_role_and_unit_and_ends(client, town):
    kept = make.SpecialistHoldingFactory(role=champion(), unit=town["duty"], person=town["worker"])
    make.SpecialistHoldingFactory(role=champion(CHAMPIONS[1]), unit=town["help"], person=town["admin"])
    client.force_login(town["service"].user)
    both, one = client.get(LIST), client.get(LIST, {"role": champion().pk, "unit": town["care"].pk})
    assert [len(page.context["table"].rows) for page in (both, one)] == [2, 1]
    assert both.content.decode().count("/end/") == 1  # the other is not theirs to end
    end = reverse("practitioners:specialist_end", args=[kept.pk])
    assert client.post(end, date("last_day", TODAY)).status_code == 302
    kept.refresh_from_db()
    assert kept.period.upper == TODAY + datetime.timedelta(days=1)
    client.force_login(town["worker"].user)
    assert client.post(end, date("last_day", TODAY)).status_code == 403


def test_who_will_hold_a_role_is_told_to_nobody_who_may_not_know_who_leaves(client, town):
    """The successor of somebody who leaves on 30 November: a colleague sees the present holder alone, on the list and on both pages."""
    leaver, successor = make.staff("Lea Ver", unit=town["duty"], user=False), make.staff("Suc Cessor", unit=town["duty"])
    until = period(D(2026, 1, 1), D(2026, 12, 1))
    make.SpecialistHoldingFactory(role=champion(), unit=town["duty"], person=leaver, period=until)
    make.SpecialistHoldingFactory(role=champion(), unit=town["duty"], person=successor, period=period(D(2026, 12, 1)))
    make.RoleGrantFactory(person=successor, role=Role.TEAM_MANAGER, unit=town["duty"], period=period(D(2026, 12, 1)))
    make.RelationshipFactory(person=successor, other=leaver, period=until)
    make.RelationshipFactory(person=successor, other=town["worker"], mentor=True, period=period(D(2026, 12, 1)))
    psw = make.staff("Psw Elsewhere", role=Role.PSW, unit=town["help"])
    here = make.staff("Psw Here", role=Role.PSW, unit=town["duty"])
    team = make.staff("Team Manager", role=Role.TEAM_MANAGER, unit=town["duty"])
    elsewhere = make.staff("Service Elsewhere", role=Role.SERVICE_MANAGER, unit=town["help"])
    seen, told = {}, {}
    for name, reader in {
        **{who: town[who] for who in ("admin", "service", "worker")},
        "psw": psw,
        "psw here": here,
        "own": successor,
        "team": team,
    }.items() | {("elsewhere", elsewhere)}:
        client.force_login(reader.user)
        seen[name] = sorted(row.record.person.name for row in client.get(LIST).context["table"].rows)
        page = client.get(reverse("practitioners:person_detail", args=[successor.pk])).context
        told[name] = [len(page[part]) for part in ("specialist_roles", "roles", "relationships")]
    both, one = ["Lea Ver", "Suc Cessor"], ["Lea Ver"]
    assert seen == {"admin": both, "service": both, "psw here": both, "own": both, "psw": one, "worker": one, "team": one, "elsewhere": one}
    # their practitioner's role and their line manager are of today; the rest is to come
    all_of_it, today = [1, 2, 2], [0, 1, 1]
    knows = {"admin": all_of_it, "service": all_of_it, "own": all_of_it, "team": all_of_it, "psw here": all_of_it}
    assert told == knows | {"psw": today, "worker": today, "elsewhere": today}


def test_the_directory_finds_who_holds_a_role_today(client, town):
    make.SpecialistHoldingFactory(role=champion(), unit=town["duty"], person=town["worker"])
    make.SpecialistHoldingFactory(role=champion(), unit=town["help"], person=town["admin"], period=period(D(2026, 1, 1), TODAY))
    client.force_login(town["service"].user)
    page = client.get(reverse("practitioners:person_list"), {"specialist": champion().pk})
    assert [row.record.name for row in page.context["table"].page.object_list] == ["Worker Person"]
    lines = b"".join(client.get(reverse("practitioners:person_export")).streaming_content).decode().splitlines()
    assert sum(CHAMPIONS[0] in line for line in lines) == 1


def test_the_page_of_a_person_shows_the_roles_that_they_hold(client, town):
    make.SpecialistHoldingFactory(role=champion(), unit=town["duty"], person=town["worker"])
    client.force_login(town["worker"].user)
    assert CHAMPIONS[0] in client.get(reverse("practitioners:person_detail", args=[town["worker"].pk])).content.decode()


def test_give_holding_is_refused_twice_to_oneself_and_outside_post_and_unit(town):
    given = {"role": champion(), "unit": town["duty"], "first_day": TODAY, "by": town["admin"]}
    give_holding(town["worker"], **given)
    late = make.staff("La Te", first=D(2026, 12, 1), user=False)
    closed = make.UnitFactory(period=period(D(2020, 1, 1), D(2026, 12, 1)))
    retired = make.SpecialistRoleFactory(is_active=False)
    for person, words, says in (
        (town["worker"], given, "This person holds this role for this unit already at that time."),
        (town["admin"], given, "Somebody else must record this: nobody gives a role to themselves."),
        (late, given, "La Te is not in post on 20 November 2026. Choose somebody who is, or another day."),
        (town["service"], given | {"unit": closed}, f"{closed} is not open for all of that time. Choose another unit or other days."),
        (town["service"], given | {"role": retired}, f"{retired} is retired. Choose another role."),
    ):
        with pytest.raises(Refused) as refusal:
            give_holding(person, **words)
        assert refusal.value.message == says
    assert SpecialistHolding.objects.count() == 1


def test_end_holding_twice_is_refused(town):
    holding = make.SpecialistHoldingFactory(unit=town["duty"])
    end_holding(holding, last_day=TODAY, by=town["admin"])
    with pytest.raises(Refused, match="This already ends on 20 November 2026"):
        end_holding(holding, last_day=TODAY, by=town["admin"])
    coming = make.SpecialistHoldingFactory(unit=town["duty"], period=period(D(2027, 1, 1)))
    assert end_holding(coming, last_day=D(2026, 12, 31), by=town["admin"]) is None
    with pytest.raises(Refused, match="This was already cancelled."):
        end_holding(coming, last_day=D(2026, 12, 31), by=town["admin"])


def test_roles_are_added_changed_retired_and_brought_back(town):
    by = town["admin"]
    role = add_specialist_role(name="Court champion", kind="champion", in_each_team=True, by=by)
    for change in (
        lambda: add_specialist_role(name="Court champion", kind="champion", in_each_team=True, by=by),
        lambda: edit_specialist_role(champion(), name="Court champion", kind="champion", in_each_team=True, by=by),
    ):
        with pytest.raises(Refused, match="There is a role of that name already."):
            change()
    holding = make.SpecialistHoldingFactory(role=role, period=period(D(2026, 1, 1), TODAY + datetime.timedelta(days=1)))
    with pytest.raises(Refused, match="1 person holds it today or later. End that first."):
        retire_specialist_role(role, by=by)
    holding.delete()
    assert not retire_specialist_role(role, by=by).is_active
    with pytest.raises(Refused, match="This role is retired already."):
        retire_specialist_role(role, by=by)
    assert bring_back_specialist_role(role, by=by).is_active
    with pytest.raises(Refused, match="This role is not retired."):
        bring_back_specialist_role(role, by=by)


def test_administrators_keep_the_list_on_its_pages(client, town):
    client.force_login(town["admin"].user)
    add = {"name": "Court champion", "kind": "champion", "in_each_team": "on"}
    assert client.post(reverse("practitioners:specialist_role_create"), add).status_code == 302
    role = champion("Court champion")
    edit = reverse("practitioners:specialist_role_edit", args=[role.pk])
    assert client.post(edit, {"name": "Courts champion", "kind": "specialist"}).status_code == 302
    assert client.post(edit, {"name": "", "kind": "specialist"}).context["form"].errors == {"name": ["Enter the name of the role"]}
    for page, active in (("specialist_role_retire", False), ("specialist_role_restore", True)):
        assert client.post(reverse(f"practitioners:{page}", args=[role.pk])).status_code == 302
        role.refresh_from_db()
        assert (role.name, role.kind, role.in_each_team, role.is_active) == ("Courts champion", "specialist", False, active)
    assert "Courts champion" in client.get(reverse("practitioners:specialist_role_list")).content.decode()
    client.force_login(town["service"].user)
    for page in ("specialist_role_list", "specialist_role_create"):
        assert client.get(reverse(f"practitioners:{page}")).status_code == 403
