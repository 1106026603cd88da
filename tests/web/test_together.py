"""What is asked together is answered as if each had asked alone, in one statement."""

import datetime

import pytest
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject, Upper

from learning_org.accounts.models import Person, User
from learning_org.web.together import Asking, answered, fetched
from practitioners.models import AgreedAction, Position, Relationship
from tests import factories as make

pytestmark = pytest.mark.django_db
SEEN = datetime.datetime(2026, 7, 1, 8, 30, 0, 123, tzinfo=datetime.UTC)


@pytest.fixture
def people():
    people = [make.staff("Ann 100% 'Able'"), make.staff('Zoë "Zeal" \\'), make.staff("Mia")]
    User.objects.filter(person=people[0]).update(last_login=SEEN)
    for person, first in zip(people, (3, 1, 2), strict=True):
        make.AgreedActionFactory(person=person, agreed_on=datetime.date(2026, 10, first), sent_up=first == 1)
    make.supervises(people[0], people[1])
    return people


def readings():
    """Querysets of several models, with what there is of values, orders and expressions."""
    grants = Person.objects.filter(pk=OuterRef("person_id")).values(found=JSONObject(name="given_name", key="pk"))
    led = Relationship.objects.filter(other_id=OuterRef("pk"))
    return [
        AgreedAction.objects.order_by("agreed_on").values("pk", "what", "agreed_on", "sent_up_on", "case_reference__reference"),
        AgreedAction.objects.order_by("-agreed_on").values("person_id", "agreed_by", "state", due=F("due_dates__due_on")),
        User.objects.order_by("pk").values("last_login", "email", "is_active", name=Upper("person__given_name")),
        Person.objects.order_by("-sort_key").values("given_name", "family_name", leads=Exists(led))[1:3],
        Position.objects.order_by("pk").values("is_primary", people=ArraySubquery(grants), keys=ArraySubquery(grants.values("pk"))),
        Position.objects.order_by("unit_id").values("unit_id").annotate(held=Count("pk")),
        Person.objects.order_by("sort_key").values("pk").distinct(),
        Person.objects.filter(family_name__contains="100%").values("family_name"),
    ]


def test_each_is_answered_as_if_it_had_asked_alone_and_all_in_one_statement(people, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = fetched(readings())
    assert found == [list(queryset) for queryset in readings()]
    assert [len(rows) > 0 for rows in found] == [True] * len(found)


def test_times_are_aware_and_keep_the_instant(people):
    [[row]] = fetched([User.objects.filter(person=people[0]).values("last_login")])
    assert (row["last_login"], row["last_login"].utcoffset()) == (SEEN, datetime.timedelta(0))


def test_nothing_is_asked_of_what_is_known_to_be_empty(people, django_assert_num_queries):
    empty = [Person.objects.none().values("pk"), Person.objects.filter(pk__in=[]).values("pk")]
    with django_assert_num_queries(0):
        assert (fetched(empty), fetched([]), answered(["known"], [])) == ([[], []], [], [["known"], []])
    one = Person.objects.filter(pk=people[0].pk).values("pk")
    no_rows = Person.objects.filter(Q(pk__in=[]) | Q(given_name="Nobody")).values("pk")
    with django_assert_num_queries(1):
        assert fetched([empty[0], one, empty[1], no_rows]) == [[], [{"pk": people[0].pk}], [], []]


@pytest.mark.parametrize("name", ["period", "fte"])
def test_a_type_that_json_does_not_carry_is_refused(name):
    with pytest.raises(TypeError, match="cannot be fetched together"):
        fetched([Position.objects.values("pk", name)])


def test_an_array_of_dates_is_refused():
    days = AgreedAction.objects.filter(person=OuterRef("pk")).values("agreed_on")
    with pytest.raises(TypeError, match="A ArrayField cannot"):
        fetched([Person.objects.values(days=ArraySubquery(days))])


@pytest.mark.parametrize("queryset", [Person.objects.all(), Person.objects.values()], ids=["instances", "every column"])
def test_columns_are_named(queryset):
    with pytest.raises(TypeError, match="name their columns"):
        fetched([queryset])


def test_answered_puts_items_where_they_were_asked_for(people, django_assert_num_queries):
    rows = Person.objects.filter(pk__in=[person.pk for person in people]).order_by("pk").values("given_name")
    names = Asking(rows, lambda rows: [row["given_name"] for row in rows])
    count = Asking(Position.objects.values("pk"), lambda rows: [len(rows)] * bool(rows))
    with django_assert_num_queries(1):
        assert answered(["first", names, "last"], [], (count,)) == [["first", "Ann", "Zoë", "Mia", "last"], [], [3]]
