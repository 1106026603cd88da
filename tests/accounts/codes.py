"""An authenticator app, as RFC 6238 describes it."""

import base64
import hashlib
import hmac
import re
import struct
import time

from django.urls import reverse

from tests.factories import PASSWORD


def code_of(secret, *, periods=0):
    """The code that an app with this key shows now, or so many periods of 30 seconds later."""
    counter = struct.pack(">Q", int(time.time()) // 30 + periods)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 0xF
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def wrong_code(secret):
    """A code that no app with this key shows now, a period before or a period after."""
    near = {code_of(secret, periods=periods) for periods in (-1, 0, 1)}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in near)


def sign_in(client, person, password=PASSWORD, **more):
    """Sign in by the form, as far as the password leads."""
    return client.post(reverse("account_login"), {"login": person.user.email, "password": password} | more)


def set_up(client):
    """Set up a second step for whoever is signed in. Returns the key."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = re.search(r'class="app-key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", "")
    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert response.url == reverse("mfa_view_recovery_codes")
    return secret
