"""Passwords are kept as Argon2; older hashes become so at the next sign-in."""

import pytest
from django.conf import settings
from django.contrib.auth.hashers import identify_hasher, make_password

from learning_org.settings import base
from tests.accounts.codes import sign_in
from tests.factories import PASSWORD, staff

pytestmark = pytest.mark.django_db


def algorithm(user):
    user.refresh_from_db()
    return identify_hasher(user.password).algorithm


@pytest.fixture
def priya(settings):
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS
    return staff("Priya Nair")


def test_new_password_is_kept_as_argon2(priya):
    priya.user.set_password(PASSWORD)
    priya.user.save()
    assert algorithm(priya.user) == "argon2"


@pytest.mark.parametrize("older", ["pbkdf2_sha256", "scrypt"])
def test_older_hash_is_made_anew_at_sign_in(client, priya, older):
    priya.user.password = make_password(PASSWORD, hasher=older)
    priya.user.save()
    assert sign_in(client, priya).status_code == 302
    assert algorithm(priya.user) == "argon2"


def test_wrong_password_leaves_an_older_hash_alone(client, priya):
    priya.user.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    priya.user.save()
    assert sign_in(client, priya, "wrong").status_code == 200
    assert algorithm(priya.user) == "pbkdf2_sha256"


def test_production_and_demonstration_use_argon2_first():
    assert base.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the tests' own, for speed
