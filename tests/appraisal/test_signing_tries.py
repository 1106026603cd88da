"""The password that signs is guessed no more often than the one that signs in: tries count together, with the limits that ship."""

import pytest
from django.test import Client
from django.urls import reverse

from appraisal.models import AppraisalState
from learning_org.accounts.models import SignIn
from learning_org.settings import base
from tests.accounts.codes import sign_in
from tests.appraisal.helpers import fresh
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
WRONG, WAIT = "This is not your password. Try again", "Too many tries. Wait 5 minutes and try again, or reset your password."


@pytest.fixture
def limits(settings):
    settings.ACCOUNT_RATE_LIMITS = dict(base.ACCOUNT_RATE_LIMITS)
    return settings.ACCOUNT_RATE_LIMITS


def said(client, ready, password):
    response = client.post(reverse("appraisal:appraisal_sign", args=[ready.pk]), {"password": password})
    return response.context["form"].errors["password"]


def test_sixth_password_is_refused_even_when_it_is_right(client, ready, worker, limits, time_machine):
    time_machine.move_to("2026-10-22 11:00Z", tick=False)
    client.force_login(worker.user)
    assert [said(client, ready, "wrong") for _ in range(5)] == [[WRONG]] * 5
    assert said(client, ready, PASSWORD) == [WAIT]
    assert fresh(ready).state != AppraisalState.WAITING
    rows = SignIn.objects.filter(user=worker.user).order_by("pk")
    assert list(rows.values_list("what", "address")) == [("wrong_password", "127.0.0.1")] * 5 + [("locked", "127.0.0.1")]
    assert sign_in(Client(), worker).context["form"].errors["__all__"] == [WAIT]  # no second set of tries at the door
    time_machine.move_to("2026-10-22 11:05:01Z", tick=False)
    assert client.post(reverse("appraisal:appraisal_sign", args=[ready.pk]), {"password": PASSWORD}).status_code == 302
    assert fresh(ready).state == AppraisalState.WAITING


def test_right_password_counts_as_no_try(client, ready, worker, limits):
    client.force_login(worker.user)
    for _ in range(4):
        said(client, ready, "wrong")
    assert client.post(reverse("appraisal:appraisal_sign", args=[ready.pk]), {"password": PASSWORD}).status_code == 302
    assert SignIn.objects.filter(what=SignIn.What.WRONG_PASSWORD).count() == 4


def test_place_with_too_many_tries_is_told_beside_the_field(client, ready, worker, limits):
    limits["login_failed_here"] = "2/10m/ip"
    client.force_login(worker.user)
    answers = [said(client, ready, password) for password in ("wrong", "wrong", PASSWORD)]
    assert answers == [[WRONG], [WRONG], ["Too many tries. Wait 5 minutes and try again."]]
