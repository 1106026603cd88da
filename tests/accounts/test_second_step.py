"""The second step at sign-in: setting it up, entering codes, recovery codes, turning it off, and what is kept of it."""

import datetime
import json
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from learning_org.accounts.models import SignIn
from learning_org.accounts.second_step import SecondStepAdapter
from learning_org.web import clock
from tests.accounts.codes import code_of, set_up, sign_in, wrong_code
from tests.factories import PASSWORD, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broker_away")]
ENTER = "/accounts/sign-in/code/"
NOT_RIGHT = "This code is not right, or has been used. Wait for the next one and enter that"


@pytest.fixture
def priya():
    return staff("Priya Nair")


@pytest.fixture
def mine(client, priya):
    """Priya, signed in with her password a moment ago."""
    sign_in(client, priya)
    return client


def happened(person):
    return list(SignIn.objects.filter(user=person.user).order_by("pk").values_list("what", flat=True))


def recovery_codes(client):
    return re.findall(r'<li class="app-key">(\d+)</li>', client.get(reverse("mfa_view_recovery_codes")).text)


def test_page_shows_the_key_as_a_picture_and_as_text(mine, priya):
    page = mine.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert len(secret) == 32
    assert " ".join(re.findall("....", secret)) in page.text
    assert f"otpauth://totp/{priya.user.email.replace('@', '%40')}?secret={secret}" in page.context["totp_url"]
    assert "issuer=Learning%20Organisation%2C%20Westmere%20Council" in page.context["totp_url"]
    picture = re.search(r"<svg.*?</svg>", page.text, re.S)[0]
    assert "style" not in picture
    assert "img-src 'self';" in page["Content-Security-Policy"] + ";"
    assert "no-store" in page["Cache-Control"]


def test_wrong_first_code_keeps_the_key(mine):
    secret = mine.get(reverse("mfa_activate_totp")).context["form"].secret
    response = mine.post(reverse("mfa_activate_totp"), {"code": wrong_code(secret)})
    assert response.context["form"].errors == {"code": [NOT_RIGHT]}
    assert response.context["form"].secret == secret
    assert not Authenticator.objects.exists()


def test_empty_code_says_what_to_enter(mine):
    mine.get(reverse("mfa_activate_totp"))
    errors = mine.post(reverse("mfa_activate_totp"), {"code": ""}).context["form"].errors
    assert errors == {"code": ["Enter the code of 6 figures that the app shows"]}


def test_set_up_is_noted_and_told_to_the_owner(mine, priya, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        set_up(mine)
    assert happened(priya) == ["signed_in", "step_added"]
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([priya.user.email], "A second step is set up – Learning Organisation")
    ]


def test_secret_is_encrypted_at_rest_and_is_in_no_history(mine):
    secret = set_up(mine)
    rows = {row.type: row.data for row in Authenticator.objects.all()}
    assert secret not in json.dumps(rows)
    assert SecondStepAdapter().decrypt(rows["totp"]["secret"]) == secret
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM {table} AS t WHERE t::text LIKE %s", [f"%{secret}%"])  # noqa: S608
            assert cursor.fetchone() == (0,), table


def test_older_key_still_decrypts_and_the_new_one_encrypts(mine, settings):
    secret = set_up(mine)
    settings.MFA_KEYS = ["the-key-that-came-after-it-2027", *settings.MFA_KEYS]
    row = Authenticator.objects.get(type="totp")
    assert SecondStepAdapter().decrypt(row.data["secret"]) == secret
    fresh = SecondStepAdapter().encrypt(secret)
    settings.MFA_KEYS = settings.MFA_KEYS[:1]
    assert SecondStepAdapter().decrypt(fresh) == secret


def test_lost_key_lets_nobody_in_and_fails_no_page(mine, priya, settings, caplog):
    secret = set_up(mine)
    settings.MFA_KEYS = ["another-key-altogether"]
    elsewhere = Client()
    sign_in(elsewhere, priya)
    response = elsewhere.post(ENTER, {"code": code_of(secret)})
    assert response.context["form"].errors == {"code": [NOT_RIGHT]}
    assert "not in MFA_KEYS" in caplog.text


def test_password_leads_to_the_code_and_the_code_to_the_page_asked_for(mine, priya):
    secret = set_up(mine)
    elsewhere = Client()
    assert sign_in(elsewhere, priya, next="/messages/").url == ENTER
    assert elsewhere.get(reverse("notifications:message_list")).status_code == 302  # nobody is signed in yet
    assert "Enter your code" in elsewhere.get(ENTER).text
    response = elsewhere.post(ENTER, {"code": code_of(secret)})
    assert response.url == "/messages/"
    assert elsewhere.get(reverse("notifications:message_list")).status_code == 200


def test_code_page_without_a_password_leads_to_signing_in(client):
    assert client.get(reverse("mfa_authenticate")).url == reverse("account_login")


def test_going_back_to_sign_in_begins_anew_perhaps_as_somebody_else(mine, priya):
    secret = set_up(mine)
    elsewhere = Client()
    sign_in(elsewhere, priya)
    page = elsewhere.get(ENTER)
    assert page.context["page"]["back"] == ("Back to sign in", reverse("account_login"))
    assert elsewhere.get(reverse("account_login")).status_code == 200
    assert elsewhere.post(ENTER, {"code": code_of(secret)}).url == reverse("account_login")
    assert sign_in(elsewhere, staff("Ben Okafor")).url == reverse("dashboards:home")


def test_code_page_forgets_after_a_quarter_of_an_hour(mine, priya, time_machine):
    secret = set_up(mine)
    elsewhere = Client()
    sign_in(elsewhere, priya)
    time_machine.move_to(datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=16), tick=False)
    assert elsewhere.post(ENTER, {"code": code_of(secret)}).url == reverse("account_login")


def test_wrong_code_is_noted_and_says_what_to_do(mine, priya):
    secret = set_up(mine)
    elsewhere = Client()
    sign_in(elsewhere, priya)
    assert elsewhere.post(ENTER, {"code": wrong_code(secret)}).context["form"].errors == {"code": [NOT_RIGHT]}
    assert elsewhere.post(ENTER, {"code": ""}).context["form"].errors == {
        "code": ["Enter the code that your authenticator app shows, or a recovery code"]
    }
    assert happened(priya)[-1] == "wrong_code"


@pytest.mark.parametrize("code", ["999 999 999", "x" * 5000, "\x00", "１２３４５６", "-1"])
def test_nonsense_for_a_code_is_no_fault_of_ours(mine, priya, code):
    set_up(mine)
    elsewhere = Client()
    sign_in(elsewhere, priya)
    assert "code" in elsewhere.post(ENTER, {"code": code}).context["form"].errors


def test_code_signs_in_once_however_wide_the_tolerance(mine, priya, time_machine):
    """With a period of tolerance to either side a code is right for a minute and a half, and is taken once in all of it."""
    time_machine.move_to("2026-11-02 09:00:00Z", tick=False)
    secret = set_up(mine)
    code = code_of(secret, periods=1)
    for after, taken in ((0, True), (45, False), (59, False)):
        time_machine.move_to(datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC) + datetime.timedelta(seconds=after), tick=False)
        elsewhere = Client()
        sign_in(elsewhere, priya)
        assert (elsewhere.post(ENTER, {"code": code}).status_code == 302) is taken


@pytest.mark.parametrize(("periods", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_telephone_may_be_half_a_minute_off(mine, priya, periods, right):
    secret = set_up(mine)
    elsewhere = Client()
    sign_in(elsewhere, priya)
    assert (elsewhere.post(ENTER, {"code": code_of(secret, periods=periods)}).status_code == 302) is right


def test_codes_follow_the_real_time_where_the_products_time_is_moved(mine, priya):
    secret = set_up(mine)
    clock.move(40 * 86_400)
    elsewhere = Client()
    sign_in(elsewhere, priya)
    assert elsewhere.post(ENTER, {"code": code_of(secret)}).status_code == 302


# -- Recovery codes -------------------------------------------------------------------------------


def test_recovery_codes_are_shown_until_they_are_kept_and_never_again(mine):
    set_up(mine)
    codes = recovery_codes(mine)
    assert len(set(codes)) == 10
    assert recovery_codes(mine) == codes  # a page that is opened twice loses nothing
    file = mine.get(reverse("mfa_download_recovery_codes"))
    assert file["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    assert file["Cache-Control"] == "no-store"
    assert file.text.splitlines()[2:] == codes
    assert mine.post(reverse("mfa_view_recovery_codes")).url == reverse("mfa_index")
    page = mine.get(reverse("mfa_view_recovery_codes"))
    assert not [code for code in codes if code in page.text]
    assert "You have 10 recovery codes left" in page.text
    assert mine.get(reverse("mfa_download_recovery_codes")).status_code == 404


def test_recovery_code_signs_in_once(mine, priya):
    set_up(mine)
    code = recovery_codes(mine)[3]
    for taken in (True, False):
        elsewhere = Client()
        sign_in(elsewhere, priya)
        assert (elsewhere.post(ENTER, {"code": code}).status_code == 302) is taken
    assert happened(priya)[1:] == ["code_spent", "signed_in", "wrong_code"]
    assert "You have 9 recovery codes left" in _kept(mine)


def _kept(client):
    client.post(reverse("mfa_view_recovery_codes"))
    return client.get(reverse("mfa_index")).text


def test_new_recovery_codes_replace_the_old(mine, priya, django_capture_on_commit_callbacks):
    set_up(mine)
    old = recovery_codes(mine)
    with django_capture_on_commit_callbacks(execute=True):
        assert mine.post(reverse("mfa_generate_recovery_codes")).url == reverse("mfa_view_recovery_codes")
    assert not set(old) & set(recovery_codes(mine))
    assert happened(priya)[-1] == "codes_made"
    assert mail.outbox[-1].subject == "New recovery codes were made – Learning Organisation"


def test_no_recovery_codes_without_a_second_step(mine):
    assert mine.get(reverse("mfa_view_recovery_codes")).status_code == 404
    assert mine.post(reverse("mfa_generate_recovery_codes")).status_code == 404
    assert mine.get(reverse("mfa_deactivate_totp")).status_code == 404


# -- The password again ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_generate_recovery_codes"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_password_is_asked_again_five_minutes_after_it_was_given(mine, name, method, time_machine):
    if name != "mfa_activate_totp":
        set_up(mine)
    if (name, method) == ("mfa_download_recovery_codes", "post"):
        pytest.skip("it is read only")
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=5, seconds=1)
    time_machine.move_to(later, tick=False)
    path = reverse(name)
    response = getattr(mine, method)(path)
    assert response.url == f"{reverse('account_reauthenticate')}?next={path.replace('/', '%2F')}"
    assert Authenticator.objects.count() == (0 if name == "mfa_activate_totp" else 2)
    wrong = mine.post(response.url, {"password": "wrong", "next": path})
    assert wrong.context["form"].errors == {"password": ["This is not your password"]}
    if method == "get":
        assert mine.post(response.url, {"password": PASSWORD, "next": path}).url == path
        assert mine.get(path).status_code == 200


def test_session_without_a_password_given_must_give_it(client, priya):
    client.force_login(priya.user, backend="learning_org.accounts.backends.InPostBackend")
    assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))


def test_reauthentication_leads_to_no_other_host(mine):
    response = mine.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": "https://elsewhere.example/"})
    assert response.url == reverse("dashboards:home")


# -- Turning it off ------------------------------------------------------------------------------------


def test_turned_off_the_password_alone_signs_in(mine, priya, django_capture_on_commit_callbacks):
    set_up(mine)
    assert "Turn off the second step" in mine.get(reverse("mfa_index")).text
    with django_capture_on_commit_callbacks(execute=True):
        assert mine.post(reverse("mfa_deactivate_totp")).url == reverse("mfa_index")
    assert not Authenticator.objects.exists()
    assert happened(priya)[-1] == "step_removed"
    assert mail.outbox[-1].subject == "Your second step is turned off – Learning Organisation"
    assert sign_in(Client(), priya).url == reverse("dashboards:home")
    assert mine.post(reverse("mfa_deactivate_totp")).status_code == 404  # the second tab


def test_set_up_twice_leads_to_what_there_is(mine):
    set_up(mine)
    assert mine.get(reverse("mfa_activate_totp")).url == reverse("mfa_deactivate_totp")
    assert Authenticator.objects.filter(type="totp").count() == 1
