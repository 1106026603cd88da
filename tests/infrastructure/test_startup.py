"""What a council's own installation refuses to start with: each tried in a process of its own, as the web, the worker and beat start."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {
    "DJANGO_SETTINGS_MODULE": "learning_org.settings.production",
    "SECRET_KEY": "kQ8-vX2mZr7LtB4nWcY6pJd9HsFgA3eUoT5iRbNxMq1KwVzS0yCj",
    "SIGNING_KEYS": "2026:Tn5wRk8yVbQ2mXcL7pJz4hGdS9fAe6uI3oNx,2025:Bq7vMz3xKcW9tLpY5rHn2jFdG8sUe4aIo6Nw",
    "MFA_KEYS": "Wd4kPz9mRc7vLxB2tYqJ5nHgF8sUe3aIo6Nw",
    "DATABASE_URL": "postgres://learning_app:unused@localhost/learning_organisation",
    "ALLOWED_HOSTS": "learning.example.org",
    "SITE_ADDRESS": "https://learning.example.org",
    "TRUSTED_PROXIES": "1",
}
SHORT = "must be at least {} characters made at random"
STRAY = {"EMBEDDED_FOR_TESTS", "DATABASE_OWNER_URL", *GOOD}


def start(tmp_path, more="", code="import django; django.setup(); print('started')", **changed):
    """Start Django as every process does, with the good environment changed; None leaves a variable out. Returns the CompletedProcess."""
    environment = {key: value for key, value in os.environ.items() if key not in STRAY}
    environment |= {key: value for key, value in (GOOD | changed).items() if value is not None}
    environment["PYTHONPATH"] = os.pathsep.join([str(tmp_path), str(settings.BASE_DIR)])
    if more:
        (tmp_path / "councils_own.py").write_text(f"from learning_org.settings.production import *\n{more}\n")
        environment["DJANGO_SETTINGS_MODULE"] = "councils_own"
    return subprocess.run([sys.executable, "-c", code], env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60)


def test_good_environment_starts(tmp_path):
    done = start(tmp_path)
    assert (done.stdout, done.returncode) == ("started\n", 0), done.stderr


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SECRET_KEY": None}, "Set the SECRET_KEY environment variable"),
        ({"SIGNING_KEYS": None}, "Set the SIGNING_KEYS environment variable"),
        ({"MFA_KEYS": None}, "Set the MFA_KEYS environment variable"),
        ({"SITE_ADDRESS": None}, "Set the SITE_ADDRESS environment variable"),
        ({"DATABASE_URL": None}, "Set the DATABASE_URL environment variable"),
        ({"TRUSTED_PROXIES": None}, "Set the TRUSTED_PROXIES environment variable"),
        ({"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES must be 0 or more"),
        ({"MFA_REQUIRED_ROLES": "administrator,admin"}, "MFA_REQUIRED_ROLES names what is no role: admin. The roles are "),
        ({"MFA_REQUIRED_ROLES": "administrator, psw"}, "MFA_REQUIRED_ROLES names what is no role:  psw."),
        ({"SESSION_MINUTES": "0"}, "SESSION_MINUTES must be more than 0"),
        ({"SESSION_MINUTES": "5"}, "SESSION_WARNING_MINUTES must be less than SESSION_MINUTES"),
        ({"SESSION_WARNING_MINUTES": "0"}, "SESSION_WARNING_MINUTES must be more than 0"),
        ({"REASON_HOURS": "0"}, "REASON_HOURS must be more than 0"),
        ({"DRAFT_KEEP_DAYS": "-90"}, "DRAFT_KEEP_DAYS must be more than 0"),
        ({"SWEEP_MINUTES": "0"}, "SWEEP_MINUTES must be more than 0"),
        ({"FILE_MAX_MB": "0"}, "FILE_MAX_MB must be more than 0"),
        ({"REPORT_WORKING_DAY": "0"}, "REPORT_WORKING_DAY must be more than 0"),
        ({"SPEAK_UP_ACKNOWLEDGE_WORKING_DAYS": "0"}, "SPEAK_UP_ACKNOWLEDGE_WORKING_DAYS must be more than 0"),
        ({"CASE_REFERENCE_PATTERN": "C-(\\d{5}"}, "CASE_REFERENCE_PATTERN must be a regular expression"),
        ({"CASE_REFERENCE_EXAMPLE": "20431"}, "CASE_REFERENCE_EXAMPLE must be of the form"),
        ({"SECRET_KEY": "kQ8-vX2mZr7LtB4nWcY6pJd9HsFgA3eUo"}, f"SECRET_KEY {SHORT.format(50)}"),
        ({"SECRET_KEY": "a" * 60}, f"SECRET_KEY {SHORT.format(50)}"),
        ({"SECRET_KEY": "demonstration-only-not-a-secret" * 2}, "SECRET_KEY is a value that anybody can know"),
        ({"SECRET_KEY": "django-insecure-" + GOOD["SECRET_KEY"]}, "SECRET_KEY is a value that anybody can know"),
        ({"SIGNING_KEYS": "2026:short"}, f"SIGNING_KEYS {SHORT.format(32)}"),
        ({"SIGNING_KEYS": "2026:demonstration-only-not-a-secret-of-ours"}, "SIGNING_KEYS is a value that anybody can know"),
        ({"MFA_KEYS": "demonstration-only-not-a-secret"}, "MFA_KEYS is a value that anybody can know"),
        ({"MFA_KEYS": f"{GOOD['MFA_KEYS']},short"}, f"MFA_KEYS {SHORT.format(32)}"),
        ({"MFA_KEYS": GOOD["SECRET_KEY"]}, "must all differ"),
        ({"SIGNING_KEYS": f"2026:{GOOD['SECRET_KEY']}"}, "must all differ"),
        ({"SITE_ADDRESS": "http://learning.example.org"}, "SITE_ADDRESS must begin with https://"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the product's own host names"),
        ({"DATABASE_OWNER_URL": GOOD["DATABASE_URL"]}, "name the same role"),
        ({"more": "DEBUG = True"}, "DEBUG is on"),
        ({"more": "DEMONSTRATION = True"}, "DEMONSTRATION is on"),
        ({"more": "TIME_CAN_BE_MOVED = True"}, "TIME_CAN_BE_MOVED is on"),
    ],
)
def test_unsafe_environment_does_not_start(tmp_path, changed, said):
    done = start(tmp_path, **changed)
    assert done.returncode != 0
    assert said in done.stderr
    assert GOOD["SECRET_KEY"] not in done.stderr


def test_owner_of_another_role_may_be_named(tmp_path):
    done = start(tmp_path, DATABASE_OWNER_URL="postgres://learning_owner:unused@localhost/learning_organisation")
    assert (done.stdout, done.returncode) == ("started\n", 0), done.stderr


MIGRATE = "import sys; from django.core.management import execute_from_command_line as run; run(['manage.py', 'migrate', '--noinput'])"


@pytest.mark.parametrize("given", [None, ""])
def test_migrate_does_not_run_as_the_applications_role(tmp_path, given):
    """Were it to, the role of the web would own every table."""
    done = start(tmp_path, code=MIGRATE, DATABASE_OWNER_URL=given)
    assert done.returncode != 0
    assert "DATABASE_OWNER_URL is missing. Give it to this command alone" in done.stderr
    assert "Traceback" not in done.stderr


def test_migrate_does_not_run_with_the_applications_role_for_owner(tmp_path):
    done = start(tmp_path, code=MIGRATE, DATABASE_OWNER_URL=GOOD["DATABASE_URL"])
    assert done.returncode != 0
    assert "name the same role" in done.stderr


def test_migrate_with_an_owner_goes_as_far_as_the_database(tmp_path):
    nowhere = f"postgres://learning_owner:unused@//{tmp_path}/learning_organisation"
    done = start(tmp_path, code=MIGRATE, DATABASE_OWNER_URL=nowhere)
    assert done.returncode != 0
    assert "DATABASE_OWNER_URL" not in done.stderr
    assert "OperationalError" in done.stderr
