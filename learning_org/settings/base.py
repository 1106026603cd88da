"""What holds in every environment. Anything a council could want otherwise comes from the environment."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.urls import reverse_lazy

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

# -- Identity -----------------------------------------------------------------
PRODUCT_NAME = "Learning Organisation"
COUNCIL_NAME = env("COUNCIL_NAME", default="Westmere Council")
SITE_ADDRESS = env("SITE_ADDRESS", default="http://localhost:8000")

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
# Signatures: the key in use and those of before, as "2026:secret,2025:older". The first signs; all of them verify.
SIGNING_KEYS = dict(pair.split(":", 1) for pair in env.list("SIGNING_KEYS", default=[]))
SIGNING_KEY_ID = next(iter(SIGNING_KEYS), "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# -- Two database addresses -----------------------------------------------------
# The web, the worker and beat use DATABASE_URL, a role that owns nothing, so that it can neither change the schema nor
# switch a trigger off. Only the commands that trail.owner lists use DATABASE_OWNER_URL.
DATABASES = {"default": env.db("DATABASE_URL", default="postgres:///learning_organisation")}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
# From which likeness on a word counts as a name misspelt: “okafer” and Okafor share four of seven trigrams, 0.57.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c pg_trgm.word_similarity_threshold=0.5"
DATABASE_OWNER = env.db("DATABASE_OWNER_URL", default="postgres:///learning_organisation")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- Broker and cache ---------------------------------------------------------------
REDIS_URL = env("REDIS_URL", default="redis://localhost:6379/0")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL, "KEY_PREFIX": "cache"}}
# Both speak to one server; for a unix socket Celery has names of its own.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")
CELERY_TASK_DEFAULT_QUEUE = env("TASK_QUEUE", default="learning")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2}  # a page waits for no broker
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 10, "socket_connect_timeout": 2}
CELERY_TIMEZONE = "Europe/London"
SWEEP_MINUTES = env.float("SWEEP_MINUTES", default=15)

# -- Applications, upper floors first (docs/architecture.md) ---------------------------
INSTALLED_APPS = [
    "learning_org.dashboards",
    "learning_org.reports",
    "learning_org.measures",
    "appraisal",
    "supervision",
    "training",
    "audits",
    "practitioners",
    "learning_org.questionnaires",
    "learning_org.notifications",
    "learning_org.trail",
    "learning_org.accounts",
    "learning_org.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
    "django_filters",
    "django_tables2",
    "pghistory",
    "pgtrigger",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    # What only adds headers comes first, so that no answer goes without: neither static files nor the redirect to https.
    "learning_org.web.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "learning_org.trail.middleware.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "learning_org.accounts.afterwards.AfterAnswerMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "learning_org.accounts.middleware.StaySignedInMiddleware",
    "learning_org.accounts.middleware.SecondStepMiddleware",
    "learning_org.trail.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "learning_org.urls"
WSGI_APPLICATION = "learning_org.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "learning_org.web.context.page",
                "learning_org.accounts.context.session_end",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("govuk",)
CRISPY_TEMPLATE_PACK = "govuk"
CRISPY_FAIL_SILENTLY = False
DJANGO_TABLES2_TEMPLATE = "web/table.html"

# -- Sign-in ----------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["learning_org.accounts.backends.InPostBackend", "rules.permissions.ObjectPermissionBackend"]
# The first makes new hashes; the others verify those of before, which are made anew at the next sign-in.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher",
    "django.contrib.auth.hashers.BCryptSHA256PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = reverse_lazy("dashboards:home")
ACCOUNT_ADAPTER = "learning_org.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_signed_out"
# Django's own: it knows the account's one address, where allauth's keeps a table of further ones.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
PASSWORD_RESET_TIMEOUT = 3 * 86_400
ACCOUNT_FORMS = {
    "login": "learning_org.accounts.forms.SignInForm",
    "change_password": "learning_org.accounts.forms.ChangePasswordForm",
    "reset_password": "learning_org.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "learning_org.accounts.forms.SetPasswordForm",
    "reauthenticate": "learning_org.accounts.forms.ReauthenticateForm",
}
# Strict for each account from one place (the address that is typed, whether or not there is such an account), wider for the account from
# wherever, so that somebody elsewhere does not keep its owner out, and wide for each place: hundreds of people work behind one office's
# address, and nobody's mistakes there may shut out their colleagues. What succeeds is not counted as a failure.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "5/5m/key",  # wrong passwords for one account from one place, and wrong codes for one account
    "login_failed_anywhere": "20/10m/key",  # wrong passwords for one account
    "login_failed_here": "150/10m/ip",
    "reset_password": "5/10m/key,300/10m/ip",
    "reset_password_from_key": "300/10m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "follow_up_link": "60/10m/ip",  # links that were not made here
    "portfolio_link": "60/10m/ip",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300

# -- Second step at sign-in ------------------------------------------------------------------
MFA_ADAPTER = "learning_org.accounts.second_step.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = f"{PRODUCT_NAME}, {COUNCIL_NAME}"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "learning_org.accounts.forms.CodeForm",
    "activate_totp": "learning_org.accounts.forms.SetUpForm",
    "deactivate_totp": "learning_org.accounts.forms.TurnOffForm",
    "generate_recovery_codes": "learning_org.accounts.forms.NewCodesForm",
}
# What encrypts the secrets of authenticator apps: the first encrypts, all of them decrypt.
MFA_KEYS = env.list("MFA_KEYS", default=[])
# Roles that see beyond their own line: whoever holds one may open nothing before setting up a second step.
MFA_REQUIRED_ROLES = env.list(
    "MFA_REQUIRED_ROLES",
    default=["administrator", "ig_officer", "qa_officer", "psw", "senior_leader", "training_officer"],
)
# How many proxies of the council's own stand before the product: tries are counted by the address that the last of them saw.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
ACCOUNT_SESSION_REMEMBER = False
# Counted from the last page or saved draft (accounts.middleware), so that whoever is typing stays signed in.
SESSION_COOKIE_AGE = int(env.float("SESSION_MINUTES", default=60) * 60)
SESSION_WARNING_SECONDS = int(env.float("SESSION_WARNING_MINUTES", default=5) * 60)  # before the end, with JavaScript
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "learning_org.trail.views.drafts.csrf_failure"

# -- History and reads ---------------------------------------------------------------------
PGHISTORY_APPEND_ONLY = True
DRAFT_KEEP_DAYS = env.int("DRAFT_KEEP_DAYS", default=90)  # a draft that nobody goes on with is cleared away afterwards

# -- Security headers: nothing inline, nothing from another host ------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# -- Language, dates ------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
DATE_FORMAT = "j F Y"

# -- Static files: built into static/vendor by `manage.py frontend_assets` ----------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=BASE_DIR / "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}


# -- Files that people add: private, outside everything that is served (learning_org/trail/files) --------
def files_storage(bucket, endpoint, folder):
    """Where the bytes are: an S3 bucket where one is named (it needs the extra `s3`), else a folder that its owner alone reads."""
    if bucket:
        named = {"bucket_name": bucket, "endpoint_url": endpoint, "default_acl": "private", "file_overwrite": False}
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": named}
    private = {"location": folder, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": private}


FILES_ROOT = env.path("FILES_ROOT", default=BASE_DIR / ".run" / "files")
STORAGES["files"] = files_storage(env("FILES_BUCKET", default=""), env("FILES_ENDPOINT", default=None), FILES_ROOT)
FILE_MAX_MB = env.int("FILE_MAX_MB", default=10)  # million bytes
FILES_ON_A_RECORD = 10
FILE_SCANNER = env("FILE_SCANNER", default="")  # learning_org.trail.files.clamav.is_clean, or a council's own
FILE_SCANNER_ADDRESS = env("FILE_SCANNER_ADDRESS", default="localhost:3310")
FILE_UPLOAD_HANDLERS = [
    "learning_org.trail.files.handlers.SizeLimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# -- Mail ---------------------------------------------------------------------------------------
vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Learning Organisation <no-reply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# -- Rules of the council, each with its default (docs/architecture.md) ----------------------------
CASE_REFERENCE_PATTERN = env("CASE_REFERENCE_PATTERN", default=r"C-\d{5}")
CASE_REFERENCE_EXAMPLE = env("CASE_REFERENCE_EXAMPLE", default="C-20431")
PORTFOLIO_LINK_DAYS = env.int("PORTFOLIO_LINK_DAYS", default=90)  # the longest that a link to a portfolio opens
CPD_PIECES_NEEDED = 2
CPD_PEER_REFLECTIONS_NEEDED = 1
REPORT_WORKING_DAY = env.int("REPORT_WORKING_DAY", default=3)  # of the next month: the monthly reports are made from then on
BOOKING_CANCEL_WORKING_DAYS = 3  # a booking cancelled so many working days before its first day, or more, is cancelled in time
APPRAISAL_ELIGIBLE_AFTER_MONTHS = 6
SUPERVISION_MOVING_DAYS = 28  # a plan that moved at most so many days ago is moving
SUPERVISION_SLOWING_DAYS = 56  # and at most so many, slowing; beyond, drifting
# What somebody speaks up about is acknowledged within so many working days, and answered within so many after that.
SPEAK_UP_ACKNOWLEDGE_WORKING_DAYS = env.int("SPEAK_UP_ACKNOWLEDGE_WORKING_DAYS", default=3)
SPEAK_UP_ANSWER_WORKING_DAYS = env.int("SPEAK_UP_ANSWER_WORKING_DAYS", default=20)
REASON_HOURS = env.int("REASON_HOURS", default=24)  # how long a record opened with a reason stays open
NEED_OFFICERS_AFTER_DAYS = 14  # days after the line manager was told of a need past its date, the training officers are
NEED_SPEAK_UP_AFTER_DAYS = 14  # and so many days after that its person may speak up about it
WEEKLY_DIGEST = env.bool("WEEKLY_DIGEST", default=True)  # on Mondays each person is told what is due from them that week
SUPERVISION_SIGN_WITHIN_DAYS = 14  # a supervision is written up and signed by both within so many days

# -- Demonstration and tests alone may move time, load demonstration data and skip the second factor ----
TIME_CAN_BE_MOVED = False
DEMONSTRATION = False

# What is written holds no confidential text, whatever went wrong.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "learning_org.web.logs.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},  # no e-mail of an error, which would hold the request
        "django.request": {"level": "ERROR"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
