"""Lock files pin by hash and name no address: where packages come from is each machine's own matter."""

import re

import pytest
from django.conf import settings

LOCKS = ("requirements/app.txt", "requirements/all.txt")
ADDRESS = re.compile(r"https?://|git\+|file:|\"resolved\"|--(extra-)?index-url|--find-links")


def pinned(name):
    return set(re.findall(r"^([\w.-]+==\S+)", (settings.BASE_DIR / name).read_text(), re.MULTILINE))


@pytest.mark.parametrize("name", [*LOCKS, "package-lock.json"])
def test_no_address(name):
    assert ADDRESS.findall((settings.BASE_DIR / name).read_text()) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_has_a_hash(name):
    entries = re.split(r"\n(?=\S)", (settings.BASE_DIR / name).read_text().strip())
    assert [entry.split()[0] for entry in entries if not entry.startswith("#") and "--hash=sha256:" not in entry] == []


def test_the_image_gets_what_was_tested():
    assert pinned("requirements/app.txt") <= pinned("requirements/all.txt")
