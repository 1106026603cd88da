"""The page of the loop: what it says and draws, its links, its months, and the count of its SQL."""

import datetime
import html
import re

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web import clock
from tests import factories as make
from tests.measures.loops import BETTER, CHANGED, MET, day, found

LOOP, ROWS = reverse("dashboards:loop"), reverse("dashboards:loop_rows")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 10, 31, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def service():
    return make.UnitFactory(service=True, name="Help and Protection")


@pytest.fixture
def manager(client, service):
    person = make.staff("Tom Whitfield", role=Role.SERVICE_MANAGER, unit=service)
    client.force_login(person.user)
    return person


def words_of(response):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def eight(team):
    """Five better at re-audit, one the same, one put right, one gone quiet."""
    for number in range(5):
        found(team, **BETTER, reference=f"C-2010{number}")
    found(team, **CHANGED, again=(day(7, 31), 2), reference="C-20150")
    found(team, no_need="put_right")
    return found(team)


def test_page_answers_in_a_sentence_draws_and_says_the_same_in_a_table(client, manager, service):
    eight(make.UnitFactory(parent=service, name="Assessment East"))
    response = client.get(LOOP)
    said = words_of(response)
    assert response.context["page"]["caption"] == "The learning loop, Help and Protection, as at 31 October 2026"
    assert "Small numbers: 5 of 8 findings are better at re-audit so far. 2 ended for a known reason and 1 went quiet" in said
    assert [(step.label, count, sub) for step, count, _, sub in response.context["steps"]] == [
        ("findings", 8, "October 2025 to March 2026"),
        ("needs raised", 6, "75% of findings"),
        ("needs met", 6, "by training, coaching or CPD"),
        ("changed in practice", 6, "said at three months"),
        ("better at re-audit", 5, "63% of findings so far"),
    ]
    assert "Findings to needs raised 6 of 8 75% 9 1 put right on the case, no learning needed ; 1 no need raised, no reason given" in said
    assert "Changed in practice to better at re-audit 5 of 6 83% 63 1 same judgement" in said
    assert "Small numbers: 6 of the 6 have been audited again: 5 were judged better and 1 the same." in said
    assert "findings made from October 2025 to March 2026, so that each had at least seven months to come round." in said
    assert "Made on 31 October 2026 at 09:00." in said


def test_every_number_opens_its_rows(client, manager, service):
    quiet = eight(service)
    page = client.get(LOOP)
    opened = {(step.label, count): client.get(url).context["table"].paginator.count for step, count, url, _ in page.context["steps"]}
    assert opened == {
        ("findings", 8): 8,
        ("needs raised", 6): 6,
        ("needs met", 6): 6,
        ("changed in practice", 6): 6,
        ("better at re-audit", 5): 5,
    }
    for row, url, reasons in page.context["rows"]:
        assert client.get(url).context["table"].paginator.count == row.on
        for count, _, reason_url in reasons:
            assert client.get(reason_url).context["table"].paginator.count == count
    rows = client.get(page.context["quiet_url"])
    assert f'href="{reverse("audits:finding_detail", args=[quiet.pk])}"' in rows.content.decode()


def test_drawings_are_accessible_and_hold_no_style(client, manager, service):
    eight(service)
    page = client.get(LOOP).content.decode()
    drawings = re.findall(r'<svg class="app-chart.*?</svg>', page, re.S)
    assert len(drawings) == 4
    for drawing in drawings:
        title, desc = re.search(r'aria-labelledby="(\S+) (\S+)"', drawing).groups()
        assert 'role="img"' in drawing
        assert re.search(rf'<title id="{title}">[^<]+</title><desc id="{desc}">[^<]+</desc>', drawing)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "style=" not in page


def test_nothing_found_says_so_and_draws_nothing(client, manager):
    response = client.get(LOOP)
    assert "No findings were made from October 2025 to March 2026." in words_of(response)
    assert '<svg class="app-chart' not in response.content.decode()


def test_fewer_than_five_are_counted_and_not_drawn(client, manager, service):
    for _ in range(4):
        found(service, **MET)
    response = client.get(LOOP)
    assert "Only 4 findings in these months: too few to draw, or to say anything of." in words_of(response)
    assert '<svg class="app-chart' not in response.content.decode()
    assert "Findings to needs raised 4 of 4 too few to say too few to say none" in words_of(response)


def test_theme_and_months_narrow_and_are_kept_by_links(client, manager, service):
    theme = make.ThemeFactory(name="Recording")
    found(service, theme=theme)
    found(service)
    response = client.get(LOOP, {"theme": theme.pk, "from": "2026-01", "to": "2026-01"})
    query = f"?unit={service.pk}&theme={theme.pk}&from=2026-01&to=2026-01"
    assert (response.context["page"]["title"], response.context["loop"].total) == ("Recording", 1)
    assert response.context["steps"][1][2] == f"{ROWS}{query}&step=needed"
    assert client.get(LOOP, {"from": "2026-02"}).context["loop"].total == 0


@pytest.mark.parametrize(("asked", "said"), [
    ({"from": "2026-03", "to": "2026-01"}, "The last month must be the first or later"),
    ({"from": "soon"}, "Choose one of the answers in the list"),
    ({"theme": "x"}, "Choose one of the answers in the list"),
    ({"unit": "x"}, "Choose one of the answers in the list"),
])  # fmt: skip
def test_what_cannot_be_used_is_explained_and_left_out(client, manager, service, asked, said):
    found(service)
    response = client.get(LOOP, asked)
    assert said in words_of(response)
    assert response.context["loop"].total == 1


@pytest.mark.parametrize(("today", "months"), [
    (day(10, 30), ("2025-09-01", "2026-02-28")),
    (day(10, 31), ("2025-10-01", "2026-03-31")),
    (day(11, 29), ("2025-10-01", "2026-03-31")),
    (day(11, 30), ("2025-11-01", "2026-04-30")),
])  # fmt: skip
def test_months_shown_first_gave_every_finding_seven_months(client, manager, today, months):
    with time_machine.travel(datetime.datetime.combine(today, datetime.time(9), datetime.UTC), tick=False):
        client.force_login(manager.user)
        scope = client.get(LOOP).context["scope"]
    assert (str(scope.first), str(scope.last)) == months


@pytest.mark.parametrize("many", [1, 3])
def test_page_asks_the_same_of_the_database_at_any_size(client, manager, service, django_assert_num_queries, many):
    clock.today()
    for _ in range(many):
        found(service, **BETTER)
    with django_assert_num_queries(9):
        client.get(LOOP)
    with django_assert_num_queries(7):
        client.get(ROWS)


@pytest.mark.parametrize("many", [5, 15])
def test_page_with_pairs_asks_the_same_of_the_database_at_any_size(client, manager, service, django_assert_num_queries, many):
    clock.today()
    for _ in range(many):
        found(service, **BETTER)
    with django_assert_num_queries(11):
        client.get(LOOP)
