"""One machine, invented people: what script/server runs. Never for real people's data."""

from pathlib import Path

import environ

# script/server notes here where its embedded database and broker are, so that manage.py finds them from another terminal.
# What is set in the environment comes first.
NOTED = Path(__file__).resolve().parent.parent.parent / ".run" / "environment"
if NOTED.exists():
    environ.Env.read_env(NOTED)

from learning_org.settings.base import *  # noqa: E402, F403
from learning_org.settings.base import MFA_KEYS, MIDDLEWARE, SECRET_KEY, SIGNING_KEYS, env  # noqa: E402

SECRET_KEY = SECRET_KEY or "demonstration-only-not-a-secret"
SIGNING_KEYS = SIGNING_KEYS or {"demonstration": "demonstration-only-not-a-secret"}
SIGNING_KEY_ID = next(iter(SIGNING_KEYS))
MFA_KEYS = MFA_KEYS or ["demonstration-only-not-a-secret"]
MFA_REQUIRED_ROLES = env.list(
    "MFA_REQUIRED_ROLES", default=[]
)  # the demonstration's accounts sign in with a password; anybody may set one up
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
DEMONSTRATION = True
TIME_CAN_BE_MOVED = True

# script/bench alone: every answer tells its cost, and there is a bare page to compare with.
if env.bool("BENCH", default=False):
    MIDDLEWARE = ["learning_org.web.bench.BenchMiddleware", *MIDDLEWARE]
    ROOT_URLCONF = "learning_org.web.bench"
