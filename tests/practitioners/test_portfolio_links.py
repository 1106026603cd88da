"""A read-only link for a panel: what it shows, until when, and that each opening stays noted."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from learning_org.web.errors import Refused
from practitioners.models import PortfolioLink, PortfolioOpening
from practitioners.services import portfolio as services
from practitioners.services.leaving import leave
from tests import factories as make

NOON = datetime.datetime(2026, 11, 19, 12, tzinfo=datetime.UTC)
LAST = datetime.date(2026, 12, 4)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def author(db):
    return make.staff("Priya Nair")


def shown(author, **more):
    return make.CPDEntryFactory(person=author, title="Talking with teenagers", **more)


def made(author, *pieces, **more):
    values = {"for_whom": "Progression panel", "last_day": LAST, "pieces": pieces} | more
    return services.make_portfolio_link(author, **values, by=author)


def opened(link):
    return Client().get(services.address_of(link))


def test_link_shows_the_chosen_pieces_to_anybody_who_holds_it_and_notes_each_opening(author):
    hidden = make.CPDEntryFactory(person=author, title="Not chosen")
    link = made(author, shown(author, with_reflection=True, with_peer=True))
    response = opened(link)
    text = response.content.decode()
    assert "Talking with teenagers" in text
    assert "That I take silence as refusal." in text
    assert hidden.title not in text
    assert "my hurry" not in text  # the reflection
    assert (response["X-Robots-Tag"], response["Referrer-Policy"]) == ("noindex", "no-referrer")
    assert "no-store" in response["Cache-Control"]
    Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"}).get(services.address_of(link))
    assert [row.at for row in link.openings.all()] == [NOON, NOON]
    assert link.openings.first().device == "Firefox on Windows"
    Client().head(services.address_of(link))
    assert link.openings.count() == 2


def test_link_shows_reflections_when_its_author_wants_that(author):
    assert "my hurry" in opened(made(author, shown(author, with_reflection=True), with_reflections=True)).content.decode()


def test_link_names_no_case_to_readers_outside(author):
    entry = shown(author, description="A visit to C-20431, and one to c-20388.", case_reference=make.CaseReferenceFactory())
    text = opened(made(author, entry)).content.decode()
    assert "A visit to [a case], and one to [a case]." in text
    assert entry.case_reference.reference not in text


def test_link_opens_to_the_end_of_its_last_day_and_not_after(author):
    link = made(author, shown(author))
    for moment, status in (
        (datetime.datetime(2026, 12, 4, 23, 59, tzinfo=datetime.UTC), 200),
        (datetime.datetime(2026, 12, 5, 0, 0, tzinfo=datetime.UTC), 410),
    ):
        with time_machine.travel(moment, tick=False):
            response = opened(link)
            assert response.status_code == status
            assert ("Talking with teenagers" in response.content.decode()) == (status == 200)
    assert link.openings.count() == 1


def test_link_taken_back_opens_nothing_and_is_taken_back_once(author):
    link = made(author, shown(author))
    services.revoke_portfolio_link(link, by=author)
    response = opened(link)
    assert response.status_code == 410
    assert "taken it back" in response.content.decode()
    assert "Priya" not in response.content.decode()
    with time_machine.travel(NOON + DAY, tick=False):
        assert services.revoke_portfolio_link(link, by=author).revoked_on == NOON.date()
    with pytest.raises(Refused, match="Only the person who made this link"):
        services.revoke_portfolio_link(link, by=make.staff("Daniel Achebe"))


def test_link_opens_nothing_once_its_author_has_left(author):
    link = made(author, shown(author))
    leave(author, last_day=NOON.date(), by=make.staff("Ada Min", role="administrator"))
    assert opened(link).status_code == 200
    with time_machine.travel(NOON + DAY, tick=False):
        assert opened(link).status_code == 410


def test_link_drops_a_piece_that_was_withdrawn(author):
    kept, gone = shown(author), make.CPDEntryFactory(person=author, title="Taken back since")
    link = made(author, kept, gone)
    gone.state, gone.withdrawn_at = "withdrawn", NOON
    gone.save()
    assert "Taken back since" not in opened(link).content.decode()


def test_token_that_was_not_made_here_is_not_found_and_many_are_made_to_wait(author, settings):
    settings.ACCOUNT_RATE_LIMITS = {"portfolio_link": "60/10m/ip"}
    make.PortfolioLinkFactory(person=author)
    client = Client()
    answers = [client.get(reverse("practitioners:portfolio_by_link", args=[f"wrong-{number}"])).status_code for number in range(61)]
    assert answers[:60] == [404] * 60
    assert answers[60] == 429


def test_openings_are_changed_and_taken_away_by_nobody(author):
    row = make.PortfolioOpeningFactory()
    for change in (lambda: PortfolioOpening.objects.update(device=""), lambda: row.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert PortfolioOpening.objects.get().device == "Firefox on Windows"


def test_link_made_twice_is_one(author):
    entry = shown(author)
    assert made(author, entry) == made(author, entry)
    assert made(author, entry, for_whom="Another panel") != made(author, entry)
    assert PortfolioLink.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"last_day": NOON.date() - DAY}, "between today and 90 days"),
        ({"last_day": NOON.date() + 91 * DAY}, "between today and 90 days"),
        ({"pieces": []}, "at least one piece"),
    ],
)
def test_link_is_refused(author, change, words):
    with pytest.raises(Refused, match=words):
        made(author, shown(author), **change)
    assert not PortfolioLink.objects.exists()


def test_link_is_refused_for_others_pieces_and_by_others(author):
    with pytest.raises(Refused, match="your own pieces"):
        made(author, make.CPDEntryFactory())
    with pytest.raises(Refused, match="your own pieces"):
        made(author, shown(author, withdrawn=True))
    with pytest.raises(Refused, match="Only the person"):
        services.make_portfolio_link(author, for_whom="x", last_day=LAST, pieces=[shown(author)], by=make.staff("Daniel Achebe"))
    assert made(author, shown(author), last_day=NOON.date() + 90 * DAY)


def test_pages_make_show_and_take_back_a_link(client, author):
    client.force_login(author.user)
    entry = shown(author)
    page = client.get(reverse("practitioners:portfolio_link_create")).content.decode()
    assert "At the latest 17 February 2027" in page
    sent = {"for_whom": "Panel", "last_day_day": 4, "last_day_month": 12, "last_day_year": 2026, "pieces": entry.pk}
    text = client.post(reverse("practitioners:portfolio_link_create"), sent, follow=True).content.decode()
    link = PortfolioLink.objects.get()
    assert f"http://testserver{services.address_of(link).split(':')[0]}" in text
    assert "Nobody has opened it yet." in text
    opened(link)
    assert "Opened 1 time" in client.get(reverse("practitioners:portfolio_link_detail", args=[link.pk])).content.decode()
    client.post(reverse("practitioners:portfolio_link_revoke", args=[link.pk]))
    assert "Taken back" in client.get(reverse("practitioners:portfolio_link_list")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_links_costs_the_same_for_any_number(client, author, count, django_assert_num_queries):
    client.force_login(author.user)
    for _ in range(count):
        make.PortfolioOpeningFactory(link=make.PortfolioLinkFactory(person=author))
    with django_assert_num_queries(6):
        response = client.get(reverse("practitioners:portfolio_link_list"))
    assert [row.record.opened for row in response.context["table"].page.object_list] == [1] * count
