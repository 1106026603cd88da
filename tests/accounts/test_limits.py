"""Tries are limited strictly for an account and widely for a place, with the limits that the product ships and the real cache."""

import pytest
from django.test import Client
from django.urls import reverse

from learning_org.accounts.models import SignIn
from learning_org.settings import base
from tests.accounts.codes import set_up, sign_in, wrong_code
from tests.factories import PASSWORD, UserFactory, staff

pytestmark = pytest.mark.django_db
SAME_ANSWER = "This e-mail address and password do not match an account in use. Check both and try again."
WAIT_LONGER = "Too many tries. Wait 10 minutes and try again, or reset your password."
WAIT = "Too many tries. Wait 5 minutes and try again, or reset your password."


@pytest.fixture(autouse=True)
def shipped_limits(settings):
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS


@pytest.fixture
def priya():
    return staff("Priya Nair")


def errors(response):
    return response.context["form"].errors.get("__all__")


def test_three_hundred_people_sign_in_from_one_address(priya):
    unit = priya.positions.get().unit
    people = [priya, *(staff(unit=unit) for _ in range(299))]
    answers = [sign_in(Client(), person).status_code for person in people]
    assert answers == [302] * 300


def test_sixth_wrong_password_makes_one_account_wait_there_and_nobody_else(client, priya):
    ben = staff("Ben Okafor")
    for _ in range(5):
        assert errors(sign_in(client, priya, "wrong")) == [SAME_ANSWER]
    assert errors(sign_in(client, priya, "wrong")) == [WAIT]
    assert errors(sign_in(client, priya)) == [WAIT]  # the right password waits too
    assert sign_in(Client(), ben).status_code == 302
    assert sign_in(Client(REMOTE_ADDR="203.0.113.9"), priya).status_code == 302  # somebody elsewhere does not keep its owner out


def test_twenty_wrong_passwords_from_wherever_make_the_account_wait_ten_minutes(priya, time_machine):
    time_machine.move_to("2026-11-02 09:00Z", tick=False)
    places = [Client(REMOTE_ADDR=f"203.0.113.{number}") for number in range(1, 6)]
    for place in places[:4]:
        assert [errors(sign_in(place, priya, "wrong")) for _ in range(6)] == [[SAME_ANSWER]] * 5 + [[WAIT]]
    assert errors(sign_in(places[4], priya)) == [WAIT_LONGER]
    assert sign_in(Client(REMOTE_ADDR="203.0.113.5"), staff("Ben Okafor")).status_code == 302
    time_machine.move_to("2026-11-02 09:09:59Z", tick=False)
    assert errors(sign_in(places[4], priya)) == [WAIT_LONGER]
    time_machine.move_to("2026-11-02 09:10:01Z", tick=False)
    assert sign_in(places[4], priya).status_code == 302


def test_new_password_by_e_mail_ends_the_longer_wait_too(priya):
    from learning_org.accounts.emails import reset_link

    for number in range(1, 5):
        for _ in range(5):
            sign_in(Client(REMOTE_ADDR=f"203.0.113.{number}"), priya, "wrong")
    home, new = Client(REMOTE_ADDR="203.0.113.99"), "copper lantern meadow"
    assert errors(sign_in(home, priya)) == [WAIT_LONGER]
    form = home.get(reset_link(priya.user).removeprefix("http://localhost:8000")).url
    home.post(form, {"password1": new, "password2": new})
    assert sign_in(home, priya, new).status_code == 302


def test_sixth_present_password_waits_with_the_account(client, priya, settings):
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS | {"change_password": "100/m/user"}
    client.force_login(priya.user, backend="learning_org.accounts.backends.InPostBackend")
    change = {"oldpassword": "wrong", "password1": "copper lantern meadow", "password2": "copper lantern meadow"}
    said = [client.post(reverse("account_change_password"), change).context["form"].errors["oldpassword"] for _ in range(5)]
    change["oldpassword"] = PASSWORD
    said.append(client.post(reverse("account_change_password"), change).context["form"].errors["oldpassword"])
    assert said == [["This is not your present password"]] * 5 + [[WAIT]]
    assert list(SignIn.objects.order_by("pk").values_list("what", flat=True)) == ["wrong_password"] * 5 + ["locked"]


def test_account_waits_five_minutes(client, priya, time_machine):
    time_machine.move_to("2026-11-02 09:00Z", tick=False)
    for _ in range(6):
        sign_in(client, priya, "wrong")
    time_machine.move_to("2026-11-02 09:04:59Z", tick=False)
    assert errors(sign_in(client, priya)) == [WAIT]
    time_machine.move_to("2026-11-02 09:05:01Z", tick=False)
    assert sign_in(client, priya).status_code == 302


def test_address_that_nobody_has_waits_just_the_same(client):
    data = {"login": "nobody@westmere.example", "password": PASSWORD}
    answers = [errors(client.post(reverse("account_login"), data)) for _ in range(6)]
    assert answers == [[SAME_ANSWER]] * 5 + [[WAIT]]


def test_right_passwords_count_as_no_failure(client, priya):
    for _ in range(4):
        sign_in(client, priya, "wrong")
    for _ in range(10):
        assert sign_in(Client(), priya).status_code == 302
    assert errors(sign_in(Client(), priya, "wrong")) == [SAME_ANSWER]
    assert errors(sign_in(Client(), priya, "wrong")) == [WAIT]


def test_new_password_by_e_mail_ends_the_wait(client, priya):
    from learning_org.accounts.emails import reset_link

    for _ in range(6):
        sign_in(client, priya, "wrong")
    form = client.get(reset_link(priya.user).removeprefix("http://localhost:8000")).url
    new = "copper lantern meadow"
    assert client.post(form, {"password1": new, "password2": new}).status_code == 302
    assert sign_in(client, priya, new).status_code == 302


def test_hundred_and_fifty_failures_from_one_place_show_our_page(client, settings):
    """Ten minutes of that is no office any more. Another place goes on."""
    for number in range(150):
        client.post(reverse("account_login"), {"login": f"p{number % 75}@westmere.example", "password": "wrong"})
    response = client.post(reverse("account_login"), {"login": "p99@westmere.example", "password": "wrong"})
    assert response.status_code == 429
    assert "Try again in 5 minutes" in response.text
    assert "no-store" in response["Cache-Control"]
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert other.post(reverse("account_login"), {"login": "p99@westmere.example", "password": "wrong"}).status_code == 200


def test_colleague_who_is_made_to_wait_uses_up_nothing_of_the_place(client, priya):
    """160 tries at one account from the office: 5 count for the place."""
    for _ in range(160):
        sign_in(client, priya, "wrong")
    assert sign_in(Client(), staff("Ben Okafor")).status_code == 302


def test_resets_are_limited_for_an_address_not_for_the_office(client, priya):
    def ask(email):
        return client.post(reverse("account_reset_password"), {"email": email}).status_code

    assert [ask(priya.user.email) for _ in range(6)] == [302] * 5 + [429]
    assert [ask("nobody@westmere.example") for _ in range(6)] == [302] * 5 + [429]
    assert [ask(user.email) for user in UserFactory.create_batch(60)] == [302] * 60


def test_sixth_wrong_code_waits_and_another_person_signs_in(client, priya):
    sign_in(client, priya)
    secret = set_up(client)
    elsewhere = Client()
    sign_in(elsewhere, priya)
    enter = reverse("mfa_authenticate")
    said = [elsewhere.post(enter, {"code": wrong_code(secret)}).context["form"].errors["code"] for _ in range(6)]
    wrong = ["This code is not right, or has been used. Wait for the next one and enter that"]
    assert said == [wrong] * 5 + [[WAIT]]
    assert SignIn.objects.filter(what=SignIn.What.WRONG_CODE).count() == 5
    assert sign_in(Client(), staff("Ben Okafor")).status_code == 302


def test_password_again_is_limited_with_the_account(client, priya):
    client.force_login(priya.user, backend="learning_org.accounts.backends.InPostBackend")
    again = reverse("account_reauthenticate")
    said = [client.post(again, {"password": "wrong"}).context["form"].errors["password"] for _ in range(6)]
    assert said == [["This is not your password"]] * 5 + [[WAIT]]


def test_links_that_were_not_made_here_are_limited(client):
    path = reverse("practitioners:follow_up_by_link", args=["forged"])
    assert [client.get(path).status_code for _ in range(61)] == [404] * 60 + [429]
