"""docs/requirements.md: each item of the practitioners' rows is there, its pages exist, and its test has tests in it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.guards.urls import patterns

ROW = re.compile(r"^\| ([PSMQF]\d+) \| (.+) \| (.+) \| (tests/\S+\.py) \| (met|partly: .+) \|$")
TEXT = (Path(settings.BASE_DIR) / "docs/requirements.md").read_text(encoding="utf-8")
ROWS = [match.groups() for line in TEXT.splitlines() if (match := ROW.match(line))]
ITEMS = {  # of each document, those that belong to practitioners; an item may be in several tables
    "P": "2 3 4 5 6 14 16 19 20 21 22 24 25 26 27 33 38 43 61 67",
    "S": "6 7 8 9 13 15 16 22 23 25 26 30 32 33 34 35 36 39 43 46 52 53 54 55 56 58 59 67 68 69 72 75 77 78 79 94 95 96 99",
    "M": "1 3 4 5 6 7 12",
    "Q": "6 8 9 11 12 13 14 15 16 17 18 19 20 21 23 24 29 30 34 36 37 38 39 47 50 54 55 56 73 74 77 81 86 93",
    "F": "16 20 25 26 27 35 36 45 51 52 56 58 60 67 70 74 75 76",
}


def test_every_line_of_the_tables_is_read():
    lines = [line for line in TEXT.splitlines() if line.startswith("|") and not line.startswith(("| item", "|---"))]
    assert len(lines) == len(ROWS)


def test_every_item_of_the_practitioners_rows_is_there():
    assert {item for item, *_ in ROWS} == {letter + number for letter, numbers in ITEMS.items() for number in numbers.split()}


@pytest.mark.parametrize(("item", "pages", "test"), sorted({(row[0], row[2], row[3]) for row in ROWS}))
def test_pages_and_test_of_an_item_exist(item, pages, test):
    known = {name for name, _ in patterns()}
    assert [page for page in pages.split(", ") if f"practitioners:{page}" not in known] == []
    path = Path(settings.BASE_DIR) / test
    assert path.is_file()
    assert re.search(r"^def test_", path.read_text(encoding="utf-8"), re.MULTILINE)
