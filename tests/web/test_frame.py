"""What surrounds every page: title, who is signed in, menu, policy headers, nothing inline."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from learning_org.web import menu

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))


@pytest.fixture
def items():
    """The menu alone, given back as it was."""
    kept, menu._items = menu._items, {}
    yield menu
    menu._items = kept


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_template_holds_nothing_inline(path):
    """Under the content security policy an inline style, script or handler would be dead (mail has no such policy)."""
    text = path.read_text()
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"(src|href)=[\"'](https?:)?//", text)


@pytest.mark.django_db
def test_frame_says_where_and_who(pages, priya):
    page = " ".join(pages.get(f"/people/{priya.pk}/").content.decode().split())
    assert "<title> Priya Nair – Learning Organisation – Westmere Council </title>" in page
    assert "Priya Nair, Westmere Council" in page
    assert f'action="{reverse("account_logout")}"' in page
    assert "Demonstration: every person and record here is invented." in page


@pytest.mark.django_db
def test_frame_outside_demonstration_has_no_ribbon(pages, settings):
    settings.DEMONSTRATION = False
    assert "Demonstration:" not in pages.get("/people/").content.decode()


@pytest.mark.django_db
def test_frame_signed_out_has_neither_menu_nor_name(client):
    page = client.get(reverse("web:accessibility")).content.decode()
    assert "govuk-service-navigation" not in page
    assert "Sign out" not in page
    assert reverse("web:who_may_read") not in page


@pytest.mark.django_db
def test_menu_shows_what_the_person_may_open_in_order(pages, items):
    items.register(menu.MenuItem("Denied", "test_denied", order=1))
    items.register(menu.MenuItem("People", "test_list", order=3))
    items.register(menu.MenuItem("Add", "test_form", order=2))
    page = pages.get("/people/").content.decode()
    assert re.findall(r'class="govuk-service-navigation__link" href="([^"]+)"', page) == ["/people/add/", "/people/"]


@pytest.mark.django_db
def test_menu_marks_the_page_that_is_open(pages, items, monkeypatch):
    from tests.web.pages import PersonListView

    items.register(menu.MenuItem("People", "test_list", key="people"))
    monkeypatch.setattr(PersonListView, "menu", "people")
    assert 'href="/people/" aria-current="page"' in " ".join(pages.get("/people/").content.decode().split())


@pytest.mark.django_db
def test_menu_shows_a_section_once_and_its_items_below_it(pages, items, monkeypatch):
    """Of a section whose first item is denied, the second stands for it."""
    from tests.web.pages import PersonListView

    items.register(menu.MenuItem("Denied", "test_denied", order=1, section="Everybody"))
    items.register(menu.MenuItem("People", "test_list", order=2, section="Everybody"))
    items.register(menu.MenuItem("Pieces", "test_export", order=3))
    items.register(menu.MenuItem("Add", "test_form", order=4, section="Everybody"))
    page = " ".join(pages.get("/people/").content.decode().split())
    assert re.findall(r'class="govuk-service-navigation__link" href="([^"]+)"', page) == ["/people/", "/people.csv"]
    assert "app-section" not in page  # a page of no section
    monkeypatch.setattr(PersonListView, "menu", "test_list")
    page = " ".join(pages.get("/people/").content.decode().split())
    below = page.split('<nav aria-label="In Everybody"')[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]+)"( aria-current="page")?', below) == [("/people/", ' aria-current="page"'), ("/people/add/", "")]
    monkeypatch.setattr(PersonListView, "menu", "test_export")
    assert "app-section" not in pages.get("/people/").content.decode()  # an item by itself has no second row


def test_menu_item_registered_twice_is_there_once(items):
    items.register(menu.MenuItem("People", "test_list"))
    items.register(menu.MenuItem("Everybody", "test_list"))
    assert [item.label for item in items._items.values()] == ["Everybody"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nothing-here/", "/static/app.css"])
def test_policy_is_on_errors_and_on_static_files_too(pages, path):
    assert "default-src 'none'" in pages.get(path)["Content-Security-Policy"]


def test_policy_allows_nothing_inline_and_no_other_host(pages):
    policy = pages.get("/people/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "words"), [("web:accessibility", "level AA"), ("web:who_may_read", "A piece of learning (CPD)")])
def test_pages_of_words(pages, name, words):
    response = pages.get(reverse(name))
    assert response.status_code == 200
    assert words in response.content.decode()
