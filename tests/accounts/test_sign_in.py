"""Signing in and out by e-mail and password."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from learning_org.web import clock
from learning_org.web.periods import period
from tests.factories import PASSWORD, UserFactory, staff

pytestmark = pytest.mark.django_db
SAME_ANSWER = "This e-mail address and password do not match an account in use. Check both and try again."


@pytest.fixture
def priya():
    return staff("Priya Nair")


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password} | more)


def test_sign_in_page_costs_at_most_two_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        response = client.get(reverse("account_login"))
    assert response.status_code == 200
    assert "Forgot your password" not in response.text
    assert "no-store" in response["Cache-Control"]


def test_sign_in_leads_home_in_any_case(client, priya):
    response = sign_in(client, priya.user.email.upper())
    assert (response.status_code, response.url) == (302, reverse("dashboards:home"))
    assert client.session["_auth_user_id"] == str(priya.user.pk)


def test_sign_in_leads_back_to_the_page_that_was_asked_for(client, priya):
    asked = reverse("notifications:message_list")
    response = client.get(asked)
    assert response.url == f"{reverse('account_login')}?next={asked}"
    assert f'value="{asked}"' in client.get(response.url).text
    assert sign_in(client, priya.user.email, next=asked).url == asked


def test_sign_in_leads_to_no_other_host(client, priya):
    assert sign_in(client, priya.user.email, next="https://elsewhere.example/").url == reverse("dashboards:home")


def test_nothing_typed_is_said_beside_each_field(client):
    response = sign_in(client, "", "")
    assert response.context["form"].errors == {"login": ["Enter your e-mail address"], "password": ["Enter your password"]}
    assert "There is a problem" in response.text


def test_wrong_form_of_address_is_explained(client):
    errors = sign_in(client, "priya").context["form"].errors
    assert errors == {"login": ["Enter an e-mail address in the right form, like name@example.gov.uk"]}


@pytest.mark.parametrize("who", ["wrong password", "unknown", "leaver", "closed", "not yet started", "no position"])
def test_same_answer_to_whoever_may_not_sign_in(client, who, priya):
    today = clock.today()
    tomorrow = today + datetime.timedelta(days=1)
    email, password = {
        "wrong password": lambda: (priya.user.email, "another-password"),
        "unknown": lambda: ("nobody@westmere.example", PASSWORD),
        "leaver": lambda: (staff("Lee Gone", first_out=today).user.email, PASSWORD),
        "closed": lambda: (close(staff("Cleo Sed")), PASSWORD),
        "not yet started": lambda: (staff("Nora New", first=tomorrow).user.email, PASSWORD),
        "no position": lambda: (UserFactory().email, PASSWORD),
    }[who]()
    response = sign_in(client, email, password)
    assert response.status_code == 200
    assert response.context["form"].errors == {"__all__": [SAME_ANSWER]}
    assert "_auth_user_id" not in client.session


def close(person):
    person.user.is_active = False
    person.user.save()
    return person.user.email


def test_last_day_in_post_still_signs_in(client):
    last = staff("Lena Last", first_out=clock.today() + datetime.timedelta(days=1))
    assert sign_in(client, last.user.email).status_code == 302


def test_session_ends_on_the_leaving_day(client, priya):
    client.force_login(priya.user, backend="learning_org.accounts.backends.InPostBackend")
    assert client.get(reverse("notifications:message_list")).status_code == 200
    priya.positions.update(period=period(datetime.date(2020, 1, 1), clock.today()))
    assert client.get(reverse("notifications:message_list")).status_code == 302


def test_address_in_allauths_table_signs_nobody_in(client, priya):
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=priya.user, email="former@westmere.example", verified=True, primary=True)
    assert sign_in(client, "former@westmere.example").context["form"].errors == {"__all__": [SAME_ANSWER]}


def test_sign_out_asks_on_get_and_ends_the_session_on_post(client, priya):
    client.force_login(priya.user, backend="learning_org.accounts.backends.InPostBackend")
    assert "Sign out" in client.get(reverse("account_logout")).text
    assert "_auth_user_id" in client.session
    response = client.post(reverse("account_logout"))
    assert response.url == reverse("account_signed_out")
    assert Session.objects.count() == 0
    page = client.get(response.url)
    assert "You are signed out" in page.text
    assert "Sign in again" in page.text


def test_five_wrong_passwords_make_an_account_wait(client, priya, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}
    for _ in range(5):
        assert sign_in(client, priya.user.email, "wrong").context["form"].errors == {"__all__": [SAME_ANSWER]}
    wait = ["Too many tries. Wait 5 minutes and try again, or reset your password."]
    assert sign_in(client, priya.user.email).context["form"].errors == {"__all__": wait}


def test_many_tries_from_one_address_get_our_own_page(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for _ in range(2):
        sign_in(client, "nobody@westmere.example")
    response = sign_in(client, "nobody@westmere.example")
    assert response.status_code == 429
    assert "Too many tries" in response.text
    assert client.get(reverse("account_login")).status_code == 200


@pytest.mark.parametrize("path", ["signup", "email", "login", "inactive", "reauthenticate", "confirm-email", "password/set", "social"])
def test_nothing_else_of_allauth_is_reachable(client, path):
    assert client.get(f"/accounts/{path}/").status_code == 404
    assert client.get("/accounts/").status_code == 404


# -- How long somebody stays signed in ---------------------------------------------------------


@pytest.fixture
def signed_in(client, priya):
    sign_in(client, priya.user.email)
    return client


def expiry():
    return Session.objects.get().expire_date


def test_page_after_five_minutes_prolongs_the_session(signed_in, time_machine):
    start = datetime.datetime.now(datetime.UTC)
    before = expiry()
    time_machine.move_to(start + datetime.timedelta(minutes=4), tick=False)
    signed_in.get(reverse("notifications:message_list"))
    assert expiry() == before
    time_machine.move_to(start + datetime.timedelta(minutes=40), tick=False)
    signed_in.get(reverse("notifications:message_list"))
    assert expiry() - before >= datetime.timedelta(minutes=39)


def test_session_ends_an_hour_after_the_last_page(signed_in, time_machine):
    start = datetime.datetime.now(datetime.UTC)
    time_machine.move_to(start + datetime.timedelta(minutes=59), tick=False)
    assert signed_in.get(reverse("notifications:message_list")).status_code == 200
    time_machine.move_to(start + datetime.timedelta(minutes=118), tick=False)
    assert signed_in.get(reverse("notifications:message_list")).status_code == 200
    time_machine.move_to(start + datetime.timedelta(minutes=179), tick=False)
    assert signed_in.get(reverse("notifications:message_list")).status_code == 302


def test_most_pages_write_no_session(signed_in, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as queries:
        signed_in.get(reverse("notifications:message_list"))
    assert not [query for query in queries.captured_queries if query["sql"].startswith("UPDATE")]


def test_session_cookie_ends_with_the_browser_and_no_script_reads_it(client, priya):
    cookie = sign_in(client, priya.user.email).cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == ("", "", True, "Lax")
