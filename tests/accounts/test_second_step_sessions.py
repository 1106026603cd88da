"""A second step belongs to the sessions that passed it: whoever came in with the password alone is out once there is one."""

import uuid

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.settings import base
from learning_org.trail.draftkeys import DraftKey
from learning_org.trail.models import Draft
from tests.accounts.codes import code_of, set_up, sign_in
from tests.factories import staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broker_away")]
HOME = "/messages/"
CODES = ["mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"]


@pytest.fixture
def ada():
    return staff("Ada Min", role=Role.ADMINISTRATOR)


@pytest.fixture
def thief(ada):
    """Somebody who knows the password, signed in before the owner set anything up."""
    client = Client()
    sign_in(client, ada)
    assert client.get(HOME).status_code == 200
    return client


@pytest.fixture
def owner(client, ada):
    sign_in(client, ada)
    return client


def is_out(client, path=HOME):
    response = client.get(path)
    return response.status_code == 302 and response.url == f"{reverse('account_login')}?next={path}"


@pytest.mark.parametrize("required", [[], base.MFA_REQUIRED_ROLES])
def test_session_with_the_password_alone_ends_when_the_owner_sets_it_up(owner, thief, settings, required):
    settings.MFA_REQUIRED_ROLES = required
    set_up(owner)
    assert is_out(thief)
    assert owner.get(HOME).status_code == 200
    assert is_out(thief)  # and does not come back


@pytest.mark.parametrize("name", CODES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_recovery_codes_need_a_session_that_passed_the_second_step(owner, thief, name, method):
    set_up(owner)
    before = list(Authenticator.objects.order_by("pk").values_list("pk", "data"))
    response = getattr(thief, method)(reverse(name))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))
    assert list(Authenticator.objects.order_by("pk").values_list("pk", "data")) == before


def test_password_alone_leads_to_the_code_and_to_no_recovery_codes(owner, ada):
    set_up(owner)
    elsewhere = Client()
    sign_in(elsewhere, ada)
    assert is_out(elsewhere, reverse("mfa_view_recovery_codes"))


def test_whoever_entered_a_code_stays_signed_in(owner, ada):
    secret = set_up(owner)
    elsewhere = Client()
    sign_in(elsewhere, ada)
    elsewhere.post(reverse("mfa_authenticate"), {"code": code_of(secret, periods=1)})
    assert elsewhere.get(HOME).status_code == 200
    assert owner.get(HOME).status_code == 200


def test_turning_it_off_ends_every_other_session(owner, ada):
    secret = set_up(owner)
    elsewhere = Client()
    sign_in(elsewhere, ada)
    elsewhere.post(reverse("mfa_authenticate"), {"code": code_of(secret, periods=1)})
    assert owner.post(reverse("mfa_deactivate_totp")).url == reverse("mfa_index")
    assert owner.get(HOME).status_code == 200
    assert is_out(elsewhere)


def test_another_app_in_its_place_ends_every_other_session(owner, ada):
    secret = set_up(owner)
    elsewhere = Client()
    sign_in(elsewhere, ada)
    elsewhere.post(reverse("mfa_authenticate"), {"code": code_of(secret, periods=1)})
    owner.post(reverse("mfa_deactivate_totp"))
    set_up(owner)
    assert owner.get(HOME).status_code == 200
    assert is_out(elsewhere)


def test_long_form_sent_from_the_ended_session_is_kept(owner, thief, ada):
    """The other session may be the owner's own, on another machine: nothing typed there is lost."""
    key = DraftKey(ada.user.pk, "practitioners:cpd_create", uuid.uuid4()).signed()
    set_up(owner)
    thief.post(reverse("practitioners:cpd_create"), {"draft_key": key, "draft_version": "0", "title": "All of it"})
    assert Draft.objects.get(user=ada.user).data["title"] == ["All of it"]


def test_session_under_an_older_secret_key_goes_on(owner, thief, settings):
    set_up(owner)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the-key-that-came-after-it", [settings.SECRET_KEY]
    assert owner.get(HOME).status_code == 200
    assert is_out(thief)
