"""Roles that see beyond their line set up a second step before they open anything; an administrator resets a lost one."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from learning_org.accounts import services
from learning_org.accounts.models import SignIn
from learning_org.accounts.roles import Role
from learning_org.settings import base
from learning_org.trail.draftkeys import DraftKey
from learning_org.trail.models import Draft
from learning_org.web.errors import Refused
from tests.accounts.codes import code_of, set_up, sign_in
from tests.factories import staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broker_away")]
SET_UP = "/accounts/second-step/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.MFA_REQUIRED_ROLES = base.MFA_REQUIRED_ROLES


@pytest.fixture
def ada():
    return staff("Ada Min", role=Role.ADMINISTRATOR)


@pytest.fixture
def signed_in(client, ada):
    """Ada, with her password alone."""
    sign_in(client, ada)
    return client


def test_those_who_see_beyond_their_line_are_required():
    required = {Role.ADMINISTRATOR, Role.IG_OFFICER, Role.QA_OFFICER, Role.PSW, Role.SENIOR_LEADER, Role.TRAINING_OFFICER}
    assert set(base.MFA_REQUIRED_ROLES) == required


@pytest.mark.parametrize("name", ["dashboards:home", "practitioners:person_list", "notifications:message_list", "account_change_password"])
def test_required_and_not_set_up_leads_there_from_everywhere(signed_in, name):
    assert signed_in.get(reverse(name)).url == SET_UP
    assert signed_in.post(reverse(name)).url == SET_UP


def test_page_says_why_and_offers_no_way_around(signed_in):
    page = signed_in.get(SET_UP)
    assert "Your role requires a second step before you can go on." in page.text
    assert "Back to" not in page.text


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.SUPERVISOR])
def test_other_roles_go_on_with_their_password(client, role):
    person = staff("Priya Nair", role=role)
    assert sign_in(client, person).url == reverse("dashboards:home")
    assert client.get(reverse("notifications:message_list")).status_code == 200


def test_role_that_ended_requires_nothing(client, ada, time_machine):
    import datetime

    from learning_org.web import clock
    from learning_org.web.periods import period

    ada.role_grants.update(period=period(datetime.date(2020, 1, 1), clock.today()))
    sign_in(client, ada)
    assert client.get(reverse("notifications:message_list")).status_code == 200


def test_signing_out_and_public_pages_stay_open(signed_in):
    assert signed_in.get(reverse("web:accessibility")).status_code == 200
    assert signed_in.get(reverse("account_logout")).status_code == 200
    assert signed_in.get(reverse("account_session")).status_code == 200
    assert signed_in.post(reverse("account_logout")).url == reverse("account_signed_out")


def test_draft_is_still_saved(signed_in, ada):
    import uuid

    key = DraftKey(ada.user.pk, "practitioners:cpd_create", uuid.uuid4()).signed()
    path = reverse("trail:draft_save", args=["practitioners:cpd_create"])
    assert signed_in.post(path, {"draft_key": key, "draft_version": "0", "title": "Half a sentence"}).status_code == 200
    assert Draft.objects.get(user=ada.user).data["title"] == ["Half a sentence"]


def test_long_form_that_is_sent_is_kept(signed_in, ada):
    import uuid

    key = DraftKey(ada.user.pk, "practitioners:cpd_create", uuid.uuid4()).signed()
    response = signed_in.post(reverse("practitioners:cpd_create"), {"draft_key": key, "draft_version": "0", "title": "All of it"})
    assert response.url == SET_UP
    assert Draft.objects.get(user=ada.user).data["title"] == ["All of it"]
    assert "What you typed is kept" in signed_in.get(SET_UP).text


def test_script_is_told_in_json(signed_in, monkeypatch):
    from learning_org.trail.views.drafts import DraftSaveView

    monkeypatch.setattr(DraftSaveView, "without_second_step", False)
    response = signed_in.post(reverse("trail:draft_save", args=["practitioners:cpd_create"]))
    assert (response.status_code, response.json()) == (403, {"error": "second_step"})


def test_once_set_up_everything_opens_and_it_cannot_be_turned_off(signed_in, ada):
    set_up(signed_in)
    assert signed_in.get(reverse("practitioners:person_list")).status_code == 200
    assert "Turn off" not in signed_in.get(reverse("mfa_index")).text
    refused = signed_in.post(reverse("mfa_deactivate_totp"))
    assert refused.context["form"].non_field_errors() == ["Your role requires a second step. You can replace it, and not go without."]
    assert Authenticator.objects.filter(user=ada.user).count() == 2


def test_knowing_costs_no_statement_of_its_own(signed_in, django_assert_num_queries, settings):
    set_up(signed_in)
    path = reverse("account_session")
    with django_assert_num_queries(3):  # the session, the account, its roles
        signed_in.get(path)
    settings.MFA_REQUIRED_ROLES = []
    with django_assert_num_queries(3):
        signed_in.get(path)


# -- An administrator resets what was lost -----------------------------------------------------------


@pytest.fixture
def administrator(signed_in):
    set_up(signed_in)
    return signed_in


@pytest.fixture
def priya():
    """Somebody with a second step."""
    person = staff("Priya Nair")
    client = Client()
    sign_in(client, person)
    person.secret = set_up(client)
    return person


def test_reset_takes_it_away_tells_the_owner_and_is_kept(administrator, ada, priya, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = administrator.post(reverse("practitioners:person_account", args=[priya.pk]), {"what": "second_step"})
    assert response.status_code == 302
    assert not Authenticator.objects.filter(user=priya.user).exists()
    row = SignIn.objects.get(what=SignIn.What.STEP_RESET)
    assert (row.user, row.by, row.address, row.device) == (priya.user, ada, None, "")
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([priya.user.email], "Your second step was reset – Learning Organisation")
    ]
    elsewhere = Client()
    assert sign_in(elsewhere, priya).url == reverse("dashboards:home")
    assert "Second step reset by an administrator (Ada Min)" in elsewhere.get(reverse("account_sign_ins")).text


def test_reset_twice_is_refused(administrator, priya):
    path = reverse("practitioners:person_account", args=[priya.pk])
    administrator.post(path, {"what": "second_step"})
    assert "There is no second step to reset." in administrator.post(path, {"what": "second_step"}).text
    assert SignIn.objects.filter(what=SignIn.What.STEP_RESET).count() == 1


def test_nobody_resets_their_own(administrator, ada):
    path = reverse("practitioners:person_account", args=[ada.pk])
    assert "Somebody else has to reset your own second step." in administrator.post(path, {"what": "second_step"}).text
    assert Authenticator.objects.filter(user=ada.user).count() == 2
    with pytest.raises(Refused, match="Somebody else"):
        services.reset_second_step(ada.user, by=ada)


@pytest.mark.parametrize("role", [Role.SERVICE_MANAGER, Role.PSW, Role.IG_OFFICER])
def test_nobody_but_an_administrator_resets_one(client, priya, role, settings):
    settings.MFA_REQUIRED_ROLES = []
    client.force_login(staff(role=role).user)
    response = client.post(reverse("practitioners:person_account", args=[priya.pk]), {"what": "second_step"})
    assert response.status_code == 403
    assert Authenticator.objects.filter(user=priya.user).count() == 2


def test_reset_ends_their_sessions_and_leads_to_setting_up_anew_where_the_role_requires_it(administrator, client):
    bea = staff("Bea Min", role=Role.ADMINISTRATOR)
    theirs = Client()
    sign_in(theirs, bea)
    set_up(theirs)
    assert theirs.get(reverse("practitioners:person_list")).status_code == 200
    administrator.post(reverse("practitioners:person_account", args=[bea.pk]), {"what": "second_step"})
    path = reverse("practitioners:person_list")
    assert theirs.get(path).url == f"{reverse('account_login')}?next={path}"
    sign_in(theirs, bea)
    assert theirs.get(path).url == SET_UP


def test_old_app_and_codes_sign_nobody_in_after_a_reset(administrator, priya):
    elsewhere = Client()
    sign_in(elsewhere, priya)  # as far as the code
    administrator.post(reverse("practitioners:person_account", args=[priya.pk]), {"what": "second_step"})
    assert elsewhere.post(reverse("mfa_authenticate"), {"code": code_of(priya.secret)}).url == reverse("account_login")
    assert not re.search("sign-out", elsewhere.get(reverse("web:accessibility")).text)
