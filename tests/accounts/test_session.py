"""What static/js/idle.mjs asks: how long the session still lasts, and to stay."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.accounts.codes import sign_in
from tests.factories import staff

pytestmark = pytest.mark.django_db
START = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)


@pytest.fixture
def signed_in(client, time_machine):
    time_machine.move_to(START, tick=False)
    sign_in(client, staff("Priya Nair"))
    return client


def later(time_machine, **delta):
    time_machine.move_to(START + datetime.timedelta(**delta), tick=False)


def test_asking_how_long_prolongs_nothing(signed_in, time_machine):
    before = Session.objects.get().expire_date
    later(time_machine, minutes=40)
    assert signed_in.get(reverse("account_session")).json() == {"left": 1200}
    assert signed_in.get(reverse("account_session")).json() == {"left": 1200}
    assert Session.objects.get().expire_date == before


def test_staying_prolongs_at_once_even_within_five_minutes(signed_in, time_machine):
    later(time_machine, minutes=2)
    assert signed_in.post(reverse("account_stay")).json() == {"left": 3600}
    later(time_machine, minutes=61)
    assert signed_in.get(reverse("account_session")).json() == {"left": 60}


def test_signed_out_is_told_in_json(signed_in, time_machine):
    later(time_machine, minutes=61)
    for response in (signed_in.get(reverse("account_session")), signed_in.post(reverse("account_stay"))):
        assert (response.status_code, response.json()["error"]) == (401, "signed_out")


def test_staying_needs_the_token(signed_in):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in.cookies
    assert strict.post(reverse("account_stay")).status_code == 403
    assert signed_in.get(reverse("account_stay")).status_code == 405


@pytest.mark.parametrize(("minutes", "left"), [(0, 3600), (4, 3360), (5, 3600), (30, 3600)])
def test_page_tells_how_long_it_lasts_from_that_page_on(signed_in, time_machine, minutes, left):
    later(time_machine, minutes=minutes)
    page = signed_in.get(reverse("notifications:message_list"))
    assert f'data-left="{left}"' in page.text
    assert 'data-warn="300"' in page.text
    assert signed_in.get(reverse("account_session")).json() == {"left": left}


def test_page_without_anybody_signed_in_warns_nobody(client):
    page = client.get(reverse("account_login"))
    assert "data-idle" not in page.text
    assert "idle.mjs" not in page.text


def test_short_session_is_prolonged_in_proportion(signed_in, time_machine, settings):
    """A council that signs out after ten minutes: a page after a minute counts, though it would not have for an hour's session."""
    settings.SESSION_COOKIE_AGE = 600
    later(time_machine, minutes=1)
    assert 'data-left="600"' in signed_in.get(reverse("notifications:message_list")).text


def test_sign_in_page_says_why_somebody_is_there(client):
    page = client.get(reverse("account_login") + "?ended=1&next=/messages/")
    assert "You were signed out because nothing happened for a while." in page.text
    assert 'value="/messages/"' in page.text
    assert "nothing happened" not in client.get(reverse("account_login")).text
