"""Messages: told once, read by their recipient alone."""

import datetime

import pytest
from django.urls import reverse

from learning_org.notifications import queries, services
from learning_org.notifications.models import Delivery, Message
from learning_org.web import clock
from learning_org.web.errors import Refused
from tests.factories import DeliveryFactory, MessageFactory, PersonFactory, UserFactory, staff

pytestmark = pytest.mark.django_db
LIST = "/messages/"


@pytest.fixture
def priya():
    return staff("Priya Nair")


@pytest.fixture
def tom():
    return staff("Tom Hale")


@pytest.fixture
def signed_in(client, priya):
    client.force_login(priya.user, backend="learning_org.accounts.backends.InPostBackend")
    return client


def tell(recipient, by, **words):
    return services.notify(recipient, by=by, **({"subject": "An action is due", "body": "Call housing.", "key": "action:1"} | words))


def test_notify_makes_a_message_and_its_delivery(priya, tom):
    message = tell(priya, tom, link="/actions/1/", link_text="Open the action")
    assert (message.recipient, message.sender, message.read_at, message.link) == (priya, tom, None, "/actions/1/")
    delivery = message.delivery
    assert (delivery.address, delivery.state, delivery.attempts) == (priya.user.email, "waiting", 0)
    assert delivery.email_id.endswith("@localhost>")


def test_notify_with_the_same_key_tells_once(priya, tom):
    assert tell(priya, tom) == tell(priya, tom, subject="Again")
    assert (Message.objects.count(), Delivery.objects.count()) == (1, 1)


def test_notify_without_key_tells_each_time(priya, tom):
    assert tell(priya, tom, key=None) != tell(priya, tom, key=None)


@pytest.mark.parametrize("who", ["account", "closed account", "no account", "nowhere"])
def test_address_is_the_accounts_else_the_work_address(tom, who):
    work = "w@westmere.example"
    person, expected = {
        "account": lambda: (UserFactory(email="a@westmere.example").person, ("a@westmere.example", "waiting")),
        "closed account": lambda: (UserFactory(closed=True, person__work_email=work).person, (work, "waiting")),
        "no account": lambda: (PersonFactory(work_email=work), (work, "waiting")),
        "nowhere": lambda: (PersonFactory(no_address=True), ("", "no_address")),
    }[who]()
    delivery = tell(person, tom).delivery
    assert (delivery.address, delivery.state) == expected


def test_broker_away_at_commit_loses_nothing(priya, tom, broker_away, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        message = tell(priya, tom)
    assert len(callbacks) == 1
    assert Delivery.objects.get(message=message).state == "waiting"


def test_only_the_recipient_reads(priya, tom):
    message = tell(priya, tom)
    with pytest.raises(Refused, match="Only the recipient"):
        services.read_message(message, by=tom)
    first = services.read_message(message, by=priya).read_at
    assert services.read_message(message, by=priya).read_at == first


@pytest.mark.parametrize("rows", [1, 3])
def test_message_list_costs_the_same_for_any_number(signed_in, priya, tom, rows, django_assert_num_queries):
    MessageFactory.create_batch(rows, recipient=priya, sender=tom)
    clock.now()  # where time is moved is asked once, not by every page
    with django_assert_num_queries(5):
        response = signed_in.get(LIST)
    assert response.text.count("Unread</span>") == rows


def test_message_list_shows_unread_first_and_nobody_elses(signed_in, priya, tom):
    day = datetime.datetime(2026, 11, 20, 9, tzinfo=datetime.UTC)
    MessageFactory(recipient=priya, subject="Read, new", created_at=day, read_at=day)
    MessageFactory(recipient=priya, subject="Unread, old", body="Confidential text")
    MessageFactory(recipient=tom, subject="For Tom")
    text = signed_in.get(reverse("notifications:message_list")).text
    assert text.index("Unread, old") < text.index("Read, new")
    assert "For Tom" not in text
    assert "Confidential text" not in text
    unread = signed_in.get(LIST + "?show=unread").text
    assert "Unread, old" in unread
    assert "Read, new" not in unread


def test_empty_lists_say_what_will_be_here(signed_in):
    assert "No messages yet" in signed_in.get(LIST).text
    assert "You have read everything" in signed_in.get(LIST + "?show=unread").text


def test_message_detail_shows_the_text_and_marks_it_read(signed_in, priya, tom):
    message = MessageFactory(recipient=priya, sender=tom, body="Call <housing>.", link="/actions/1/", link_text="Open the action")
    response = signed_in.get(reverse("notifications:message_detail", args=[message.pk]))
    assert "Call &lt;housing&gt;." in response.text
    assert 'href="/actions/1/"' in response.text
    assert "From Tom Hale, 16 November 2026, 09:00" in response.text
    message.refresh_from_db()
    assert message.read_at is not None


def test_message_detail_of_somebody_else_is_not_found(signed_in, tom):
    message = MessageFactory(recipient=tom)
    assert signed_in.get(reverse("notifications:message_detail", args=[message.pk])).status_code == 404
    message.refresh_from_db()
    assert message.read_at is None


def test_message_read_all_marks_mine_alone(signed_in, priya, tom):
    MessageFactory.create_batch(2, recipient=priya)
    MessageFactory(recipient=tom)
    response = signed_in.post(reverse("notifications:message_read_all"), follow=True)
    assert "2 messages are marked as read." in response.text
    assert list(Message.objects.unread().values_list("recipient", flat=True)) == [tom.pk]
    assert signed_in.get(reverse("notifications:message_read_all")).status_code == 405


def test_unread_for_is_one_query_and_newest_first(priya, tom, django_assert_num_queries):
    for day in (18, 20, 19):
        MessageFactory(recipient=priya, subject=f"Day {day}", created_at=datetime.datetime(2026, 11, day, tzinfo=datetime.UTC))
    MessageFactory(recipient=tom)
    with django_assert_num_queries(1):
        assert [message.subject for message in queries.unread_for(priya, 2)] == ["Day 20", "Day 19"]


# -- Deliveries --------------------------------------------------------------------------------


@pytest.fixture
def administrator(client):
    ada = staff("Ada Min", role="administrator")
    client.force_login(ada.user, backend="learning_org.accounts.backends.InPostBackend")
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_delivery_list_costs_the_same_for_any_number(administrator, rows, django_assert_num_queries):
    DeliveryFactory.create_batch(rows)
    clock.now()  # where time is moved is asked once, not by every page
    with django_assert_num_queries(5):
        administrator.get(reverse("notifications:delivery_list"))


def test_delivery_list_shows_states_never_words(administrator, priya):
    DeliveryFactory(message__recipient=priya, message__subject="Secret subject", message__body="Secret text", failed=True)
    text = administrator.get(reverse("notifications:delivery_list")).text
    assert "Priya Nair" in text
    assert "Failed" in text
    assert "Secret" not in text


def test_delivery_list_is_for_administrators(signed_in):
    response = signed_in.get(reverse("notifications:delivery_list"))
    assert response.status_code == 403
    assert "Administrators see this." in response.text


def test_delivery_again_sends_a_failed_one_once_more(administrator):
    delivery = DeliveryFactory(failed=True)
    url = reverse("notifications:delivery_again", args=[delivery.pk])
    assert "Connection refused" in administrator.get(url).text
    assert administrator.post(url).url == reverse("notifications:delivery_list")
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("waiting", 0)
    assert "This e-mail has not failed." in administrator.post(url).text


def test_delivery_again_is_for_administrators(signed_in):
    assert signed_in.post(reverse("notifications:delivery_again", args=[DeliveryFactory(failed=True).pk])).status_code == 403
