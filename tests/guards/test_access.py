"""Every cell of docs/access.md, asked of the running code.

What is compared is the status, which the view decides: a page's template is not drawn, which would take a third of the time. One that
fails, or that refuses while it is drawn, is found where pages are drawn: by test_pages for every address and record, by test_malformed
for every form, by test_ten_accounts for every list. The pages of errors (403, 404) are drawn here too.
"""

import pytest
import time_machine
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import reverse

from tests.guards.people import NOON, ask_roles_once, cast, records
from tests.guards.urls import addresses, patterns

# 400 is the draft's answer to a text without its key: it was let in, and nothing was kept.
ANSWERS = {200: "yes", 302: "yes", 400: "yes", 403: "no", 404: "-"}
ROWS = addresses()
PEOPLE = [column for column in ROWS[0] if column not in ("page", "method", "record")]


def path_of(row, found, converters):
    keys = list(converters[row["page"]])
    if not keys:
        return reverse(row["page"])
    if isinstance(found.get(row["record"]), dict):
        return reverse(row["page"], kwargs=found[row["record"]])  # an address with two keys
    value = found[row["record"]].pk if keys == ["pk"] else "practitioners:cpd_create"
    return reverse(row["page"], kwargs={keys[0]: value})


@pytest.fixture
def _pages_are_not_drawn(monkeypatch):
    monkeypatch.setattr(SimpleTemplateResponse, "render", not_drawn)


def not_drawn(response):
    response.content = b""
    return response


@pytest.fixture
def _roles_are_asked_once(monkeypatch):
    ask_roles_once(monkeypatch)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("_pages_are_not_drawn", "_roles_are_asked_once")
@pytest.mark.parametrize("who", PEOPLE)
def test_every_cell_of_access_md(who):
    """Each request is inside a savepoint, so that no answer changes the next."""
    with time_machine.travel(NOON, tick=False):
        people = cast()
        found = records(people)
        converters = {name: pattern.pattern.converters for name, pattern in patterns()}
        client = Client(raise_request_exception=False)
        client.force_login(people[who].user)
        wrong = []
        for row in ROWS:
            path = path_of(row, found, converters)
            for method in row["method"].lower().split(", "):
                mark = transaction.savepoint()
                status = getattr(client, method)(path).status_code
                transaction.savepoint_rollback(mark)
                if ANSWERS.get(status, status) != row[who]:
                    wrong.append(f"{method.upper()} {row['page']} {row['record']}: written {row[who]}, answered {status}")
        assert not wrong, "\n".join(wrong)
