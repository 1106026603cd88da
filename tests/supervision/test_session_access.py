"""Who reads a supervision, and that its wellbeing part is nowhere but before the two."""

import datetime

import pytest
from django.urls import reverse

from learning_org.trail.models import Signature
from learning_org.web.periods import period
from practitioners.models import Relationship
from supervision.models import SupervisionSession, WellbeingNote
from supervision.services import content
from supervision.services.signing import sign_session
from tests import factories as make
from tests.supervision.conftest import TODAY, begun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = datetime.timedelta(days=1)
SECRET, SAID = "Secret of Priya", "Said by both"


@pytest.fixture
def session(priya, helen):
    session = begun(priya, helen, TODAY - 10 * DAY, reflection=SAID)
    content.write_wellbeing(session, text=SECRET, by=priya)
    return session


def opened(client, person, session, name="session_detail"):
    client.force_login(person.user)
    response = client.get(reverse(f"supervision:{name}", args=[session.pk]))
    page = response.content.decode()
    return response.status_code, SAID in page, SECRET in page


def test_the_two_read_all_the_supervisors_manager_all_but_wellbeing(client, session, priya, helen, boss, stranger):
    assert opened(client, priya, session) == opened(client, helen, session) == (200, True, True)
    assert opened(client, boss, session) == (200, True, False)
    assert opened(client, stranger, session) == (404, False, False)


def test_the_line_above_knows_of_it_and_is_told_who_can_read(client, session, team, boss):
    above = make.staff(role="service_manager", unit=team)
    make.supervises(above, boss)
    assert opened(client, above, session) == (403, False, False)
    page = client.get(reverse("supervision:session_detail", args=[session.pk])).content.decode()
    assert "Priya Nair and Helen Marsh can read this supervision" in page


@pytest.mark.parametrize("role", ["qa_officer", "psw", "senior_leader", "administrator", "training_officer", "ig_officer"])
def test_roles_know_of_it_at_most(client, session, team, role):
    expected = 403 if role in ("qa_officer", "psw") else 404
    assert opened(client, make.staff(role=role, unit=team), session) == (expected, False, False)


def test_a_new_lead_supervisor_reads_the_file_never_wellbeing(client, session, priya, helen):
    old = Relationship.objects.get(person=priya, is_lead=True)
    old.period = period(old.period.lower, TODAY)
    old.save()
    new = make.staff(role="supervisor")
    make.supervises(new, priya, manages=False, first=TODAY)
    assert opened(client, new, session) == (200, True, False)
    assert opened(client, helen, session) == (200, True, True)


@pytest.mark.parametrize(("first", "last", "status"), [(-10, 5, 200), (-9, 5, 403), (-20, 0, 404), (-20, -10, 404)])
def test_cover_reads_what_was_held_in_its_time_while_it_lasts(client, session, helen, first, last, status):
    """`last` is the first day out; the session was held ten days ago."""
    cover = make.staff(role="supervisor")
    make.RelationshipFactory(person=helen, other=cover, cover=True, period=period(TODAY + first * DAY, TODAY + last * DAY))
    assert opened(client, cover, session) == (status, status == 200, False)


def test_a_leaver_reads_nothing_from_the_leaving_day(session, priya):
    place = priya.positions.get()
    place.period = period(place.period.lower, TODAY)
    place.save()
    assert not SupervisionSession.objects.visible_to(priya.user).exists()
    assert not WellbeingNote.objects.readable_by(priya.user).exists()


def test_wellbeing_is_in_no_export_history_message_or_record_snapshot(client, session, priya, helen, boss, team):
    sign_session(session, by=helen)
    sign_session(session, by=priya)
    above = make.staff(role="service_manager", unit=team)
    for who in (priya, helen, boss, above, make.staff(role="psw", unit=team)):
        client.force_login(who.user)
        for tab in ("mine", "given", "line", "role"):
            pages = [client.get(reverse("supervision:session_list"), {"tab": tab}).content]
            pages.append(b"".join(client.get(reverse("supervision:session_export"), {"tab": tab}).streaming_content))
            assert all(words not in page.decode() for page in pages for words in (SECRET, SAID))
        for path in ("/", f"/people/{priya.pk}/?tab=support", reverse("notifications:message_list")):
            assert SECRET not in client.get(path).content.decode()
        assert opened(client, who, session, "session_history")[2] is False
    assert [row.part for row in Signature.objects.filter(snapshot__contains=SECRET)] == ["wellbeing", "wellbeing"]


def test_whether_wellbeing_was_written_is_told_to_the_two_alone(client, session, priya, boss):
    seen = {}
    for who in (priya, boss):
        client.force_login(who.user)
        context = client.get(reverse("supervision:session_detail", args=[session.pk])).context
        seen[who.given_name] = (dict(context["functions"])["Support"], context["parts"][3].state)
    assert seen == {"Priya": (True, "Written"), "Bo": (None, "For two people only")}
    assert opened(client, boss, session, "session_wellbeing") == (403, False, False)
