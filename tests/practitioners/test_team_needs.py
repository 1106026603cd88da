"""What a team needs, like with like: figures worked out by hand, who may open it, links to the needs behind, CSV, SQL."""

import csv
import datetime
import io

import pytest
import time_machine
from django.urls import reverse

from learning_org.web import clock
from practitioners.models import Priority, Source
from tests import factories as make
from tests.factories.base import LONG_AGO

TODAY, YESTERDAY = datetime.date(2026, 11, 19), datetime.date(2026, 11, 18)
TEAM, EXPORT, LIST = (reverse(f"practitioners:{name}") for name in ("team_needs", "team_needs_export", "need_list"))
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


class World:
    """Two teams of a service. In North: Ada and Bea; in South: Cal. Their unmet needs:

    Ada    recording    late    safe   standard 1   audit
    Ada    recording            role   standard 1   audit
    Bea    recording    late    grow   none         self
    Bea    play         today   safe   none         supervision
    Cal    none                 role   standard 1   analysis
    Besides, one of Ada's is met and one of Bea's ended; Dan works elsewhere.
    """

    def __init__(self):
        self.department = make.UnitFactory(department=True)
        service, elsewhere = make.UnitFactory(service=True, parent=self.department), make.UnitFactory(service=True, parent=self.department)
        self.north, self.south = make.UnitFactory(name="North", parent=service), make.UnitFactory(name="South", parent=service)
        self.manager = make.staff("Sol Manager", role="service_manager", unit=service)
        self.officer = make.staff("Tam Officer", role="training_officer", unit=service)
        self.ada, self.bea = make.staff("Ada North", unit=self.north), make.staff("Bea North", unit=self.north)
        self.cal, self.dan = make.staff("Cal South", unit=self.south), make.staff("Dan Else", unit=elsewhere)
        self.recording, self.play = make.ThemeFactory(name="Recording"), make.ThemeFactory(name="Play")
        self.standard = make.StandardFactory()
        self.need(self.ada, self.recording, YESTERDAY, Priority.SAFE, self.standard, Source.AUDIT)
        self.need(self.ada, self.recording, None, Priority.ROLE, self.standard, Source.AUDIT)
        self.need(self.bea, self.recording, YESTERDAY, Priority.GROWTH, None, Source.SELF)
        self.need(self.bea, self.play, TODAY, Priority.SAFE, None, Source.SUPERVISION)
        self.need(self.cal, None, None, Priority.ROLE, self.standard, Source.ANALYSIS)
        make.LearningNeedFactory(person=self.ada, theme=self.recording, met=True)
        make.LearningNeedFactory(person=self.bea, theme=self.recording, ended=True)
        make.LearningNeedFactory(person=self.dan, theme=self.recording)

    def need(self, person, theme, wanted_by, priority, standard, source):
        values = {"wanted_by": wanted_by, "priority": priority, "standard": standard, "source": source}
        return make.LearningNeedFactory(person=person, theme=theme, **values)


@pytest.fixture
def world():
    return World()


def figures(client, person, **query):
    """{group: (needs, people, overdue, needed to practise safely)} of the file, which the page's table shows too."""
    client.force_login(person.user)
    text = b"".join(client.get(EXPORT, query).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))[1:]
    page = client.get(TEAM, query).content.decode()
    assert all(row[0] in page for row in rows)
    return {group: tuple(map(int, counts)) for group, *counts in rows}


def test_figures_by_theme_standard_and_source(client, world):
    standard = f"{world.standard.version.framework.short_name}, {world.standard.code} {world.standard.title}"
    # Recording: Ada's two and Bea's one, so 3 needs of 2 people; yesterday's two are late, today's is not; one is for safety.
    by_theme = {"Recording": (3, 2, 2, 1), "No theme": (1, 1, 0, 0), "Play": (1, 1, 0, 1)}
    assert figures(client, world.manager) == by_theme
    assert figures(client, world.officer) == by_theme
    # The standard: Ada's two and Cal's one, of which Ada's first is late. None: Bea's two, of which the first is late.
    assert figures(client, world.manager, by="standard") == {standard: (3, 2, 1, 1), "No standard": (2, 1, 1, 1)}
    assert figures(client, world.manager, by="source") == {
        "Case audit": (2, 1, 1, 1),
        "Analysis of training needs": (1, 1, 0, 0),
        "Own idea": (1, 1, 1, 0),
        "Supervision": (1, 1, 0, 1),
    }
    assert client.get(EXPORT, {"by": "nonsense"}).url == f"{TEAM}?by=nonsense"
    assert client.get(TEAM, {"by": "nonsense"}).context["table"].by == "theme"


def test_figures_of_a_unit_and_of_a_priority(client, world):
    assert figures(client, world.manager, unit=world.south.pk) == {"No theme": (1, 1, 0, 0)}
    assert figures(client, world.manager, unit=world.north.pk, priority="1") == {"Recording": (1, 1, 1, 1), "Play": (1, 1, 0, 1)}


def test_lede_counts_all(client, world):
    client.force_login(world.manager.user)
    assert "5 learning needs of 3 people are not met, 2 past their date." in client.get(TEAM).content.decode()
    assert "1 learning need of 1 person is not met, none past their date." in client.get(TEAM, {"unit": world.south.pk}).content.decode()


@pytest.mark.parametrize("by", ["theme", "standard", "source"])
@pytest.mark.parametrize("narrowed", [{}, {"priority": "1"}])
def test_each_line_opens_as_many_needs_as_it_counts(client, world, by, narrowed):
    client.force_login(world.manager.user)
    page = client.get(TEAM, {"by": by} | narrowed)
    links = [row.get_cell("group").split('href="')[1].split('"')[0].replace("&amp;", "&") for row in page.context["table"].rows]
    counts = [row.record["needs"] for row in page.context["table"].rows]
    assert [client.get(link).context["table"].paginator.count for link in links] == counts


def test_who_may_open_it(client, world):
    psw, leader = make.staff(role="psw", unit=world.department), make.staff(role="senior_leader", unit=world.department)
    qa = make.staff(role="qa_officer", unit=world.department)
    answers = {}
    for person in (world.manager, world.officer, psw, leader, qa, world.ada):
        client.force_login(person.user)
        answers[person] = (client.get(TEAM).status_code, client.get(EXPORT).status_code, TEAM in client.get(LIST).content.decode())
    yes, no = (200, 200, True), (403, 403, False)
    assert answers == {world.manager: yes, world.officer: yes, psw: yes, leader: no, qa: no, world.ada: no}


def test_a_training_officer_elsewhere_sees_theirs_alone(client, world):
    officer = make.staff(role="training_officer", unit=world.dan.positions.get().unit)
    assert figures(client, officer) == {"Recording": (1, 1, 0, 0)}


def test_a_need_of_an_audit_that_is_kept_from_the_line_is_counted_for_officers_alone(client, world):
    need = world.need(world.cal, world.play, None, Priority.ROLE, None, Source.AUDIT)
    audit = make.CaseAuditFactory(practitioner=world.cal, submitted=True, open_to_line_on=datetime.date(2026, 11, 20))
    make.FindingFactory(audit=audit, need=need)
    assert figures(client, world.manager)["Play"] == (1, 1, 0, 1)
    assert figures(client, world.officer)["Play"] == (2, 2, 0, 1)


def test_nobody_with_a_need_says_what_will_be_there(client):
    client.force_login(make.staff(role="team_manager").user)
    assert "Nobody in your line has an unmet learning need" in client.get(TEAM).content.decode()


def test_sorting_and_odd_values_never_fail(client, world):
    client.force_login(world.manager.user)
    for query in ("sort=group", "sort=-people", "sort=nonsense", "by=source&sort=group", "unit=x", "page=7"):
        assert client.get(f"{TEAM}?{query}").status_code == 200


def test_it_is_paginated(client, world):
    for number in range(26):
        world.need(world.ada, make.ThemeFactory(name=f"Theme {number:02}"), None, Priority.ROLE, None, Source.SELF)
    client.force_login(world.manager.user)
    tables = [client.get(TEAM, {"page": page}).context["table"].page for page in (1, 2)]
    assert [len(page.object_list) for page in tables] == [25, 4]  # 26 themes, recording, play and none


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_as_often_for_3_groups_as_for_1(client, django_assert_num_queries, rows):
    unit = make.UnitFactory()
    for _ in range(rows):
        make.LearningNeedFactory(person=make.staff(unit=unit, first=LONG_AGO), theme=make.ThemeFactory())
    client.force_login(make.staff(role="team_manager", unit=unit).user)
    clock.today()
    with django_assert_num_queries(7):  # session, user, access, units, the total, count, groups
        client.get(TEAM)
    with django_assert_num_queries(4):
        b"".join(client.get(EXPORT).streaming_content)
