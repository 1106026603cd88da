"""A council's own installation does not start with settings that are safe for a demonstration alone."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SHORTEST = {"SECRET_KEY": 50, "SIGNING_KEYS": 32, "MFA_KEYS": 32}  # characters
KNOWN = ("demonstration-only", "django-insecure-", "changeme", "change-me", "secret", "password", "example")


def refuse_unsafe(settings):
    """Raise ImproperlyConfigured with every reason why these settings must not run for real people's data.

    Asked of settings with PRODUCTION alone, at the start of every process: web, worker, beat and commands.
    """
    if getattr(settings, "PRODUCTION", False) and (found := list(problems(settings))):
        raise ImproperlyConfigured("The product does not start like this:\n- " + "\n- ".join(found))


def problems(settings):
    """What is wrong, each in a sentence that says what to do."""
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
