"""The real server of browser tests and of the bench: the tests' settings, with static files served as in production."""

from learning_org.settings.base import FILES_ROOT, STORAGES
from learning_org.settings.test import *  # noqa: F403

STORAGES, FILES_ROOT = STORAGES, FILES_ROOT  # the folder of the tests that started it
