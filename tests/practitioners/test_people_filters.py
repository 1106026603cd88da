"""The directory's filters by grade, basis and partner agency: they find nobody whose employment the reader does not read."""

import csv
import io

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from practitioners.models import Basis
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST, EXPORT = reverse("practitioners:person_list"), reverse("practitioners:person_export")


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def town():
    """Two teams with an agency worker of one grade in each; the manager of the first; a colleague; an agency beside them."""
    first, second = make.UnitFactory(name="First"), make.UnitFactory(name="Second")
    grade = make.GradeFactory(name="Grade H")
    for unit, name in ((first, "Ann First"), (second, "Bea Second")):
        person = make.staff(name, unit=unit, user=False)
        person.positions.update(basis=Basis.AGENCY, grade=grade)
    health = make.UnitFactory(agency=True, name="Health visiting")
    return {
        "grade": grade,
        "health": health,
        "visitor": make.staff("Vi Sitor", unit=health, role=Role.PARTNER_LEARNER),
        "manager": make.staff("Man Ager", unit=first, role=Role.TEAM_MANAGER),
        "psw": make.staff("Ps Worker", unit=second, role=Role.PSW),
        "admin": make.staff("Ad Min", unit=second, role=Role.ADMINISTRATOR),
        "colleague": make.staff("Cole League", unit=first),
    }


def names(client, **query):
    return [row.record.name for row in client.get(LIST, query).context["table"].page.object_list]


@pytest.mark.parametrize(
    ("who", "found"),
    [("manager", ["Ann First"]), ("psw", ["Bea Second"]), ("admin", ["Ann First", "Bea Second"])],
)
def test_grade_and_basis_find_those_whose_employment_is_read(client, town, who, found):
    client.force_login(town[who].user)
    assert names(client, basis="agency") == names(client, grade=town["grade"].pk) == found
    lines = list(csv.DictReader(io.StringIO(b"".join(client.get(EXPORT).streaming_content).decode("utf-8-sig"))))
    shown = {line["Given name"] for line in lines if (line["Grade"], line["Basis"]) == ("Grade H", "Agency")}
    assert shown == {name.split()[0] for name in found}


@pytest.mark.parametrize("who", ["colleague", "visitor"])
def test_grade_and_basis_are_no_filters_for_who_reads_nobodys_employment(client, town, who):
    client.force_login(town[who].user)
    page = client.get(LIST, {"basis": "agency", "grade": town["grade"].pk})
    assert not {"basis", "grade"} & set(page.context["filter"].fields)
    assert len(names(client, basis="agency")) == len(names(client))
    lines = list(csv.DictReader(io.StringIO(b"".join(client.get(EXPORT).streaming_content).decode("utf-8-sig"))))
    assert {line["Basis"] for line in lines if line["Family name"] in ("First", "Second")} <= {""}


def test_the_people_of_a_partner_agency(client, town):
    client.force_login(town["colleague"].user)
    assert names(client, agency=town["health"].organisation_id) == ["Vi Sitor"]
    client.force_login(town["visitor"].user)
    assert "agency" not in client.get(LIST).context["filter"].fields
