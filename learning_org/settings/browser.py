"""The real server of browser tests and of the bench: the tests' settings, with static files served as in production."""

from learning_org.settings.base import STORAGES
from learning_org.settings.test import *  # noqa: F403

STORAGES = STORAGES
