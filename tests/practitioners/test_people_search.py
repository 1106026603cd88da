"""The directory forgives spelling (S15, Q54)."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from practitioners.demonstration.directory import fill_directory
from practitioners.queries.people import EXACT, like_named
from tests import factories as make
from tests.factories import staff

LIST = reverse("practitioners:person_list")
NOON = datetime.datetime(2026, 11, 2, 12, tzinfo=datetime.UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def _colleagues():
    unit = make.UnitFactory()
    for name in ("Siobhan Okafor", "Ben Oakes", "Priya Nair", "Olga Kafka"):
        staff(name, unit=unit, user=False)


def found(client, text, **more):
    return [row.record.name for row in client.get(LIST, {"name": text} | more).context["table"].page.object_list]


@pytest.mark.usefixtures("_colleagues")
@pytest.mark.parametrize("text", ["Shivon Okafor", "okafer", "OKAFOR shivon", "Siobhán Okafor", "Okaffor", "siobahn"])
def test_siobhan_okafor_is_found_however_she_is_spelt(client, text):
    with time_machine.travel(NOON, tick=False):
        client.force_login(staff("Ada Reader").user)
        assert found(client, text)[:1] == ["Siobhan Okafor"]
        assert "Priya Nair" not in found(client, text)


@pytest.mark.usefixtures("_colleagues")
def test_names_that_hold_every_word_come_before_names_that_are_like_it(client):
    with time_machine.travel(NOON, tick=False):
        staff("Amara Okafer", user=False)
        client.force_login(staff("Ada Reader").user)
        assert found(client, "okafor") == ["Siobhan Okafor", "Amara Okafer"]
        assert found(client, "okafer") == ["Amara Okafer", "Siobhan Okafor"]
        assert found(client, "okafor", sort="-name") == ["Siobhan Okafor", "Amara Okafer"]
        assert found(client, "okafer", sort="-name") == ["Siobhan Okafor", "Amara Okafer"]


@pytest.mark.usefixtures("_colleagues")
def test_nearness_is_two_for_a_name_that_holds_the_words_and_the_share_of_trigrams_otherwise():
    """ "okafer" has seven trigrams ("  o", " ok", "oka", "kaf", "afe", "fer", "er "), of which Okafor has the first four: 4/7."""
    from learning_org.accounts.models import Person

    assert [(person.name, person.nearness) for person in like_named(Person.objects.all(), "okafor")] == [("Siobhan Okafor", EXACT)]
    near = like_named(Person.objects.all(), "okafer").get()
    assert near.name == "Siobhan Okafor"
    assert near.nearness == pytest.approx(4 / 7)


@pytest.mark.usefixtures("_colleagues")
def test_nothing_like_it_finds_nobody_and_signs_alone_find_everybody(client):
    with time_machine.travel(NOON, tick=False):
        client.force_login(staff("Ada Reader").user)
        assert found(client, "zzyzx") == []
        assert len(found(client, "''--")) == 5


def test_the_search_is_served_by_the_index(django_assert_num_queries):
    """With sequential scans made dear, both halves of the search use the trigrams' index: 20,000 people are not read one by one."""
    from django.db import connection

    from learning_org.accounts.models import Person

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = like_named(Person.objects.order_by(), "okafer").order_by().explain()
    assert "person_sort_key_trigrams" in plan
    assert "Seq Scan" not in plan


def test_fill_directory_adds_people_in_post_with_names_that_sort():
    make.UnitFactory()
    make.JobFactory(needs_registration=True)
    fill_directory(5, datetime.date(2026, 11, 2))
    from learning_org.accounts.models import Person

    people = Person.objects.humans().filter(positions__period__contains=datetime.date(2026, 11, 2))
    assert people.count() == 5
    assert all(person.sort_key.split(",")[0].strip() == person.family_name.lower() for person in people)
