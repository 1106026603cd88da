"""Every export of docs/access.md, with every text that people can write changed into what a spreadsheet would run."""

import csv
import io
import re
from xml.etree import ElementTree

import pytest
import time_machine
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.db.models import Value
from django.db.models.functions import Cast, Concat, Left
from django.test import Client

from learning_org.accounts.models import User
from tests.guards.people import NOON, cast, records
from tests.guards.test_access import PEOPLE, ROWS, path_of
from tests.guards.urls import patterns
from tests.measures.loops import BETTER, found

OURS = ("accounts", "trail", "practitioners", "audits", "training", "supervision", "appraisal", "questionnaires", "measures", "reports")
PAYLOAD = 'HYPERLINK("http://evil.example","<b>&\r\nnext, line")'
STARTS = ("=", "+", "-", "@", "\t", "\r", " =", "\n+", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u200b=")
RUN = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]|\u200b")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
PICTURES = ("dashboards:loop_chart_export",)
FROZEN = ("reports:report_export",)  # what it says was kept when it was made; its cells are checked all the same


def exports():
    """One row of the tables for each address and record that is exported, with somebody who may open it."""
    rows = [row for row in ROWS if row["page"].endswith("export")]
    return [(row, next(who for who in PEOPLE if row[who] == "yes")) for row in rows]


def free_texts(model):
    """The columns of a model into which people, or files that they load, may write what they like."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) and not field.choices and not field.primary_key:
            yield field


def poison(start):
    """Write the payload into every text of every row. Returns the columns that took it; signed rows and keys with a form do not."""
    taken = set()
    for label in OURS:
        for model in apps.get_app_config(label).get_models():
            if hasattr(model, "pgh_tracked_model") or model is User:  # another password would end the sessions
                continue
            for field in free_texts(model):
                same = Value(f"{start}{PAYLOAD}"[: field.max_length or None])
                numbered = Left(Concat(Value(start), Cast("pk", models.CharField()), Value(PAYLOAD)), field.max_length or 200)
                if written(model, field, same) or written(model, field, numbered):  # numbered where no two may be the same
                    taken.add(f"{model._meta.label}.{field.name}")
    return taken


def written(model, field, value):
    """Whether every row took the value; a signed row, or a form that the database asks for, refuses it."""
    try:
        with transaction.atomic():
            return bool(model._base_manager.update(**{field.name: value}))
    except DatabaseError:
        return False


def cells(response):
    """The rows of a CSV file, its mark and its quoting checked."""
    raw = b"".join(response).decode()
    assert raw.startswith("\ufeff"), "no mark of its encoding"
    assert "\ufeff" not in raw[1:]
    return list(csv.reader(io.StringIO(raw[1:], newline=""), strict=True))


@pytest.fixture
def world(db):
    with time_machine.travel(NOON, tick=False):
        people = cast()
        known = records(people)
        for number in range(5):  # in the months that the loop shows, and as many as it counts
            found(known["team"], **BETTER, worker=people["Own"], reference=f"C-2019{number}")
        yield people, known


def asked(people, known):
    """(address, answer) of every export, each asked for by somebody who may."""
    converters = {name: pattern.pattern.converters for name, pattern in patterns()}
    for row, who in exports():
        client = Client()
        client.force_login(people[who].user)
        yield row["page"], client.get(path_of(row, known, converters))


def check_cells(page, heading, lines):
    """No cell would be run. Returns whether one holds the payload."""
    assert {len(line) for line in lines} <= {len(heading)}, page
    every = [cell for line in [heading, *lines] for cell in line]
    assert [cell for cell in every if RUN.match(cell) and not NUMBER.fullmatch(cell)] == [], page
    return any("HYPERLINK" in cell for cell in every)


def test_no_cell_of_any_export_is_run(world):
    people, known = world
    for start in STARTS:
        taken = poison(start)
        assert {"accounts.Person.given_name", "practitioners.CPDEntry.title", "practitioners.Unit.name", "trail.StoredFile.name"} <= taken
        poisoned = set()
        for page, response in asked(people, known):
            assert response.status_code == 200, page
            if page in PICTURES:
                ElementTree.fromstring(b"".join(response))  # noqa: S314 -- our own picture: it must be well formed all the same
            elif check_cells(page, *split(cells(response))):
                poisoned.add(page)
        assert poisoned | set(FROZEN) | set(PICTURES) == {row["page"] for row, _ in exports()}, start


def split(rows):
    """The heading, and the lines below it."""
    return rows[0], rows[1:]


def test_every_export_is_csv_and_none_is_a_workbook(world):
    kinds = {page: response["Content-Type"] for page, response in asked(*world)}
    assert {page: kind for page, kind in kinds.items() if kind != "text/csv; charset=utf-8"} == {PICTURES[0]: "image/svg+xml"}


def test_every_csv_is_among_the_exports():
    """An address that streams a spreadsheet ends in "export", so that these tests ask it."""
    from learning_org.reports.views import ReportExportView
    from learning_org.web.views.base import ExportPage

    views = {name: getattr(pattern.callback, "view_class", object) for name, pattern in patterns()}
    streaming = {name for name, view in views.items() if issubclass(view, ExportPage | ReportExportView)}
    assert streaming | set(PICTURES) == {row["page"] for row, _ in exports()}
