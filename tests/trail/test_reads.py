"""Who has read whose records."""

import datetime

import pytest
from django.urls import reverse

from learning_org.trail.models import ReadLog
from learning_org.trail.services import log_read
from learning_org.web import clock
from tests.factories import CPDEntryFactory, ReadLogFactory, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya():
    return staff("Priya Nair")


@pytest.fixture
def helen():
    return staff("Helen Marsh")


@pytest.fixture
def officer():
    return staff("Ian Gov", role="ig_officer")


def sign_in(client, person):
    client.force_login(person.user, backend="learning_org.accounts.backends.InPostBackend")
    clock.now()  # where time is moved is asked once, not by every page
    return client


def test_log_read_is_one_insert_and_none_for_ones_own(priya, helen, django_assert_num_queries):
    entry = CPDEntryFactory(person=priya)
    clock.now()
    with django_assert_num_queries(1):
        row = log_read(entry, subject=priya, page="practitioners:cpd_detail", by=helen)
    assert (row.reader, row.subject, row.record_kind, row.record_id) == (helen, priya, "practitioners.cpdentry", entry.pk)
    with django_assert_num_queries(0):
        assert log_read(entry, subject=priya, page="practitioners:cpd_detail", by=priya) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_my_reads_costs_the_same_for_any_number(client, priya, helen, rows, django_assert_num_queries):
    ReadLogFactory.create_batch(rows, subject=priya, reader=helen)
    sign_in(client, priya)
    with django_assert_num_queries(5):
        text = client.get(reverse("trail:my_reads")).text
    assert text.count("Helen Marsh") == rows


def test_my_reads_shows_mine_alone(client, priya, helen, officer):
    ReadLogFactory(subject=priya, reader=helen, read_at=datetime.datetime(2026, 7, 14, 9, 30, tzinfo=datetime.UTC))
    ReadLogFactory(subject=helen, reader=officer)
    text = sign_in(client, priya).get("/who-has-read/").text
    assert "Helen Marsh" in text
    assert "14 July 2026, 10:30" in text
    assert "Ian Gov" not in text


def test_my_reads_of_the_officer_are_the_officers_own(client, officer, priya, helen):
    ReadLogFactory(subject=priya, reader=helen)
    assert "Nobody else has read your records" in sign_in(client, officer).get(reverse("trail:my_reads")).text


def test_my_reads_teaches_when_empty(client, priya):
    assert "Nobody else has read your records" in sign_in(client, priya).get(reverse("trail:my_reads")).text


def test_read_log_is_for_the_information_governance_officer(client, priya):
    response = sign_in(client, priya).get(reverse("trail:read_log"))
    assert response.status_code == 403
    assert "information-governance officer" in response.text


@pytest.mark.parametrize("rows", [1, 3])
def test_read_log_costs_the_same_for_any_number(client, officer, rows, django_assert_num_queries):
    ReadLogFactory.create_batch(rows)
    sign_in(client, officer)
    with django_assert_num_queries(5):
        client.get(reverse("trail:read_log"))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["early", "late"]),
        ("?reader=marsh", ["early"]),
        ("?subject=nair", ["late"]),
        ("?since_day=25&since_month=10&since_year=2026", ["late"]),
        ("?until_day=24&until_month=10&until_year=2026", ["early"]),
        ("?since_day=26&since_month=10&since_year=2026", []),
    ],
)
def test_read_log_is_filtered_by_person_and_london_day(client, officer, priya, helen, query, shown):
    # 22:59 UTC is 23:59 on 24 October in London, and 23:30 UTC is half past midnight on the 25th, the last hours of summer time.
    early = ReadLogFactory(reader=helen, page="early:early", read_at=datetime.datetime(2026, 10, 24, 22, 59, tzinfo=datetime.UTC))
    late = ReadLogFactory(subject=priya, page="late:late", read_at=datetime.datetime(2026, 10, 24, 23, 30, tzinfo=datetime.UTC))
    text = sign_in(client, officer).get(reverse("trail:read_log") + query).text
    assert [row.page.split(":")[0] for row in (early, late) if row.page.split(":")[0].capitalize() in text] == shown
    assert ("Nothing matches" in text) == (not shown)


def test_read_log_visible_to_a_leaver_is_nothing(priya, helen):
    leaver = staff("Lee Gone", role="ig_officer", first_out=clock.today())
    ReadLogFactory(subject=leaver)
    assert not ReadLog.objects.visible_to(leaver.user).exists()
