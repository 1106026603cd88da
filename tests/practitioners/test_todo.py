"""The page "To do" and the message on Mondays: the boundary days of each group, who is told, when, and how often."""

import datetime

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.notifications.models import Message
from learning_org.web import clock
from practitioners.queries.todo import grouped, when
from practitioners.registries import DueItem
from practitioners.services import digest
from tests import factories as make

MONDAY, TUESDAY, SUNDAY = datetime.date(2026, 11, 16), datetime.date(2026, 11, 17), datetime.date(2026, 11, 22)
DAY = datetime.timedelta(days=1)
TO_DO = reverse("practitioners:to_do")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on(settings):
    settings.WEEKLY_DIGEST = True
    cache.clear()
    clock.today()  # the offset of a moved clock is in the cache from then on
    yield
    cache.clear()


def at(day, hour=9, minute=0):
    """A moment of November or later: London keeps to UTC then."""
    return time_machine.travel(datetime.datetime.combine(day, datetime.time(hour, minute), datetime.UTC), tick=False)


def sweep(day, hour=9, minute=0):
    with at(day, hour, minute):
        return digest.send_digests(day, Person.objects.system())


def busy(name="Priya Nair", due_on=TUESDAY, **values):
    person = make.staff(name, **values)
    make.AgreedActionFactory(person=person, agreed_by=person, what=f"Visit of {name}", due_on=due_on)
    return person


def test_groups_at_their_boundary_days():
    wednesday = datetime.date(2026, 11, 18)
    days = [datetime.date(2026, 11, 17), wednesday, SUNDAY, SUNDAY + DAY, None]
    items = [DueItem(str(day), "/", "", day) for day in days]
    assert [(group, [item.due_on for item in members]) for group, members in grouped(items, wednesday)] == [
        ("Overdue", [days[0]]),
        ("This week", [wednesday, SUNDAY]),
        ("Later", [SUNDAY + DAY]),
        ("No date", [None]),
    ]
    assert [group for group, _ in grouped(items[2:4], SUNDAY)] == ["This week", "Later"]
    assert [when(item, wednesday) for item in items] == [
        ("1 day overdue", True),
        ("Today", False),
        ("Sunday 22 November", False),
        ("Monday 23 November", False),
        ("No date", False),
    ]
    assert when(DueItem("", "/", "", datetime.date(2027, 1, 4)), wednesday) == ("Monday 4 January 2027", False)


def test_to_do_holds_everything_of_oneself_and_nothing_of_others(client):
    person = busy(due_on=MONDAY)
    make.AgreedActionFactory(person=person, what="Next week's", due_on=SUNDAY + DAY)
    make.LearningNeedFactory(person=person, title="Own need", wanted_by=SUNDAY)
    busy("Ola Ade")
    client.force_login(person.user)
    with at(TUESDAY):
        response = client.get(TO_DO)
    page = response.content.decode()
    assert [group for group, _ in response.context["groups"]] == ["Overdue", "This week", "Later"]
    assert "3 things are due from you, 1 of them overdue." in page
    assert [words in page for words in ("Visit of Priya Nair", "Own need", "Next week&#x27;s", "Visit of Ola Ade")] == [
        True,
        True,
        True,
        False,
    ]


def test_to_do_with_nothing_says_what_will_be_there(client):
    client.force_login(make.staff().user)
    page = client.get(TO_DO).content.decode()
    assert "Nothing is due from you." in page
    assert "appears here until it is done" in page


def test_to_do_is_paginated_and_odd_pages_show_the_first(client):
    person = make.staff()
    for number in range(51):
        make.AgreedActionFactory(person=person, what=f"Action {number:02}", due_on=SUNDAY)
    client.force_login(person.user)
    with at(MONDAY):
        pages = [client.get(TO_DO, {"page": page}).content.decode().count("/actions/") for page in ("1", "2", "x", "99")]
    assert [pages[0] - pages[1], pages[2] - pages[0], pages[3] - pages[0]] == [49, 0, 0]


@pytest.mark.parametrize("rows", [1, 3])
def test_to_do_asks_as_often_for_3_rows_as_for_1(client, django_assert_num_queries, rows):
    person = make.staff()
    for _ in range(rows):
        make.AgreedActionFactory(person=person)
    client.force_login(person.user)
    with django_assert_num_queries(5):  # session, user, access, registration, all else that is due
        client.get(TO_DO)


@pytest.mark.parametrize(("hour", "minute", "told"), [(6, 59, 0), (7, 0, 1)])
def test_digest_from_monday_at_seven(hour, minute, told):
    busy()
    assert sweep(MONDAY, hour, minute) == told


def test_digest_at_seven_in_london_in_summer():
    monday = datetime.date(2026, 6, 15)  # 06:00 in UTC is 07:00 in London
    make.AgreedActionFactory(person=make.staff(), agreed_on=monday, due_on=monday)
    assert (sweep(monday, 5, 59), sweep(monday, 6, 0)) == (0, 1)


def test_digest_says_what_is_overdue_and_due_by_sunday():
    person = busy(due_on=datetime.date(2026, 11, 13))
    make.LearningNeedFactory(person=person, title="Own need", wanted_by=SUNDAY)
    make.LearningNeedFactory(person=person, title="Next week", wanted_by=SUNDAY + DAY)
    make.AgreedActionFactory(person=person, what="Today's", due_on=MONDAY)
    sweep(MONDAY)
    message = Message.objects.get()
    assert (message.recipient, message.sender, message.link) == (person, Person.objects.system(), "/to-do/")
    assert message.subject == "Your week: 1 overdue and 2 due by Sunday"
    assert message.body == ("Overdue:\nVisit of Priya Nair: 3 days overdue\n\nDue this week:\nToday's: today\nOwn need: Sunday 22 November")


def test_digest_is_sent_once_a_week_and_again_in_the_next():
    busy()
    assert [sweep(MONDAY), sweep(MONDAY, 12), sweep(TUESDAY), sweep(SUNDAY), sweep(SUNDAY + DAY, 6), sweep(SUNDAY + DAY)] == [
        1,
        0,
        0,
        0,
        0,
        1,
    ]
    assert sorted(Message.objects.values_list("key", flat=True)) == [
        f"digest:{day}:{Person.objects.get(given_name='Priya').pk}" for day in ("2026-11-16", "2026-11-23")
    ]


def test_digest_is_not_sent_twice_when_the_cache_is_lost():
    busy()
    sweep(MONDAY)
    cache.clear()
    assert sweep(TUESDAY) == 0


def test_missed_monday_is_sent_on_tuesday():
    busy()
    assert (sweep(TUESDAY, 0), Message.objects.get().key[:17]) == (1, "digest:2026-11-16")


@pytest.mark.parametrize(("days", "told"), [(4, 1), (5, 0)])
def test_a_week_that_was_missed_is_told_of_until_friday(days, told):
    busy(due_on=SUNDAY)
    assert sweep(MONDAY + days * DAY) == told


def test_nothing_due_no_message():
    busy(due_on=SUNDAY + DAY)
    make.LearningNeedFactory(person=make.staff(), wanted_by=None)
    assert (sweep(MONDAY), Message.objects.count()) == (0, 0)


def test_digest_goes_only_to_people_in_post_with_an_open_account():
    busy("Has Left", first_out=MONDAY)
    busy("Not Yet", first=TUESDAY)
    busy("No Account", user=False)
    closed = busy("Closed Account").user
    closed.is_active = False
    closed.save()
    assert sweep(MONDAY) == 0


def test_digest_can_be_turned_off(settings):
    settings.WEEKLY_DIGEST = False
    busy()
    assert sweep(MONDAY) == 0


def test_digest_that_fails_for_one_is_sent_to_others_and_tried_again(monkeypatch):
    first, second = busy("Ada First"), busy("Bea Second")
    send = digest.send_digest
    failing = {"on": True}

    def fails(user, *args, **kwargs):
        if failing["on"] and user == first.user:
            raise ValueError("one that cannot be read")
        return send(user, *args, **kwargs)

    monkeypatch.setattr(digest, "send_digest", fails)
    assert (sweep(MONDAY), Message.objects.get().recipient) == (1, second)
    failing["on"] = False
    assert (sweep(MONDAY, 10), set(Message.objects.values_list("recipient", flat=True))) == (1, {first.pk, second.pk})


@pytest.mark.parametrize("people", [1, 3])
def test_digest_asks_3_statements_a_person_when_nothing_is_due(django_assert_num_queries, people):
    for _ in range(people):
        make.staff()
    system = Person.objects.system()
    with at(MONDAY), django_assert_num_queries(1 + 3 * people):  # the accounts; for each their roles, registration and all else
        digest.send_digests(MONDAY, system)


@pytest.mark.parametrize("people", [1, 3])
def test_digest_asks_as_many_statements_for_each_person_told(django_assert_num_queries, people):
    for number in range(people):
        person = busy(f"Name Number{number}")
        for _ in range(number):
            make.AgreedActionFactory(person=person, due_on=MONDAY)
    system = Person.objects.system()
    with at(MONDAY), django_assert_num_queries(1 + 10 * people):  # the three, the message and its e-mail, each in a savepoint
        digest.send_digests(MONDAY, system)
