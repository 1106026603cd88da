"""Requests that no browser sends, to every form and every list of docs/access.md: never our fault (500), and every refusal has words.

Six examples for each form, `--examples=200` for more. The examples are the same in every run. Each form is asked as somebody for whom the
table says yes, and as somebody for whom it does not; each request is inside a savepoint.
"""

import html
import re
from http.cookies import SimpleCookie

import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings

from tests.guards import nasty
from tests.guards.people import NOON, ask_roles_once, cast, records
from tests.guards.test_access import PEOPLE, ROWS, path_of
from tests.guards.urls import patterns

PARTS = 8
OUTSIDE = 6  # one example in so many is asked as an outsider too, who gets no further than the door
LISTS = 5  # one query string for every so many examples of a form
# Addresses that have no page of their own, and the page whose form posts to them.
POSTED_FROM = {"trail:draft_save": "practitioners:cpd_create", "trail:draft_discard": "practitioners:cpd_create"}
POSTED_FROM |= {"practitioners:registration_remind": "practitioners:registration_list"}
KNOWN = (200, 302, 400, 403, 404, 405, 409, 410, 413, 415, 422, 429)


class Door:
    """One client, whose every request is signed in as it was at first and leaves nothing behind."""

    def __init__(self, person):
        self.client = Client(raise_request_exception=False)
        self.client.force_login(person.user)
        self.session = self.client.cookies[django_settings.SESSION_COOKIE_NAME].value

    def ask(self, method, *args, **kwargs):
        self.client.cookies = SimpleCookie({django_settings.SESSION_COOKIE_NAME: self.session})
        mark = transaction.savepoint()
        try:
            return getattr(self.client, method)(*args, **kwargs)
        finally:
            transaction.savepoint_rollback(mark)


def distinct(method):
    """The first row of each address with this method that somebody may open; for lists, those without a record."""
    found = {}
    for row in ROWS:
        if method in row["method"] and "yes" in row.values() and (method == "POST" or not row["record"]):
            found.setdefault(row["page"], row)
    return list(found.values())


def people_of(row):
    """(somebody who may, somebody who may not or None)."""
    outside = [who for who in reversed(PEOPLE) if row[who] in ("no", "-")]
    return next(who for who in PEOPLE if row[who] == "yes"), next(iter(outside), None)


def fault(response):
    """What is wrong with an answer, or None."""
    if response.status_code not in KNOWN:
        told = response.exc_info[1] if getattr(response, "exc_info", None) else ""
        return f"{response.status_code} {type(told).__name__}: {str(told)[:200]}"
    if response.status_code >= 400 and not words(response):
        return f"{response.status_code} without a word"
    return None


def words(response):
    """Whether a refusal says something: a heading and a sentence, or JSON with a message."""
    text = response.content.decode()
    if response["Content-Type"].startswith("application/json"):
        return bool(response.json())
    heading = re.search(r"<h1[^>]*>\s*[^<\s]", text)
    return heading and len(html.unescape(re.sub(r"<[^>]*>", " ", text.split("<main", 1)[-1])).split()) >= 5


def tried(strategy, ask, examples):
    """The faults of so many examples, each with what was sent; the same ones once."""
    found = {}

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def each(sent):
        if wrong := fault(ask(sent)):
            found.setdefault(wrong, str(sent)[:300])

    each()
    return [f"{wrong}\n      sent {sent}" for wrong, sent in found.items()]


@pytest.fixture
def council(db, monkeypatch):
    """(a door for each person, {words: record}, the converters of each address)."""
    ask_roles_once(monkeypatch)
    with time_machine.travel(NOON, tick=False):
        people = cast()
        found = records(people)
        yield {who: Door(person) for who, person in people.items()}, found, {name: p.pattern.converters for name, p in patterns()}


def keys(found):
    """Keys of records of other people, and of nobody."""
    return sorted({record.pk for record in found.values() if isinstance(getattr(record, "pk", None), int)})[:12] + [10**9, 2**63]


def fields_of(row, door, path):
    """{name: values offered} of the forms on the address's own page, or on the page that posts to it."""
    if "GET" not in row["method"]:
        path = reverse(POSTED_FROM[row["page"]]) if row["page"] in POSTED_FROM else None
    page = path and door.ask("get", path)
    return nasty.Fields(page.content.decode()).found if page and page.status_code == 200 else {}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_no_malformed_form_is_our_fault(part, council, pytestconfig):
    doors, found, converters = council
    examples, wrong = pytestconfig.getoption("examples"), []
    for row in distinct("POST")[part::PARTS]:
        path, (inside, outside) = path_of(row, found, converters), people_of(row)
        fields = fields_of(row, doors[inside], path)
        for who, times in ((inside, examples), (outside, examples // OUTSIDE)):
            if who:
                strategy = nasty.posts(fields, keys(found))
                said = tried(
                    strategy, lambda sent, who=who, path=path: doors[who].ask("generic", "POST", path, sent[0], content_type=sent[1]), times
                )
                wrong += [f"{row['page']} as {who}: {text}" for text in said]
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_no_malformed_query_is_our_fault(part, council, pytestconfig):
    doors, found, converters = council
    examples, wrong = pytestconfig.getoption("examples"), []
    for row in distinct("GET")[part::PARTS]:
        path, (inside, _) = path_of(row, found, converters), people_of(row)
        page = doors[inside].ask("get", path)
        names = re.findall(r'name="([\w-]+)"', page.content.decode()) if "text/html" in page["Content-Type"] and not page.streaming else []
        strategy = nasty.queries(names, keys(found))
        said = tried(
            strategy, lambda sent, who=inside, path=path: drained(doors[who].ask("get", f"{path}?{sent}")), max(1, examples // LISTS)
        )
        wrong += [f"{row['page']} as {inside}: {text}" for text in said]
    assert not wrong, "\n".join(wrong)


def drained(response):
    """An export fails only while it is read."""
    if response.streaming:
        b"".join(response)
    return response
