"""One machine, invented people: what script/server runs. Never for real people's data."""

from learning_org.settings.base import *  # noqa: F403
from learning_org.settings.base import SECRET_KEY, env

SECRET_KEY = SECRET_KEY or "demonstration-only-not-a-secret"
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
DEMONSTRATION = True
TIME_CAN_BE_MOVED = True
