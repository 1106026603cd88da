"""The map of coverage: every number below is worked out by hand from the rows that the test makes."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.web.periods import period
from practitioners.models import FrameworkVersion, Standard
from practitioners.queries.coverage import coverage_of, coverage_of_unit
from practitioners.queries.registration import registration_year
from tests import factories as make

pytestmark = pytest.mark.django_db
Date = datetime.date
ON = Date(2026, 11, 19)
YEAR = period(Date(2025, 12, 1), Date(2026, 12, 1))


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 12, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def unit():
    return make.UnitFactory()


@pytest.fixture
def person(unit):
    return make.staff("Priya Nair", unit=unit)


def standard(framework, code):
    return Standard.objects.get(version__framework__code=framework, code=code)


def piece(person, *standards, on=ON, **kwargs):
    entry = make.CPDEntryFactory(person=person, learnt_on=on, **kwargs)
    for one in standards:
        make.CPDStandardFactory(entry=entry, standard=one)
    return entry


def numbers(groups):
    """{(framework, code): row} of a map."""
    return {(version.framework.code, row.standard.code): row for version, rows in groups for row in rows}


def test_a_piece_counts_by_the_date_of_the_learning_and_once_withdrawn_not_at_all(person):
    three = standard("kss-cfp", "3")
    piece(person, three, standard("swe", "4.1"), on=Date(2025, 12, 1))
    piece(person, three, on=Date(2026, 11, 30))
    piece(person, three, on=Date(2025, 11, 30))  # the year before
    piece(person, three, on=Date(2026, 12, 1))  # the year after
    piece(person, three, withdrawn=True)
    piece(make.staff(), three)  # somebody else's
    found = numbers(coverage_of(person.pk, YEAR, ON))
    # Two of the six pieces name KSS 3 within the year and still stand; one of them names 4.1 too.
    assert {key: row.pieces for key, row in found.items() if row.evidence} == {("kss-cfp", "3"): 2, ("swe", "4.1"): 1}
    assert (
        len(found) == 13 + 10 + 9
    )  # the regulator's (4 itself is only the heading of its parts), the practitioners' statements and the capabilities: a social worker's
    assert found["pcf", "P1"].evidence == 0


def test_what_was_shown_under_the_standard_before_counts_for_those_that_follow_it(person):
    seven = standard("kss-cfp", "7")
    piece(person, seven, on=Date(2027, 3, 31))
    piece(person, seven, on=Date(2027, 1, 5))
    piece(person, standard("ecs", "E7"), on=Date(2027, 4, 1))
    year = registration_year(Date(2027, 4, 2))
    found = numbers(coverage_of(person.pk, year, Date(2027, 4, 2)))
    assert not any(framework == "kss-cfp" for framework, _ in found)
    # KSS 7 goes on in E7 and E8: both have its two pieces as evidence under the standard before, and E7 one of its own.
    e7, e8, e1 = found["ecs", "E7"], found["ecs", "E8"], found["ecs", "E1"]
    assert [(row.pieces, row.before, row.evidence) for row in (e7, e8, e1)] == [(1, 2, 3), (0, 2, 2), (0, 0, 0)]
    day_before = numbers(coverage_of(person.pk, year, Date(2027, 3, 31)))
    assert day_before["kss-cfp", "7"].pieces == 2
    assert ("ecs", "E7") not in day_before


def test_an_earlier_year_is_shown_as_it_stood_on_its_last_day(person):
    piece(person, standard("swe", "4.6"), on=Date(2025, 6, 1))
    version = FrameworkVersion.objects.get(framework__code="pcf")
    version.period = period(version.period.lower, Date(2026, 1, 1))
    version.save()
    found = numbers(coverage_of(person.pk, period(Date(2024, 12, 1), Date(2025, 12, 1)), ON))
    assert found["swe", "4.6"].pieces == 1
    assert ("pcf", "P1") in found
    assert ("pcf", "P1") not in numbers(coverage_of(person.pk, YEAR, ON))


def test_strengths_that_audits_saw_count_from_the_day_on_which_the_line_may_read_them(person):
    two = standard("kss-cfp", "2")

    def finding(opens, **changes):
        audit = make.CaseAuditFactory(practitioner=person, submitted=True, open_to_line_on=opens)
        return make.FindingFactory(audit=audit, standard=two, **{"kind": "strength", "found_on": Date(2026, 11, 2)} | changes)

    finding(ON)
    finding(ON + datetime.timedelta(days=1))
    finding(ON, kind="development")
    finding(ON, found_on=Date(2025, 11, 30))
    row = numbers(coverage_of(person.pk, YEAR, ON))["kss-cfp", "2"]
    # Three of the four audits are open to the line. Each has judged all domains good, and two of them (the child's voice, and recording)
    # speak to the second statement: 6.
    assert (row.pieces, row.others, row.evidence) == (0, {"strengths seen in audits": 1, "criteria judged good in audits": 6}, 7)


def test_a_unit_counts_the_people_for_whom_each_framework_is_meant(unit, person):
    child = make.UnitFactory(parent=unit)
    second, third = make.staff(unit=child), make.PersonFactory()
    make.PositionFactory(person=third, unit=unit, job=make.JobFactory(youth_worker=True))
    make.staff()  # elsewhere
    feedback, three = standard("swe", "4.1"), standard("kss-cfp", "3")
    piece(person, feedback, three)
    piece(person, feedback)
    piece(third, feedback)
    piece(second, three, withdrawn=True)
    found = numbers(coverage_of_unit(unit, YEAR, ON))
    # Three people: two social workers and a youth worker. 4.1: two of them, with 2 + 1 pieces. KSS 3: one of the two social workers.
    rows = [found[key] for key in (("swe", "4.1"), ("kss-cfp", "3"), ("pcf", "P1"))]
    assert [(row.people, row.with_evidence, row.without, row.evidence) for row in rows] == [(3, 2, 1, 3), (2, 1, 1, 1), (2, 0, 2, 0)]
    assert {framework for framework, _ in found} == {"swe", "kss-cfp", "pcf"}


def test_a_piece_that_names_a_standard_and_the_one_before_is_one_piece_of_evidence(unit, person):
    piece(person, standard("kss-cfp", "3"), standard("ecs", "E3"), on=Date(2027, 4, 1))
    year = registration_year(Date(2027, 4, 2))
    row = numbers(coverage_of(person.pk, year, Date(2027, 4, 2)))["ecs", "E3"]
    assert (row.pieces, row.before, row.evidence) == (1, 0, 1)
    with time_machine.travel(datetime.datetime(2027, 4, 2, 12, tzinfo=datetime.UTC), tick=False):
        assert numbers(coverage_of_unit(unit, year, Date(2027, 4, 2)))["ecs", "E3"].evidence == 1


def test_a_unit_counts_those_who_were_there_on_the_last_day_of_an_earlier_year(unit, person):
    """By hand, of the year to 30 November 2025: Priya, there throughout, and who left on that day's end; not who left the day before,
    nor who came on 1 December."""
    four, year = standard("swe", "4.1"), period(Date(2024, 12, 1), Date(2025, 12, 1))
    for first, first_out in ((Date(2020, 1, 1), Date(2025, 12, 1)), (Date(2020, 1, 1), Date(2025, 11, 30)), (Date(2025, 12, 1), None)):
        one = make.PersonFactory()
        make.PositionFactory(person=one, unit=unit, period=period(first, first_out))
        piece(one, four, on=Date(2025, 6, 1))
    row = numbers(coverage_of_unit(unit, year, ON))["swe", "4.1"]
    assert (row.people, row.with_evidence, row.evidence) == (2, 1, 1)
    assert numbers(coverage_of_unit(unit, YEAR, ON))["swe", "4.1"].people == 2  # today: Priya, and who came


def test_a_units_map_says_of_which_day_its_people_are(client, unit, person):
    client.force_login(make.staff(role="team_manager", unit=unit).user)
    assert "It counts the people placed here or below today." in body(client.get(path("unit_coverage", unit.pk)))
    before = body(client.get(path("unit_coverage", unit.pk) + "?year=2024"))
    assert "It counts the people placed here or below on 30 November 2025." in before


@pytest.mark.parametrize("rows", [1, 3])
def test_a_map_asks_the_same_number_of_statements(unit, person, rows, django_assert_num_queries):
    for _ in range(rows):
        piece(make.staff(unit=unit), standard("kss-cfp", "3"))
        piece(person, standard("kss-cfp", "3"), standard("swe", "4.1"))
    with django_assert_num_queries(5):
        coverage_of(person.pk, YEAR, ON)
    with django_assert_num_queries(6):  # one more for what the line may not know: targets met
        coverage_of(person.pk, YEAR, ON, own=True)
    with django_assert_num_queries(6):
        coverage_of_unit(unit, YEAR, ON)


def path(name, *args):
    return reverse(f"practitioners:{name}", args=args)


def body(response):
    return " ".join(response.content.decode().split())


def test_my_map_says_what_has_evidence_and_what_has_none(client, person):
    piece(person, *Standard.objects.filter(version__framework__code="swe", code__in=["4.1", "4.2"]))
    client.force_login(person.user)
    page = body(client.get(path("learning_coverage")))
    assert "2 of 32 standards have evidence in the registration year to 30 November 2026." in page
    assert "Nothing yet for 1, 2, 3, 4.3, 4.4, 4.5, 4.6, 4.7, 4.8, 5, 6." in page
    assert '<svg class="app-chart"' in page
    assert "Professional standards, 2019: 2 of 13 have evidence" in page
    assert "style=" not in page
    before = body(client.get(path("learning_coverage") + "?year=2024"))
    assert "0 of 32 standards have evidence in the registration year to 30 November 2025." in before
    assert "to 30 November 2026." in body(client.get(path("learning_coverage") + "?year=x"))


def test_evidence_under_the_standard_before_is_named_as_such(client, person):
    piece(person, standard("kss-cfp", "3"), on=Date(2027, 3, 31))
    with time_machine.travel(datetime.datetime(2027, 4, 1, 12, tzinfo=datetime.UTC), tick=False):
        client.force_login(person.user)
        page = body(client.get(path("learning_coverage")))
    assert "1 piece of evidence under the standard before" in page


def test_somebodys_map_is_for_their_line_and_psw_alone(client, person, unit):
    manager = make.staff(role=None)
    make.RelationshipFactory(person=person, other=manager)
    psw = make.staff(role="psw", unit=unit)
    answers = {}
    for name, one in {"manager": manager, "psw": psw, "colleague": make.staff(unit=unit), "self": person}.items():
        client.force_login(one.user)
        answers[name] = client.get(path("person_coverage", person.pk)).status_code
    assert answers == {"manager": 200, "psw": 200, "colleague": 404, "self": 200}


def test_a_units_map_is_for_its_managers_and_psw_alone(client, person, unit):
    people = {
        role: make.staff(role=role, unit=unit) for role in ("team_manager", "psw", "senior_leader", "training_officer", "practitioner")
    }
    people["manager elsewhere"] = make.staff(role="team_manager")
    answers = {}
    for name, one in people.items():
        client.force_login(one.user)
        answers[name] = client.get(path("unit_coverage", unit.pk)).status_code
        assert ("Which standards its people cover" in body(client.get(path("unit_detail", unit.pk)))) == (answers[name] == 200)
    assert answers == {
        "team_manager": 200,
        "psw": 200,
        "senior_leader": 403,
        "training_officer": 403,
        "practitioner": 403,
        "manager elsewhere": 403,
    }


def test_a_units_map_says_how_many_people_have_evidence(client, unit, person):
    piece(person, standard("swe", "4.1"))
    manager = make.staff(role="team_manager", unit=unit)
    client.force_login(manager.user)
    page = body(client.get(path("unit_coverage", unit.pk)))
    assert "1 of 40 standards has evidence" in page  # 13, 10, 9, and the 8 of supervisors, since the manager is one
    assert "1 of 2 people" in page
