"""A council's own installation. Every secret comes from the environment, and a missing one stops the start."""

from learning_org.settings.base import *  # noqa: F403
from learning_org.settings.base import env

PRODUCTION = True  # learning_org.accounts.startup refuses what is safe for a demonstration alone
SECRET_KEY = env("SECRET_KEY")
SIGNING_KEYS = dict(pair.split(":", 1) for pair in env.list("SIGNING_KEYS"))
SIGNING_KEY_ID = next(iter(SIGNING_KEYS))
MFA_KEYS = env.list("MFA_KEYS")
DATABASES = {"default": env.db("DATABASE_URL") | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}
DATABASE_OWNER = env.db_url_config(env("DATABASE_OWNER_URL", default="") or env("DATABASE_URL"))
DATABASE_OWNER_GIVEN = bool(env("DATABASE_OWNER_URL", default=""))  # only what migrates needs it, and does not run without
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SITE_ADDRESS = env("SITE_ADDRESS")
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES")  # stated, even as 0: a wrong one counts everybody's tries as one place's
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
