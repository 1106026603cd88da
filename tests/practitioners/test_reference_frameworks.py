"""The frameworks that ship: how many standards, for whom, what follows what; and that seeding changes nothing that a council edited."""

import datetime

import pytest

from practitioners.models import Framework, FrameworkVersion, Standard, StandardLevel, StandardSuccession
from practitioners.queries.cpd import standards_offered
from practitioners.queries.frameworks import earlier_of
from practitioners.reference import seed_reference_data
from tests import factories as make

pytestmark = pytest.mark.django_db
MARCH, APRIL = datetime.date(2027, 3, 31), datetime.date(2027, 4, 1)
AUDIENCES = {
    "swe": ("everybody", 14),
    "kss-cfp": ("practitioners", 10),
    "kss-ps": ("supervisors", 8),
    "kss-pl": ("leaders", 6),
    "pcf": ("practitioners", 9),
    "ecs": ("practitioners", 11),
}


def codes(person, on, learnt_on=None):
    """(parts of the regulator's standard on learning, {framework: how many others}) that are offered to somebody."""
    parts, others = standards_offered(person, on, learnt_on)
    found = {}
    for standard in others:
        found[standard.version.framework.code] = found.get(standard.version.framework.code, 0) + 1
    return len(parts), found


def test_every_framework_ships_with_its_standards_and_audience():
    found = {row.code: (row.audience, Standard.objects.filter(version__framework=row).count()) for row in Framework.objects.all()}
    assert found == AUDIENCES


def test_every_standard_that_ships_says_in_a_sentence_what_it_asks():
    for standard in Standard.objects.all():
        assert standard.description.endswith("."), standard
        assert standard.description.count(".") == 1, standard


def test_the_regulators_standards_are_in_reading_order_with_the_eight_parts_of_the_fourth():
    found = Standard.objects.filter(version__framework__code="swe").values_list("code", flat=True)
    assert list(found) == ["1", "2", "3", "4", "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "5", "6"]


def test_each_domain_says_what_it_asks_at_each_of_five_levels():
    assert StandardLevel.objects.count() == 45
    assert {row.levels.count() for row in Standard.objects.filter(version__framework__code="pcf")} == {5}
    assert StandardLevel.objects.values("text").distinct().count() == 45


def test_every_practitioners_statement_goes_on_in_a_standard_of_the_next():
    pairs = StandardSuccession.objects.values_list("earlier__code", "later__code")
    assert sorted(pairs, key=lambda pair: (int(pair[0]), pair[1])) == [
        *((str(number), f"E{number}") for number in range(1, 7)),
        *(("7", "E7"), ("7", "E8"), ("8", "E9"), ("9", "E10"), ("10", "E11")),
    ]


def test_seeding_again_adds_and_changes_nothing():
    standard = Standard.objects.get(version__framework__code="kss-ps", code="3")
    standard.title, standard.description, standard.order = "Our own title", "Our own words.", 99
    standard.save()
    StandardLevel.objects.filter(standard__code="P1").delete()
    StandardSuccession.objects.filter(earlier__code="1").delete()
    Framework.objects.filter(code="pcf").update(name="Capabilities")
    before = [
        list(model.objects.order_by("pk").values()) for model in (Framework, FrameworkVersion, Standard, StandardLevel, StandardSuccession)
    ]
    seed_reference_data()
    after = [
        list(model.objects.order_by("pk").values()) for model in (Framework, FrameworkVersion, Standard, StandardLevel, StandardSuccession)
    ]
    assert after == before


def test_seeding_completes_what_the_first_release_shipped():
    version = FrameworkVersion.objects.get(framework__code="swe")
    version.standards.exclude(code__startswith="4.").delete()
    for order, standard in enumerate(version.standards.all(), 1):
        Standard.objects.filter(pk=standard.pk).update(description="", order=order)
    feedback = version.standards.get(code="4.1")
    tagged = make.CPDStandardFactory(standard=feedback)
    seed_reference_data()
    assert [row.code for row in version.standards.all()][:6] == ["1", "2", "3", "4", "4.1", "4.2"]
    tagged.refresh_from_db()
    assert (tagged.standard, tagged.standard.title) == (feedback, "Feedback")
    assert tagged.standard.description == "Ask for feedback from many sides, people you work with among them, and use it."


def test_on_31_march_2027_the_statements_are_offered_and_on_1_april_what_follows_them():
    person = make.staff()
    assert codes(person, MARCH) == (8, {"swe": 5, "kss-cfp": 10, "pcf": 9})
    assert codes(person, APRIL) == (8, {"swe": 5, "ecs": 11, "pcf": 9})
    assert codes(person, APRIL, learnt_on=MARCH) == (8, {"swe": 5, "kss-cfp": 10, "ecs": 11, "pcf": 9})


def test_in_force_changes_over_on_1_april_2027():
    frameworks = lambda on: set(Standard.objects.in_force(on).values_list("version__framework__code", flat=True))  # noqa: E731
    assert frameworks(MARCH) - frameworks(APRIL) == {"kss-cfp"}
    assert frameworks(APRIL) - frameworks(MARCH) == {"ecs"}


def test_a_tag_made_before_keeps_its_meaning_and_is_offered_where_the_piece_names_it():
    person = make.staff()
    old = Standard.objects.get(version__framework__code="kss-cfp", code="2")
    entry = make.CPDEntryFactory(person=person, learnt_on=MARCH)
    make.CPDStandardFactory(entry=entry, standard=old)
    _, others = standards_offered(person, datetime.date(2028, 2, 29), kept=[old.pk])
    assert old in others
    assert (entry.standards.get().title, str(entry.standards.get().version)) == ("Communication", "KSS practitioners, 2018")


@pytest.mark.parametrize(
    ("role", "job", "others"),
    [
        ("practitioner", {}, {"swe": 5, "kss-cfp": 10, "pcf": 9}),
        ("practitioner", {"youth_worker": True}, {"swe": 5}),
        ("supervisor", {}, {"swe": 5, "kss-cfp": 10, "pcf": 9, "kss-ps": 8}),
        ("team_manager", {"youth_worker": True}, {"swe": 5, "kss-ps": 8}),
        ("psw", {"youth_worker": True}, {"swe": 5, "kss-pl": 6}),
        ("senior_leader", {"youth_worker": True}, {"swe": 5, "kss-pl": 6}),
        ("administrator", {"youth_worker": True}, {"swe": 5}),
    ],
)
def test_what_is_offered_follows_job_and_role(role, job, others):
    person = make.PersonFactory()
    make.PositionFactory(person=person, job=make.JobFactory(**job))
    make.RoleGrantFactory(person=person, role=role)
    assert codes(person, datetime.date(2026, 11, 19)) == (8, others)


def test_registration_and_answering_to_somebody_count_whatever_the_job(django_assert_num_queries):
    person = make.PersonFactory()
    make.PositionFactory(person=person, job=make.JobFactory(youth_worker=True))
    make.RegistrationFactory(person=person)
    make.RelationshipFactory(other=person)
    with django_assert_num_queries(1):
        assert codes(person, datetime.date(2026, 11, 19)) == (8, {"swe": 5, "kss-cfp": 10, "pcf": 9, "kss-ps": 8})


def test_what_a_standard_follows_is_found_over_generations_and_a_ring_ends():
    first, second, third = (make.StandardFactory() for _ in range(3))
    for earlier, later in ((first, second), (second, third), (third, first)):
        make.StandardSuccessionFactory(earlier=earlier, later=later)
    assert earlier_of([third.pk]) == {third.pk: sorted([first.pk, second.pk])}
    assert earlier_of([]) == {}
