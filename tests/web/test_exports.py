"""Exports: the set and filter of the list, streamed, and nothing in them that a spreadsheet would run."""

import datetime
from decimal import Decimal

import pytest
import time_machine

from learning_org.web.views.lists import cell, value_of
from tests.factories import PersonFactory


def text(response):
    return b"".join(response.streaming_content).decode()


@pytest.mark.django_db
@time_machine.travel("2026-11-21 12:00Z", tick=False)
def test_export_is_the_filtered_list_streamed(pages, four_more):
    PersonFactory(given_name="Eve", family_name="Hidden", work_place="Depot")
    response = pages.get("/people.csv?place=Depot&page=2")
    assert response["Content-Disposition"] == 'attachment; filename="people-2026-11-21.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert text(response).split("\r\n") == [
        "\ufeffName,Place,Payroll number",
        "Ann Able,Depot,",
        "Bob Baker,Depot,",
        "Cat Carter,Depot,",
        "Zed Zeal,Depot,",
        "",
    ]


@pytest.mark.django_db
def test_export_with_a_filter_that_cannot_be_used_goes_to_the_list_that_explains_it(pages):
    response = pages.get("/people.csv?place=Moon")
    assert (response.status_code, response.url) == (302, "/people/?place=Moon")


@pytest.mark.django_db
def test_export_takes_no_post(pages):
    assert pages.post("/people.csv").status_code == 405


@pytest.mark.parametrize(
    "start",
    [
        *("=", "+", "-", "@", "\t", "\r", " =", "\n=", "\u00a0=", "\x0b=", "\t=", "\r\n="),
        *("\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212", "\u3000="),  # the same signs in full width, the sign minus
        *("\u200b=", "\ufeff=", "\u202e="),  # behind what cannot be seen
    ],
)
def test_formula_gets_an_apostrophe(start):
    assert cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "Yes"),
        (False, "No"),
        (-3, -3),
        (Decimal("-1.5"), Decimal("-1.5")),
        (datetime.date(2026, 3, 14), "2026-03-14"),
        (datetime.datetime(2026, 6, 1, 23, 30, tzinfo=datetime.UTC), "2026-06-02 00:30"),
        ("Ó Brien, Ann", "Ó Brien, Ann"),
        ("1 = 1, or a-b@c", "1 = 1, or a-b@c"),
        ("two\nlines", "two\nlines"),
        ("nul\x00l", "null"),
        ("", ""),
    ],
)
def test_cells(value, written):
    assert cell(value) == written


def test_value_follows_a_path_and_stops_at_nothing():
    assert value_of({"unit": {"name": "North"}}, "unit.name") == "North"
    assert value_of({"unit": None}, "unit__name") is None
