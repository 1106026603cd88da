"""Opening a supervision with a reason: who may, what opens, for how long, and who is told."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.notifications.models import Message
from learning_org.trail.models import ReadLog, ReasonGrant
from learning_org.trail.opening import open_with_reason
from learning_org.web.errors import Refused
from supervision.models import SupervisionSession
from supervision.services import content
from tests import factories as make
from tests.supervision.conftest import NOON, begun, fresh

REASON = "Complaint 118 asks what was decided about contact."
MINUTE, DAY = datetime.timedelta(minutes=1), datetime.timedelta(days=1)
KIND = "supervision.supervisionsession"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def psw(team):
    return make.staff("Pia Watson", role="psw", unit=team)


@pytest.fixture
def session(priya, helen):
    session = begun(priya, helen, reflection="The visit stayed with me.")
    content.write_wellbeing(session, text="I sleep badly.", by=priya)
    return fresh(session)


def readable(session, person):
    person = type(person).objects.get(pk=person.pk)  # another request: access is asked anew
    return SupervisionSession.objects.readable_by(person.user).filter(pk=session.pk).exists()


def ask(session):
    return reverse("trail:reason_create", args=[KIND, session.pk])


def test_reason_opens_one_record_logs_each_read_and_tells_both(client, session, priya, helen, psw):
    other = begun(priya, helen, datetime.date(2026, 11, 10))
    client.force_login(psw.user)
    refused = client.get(reverse("supervision:session_detail", args=[session.pk]))
    assert refused.status_code == 403
    assert ask(session) in refused.text
    response = client.post(ask(session), {"reason": REASON})
    assert response.url == reverse("supervision:session_detail", args=[session.pk])
    page = client.get(response.url).text
    assert "The visit stayed with me." in page
    assert "I sleep badly." not in page
    assert client.get(reverse("supervision:session_detail", args=[other.pk])).status_code == 403
    grant = ReasonGrant.objects.get()
    assert (grant.asked_by, grant.reason, grant.given_at, grant.ends_at) == (psw, REASON, NOON, NOON + DAY)
    told = Message.objects.filter(key__startswith="reason:")
    assert {message.recipient for message in told} == {priya, helen}
    assert all("118" not in message.subject + message.body for message in told)
    read = ReadLog.objects.get(reader=psw)
    assert (read.subject, read.record_kind, read.record_id, read.reason) == (priya, KIND, session.pk, grant)


@pytest.mark.parametrize(("after", "is_open"), [(DAY - MINUTE, True), (DAY, False), (DAY + MINUTE, False)])
def test_reason_ends_after_24_hours(session, psw, after, is_open):
    open_with_reason(session, reason=REASON, by=psw)
    with time_machine.travel(NOON + after, tick=False):
        assert readable(session, psw) is is_open


def test_reason_ends_with_the_role(session, psw):
    open_with_reason(session, reason=REASON, by=psw)
    assert readable(session, psw)
    psw.role_grants.all().delete()
    assert not readable(session, psw)


def test_reason_opens_the_history_and_nothing_that_writes(client, session, psw):
    open_with_reason(session, reason=REASON, by=psw)
    client.force_login(psw.user)
    assert client.get(reverse("supervision:session_history", args=[session.pk])).status_code == 200
    for page in ("session_edit", "session_wellbeing", "session_sign", "session_send_back", "session_carried"):
        address = reverse(f"supervision:{page}", args=[session.pk])
        assert (client.get(address).status_code, client.post(address, {"text": "x"}).status_code) == (403, 403), page


def test_reason_given_twice_is_one_and_tells_once(session, psw):
    first = open_with_reason(session, reason=REASON, by=psw)
    assert open_with_reason(session, reason="The same again, a double click.", by=psw) == first
    assert Message.objects.filter(key__startswith="reason:").count() == 2


@pytest.mark.parametrize(("reason", "says"), [("", "Enter what you need it for"), ("Audit", "Say in a sentence"), (" " * 30, "Enter what")])
def test_reason_must_say_something(client, session, psw, reason, says):
    client.force_login(psw.user)
    text = client.post(ask(session), {"reason": reason}).text
    assert says in text
    assert not ReasonGrant.objects.exists()


def test_reason_is_refused_to_everybody_else(session, priya, helen, boss, stranger, team):
    officer = make.staff("Quin Ash", role="qa_officer")  # of another unit
    leader = make.staff("Sam Lead", role="senior_leader", unit=team)
    for person in (priya, helen, boss, stranger, officer, leader):
        with pytest.raises(Refused, match="Your role does not include"):
            open_with_reason(session, reason=REASON, by=person)
    assert not ReasonGrant.objects.exists()


def test_reason_is_not_asked_of_who_reads_it_anyway(session, helen, psw):
    make.supervises(psw, helen)
    with pytest.raises(Refused, match="without giving a reason"):
        open_with_reason(session, reason=REASON, by=psw)


def test_reason_is_read_by_those_concerned_and_the_watchers_alone(client, session, priya, helen, psw, stranger):
    grant = open_with_reason(session, reason=REASON, by=psw)
    governance, elsewhere = make.staff("Ian Gov", role="ig_officer"), make.staff("Pat Two", role="psw")
    other_psw = make.staff("Pat Three", role="psw", unit=priya.positions.get().unit)
    address = reverse("trail:reason_detail", args=[grant.pk])
    for person, status in ((priya, 200), (helen, 200), (psw, 200), (governance, 200), (other_psw, 200), (elsewhere, 404), (stranger, 404)):
        client.force_login(person.user)
        assert client.get(address).status_code == status, person
        assert (str(session) in client.get(reverse("trail:reason_list")).text) is (status == 200), person


@pytest.mark.parametrize("rows", [1, 3])
def test_reason_list_costs_the_same_for_any_number(client, priya, helen, rows, django_assert_num_queries):
    for _ in range(rows):
        make.ReasonConcernedFactory(person=priya, grant__asked_by=helen)
    client.force_login(priya.user)
    client.get(reverse("trail:reason_list"))
    with django_assert_num_queries(7):
        text = client.get(reverse("trail:reason_list")).text
    assert text.count("Helen Marsh</td>") == rows


def test_who_has_read_mine_says_by_which_reason(client, session, priya, psw):
    grant = open_with_reason(session, reason=REASON, by=psw)
    client.force_login(psw.user)
    client.get(reverse("supervision:session_detail", args=[session.pk]))
    client.force_login(priya.user)
    text = client.get(reverse("trail:my_reads")).text
    assert "Pia Watson" in text
    assert f'href="{reverse("supervision:session_detail", args=[session.pk])}"' in text
    assert f'href="{reverse("trail:reason_detail", args=[grant.pk])}"' in text
