"""Lists: pages, sorting, filters that make no sense, empty states, one SQL count."""

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.db import connection
from django.test.utils import CaptureQueriesContext

from learning_org.web.filters import FilterForm
from tests.factories import PersonFactory
from tests.web.pages import PersonListView

pytestmark = pytest.mark.django_db


def names(response):
    return [row.record.family_name for row in response.context["table"].page.object_list]


def test_first_page_says_how_many_there_are(pages, four_more):
    response = pages.get("/people/")
    assert names(response) == ["Able", "Baker", "Carter"]
    assert "Showing 1 to 3 of 5 people" in " ".join(response.content.decode().split())


def test_second_page(pages, four_more):
    response = pages.get("/people/?page=2")
    assert names(response) == ["Nair", "Zeal"]
    assert "Showing 4 to 5 of 5 people" in " ".join(response.content.decode().split())


@pytest.mark.parametrize("page", ["0", "-1", "3", "99999999999999999999", "two", "", "%00", "1.5", "9" * 5000])
def test_page_that_does_not_exist_shows_the_first(pages, four_more, page):
    assert names(pages.get(f"/people/?page={page}")) == ["Able", "Baker", "Carter"]


def test_size_of_a_page_cannot_be_asked_for(pages, four_more):
    assert len(names(pages.get("/people/?per_page=5000"))) == 3


def test_sorted_both_ways(pages, four_more):
    assert names(pages.get("/people/?sort=-name")) == ["Zeal", "Nair", "Carter"]
    page = pages.get("/people/?sort=name").content.decode()
    assert page.count('aria-sort="ascending"') == 1
    assert 'href="?sort=-name"' in page


@pytest.mark.parametrize("sort", ["password", "number", "-", "%00", "name'"])
def test_sort_that_makes_no_sense_is_left_out(pages, four_more, sort):
    assert names(pages.get(f"/people/?sort={sort}")) == ["Able", "Baker", "Carter"]


def test_links_keep_the_filter_and_leave_out_the_page(pages, four_more):
    page = pages.get("/people/?place=Depot&page=2").content.decode()
    assert 'href="?place=Depot&amp;sort=work_place"' in page
    assert 'href="?place=Depot&amp;sort=-name"' in page  # names are in order already
    assert 'href="?place=Depot&amp;page=1"' in page
    assert 'href="/people.csv?place=Depot&amp;page=2"' in page


def test_every_word_of_a_search_is_in_the_name(pages, four_more):
    assert names(pages.get("/people/?words=zeal+ZED")) == ["Zeal"]
    assert "1 person" in pages.get("/people/?words=zed").content.decode()


def test_nothing_found_says_how_to_go_on(pages, four_more):
    page = pages.get("/people/?words=xyz").content.decode()
    assert "Nothing matches" in page
    assert '<a class="govuk-link" href="/people/">clear the search</a>' in page
    assert "<table" not in page


def test_empty_list_teaches_the_first_step(pages, monkeypatch, priya):
    monkeypatch.setattr(PersonListView, "get_queryset", lambda self: type(priya).objects.none())
    page = pages.get("/people/").content.decode()
    assert "No people yet" in page
    assert "People appear here when they join." in page
    assert '<a class="govuk-link" href="/people/add/">Add a person</a>' in page
    assert 'role="search"' not in page


@pytest.mark.parametrize("query", ["place=Moon", "words=%00", "words=" + "x" * 201])
def test_filter_value_that_cannot_be_used_is_left_out_and_explained(pages, four_more, query):
    response = pages.get(f"/people/?{query}")
    assert names(response) == ["Able", "Baker", "Carter"]
    page = response.content.decode()
    assert "There is a problem" in page
    assert "<title>" in page
    assert "Error:" in page


def test_number_of_statements_does_not_depend_on_the_rows(pages):
    def statements():
        with CaptureQueriesContext(connection) as queries:
            pages.get("/people/")
        return len(queries)

    PersonFactory(given_name="A", family_name="A")
    pages.get("/people/")  # the clock's offset is in the cache from now on
    few = statements()
    PersonFactory.create_batch(20)
    assert statements() == few


def test_table_is_a_table_on_a_phone_too(pages, priya):
    page = " ".join(pages.get("/people/").content.decode().split())
    assert '<th role="rowheader" scope="row" class="govuk-table__header">' in page
    assert '<td role="cell" class="govuk-table__cell" data-label="Place">not recorded</td>' in page
    assert f'<td role="cell" class="govuk-table__cell govuk-table__cell--numeric" data-label="Number">{priya.pk}</td>' in page


def test_status_is_shape_and_word(pages, priya):
    type(priya).objects.filter(pk=priya.pk).update(work_phone="Late")
    page = pages.get("/people/?words=priya").content.decode()
    assert '<span class="app-status app-status--off"><svg class="app-mark"' in page
    assert "</svg> Late</span>" in page


@pytest.mark.parametrize(("number", "shown", "folded"), [(3, 3, 0), (4, 4, 0), (5, 3, 2)])
def test_many_filters_are_folded_away_and_open_where_one_is_used(number, shown, folded):
    """Three in view; a single one more would not be worth the fold."""
    names = ["one", "two", "three", "four", "five"][:number]
    form = type("SomeForm", (FilterForm,), {name: forms.CharField() for name in names})
    page = render_crispy_form(form())
    above, _, below = page.partition("<details")
    assert (above.count("<input"), below.count("<input")) == (shown, folded)
    assert "open" not in below.split(">")[0]
    used = render_crispy_form(form({names[-1]: "words"})).partition("<details")[2]
    assert ("open" in used.split(">")[0]) is bool(folded)
