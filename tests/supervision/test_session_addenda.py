"""What is added to a signed supervision: by whom, signed by itself, and below a record that stays as it is."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse

from learning_org.notifications.models import Message
from learning_org.trail.adding import add_addendum, addenda_of
from learning_org.trail.models import Addendum, Signature
from learning_org.trail.owner import as_owner
from learning_org.web.errors import Refused
from supervision.queries.record import signatures_on
from tests import factories as make
from tests.supervision.conftest import begun, fresh, signed

TEXT = "The meeting is in the second week of December."

pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def session(priya, helen):
    return fresh(signed(priya, helen))


def address(session):
    return reverse("trail:addendum_create", args=["supervision.supervisionsession", session.pk])


def test_addendum_is_signed_told_and_shown_to_every_reader(client, session, priya, helen, boss):
    client.force_login(priya.user)
    response = client.post(address(session), {"text": TEXT, "password": make.PASSWORD})
    assert response.url == reverse("supervision:session_detail", args=[session.pk]) + "#addenda"
    addendum = Addendum.objects.get()
    assert (addendum.person, addendum.text, addendum.record_id) == (priya, TEXT, session.pk)
    signature = Signature.objects.get(record_kind="trail.addendum", record_id=addendum.pk)
    assert signature.person == priya
    assert addenda_of(session)[0].whole is True
    assert [message.recipient for message in Message.objects.filter(key__startswith="addendum:")] == [helen]
    for reader in (priya, helen, boss):
        client.force_login(reader.user)
        assert TEXT in client.get(reverse("supervision:session_detail", args=[session.pk])).text
    assert [whole for _, whole in signatures_on(session)] == [True, True]


def test_addendum_sent_twice_is_one(session, priya):
    assert add_addendum(session, text=TEXT, by=priya) == add_addendum(session, text=f" {TEXT} ", by=priya)
    assert Addendum.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"text": TEXT, "password": "not mine"}, "This is not your password"),
        ({"text": TEXT}, "Enter your password to sign"),
        ({"password": make.PASSWORD}, "Enter what you want to add"),
        ({"text": "x" * 10_001, "password": make.PASSWORD}, "The addendum must be 10000 characters or fewer"),
    ],
)
def test_addendum_form_says_what_is_missing_and_keeps_the_text(client, session, priya, data, says):
    client.force_login(priya.user)
    text = client.post(address(session), data).text
    assert says in text
    assert data.get("text", "") in text
    assert not Addendum.objects.exists()


def test_addendum_is_refused_to_readers_who_did_not_sign_and_before_it_is_locked(client, session, priya, helen, boss, stranger):
    for person in (boss, stranger):
        with pytest.raises(Refused, match="Only those who signed"):
            add_addendum(session, text=TEXT, by=person)
    with pytest.raises(Refused, match="Enter what you want"):
        add_addendum(session, text="  ", by=priya)
    with pytest.raises(Refused, match="can still be changed"):
        add_addendum(begun(priya, helen), text=TEXT, by=priya)
    client.force_login(boss.user)
    assert client.post(address(session), {"text": TEXT, "password": make.PASSWORD}).status_code == 403
    client.force_login(stranger.user)
    assert client.post(address(session), {"text": TEXT, "password": make.PASSWORD}).status_code == 404


@pytest.mark.parametrize("table", ["trail_addendum", "trail_reasongrant", "trail_reasonconcerned", "trail_signaturecheck"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_rows_are_only_ever_added(session, priya, table, statement):
    add_addendum(session, text=TEXT, by=priya)
    make.ReasonConcernedFactory()
    make.SignatureCheckFactory()
    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


@pytest.fixture
def _owner(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), as_owner(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("_owner")
@pytest.mark.parametrize("table", ["trail_addendum", "trail_reasongrant"])
def test_not_even_the_owner_changes_one(table):
    make.AddendumFactory()
    make.ReasonGrantFactory()
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET record_id = 5")  # noqa: S608
