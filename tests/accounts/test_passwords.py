"""Resetting a password by e-mail, through a real SMTP server, and changing it."""

import re

import pytest
from django.urls import reverse

from learning_org.accounts import emails, services
from learning_org.web import clock
from tests.factories import PASSWORD, staff

NEW = "copper lantern meadow"


@pytest.fixture
def priya(db):
    return staff("Priya Nair")


def link_in(mail):
    return re.search(r"http://localhost:8000(/\S+)", mail.get_content())[1]


@pytest.mark.worker
def test_password_is_reset_by_a_link_from_a_real_mail_server(client, celery_worker_process, mail_server):
    priya = staff("Priya Nair")
    celery_worker_process.start()
    response = client.post(reverse("account_reset_password"), {"email": priya.user.email.upper()}, headers={"Host": "localhost"})
    assert response.url == reverse("account_reset_password_done")
    (mail,) = mail_server.wait_for(1)
    assert (mail["To"], mail["Subject"]) == (priya.user.email, "Set a new password – Learning Organisation")
    assert "Hello Priya," in mail.get_content()

    page = client.get(link_in(mail), follow=True)
    assert "Set a new password" in page.text
    form = page.redirect_chain[-1][0]
    assert form.endswith("/set-password/")  # the key is in the session, not in an address that travels on
    assert client.post(form, {"password1": NEW, "password2": NEW}).url == reverse("account_reset_password_from_key_done")
    assert client.login(email=priya.user.email, password=NEW)
    assert not client.login(email=priya.user.email, password=PASSWORD)
    assert mail_server.wait_for(2)[1]["Subject"] == "Your password was changed – Learning Organisation"
    assert "This link does not work any more" in client.get(link_in(mail), follow=True).text


@pytest.mark.parametrize("who", ["unknown", "leaver", "closed"])
def test_reset_says_the_same_and_sends_nothing(client, who, priya, mail_server, broker_away, django_capture_on_commit_callbacks):
    email = {
        "unknown": lambda: "nobody@westmere.example",
        "leaver": lambda: staff("Lee Gone", first_out=clock.today()).user.email,
        "closed": lambda: services.close_account(priya.user, by=staff("Ada Min")).email,
    }[who]()
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        response = client.post(reverse("account_reset_password"), {"email": email})
    assert response.url == reverse("account_reset_password_done")
    assert len(callbacks) == 1  # a task is handed over all the same, which sends nothing: no answer takes longer than another
    assert mail_server.messages == []


def test_reset_without_broker_sends_at_once(client, priya, mail_server, broker_away, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_reset_password"), {"email": priya.user.email})
    assert mail_server.wait_for(1)[0]["To"] == priya.user.email


def test_reset_without_broker_and_mail_server_still_answers(client, priya, settings, broker_away, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("account_reset_password"), {"email": priya.user.email}).status_code == 302


def test_link_is_made_from_the_settings_not_from_the_request(priya, settings):
    settings.SITE_ADDRESS = "https://learning.westmere.example"
    assert emails.reset_link(priya.user).startswith("https://learning.westmere.example/accounts/password/reset/")


def test_forged_link_says_what_to_do(client, priya):
    page = client.get(reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "abc-def"}))
    assert "This link does not work any more" in page.text
    assert "Ask for a new link" in page.text


def test_reset_page_needs_an_address(client):
    errors = client.post(reverse("account_reset_password"), {"email": ""}).context["form"].errors
    assert errors == {"email": ["Enter your e-mail address"]}


@pytest.fixture
def signed_in(client, priya):
    client.force_login(priya.user, backend="learning_org.accounts.backends.InPostBackend")
    return client


def test_password_is_changed_and_this_session_stays(signed_in, priya):
    from django.test import Client

    elsewhere = Client()
    elsewhere.login(email=priya.user.email, password=PASSWORD)
    response = signed_in.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert response.url == reverse("dashboards:home")
    assert signed_in.get(reverse("notifications:message_list")).status_code == 200
    assert elsewhere.get(reverse("notifications:message_list")).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "errors"),
    [
        ("wrong", NEW, NEW, {"oldpassword": ["This is not your present password"]}),
        (
            "",
            "",
            "",
            {
                "oldpassword": ["Enter your present password"],
                "password1": ["Enter a new password"],
                "password2": ["Enter the new password again"],
            },
        ),
        (PASSWORD, NEW, "another", {"password2": ["The two passwords must be the same"]}),
        (PASSWORD, "short-one!!", "short-one!!", {"password1": ["Password must be 12 characters or more"]}),
        (PASSWORD, "123123123123123", "123123123123123", {"password1": ["Password must not be numbers alone"]}),
        (PASSWORD, "q1w2e3r4t5y6", "q1w2e3r4t5y6", {"password1": ["This password is too easy to guess. Try three random words"]}),
    ],
)
def test_password_is_not_changed(signed_in, priya, old, new, again, errors):
    response = signed_in.post(reverse("account_change_password"), {"oldpassword": old, "password1": new, "password2": again})
    assert response.context["form"].errors == errors
    assert "<strong>Error" not in response.text
    priya.user.refresh_from_db()
    assert priya.user.check_password(PASSWORD)


def test_link_that_cannot_be_one_is_not_found(client):
    assert client.get("/accounts/password/reset/%00/abc-def/").status_code == 404
    assert client.get("/accounts/password/reset/1/%00/").status_code == 404
