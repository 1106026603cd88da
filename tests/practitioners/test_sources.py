"""The council's own list of sources of learning (P24, P25, S9, Q77, F76)."""

import pytest
from django.urls import reverse

from learning_org.web.errors import Refused
from practitioners.models import LearningSource
from practitioners.services.sources import add_source, restore_source, retire_source
from tests import factories as make

LIST = reverse("practitioners:source_list")
pytestmark = pytest.mark.django_db


@pytest.fixture
def psw():
    return make.staff("Pat Principal", role="psw")


def names(client):
    return [row.record.name for row in client.get(LIST).context["table"].page.object_list]


def test_source_is_added_and_offered_to_whoever_records_learning(client, psw):
    client.force_login(psw.user)
    client.post(reverse("practitioners:source_create"), {"name": "Frontline library", "address": "library.example.org"})
    assert LearningSource.objects.get(name="Frontline library").address == "https://library.example.org"
    assert "Frontline library" in client.get("/my-learning/record/").content.decode()


def test_source_twice_is_refused_in_any_case_and_what_was_typed_is_kept(client, psw):
    client.force_login(psw.user)
    response = client.post(reverse("practitioners:source_create"), {"name": "research in PRACTICE", "address": ""})
    assert response.context["form"].errors == {"name": ["This source is in the list already."]}
    assert "research in PRACTICE" in response.content.decode()
    with pytest.raises(Refused):
        add_source(name="Research in Practice", by=psw)


def test_source_is_retired_and_restored_and_pieces_keep_it(client, psw):
    source = LearningSource.objects.get(name="Research in Practice")
    entry = make.CPDEntryFactory(person=psw, found_in=source)
    client.force_login(psw.user)
    client.post(reverse("practitioners:source_retire", args=[source.pk]))
    assert retire_source(source, by=psw).is_active is False
    assert "Research in Practice" not in client.get("/my-learning/record/").content.decode()
    assert "Research in Practice" in client.get(reverse("practitioners:cpd_detail", args=[entry.pk])).content.decode()
    assert names(client)[-1] == "Research in Practice"
    client.post(reverse("practitioners:source_restore", args=[source.pk]))
    assert restore_source(source, by=psw).is_active is True


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_sources_costs_the_same_for_any_number(client, psw, count, django_assert_num_queries):
    LearningSource.objects.all().delete()
    for _ in range(count):
        make.LearningSourceFactory()
    client.force_login(psw.user)
    with django_assert_num_queries(6):
        assert len(names(client)) == count
