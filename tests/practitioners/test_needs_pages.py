"""Pages of learning needs: who may open, read and write, tabs, filters, export, and a count of SQL that does not grow."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.web import clock
from practitioners.models import LearningNeed, NeedState, Source
from tests import factories as make
from tests.factories.base import LONG_AGO

TODAY = datetime.date(2026, 11, 19)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
LIST, EXPORT = reverse("practitioners:need_list"), reverse("practitioners:need_export")
CREATE = reverse("practitioners:need_create")
NAMES = {
    "edit": "practitioners:need_edit",
    "plan": "practitioners:need_plan",
    "meet": "practitioners:need_meet",
    "end": "practitioners:need_end",
    "reopen": "practitioners:need_reopen",
}


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def world():
    """Somebody, everybody around them in the policy, and a stranger whose need could leak."""
    department = make.UnitFactory(department=True)
    service, elsewhere = make.UnitFactory(service=True, parent=department), make.UnitFactory(service=True, parent=department)
    team, other_team = make.UnitFactory(parent=service), make.UnitFactory(parent=elsewhere)
    agency = make.UnitFactory(agency=True)
    people = {
        "owner": make.staff("Priya Nair", unit=team),
        "raiser": make.staff("Rae Raiser", unit=other_team),
        "line manager": make.staff("Lina Manager", role="supervisor", unit=other_team),
        "lead supervisor": make.staff("Leo Lead", role="supervisor", unit=other_team),
        "team manager": make.staff("Tess Manager", role="team_manager", unit=team),
        "service manager": make.staff("Sol Manager", role="service_manager", unit=service),
        "other manager": make.staff("Olu Manager", role="service_manager", unit=elsewhere),
        "qa": make.staff("Quin Officer", role="qa_officer", unit=service),
        "training": make.staff("Tam Officer", role="training_officer", unit=service),
        "training elsewhere": make.staff("Tia Officer", role="training_officer", unit=elsewhere),
        "psw": make.staff("Pat Principal", role="psw", unit=department),
        "leader": make.staff("Sid Leader", role="senior_leader", unit=department),
        "administrator": make.staff("Ada Min", role="administrator", unit=department),
        "colleague": make.staff("Col League", unit=team),
        "agency": make.staff("Agi Partner", role="partner_learner", unit=agency),
    }
    make.supervises(people["line manager"], people["owner"], lead=False)
    make.supervises(people["lead supervisor"], people["owner"], manages=False)
    people["stranger"] = make.staff("Stran Ger")
    return people


def need_of(world, **changes):
    return make.LearningNeedFactory(**({"person": world["owner"], "raised_by": world["raiser"], "title": "Questions that open"} | changes))


WRITE = ("owner", "line manager", "lead supervisor", "team manager", "service manager")
READ = ("raiser", "training", "psw")
NOBODY = ("other manager", "training elsewhere", "leader", "administrator", "colleague", "agency", "stranger")


def test_need_list_and_export_hold_exactly_what_may_be_read(client, world):
    titles = ("Plain need", "Audit need", "Leak")
    need_of(world, title="Plain need")
    need_of(world, title="Audit need", source=Source.AUDIT)
    make.LearningNeedFactory(person=world["stranger"], title="Leak")
    found = {}
    for who in (*WRITE, *READ, "qa", *NOBODY):
        client.force_login(world[who].user)
        found[who] = set()
        for tab in ("mine", "raised", "line", "role"):
            page = client.get(LIST, {"tab": tab}).content.decode()
            file = b"".join(client.get(EXPORT, {"tab": tab}).streaming_content).decode()
            shown = {title for title in titles if title in page}
            assert shown == {title for title in titles if title in file}
            found[who] |= shown
    both = {"Plain need", "Audit need"}
    special = {"qa": {"Audit need"}, "stranger": {"Leak"}}
    assert found == {who: special.get(who, both if who in (*WRITE, *READ) else set()) for who in found}


def test_person_need_create_is_for_their_line_alone(client, world):
    address = reverse("practitioners:person_need_create", args=[world["owner"].pk])
    answers = {}
    for who, person in world.items():
        client.force_login(person.user)
        answers[who] = client.get(address).status_code, client.post(address, {}).status_code
    line = ("line manager", "lead supervisor", "team manager", "service manager")
    assert answers == {who: (200, 200) if who in line else (404, 404) if who == "agency" else (403, 403) for who in world}
    assert LearningNeed.objects.count() == 0


def test_somebody_who_left_opens_nothing(client, world):
    left = make.staff(first_out=datetime.date(2026, 11, 20))
    need = make.LearningNeedFactory(person=left, own=True)
    client.force_login(left.user)
    address = reverse("practitioners:need_detail", args=[need.pk])
    assert client.get(address).status_code == 200
    with time_machine.travel(datetime.datetime(2026, 11, 20, 0, 0, tzinfo=datetime.UTC), tick=False):
        assert client.get(address).status_code == 302
        assert client.post(reverse("practitioners:need_end", args=[need.pk]), {"reason": "x"}).status_code == 302
    assert LearningNeed.objects.get().state == NeedState.OPEN


WORDS = {"title": "Talking with teenagers", "reason": "Two visits ended early.", "priority": "1", "source": "self"}


def test_need_create_for_oneself(client, world):
    client.force_login(world["owner"].user)
    wanted = {"wanted_by_day": "18", "wanted_by_month": "12", "wanted_by_year": "2026"}
    response = client.post(CREATE, WORDS | wanted, follow=True)
    need = LearningNeed.objects.get()
    assert response.redirect_chain == [(f"/needs/{need.pk}/", 302)]
    assert (need.person, need.raised_by, need.wanted_by) == (world["owner"], world["owner"], datetime.date(2026, 12, 18))
    assert "Your learning need is added." in response.content.decode()


def test_need_create_says_beside_each_field_what_to_enter_and_keeps_the_text(client, world):
    client.force_login(world["owner"].user)
    page = client.post(CREATE, {"title": "", "reason": "Kept text", "source": "nonsense", "wanted_by_day": "31"}).content.decode()
    for words in ("Enter what is needed", "Choose one of the answers in the list", "Kept text", "must include a month and year"):
        assert words in page
    page = client.post(CREATE, WORDS | {"wanted_by_day": "18", "wanted_by_month": "11", "wanted_by_year": "2026"}).content.decode()
    assert "The day by which it is wanted must be today or later" in page
    assert "Two visits ended early." in page
    assert LearningNeed.objects.count() == 0


def test_need_create_posted_twice_makes_one(client, world):
    client.force_login(world["owner"].user)
    client.post(CREATE, WORDS)
    assert "recorded already" in client.post(CREATE, WORDS).content.decode()
    assert LearningNeed.objects.count() == 1


def test_need_for_somebody_else_is_not_ones_own_idea(client, world):
    client.force_login(world["line manager"].user)
    address = reverse("practitioners:person_need_create", args=[world["owner"].pk])
    assert list(client.post(address, WORDS).context["form"].errors) == ["source"]
    response = client.post(address, WORDS | {"source": "audit"}, follow=True)
    need = LearningNeed.objects.get()
    assert (need.person, need.raised_by, need.source) == (world["owner"], world["line manager"], "audit")
    assert "The learning need is raised. Priya Nair is told." in response.content.decode()


def test_need_meet_offers_only_pieces_that_the_user_may_read(client, world):
    need = need_of(world)
    private = make.CPDEntryFactory(person=world["owner"], title="Private piece")
    shared = make.CPDEntryFactory(person=world["owner"], title="Shared piece", for_managers=True)
    make.CPDEntryFactory(person=world["stranger"], title="Leaked piece", for_managers=True)
    address = reverse("practitioners:need_meet", args=[need.pk])
    seen = {}
    for who in ("owner", "line manager"):
        client.force_login(world[who].user)
        page = client.get(address).content.decode()
        seen[who] = [title for title in ("Private piece", "Shared piece", "Leaked piece") if title in page]
    assert seen == {"owner": ["Private piece", "Shared piece"], "line manager": ["Shared piece"]}
    assert list(client.post(address, {"how": "learning", "entry": private.pk}).context["form"].errors) == ["entry"]
    assert client.post(address, {"how": "learning", "entry": shared.pk, "met_how": "not asked"}).status_code == 302
    need.refresh_from_db()
    assert (need.state, need.met_by_entry, need.met_how) == (NeedState.MET, shared, "")


def test_need_meet_in_words_where_no_piece_can_be_named(client, world):
    need = need_of(world)
    client.force_login(world["line manager"].user)
    address = reverse("practitioners:need_meet", args=[need.pk])
    assert "Enter what met it" in client.post(address, {"met_how": " "}).content.decode()
    assert client.post(address, {"met_how": "Coaching"}).status_code == 302
    assert LearningNeed.objects.get().met_how == "Coaching"


def test_need_detail_shows_the_title_of_the_piece_to_its_readers_alone(client, world):
    entry = make.CPDEntryFactory(person=world["owner"], title="Private piece")
    need = need_of(world, met=True, met_how="", met_by_entry=entry)
    seen = {}
    for who in ("owner", "raiser", "team manager"):
        client.force_login(world[who].user)
        page = client.get(reverse("practitioners:need_detail", args=[need.pk])).content.decode()
        seen[who] = ("Private piece" in page, "A piece of learning that they recorded" in page)
    assert seen == {"owner": (True, False), "raiser": (False, True), "team manager": (False, True)}


def test_need_detail_hides_actions_that_may_not_be_read(client, world):
    need = need_of(world)
    make.AgreedActionFactory(person=world["owner"], need=need, what="Hidden action")
    make.AgreedActionFactory(person=world["owner"], need=need, what="Open action", agreed_by=world["raiser"])
    client.force_login(world["raiser"].user)
    page = client.get(reverse("practitioners:need_detail", args=[need.pk])).content.decode()
    assert ("Hidden action" in page, "Open action" in page) == (False, True)


def test_need_edit_plan_end_reopen_through_the_pages(client, world):
    need = need_of(world, wanted_by=None)
    client.force_login(world["owner"].user)
    steps = [
        ("edit", WORDS | {"source": "team"}, NeedState.OPEN),
        ("plan", {"plan": "A course in March."}, NeedState.PLANNED),
        ("end", {"reason": "Changed jobs."}, NeedState.ENDED),
        ("reopen", {}, NeedState.PLANNED),
    ]
    for page, data, state in steps:
        response = client.post(reverse(NAMES[page], args=[need.pk]), data)
        need.refresh_from_db()
        assert (page, response.status_code, need.state) == (page, 302, state)
    assert (need.title, need.source, need.plan) == ("Talking with teenagers", "team", "A course in March.")


def test_need_list_filters_within_the_tab(client, world):
    theme = make.ThemeFactory(name="Recording of visits")
    need_of(world, title="Open need", theme=theme)
    need_of(world, title="Met need", met=True, source=Source.AUDIT)
    client.force_login(world["owner"].user)
    cases = {
        "": {"Open need", "Met need"},
        "state=unmet": {"Open need"},
        "state=met": {"Met need"},
        "source=audit": {"Met need"},
        f"theme={theme.pk}": {"Open need"},
        "search=open need": {"Open need"},
        "state=nonsense": {"Open need", "Met need"},
        "page=99&sort=nonsense&tab=line": {"Open need", "Met need"},
    }
    found = {query: {t for t in ("Open need", "Met need") if t in client.get(f"{LIST}?{query}").content.decode()} for query in cases}
    assert found == cases


def test_need_tabs_are_those_of_the_roles(client, world):
    tabs = {}
    for who in ("owner", "line manager", "team manager", "psw", "leader"):
        client.force_login(world[who].user)
        tabs[who] = [words for words, _, _ in client.get(LIST).context["tabs"]]
    assert tabs == {
        "owner": ["Mine", "I raised"],
        "line manager": ["Mine", "I raised", "My line's"],
        "team manager": ["Mine", "I raised", "My line's"],
        "psw": ["Mine", "I raised", "By my role"],
        "leader": ["Mine", "I raised"],
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_need_list_detail_and_export_ask_as_often_for_3_rows_as_for_1(client, world, django_assert_num_queries, rows):
    for _ in range(rows):
        person = make.staff(unit=world["owner"].positions.get().unit, first=LONG_AGO)
        need = make.LearningNeedFactory(person=person, theme=make.ThemeFactory())
        for _ in range(rows):
            make.AgreedActionFactory(person=person, need=need)
    client.force_login(world["team manager"].user)
    clock.today()  # the offset of a moved clock is in the cache from then on
    with django_assert_num_queries(9):  # session, user, access, themes, standards, units, count, rows, warnings of registration
        client.get(LIST, {"tab": "line"})
    with django_assert_num_queries(4):
        b"".join(client.get(EXPORT, {"tab": "line"}).streaming_content)
    with django_assert_num_queries(10):  # session, user, access, need, line, actions; its finding, bookings and follow-ups; the read noted
        client.get(reverse("practitioners:need_detail", args=[need.pk]))


def test_need_list_is_paginated(client, world):
    for number in range(26):
        make.LearningNeedFactory(person=world["owner"], own=True, title=f"Need {number:02}")
    client.force_login(world["owner"].user)
    assert client.get(LIST).content.decode().count("/needs/") - client.get(LIST, {"page": 2}).content.decode().count("/needs/") == 24
