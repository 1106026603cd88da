"""Cover and acting up open exactly what they stand for, from their first day to their last; a leaver loses everything on the leaving day.

Days begin and end at 00:00 in London, in summer time and out of it.
"""

import datetime

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.trail.models import Draft
from learning_org.web.periods import period
from practitioners.models import CPDEntry, GrantBasis, RelationshipKind, Sharing
from practitioners.services.links import make_token
from tests import factories as make
from tests.guards.people import NOON, ON, cast, records
from tests.guards.test_access import ANSWERS, ROWS, _pages_are_not_drawn, path_of  # noqa: F401 -- a fixture
from tests.guards.urls import patterns

SECOND = datetime.timedelta(seconds=1)
FIRST, OUT = datetime.date(2026, 3, 29), datetime.date(2026, 10, 25)  # the clocks change on both, an hour after midnight
BEGINS = datetime.datetime(2026, 3, 29, 0, tzinfo=datetime.UTC)  # 00:00 in London is 00:00 UTC
ENDS = datetime.datetime(2026, 10, 24, 23, tzinfo=datetime.UTC)  # 00:00 in London is 23:00 UTC, still in summer time
MOMENTS = {BEGINS - SECOND: False, BEGINS: True, ENDS - SECOND: True, ENDS: False}


def answers(person, found):
    """{(method, page, record): answer} of every cell, for one person."""
    converters = {name: pattern.pattern.converters for name, pattern in patterns()}
    client, said = Client(raise_request_exception=False), {}
    client.force_login(person.user)
    for row in ROWS:
        path = path_of(row, found, converters)
        for method in row["method"].lower().split(", "):
            mark = transaction.savepoint()
            status = getattr(client, method)(path).status_code
            transaction.savepoint_rollback(mark)
            said[method, row["page"], row["record"]] = ANSWERS.get(status, status)
    return said


def column(who):
    """The same of a column of docs/access.md."""
    return {(method, row["page"], row["record"]): row[who] for row in ROWS for method in row["method"].lower().split(", ")}


def different(said, written):
    return {key: (written[key], said[key]) for key in written if said[key] != written[key]}


def world():
    people = cast()
    return people, records(people)


def stand_in(people, role):
    """Somebody of the other team in post with that role there, as the one they stand in for is placed."""
    unit = people["LM"].positions.get().unit
    return make.staff(unit=unit, role=role)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("_pages_are_not_drawn")
def test_cover_opens_what_the_line_manager_opens():
    with time_machine.travel(NOON, tick=False):
        people, found = world()
        cover = stand_in(people, Role.SUPERVISOR)
        make.RelationshipFactory(
            person=people["LM"], other=cover, kind=RelationshipKind.COVER, period=period(ON, ON + datetime.timedelta(days=1))
        )
        wrong = different(answers(cover, found), column("LM"))
    assert wrong == {key: ("yes", not_covered(*key)) for key, answer in column("LM").items() if answer == "yes" and not_covered(*key)}


def not_covered(method, page, record):
    """What is answered to whoever covers where it is between people by name, not of the line (docs/access.md, "Delegation"); else None.

    Nobody but the two people and the appraiser's own manager opens an appraisal. A supervision that LM gave to Sup is one of before.
    """
    if record == "supervision of Sup":
        return "-"
    personal = page.startswith("appraisal:") or "appraisal" in record
    return "no" if personal and page not in ("appraisal:appraisal_list", "appraisal:appraisal_export", "dashboards:figure_rows") else None


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("_pages_are_not_drawn")
def test_acting_up_opens_what_the_team_manager_opens():
    with time_machine.travel(NOON, tick=False):
        people, found = world()
        acting = stand_in(people, None)
        dates = period(ON, ON + datetime.timedelta(days=1))
        make.RoleGrantFactory(
            person=acting, role=Role.TEAM_MANAGER, unit=people["Own"].positions.get().unit, basis=GrantBasis.ACTING_UP, period=dates
        )
        wrong = different(answers(acting, found), column("TM"))
    # One appraisal is TM's by name, as its appraiser.
    assert wrong == {("get", "appraisal:appraisal_detail", "appraisal given by TM"): ("yes", "no")}


def covers(person, own):
    manager = make.staff()
    make.RelationshipFactory(person=own, other=manager)
    make.RelationshipFactory(person=manager, other=person, kind=RelationshipKind.COVER, period=period(FIRST, OUT))


def acts_up(person, own):
    make.RoleGrantFactory(
        person=person, role=Role.TEAM_MANAGER, unit=own.positions.get().unit, basis=GrantBasis.ACTING_UP, period=period(FIRST, OUT)
    )


def line_manages(person, own):
    make.RelationshipFactory(person=own, other=person, period=period(FIRST, OUT))


def manages_the_service(person, own):
    make.RoleGrantFactory(person=person, role=Role.SERVICE_MANAGER, unit=own.positions.get().unit, period=period(FIRST, OUT))


@pytest.mark.django_db
@pytest.mark.parametrize("begin", [covers, acts_up, line_manages, manages_the_service])
def test_what_is_given_by_date_opens_and_closes_at_midnight_in_london(begin):
    """Asked by one session on both sides of each midnight."""
    own, person = make.staff(), make.staff()
    entry = make.CPDEntryFactory(person=own, sharing=Sharing.MANAGERS)
    begin(person, own)
    client = Client()
    with time_machine.travel(BEGINS - SECOND, tick=False) as clock:
        for moment, opens in MOMENTS.items():
            clock.move_to(moment)
            if moment in (BEGINS - SECOND, ENDS - SECOND):
                client.force_login(person.user)
            page = client.get(f"/my-learning/{entry.pk}/")
            listed = client.get(f"/people/{own.pk}/learning/")
            posted = client.post(f"/people/{own.pk}/needs/add/", {})
            file = CPDEntry.objects.readable_by(type(person.user).objects.get(pk=person.user.pk)).filter(pk=entry.pk).exists()
            want = (200, 200, 200, True) if opens else (404, 404, 403, False)
            assert (page.status_code, listed.status_code, posted.status_code, file) == want, moment


@pytest.mark.django_db
def test_an_officers_role_opens_and_closes_at_midnight_in_london():
    person = make.staff()
    make.RoleGrantFactory(person=person, role=Role.IG_OFFICER, unit=person.positions.get().unit, period=period(FIRST, OUT))
    client = Client()
    with time_machine.travel(BEGINS - SECOND, tick=False) as clock:
        for moment, opens in MOMENTS.items():
            clock.move_to(moment)
            if moment in (BEGINS - SECOND, ENDS - SECOND):
                client.force_login(person.user)
            assert client.get("/read-log/").status_code == (200 if opens else 403), moment


def leave(person, day):
    """End every position on the leaving day, the first day not in post."""
    for position in person.positions.all():
        position.period = period(position.period.lower, day)
        position.save()


def closed(response):
    """Whether an answer is a redirect to signing in; to a script, that nobody is signed in."""
    if response.status_code == 401:
        return response.headers["Content-Type"] == "application/json"
    return response.status_code == 302 and response.url.split("?")[0] == reverse("account_login")


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["Own", "TM", "Adm"])
def test_a_leaver_opens_no_address_from_the_leaving_day(who):
    """An open session ends: every address, page, export, file and POST, leads to signing in, from 00:00 on."""
    with time_machine.travel(datetime.datetime(2026, 11, 1, 23, 30, tzinfo=datetime.UTC), tick=False) as clock:
        people = cast()
        person = people[who]
        client = Client(raise_request_exception=False)
        client.force_login(person.user)
        leave(person, ON)
        found = records(people)
        converters = {name: pattern.pattern.converters for name, pattern in patterns()}
        clock.move_to(datetime.datetime(2026, 11, 1, 23, 59, 59, tzinfo=datetime.UTC))
        assert client.get(reverse("practitioners:cpd_list")).status_code == 200
        clock.move_to(datetime.datetime(2026, 11, 2, 0, tzinfo=datetime.UTC))
        session, still_open = dict(client.cookies), []
        for row in ROWS:
            path = path_of(row, found, converters)
            for method in row["method"].lower().split(", "):
                client.cookies.update(session)
                if not closed(getattr(client, method)(path)):
                    still_open.append((method, path))
        assert still_open == []


@pytest.mark.django_db
def test_a_leaver_loses_what_is_outside_the_addresses_too():
    """Their own records, drafts, links and signing in."""
    with time_machine.travel(NOON, tick=False):
        own = make.staff(first_out=ON)
        make.CPDEntryFactory(person=own)
        make.DraftFactory(user=own.user)
        assert not CPDEntry.objects.visible_to(own.user).exists()
        assert not CPDEntry.objects.readable_by(own.user).exists()
        assert not Draft.objects.visible_to(own.user).exists()
        follow_up = make.ImpactFollowUpFactory(person=own, asked=True, asked_on=ON - datetime.timedelta(days=3))
        client = Client()
        page = client.get(reverse("practitioners:follow_up_by_link", args=[make_token(follow_up)]))
        assert (page.status_code, "<textarea" in page.text) == (410, False)
        signing_in = client.post(reverse("account_login"), {"login": own.user.email, "password": make.PASSWORD})
        assert (signing_in.status_code, "_auth_user_id" in client.session) == (200, False)


@pytest.mark.django_db
def test_a_leavers_cover_and_roles_end_with_them():
    """A role or a cover without a last day gives nothing to somebody who has left."""
    with time_machine.travel(NOON, tick=False):
        own, person = make.staff(), make.staff(first_out=ON)
        entry = make.CPDEntryFactory(person=own, sharing=Sharing.MANAGERS)
        make.RoleGrantFactory(person=person, role=Role.TEAM_MANAGER, unit=own.positions.get().unit)
        make.RelationshipFactory(person=own, other=person)
        assert not CPDEntry.objects.visible_to(person.user).filter(pk=entry.pk).exists()
        assert not person.user.has_perm("practitioners.add_person_need", own)


# -- Who gave a role -------------------------------------------------------------------------------


@pytest.fixture
def given(client, db):
    """A role that an administrator gave on the page, from one day to another."""
    with time_machine.travel(NOON, tick=False):
        admin, person, colleague = make.staff("Ada Min", role=Role.ADMINISTRATOR), make.staff("Priya Nair"), make.staff("Col League")
        client.force_login(admin.user)
        unit = person.positions.get().unit
        dates = {"first_day_day": "2", "first_day_month": "11", "first_day_year": "2026"}
        data = dates | {"role": "supervisor", "unit": unit.pk, "basis": "acting_up"}
        assert client.post(f"/people/{person.pk}/roles/add/", data).status_code == 302
        yield person, colleague


@pytest.mark.parametrize("reader", [0, 1])
def test_who_gave_a_role_is_shown_where_roles_are(client, given, reader):
    client.force_login(given[reader].user)
    text = " ".join(client.get(f"/people/{given[0].pk}/").text.split())
    assert 'since 2 November 2026 </span> <br><span class="app-note">Given by Ada Min</span>' in text
    assert text.count("Given by") == 1  # the role of before was given by nobody who was signed in


def test_who_gave_a_role_is_not_told_to_a_partner_agency(client, given):
    agency = make.UnitFactory(agency=True)
    partner = make.staff(unit=agency, role=Role.PARTNER_LEARNER)
    client.force_login(partner.user)
    assert "Given by" not in client.get(f"/people/{partner.pk}/").text
