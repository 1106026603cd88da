"""Nothing starts with settings that make no sense, nor a council's own installation with what is safe for a demonstration alone."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from learning_org.accounts.roles import Role

SHORTEST = {"SECRET_KEY": 50, "SIGNING_KEYS": 32, "MFA_KEYS": 32}  # characters
KNOWN = ("demonstration-only", "django-insecure-", "changeme", "change-me", "secret", "password", "example")


# Each setting with the variable that it comes from.
MORE_THAN_NOTHING = {
    "SESSION_COOKIE_AGE": "SESSION_MINUTES",
    "SESSION_WARNING_SECONDS": "SESSION_WARNING_MINUTES",
    "REASON_HOURS": "REASON_HOURS",
    "DRAFT_KEEP_DAYS": "DRAFT_KEEP_DAYS",
    "SWEEP_MINUTES": "SWEEP_MINUTES",
    "FILE_MAX_MB": "FILE_MAX_MB",
    "REPORT_WORKING_DAY": "REPORT_WORKING_DAY",
    "SPEAK_UP_ACKNOWLEDGE_WORKING_DAYS": "SPEAK_UP_ACKNOWLEDGE_WORKING_DAYS",
    "SPEAK_UP_ANSWER_WORKING_DAYS": "SPEAK_UP_ANSWER_WORKING_DAYS",
}


def refuse(settings):
    """Raise ImproperlyConfigured with every reason why nothing can run with these settings and, of settings with PRODUCTION, why they must
    not run for real people's data. Asked at the start of every process: web, worker, beat and commands.
    """
    found = list(mistakes(settings))
    if getattr(settings, "PRODUCTION", False):
        found += problems(settings)
    if found:
        raise ImproperlyConfigured("The product does not start like this:\n- " + "\n- ".join(found))


def mistakes(settings):
    """What makes no sense anywhere, each in a sentence that says what to do."""
    for name, variable in MORE_THAN_NOTHING.items():
        if getattr(settings, name) <= 0:
            yield f"{variable} must be more than 0."
    if settings.SESSION_WARNING_SECONDS >= settings.SESSION_COOKIE_AGE > 0:
        yield "SESSION_WARNING_MINUTES must be less than SESSION_MINUTES."
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT < 0:
        yield "TRUSTED_PROXIES must be 0 or more."
    if unknown := sorted(set(settings.MFA_REQUIRED_ROLES) - set(Role.values)):
        yield f"MFA_REQUIRED_ROLES names what is no role: {', '.join(unknown)}. The roles are {', '.join(Role.values)}."
    yield from _wrong_references(settings)


def _wrong_references(settings):
    try:
        if not re.fullmatch(settings.CASE_REFERENCE_PATTERN, settings.CASE_REFERENCE_EXAMPLE):
            yield "CASE_REFERENCE_EXAMPLE must be of the form that CASE_REFERENCE_PATTERN describes."
    except re.error:
        yield "CASE_REFERENCE_PATTERN must be a regular expression."


def problems(settings):
    """What is unsafe, each in a sentence that says what to do."""
    yield from _wrong_keys(settings)
    for name in ("DEBUG", "DEMONSTRATION", "TIME_CAN_BE_MOVED"):
        if getattr(settings, name):
            yield f"{name} is on. Use learning_org.settings.production as it is."
    if urlsplit(settings.SITE_ADDRESS).scheme != "https":
        yield "SITE_ADDRESS must begin with https://, since links to it are sent by e-mail."
    if "*" in settings.ALLOWED_HOSTS or not settings.ALLOWED_HOSTS:
        yield "ALLOWED_HOSTS must name the product's own host names."
    owner, application = settings.DATABASE_OWNER, settings.DATABASES["default"]
    if settings.DATABASE_OWNER_GIVEN and owner.get("USER") == application.get("USER"):
        yield "DATABASE_OWNER_URL and DATABASE_URL name the same role. The application's must own nothing: make a second role."


def _wrong_keys(settings):
    keys = [("SECRET_KEY", settings.SECRET_KEY)]
    keys += [("SIGNING_KEYS", key) for key in settings.SIGNING_KEYS.values()]
    keys += [("MFA_KEYS", key) for key in settings.MFA_KEYS]
    for name in SHORTEST:
        found = [key for kind, key in keys if kind == name]
        if not found or any(len(key) < SHORTEST[name] or len(set(key)) < 8 for key in found):
            yield f"{name} must be at least {SHORTEST[name]} characters made at random."
        if any(key.lower().startswith(KNOWN) for key in found):
            yield f"{name} is a value that anybody can know. Make one at random."
    if len({key for _, key in keys}) < len(keys):
        yield "SECRET_KEY, SIGNING_KEYS and MFA_KEYS must all differ: who learns one must not hold the others."
