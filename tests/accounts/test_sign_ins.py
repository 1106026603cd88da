"""The history of sign-ins: what is kept, who sees it, and that it is only ever added to."""

import datetime

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from learning_org.accounts import devices, services
from learning_org.accounts.models import SignIn
from learning_org.accounts.roles import Role
from learning_org.settings import base
from learning_org.web import clock
from tests.accounts.codes import sign_in
from tests.factories import PASSWORD, SignInFactory, staff

pytestmark = pytest.mark.django_db
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0"
PIXEL = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"


@pytest.fixture
def priya():
    return staff("Priya Nair")


def rows(person):
    return list(SignIn.objects.filter(user=person.user).order_by("pk").values_list("what", "address", "device"))


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (EDGE, "Edge on Windows"),
        (PIXEL, "Chrome on Android"),
        (IPHONE, "Safari on iPhone"),
        (FIREFOX, "Firefox on Linux"),
        ("", "Another browser on another system"),
        ("curl/8.5 <script>" * 50, "Another browser on another system"),
    ],
)
def test_device_in_words(agent, words):
    assert devices.in_words(agent) == words


def test_signing_in_and_out_is_kept(client, priya):
    client.defaults |= {"HTTP_USER_AGENT": EDGE, "REMOTE_ADDR": "198.51.100.7"}
    sign_in(client, priya, "wrong")
    sign_in(client, priya)
    client.post(reverse("account_logout"))
    here = ("198.51.100.7", "Edge on Windows")
    assert rows(priya) == [("wrong_password", *here), ("signed_in", *here), ("signed_out", *here)]


def test_changing_the_password_is_kept(client, priya):
    sign_in(client, priya)
    new = "copper lantern meadow"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert [what for what, *_ in rows(priya)] == ["signed_in", "password_changed"]


def test_new_password_by_link_is_kept(client, priya):
    from learning_org.accounts.emails import reset_link

    form = client.get(reset_link(priya.user).removeprefix("http://localhost:8000")).url
    client.post(form, {"password1": "copper lantern meadow", "password2": "copper lantern meadow"})
    assert [what for what, *_ in rows(priya)] == ["password_changed"]


def test_being_made_to_wait_is_kept_once(client, priya, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}
    for _ in range(9):
        sign_in(client, priya, "wrong")
    assert [what for what, *_ in rows(priya)] == ["wrong_password"] * 5 + ["locked"]


def test_address_behind_the_councils_proxy_is_the_visitors(client, priya, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    sign_in(client, priya)
    client.post(reverse("account_logout"))
    client.post(
        reverse("account_login"),
        {"login": priya.user.email, "password": PASSWORD},
        headers={"X-Forwarded-For": "203.0.113.50, 198.51.100.9"},
    )
    assert rows(priya)[-1][:2] == ("signed_in", "198.51.100.9")  # the last is what the proxy itself saw


@pytest.mark.parametrize("forwarded", ["203.0.113.50", "", "nonsense, and more", "\x00, \x00"])
def test_fewer_addresses_than_proxies_count_by_who_connected(client, priya, settings, forwarded):
    """Such a request did not come through all of the council's proxies, and what it claims is worth nothing; it is no fault of ours."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT, settings.ACCOUNT_RATE_LIMITS = 2, base.ACCOUNT_RATE_LIMITS
    client.defaults |= {"REMOTE_ADDR": "198.51.100.7", "HTTP_X_FORWARDED_FOR": forwarded}
    assert sign_in(client, priya).status_code == 302
    assert rows(priya)[-1][:2] == ("signed_in", "198.51.100.7")


def test_time_is_the_products(client, priya, time_machine):
    time_machine.move_to("2026-11-02 09:15Z", tick=False)
    sign_in(client, priya)
    assert SignIn.objects.get().at == datetime.datetime(2026, 11, 2, 9, 15, tzinfo=datetime.UTC)


# -- A device of another kind -----------------------------------------------------------------------


def test_owner_is_told_of_another_device_once(client, priya, broker_away, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for agent in (EDGE, EDGE, PIXEL, PIXEL, EDGE):
            client.logout()
            client.defaults["HTTP_USER_AGENT"] = agent
            sign_in(client, priya)
    (told,) = mail.outbox
    assert (told.to, told.subject) == ([priya.user.email], "You signed in with another device – Learning Organisation")
    assert "a device you had not used before: Chrome on Android." in told.body


def test_wrong_password_from_elsewhere_tells_nobody(priya, django_capture_on_commit_callbacks):
    SignInFactory(user=priya.user)
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        services.note_sign_in(priya.user, SignIn.What.WRONG_PASSWORD, device="Chrome on Android")
    assert callbacks == []


# -- Only ever added to --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda row: SignIn.objects.filter(pk=row.pk).update(what="signed_in"),
        lambda row: SignIn.objects.bulk_update([row], ["device"]),
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: _sql("UPDATE accounts_signin SET address = NULL"),
        lambda row: _sql("DELETE FROM accounts_signin"),
        lambda row: _sql("TRUNCATE accounts_signin"),
    ],
)
def test_row_is_neither_changed_nor_removed(change):
    row = SignInFactory()
    with pytest.raises(DatabaseError), transaction.atomic():
        change(row)
    assert SignIn.objects.get().device == "Edge on Windows"


def _sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


# -- Who sees it -----------------------------------------------------------------------------------------


def test_page_shows_ones_own_with_addresses_newest_first(client, priya):
    SignInFactory(user=priya.user, at=datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC), address="198.51.100.7")
    SignInFactory(user=priya.user, at=datetime.datetime(2026, 11, 2, 9, 30, tzinfo=datetime.UTC), wrong_password=True)
    SignInFactory(user=staff("Ben Okafor").user, device="Opera on Mac")
    client.force_login(priya.user)
    page = client.get(reverse("account_sign_ins"))
    assert [row.record.what for row in page.context["table"].rows] == ["wrong_password", "signed_in"]
    assert "198.51.100.7" in page.text
    assert "2 November 2026, 09:30" in page.text
    assert "Opera" not in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(client, priya, count, django_assert_num_queries):
    by = staff("Ada Min")
    SignInFactory.create_batch(count, user=priya.user, by=by)
    client.force_login(priya.user)
    clock.today()
    with django_assert_num_queries(5):
        assert client.get(reverse("account_sign_ins")).status_code == 200


def test_page_is_paginated_and_says_when_there_is_nothing(client, priya):
    client.force_login(priya.user)
    assert "Nothing yet" in client.get(reverse("account_sign_ins")).text
    SignInFactory.create_batch(26, user=priya.user)
    assert "Showing 1 to 25 of 26 entries" in client.get(reverse("account_sign_ins")).text
    assert "Showing 26 to 26 of 26 entries" in client.get(reverse("account_sign_ins") + "?page=2").text


def test_administrator_sees_one_persons_without_addresses(client, priya):
    SignInFactory(user=priya.user, address="203.0.113.77")
    SignInFactory(user=staff("Ben Okafor").user, device="Opera on Mac")
    client.force_login(staff("Ada Min", role=Role.ADMINISTRATOR).user)
    page = client.get(reverse("practitioners:person_sign_ins", args=[priya.pk]))
    assert page.status_code == 200
    assert "Edge on Windows" in page.text
    assert "203.0.113.77" not in page.text
    assert all("address" in row.get_deferred_fields() for row in page.context["table"].data.data)
    assert "Opera" not in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_administrators_page_costs_the_same_for_any_number(client, priya, count, django_assert_num_queries):
    ada = staff("Ada Min", role=Role.ADMINISTRATOR)
    SignInFactory.create_batch(count, user=priya.user, by=ada)
    client.force_login(ada.user)
    clock.today()
    with django_assert_num_queries(6):
        assert client.get(reverse("practitioners:person_sign_ins", args=[priya.pk])).status_code == 200


@pytest.mark.parametrize("role", [Role.SERVICE_MANAGER, Role.IG_OFFICER, Role.PSW])
def test_nobody_else_sees_anothers(client, priya, role):
    client.force_login(staff(role=role).user)
    assert client.get(reverse("practitioners:person_sign_ins", args=[priya.pk])).status_code == 403
    assert list(SignIn.objects.visible_to(staff(role=role).user)) == []


def test_set_is_ones_own_and_the_administrators(priya):
    own, other = SignInFactory(user=priya.user), SignInFactory(user=staff("Ben Okafor").user)
    assert list(SignIn.objects.visible_to(priya.user)) == [own]
    ada = staff("Ada Min", role=Role.ADMINISTRATOR)
    assert set(SignIn.objects.visible_to(ada.user)) == {own, other}
    assert list(SignIn.objects.readable_by(priya.user)) == [own]
    assert list(SignIn.objects.readable_by(ada.user)) == []
    leaver = staff("Lee Gone", first_out=clock.today())
    SignInFactory(user=leaver.user)
    assert list(SignIn.objects.visible_to(leaver.user)) == []
    assert list(SignIn.objects.readable_by(leaver.user)) == []
