"""An administrator makes, changes, closes and opens a sign-in from the person's page."""

import pytest
from django.urls import reverse

from learning_org.accounts.models import User
from learning_org.accounts.roles import Role
from tests.factories import UserFactory, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(client):
    client.force_login(staff(role=Role.ADMINISTRATOR).user)
    return lambda person, **data: client.post(reverse("practitioners:person_account", args=[person.pk]), data)


def test_person_account_is_made_once(send):
    person = staff("Ann Able", user=False)
    assert send(person, email="Ann@Westmere.example").status_code == 302
    assert User.objects.get(person=person).email == "ann@westmere.example"
    send(person, email="ann@westmere.example")  # a second tab: the form is by now the one that changes a sign-in
    assert User.objects.filter(person=person).count() == 1


def test_person_account_address_of_somebody_else_is_refused_beside_the_field(send):
    UserFactory(email="taken@westmere.example")
    person = staff("Ann Able", user=False)
    assert send(person, email="taken@westmere.example").context["form"].errors == {"email": ["Somebody else signs in with this address."]}
    assert send(person).context["form"].errors == {"email": ["Enter the e-mail address to sign in with"]}


def test_person_account_changes_closes_and_opens(send):
    person = staff("Ann Able")
    assert send(person, what="address", email="new@westmere.example").status_code == 302
    assert send(person, what="invite").status_code == 302
    assert send(person, what="close").status_code == 302
    user = User.objects.get(person=person)
    assert (user.email, user.is_active) == ("new@westmere.example", False)
    assert send(person).status_code == 302
    assert User.objects.get(person=person).is_active


def test_person_account_of_oneself_cannot_be_closed(client, send):
    me = User.objects.get().person
    assert "Somebody else has to close your own account" in send(me, what="close").content.decode()
    assert User.objects.get().is_active
