"""Making, changing and closing accounts."""

import pytest
from django.core import mail
from django.urls import reverse

from learning_org.accounts import services
from learning_org.accounts.models import Person, User
from learning_org.accounts.tasks import send_account_email
from learning_org.web.errors import Refused
from tests.factories import PASSWORD, PersonFactory, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return staff("Ada Min", role="administrator")


@pytest.fixture
def priya():
    return staff("Priya Nair", user=False)


def test_create_account_makes_one_without_password_and_sends_the_invitation(priya, ada, broker_away, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        user = services.create_account(priya, email=" Priya.Nair@Westmere.example ", by=ada)
    assert (user.email, user.is_active, user.has_usable_password()) == ("priya.nair@westmere.example", True, False)
    (invitation,) = mail.outbox
    assert (invitation.to, invitation.subject) == (["priya.nair@westmere.example"], "Your account is ready – Learning Organisation")
    assert "http://localhost:8000/accounts/password/reset/" in invitation.body
    assert invitation.extra_headers["Auto-Submitted"] == "auto-generated"


def test_create_account_twice_is_refused(priya, ada):
    services.create_account(priya, email="priya@westmere.example", by=ada)
    with pytest.raises(Refused, match="Priya Nair has an account already."):
        services.create_account(priya, email="priya2@westmere.example", by=ada)
    assert User.objects.filter(person=priya).count() == 1


def test_create_account_with_somebody_elses_address_is_refused_beside_the_field(priya, ada):
    with pytest.raises(Refused) as refusal:
        services.create_account(priya, email=ada.user.email.upper(), by=ada)
    assert (refusal.value.message, refusal.value.field) == ("Somebody else signs in with this address.", "email")


def test_create_account_for_the_product_itself_is_refused(ada):
    with pytest.raises(Refused, match="does not sign in"):
        services.create_account(Person.objects.system(), email="system@westmere.example", by=ada)


def test_change_email_tells_both_addresses_and_old_links_stop_working(priya, ada, broker_away, client, django_capture_on_commit_callbacks):
    from learning_org.accounts.emails import reset_link

    user = services.create_account(priya, email="priya@westmere.example", by=ada)
    link = reset_link(user).removeprefix("http://localhost:8000")
    with django_capture_on_commit_callbacks(execute=True):
        services.change_email(user, email="p.nair@westmere.example", by=ada)
    assert [message.to for message in mail.outbox] == [["p.nair@westmere.example"], ["priya@westmere.example"]]
    assert "This link does not work any more" in client.get(link, follow=True).text


@pytest.mark.parametrize("email", ["ada", "own"])
def test_change_email_is_refused(priya, ada, email):
    user = services.create_account(priya, email="priya@westmere.example", by=ada)
    with pytest.raises(Refused) as refusal:
        services.change_email(user, email=ada.user.email if email == "ada" else "PRIYA@westmere.example", by=ada)
    assert refusal.value.field == "email"


def test_close_account_ends_the_session_at_the_next_page(client, ada):
    priya = staff("Priya Nair")
    client.login(email=priya.user.email, password=PASSWORD)
    assert client.get(reverse("account_change_password")).status_code == 200
    services.close_account(priya.user, by=ada)
    assert client.get(reverse("account_change_password")).status_code == 302
    with pytest.raises(Refused, match="closed already"):
        services.close_account(priya.user, by=ada)


def test_nobody_closes_their_own_account(ada):
    with pytest.raises(Refused, match="Somebody else has to close your own account."):
        services.close_account(ada.user, by=ada)


def test_open_account_invites_again_and_the_old_password_is_gone(ada, broker_away, django_capture_on_commit_callbacks):
    priya = staff("Priya Nair")
    services.close_account(priya.user, by=ada)
    with django_capture_on_commit_callbacks(execute=True):
        user = services.open_account(priya.user, by=ada)
    assert (user.is_active, user.check_password(PASSWORD)) == (True, False)
    assert [message.to for message in mail.outbox] == [[priya.user.email]]
    with pytest.raises(Refused, match="open already"):
        services.open_account(user, by=ada)


def test_invitation_again_is_refused_for_a_closed_account(ada):
    user = services.close_account(staff("Priya Nair").user, by=ada)
    with pytest.raises(Refused, match="closed"):
        services.send_invitation(user, by=ada)


def test_closed_account_is_told_nothing(ada):
    user = services.close_account(staff("Priya Nair").user, by=ada)
    send_account_email("invitation", user.pk)
    assert mail.outbox == []


def test_history_of_an_account_holds_no_password(ada):
    user = services.create_account(PersonFactory(), email="new@westmere.example", by=ada)
    fields = {field.name for field in User.pgh_event_model._meta.fields}
    assert "password" not in fields
    assert "last_login" not in fields
    events = User.pgh_event_model.objects.filter(pgh_obj_id=user.pk)
    assert list(events.values_list("pgh_label", "email")) == [("insert", "new@westmere.example")]
