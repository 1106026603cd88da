"""Pages of speaking up: who is offered, what is said, both tabs, home, and a count of SQL that does not grow."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.trail.models import ReadLog
from learning_org.web import clock
from learning_org.web.periods import period
from learning_org.web.together import answered
from practitioners import registries
from practitioners.models import SpeakUp, SpeakUpNote, SpeakUpRecipient, SpeakUpState, SpeakUpView
from practitioners.queries.speakup import speak_up_due_from
from tests import factories as make

NOW = datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC)  # a Thursday
TODAY = NOW.date()
SOON = datetime.date(2026, 11, 20)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
LIST, CREATE = reverse("practitioners:speak_up_list"), reverse("practitioners:speak_up_create")
RECIPIENTS = reverse("practitioners:speak_up_recipient_list")
NAME_ONE = reverse("practitioners:speak_up_recipient_create")

NAMES = {
    "detail": "practitioners:speak_up_detail",
    "acknowledge": "practitioners:speak_up_acknowledge",
    "work": "practitioners:speak_up_work",
    "note": "practitioners:speak_up_note",
    "answer": "practitioners:speak_up_answer",
    "close": "practitioners:speak_up_close",
    "another": "practitioners:speak_up_another",
}


@pytest.fixture
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world():
    department = make.UnitFactory(department=True)
    team = make.UnitFactory(parent=department)
    people = {
        "writer": make.staff("Priya Nair", unit=team),
        "manager": make.staff("Tess Manager", role="team_manager", unit=team),
        "psw": make.staff("Pat Principal", role="psw", unit=department),
        "named": make.staff("Nora Named", unit=department),
        "administrator": make.staff("Ada Min", role="administrator", unit=department),
        "ig": make.staff("Ig Officer", role="ig_officer", unit=department),
        "leader": make.staff("Sid Leader", role="senior_leader", unit=department),
        "qa": make.staff("Quin Officer", role="qa_officer", unit=department),
    }
    make.supervises(people["manager"], people["writer"])
    make.SpeakUpRecipientFactory(person=people["named"])
    return people


def page(name, item):
    return reverse(NAMES[name], args=[item.pk])


def item_of(world, **changes):
    words = {"writer": world["writer"], "recipient": world["psw"], "text": "Nothing since July.", "acknowledge_by": SOON}
    return make.SpeakUpFactory(**(words | changes))


def words_for(world, **changes):
    typed = {"about": "supervision_missing", "text": "Nothing since July.", "concerned": "no", "recipient": str(world["psw"].pk)}
    return typed | changes


# -- sending


def test_speak_up_create_says_who_reads_it_and_by_when(client, world):
    client.force_login(world["writer"].user)
    shown = client.get(CREATE).content.decode()
    for words in ("Pat Principal", "Nora Named", "Head of quality, outside your service", "acknowledge it by 24 November 2026"):
        assert words in shown
    assert "Tess Manager" not in shown
    assert "your line manager, your lead supervisor, whoever covers for them, and the managers above: they cannot be chosen" in shown


def test_speak_up_create_sends_it_once(client, world):
    client.force_login(world["writer"].user)
    typed = words_for(world) | {"draft_key": client.get(CREATE).context["draft_key"]}
    answers = [client.post(CREATE, typed).url for _ in range(2)]
    item = SpeakUp.objects.get()
    assert answers == [page("detail", item)] * 2
    assert (item.writer, item.recipient, item.concerns_first, item.about) == (world["writer"], world["psw"], False, "supervision_missing")
    assert "Sent to Pat Principal, who acknowledges it by 24 November 2026." in client.get(page("detail", item)).content.decode()


def test_speak_up_create_about_the_principal_social_worker_offers_the_others_alone(client, world):
    client.force_login(world["writer"].user)
    form = client.get(CREATE).context["form"]
    assert [label for _, label in form.fields["other_recipient"].choices] == ["Nora Named"]
    typed = words_for(world, concerned="yes", other_recipient=str(world["psw"].pk))
    refused = client.post(CREATE, typed)
    assert list(refused.context["form"].errors) == ["other_recipient"]
    assert "Nothing since July." in refused.content.decode()
    client.post(CREATE, typed | {"other_recipient": str(world["named"].pk)})
    item = SpeakUp.objects.get()
    assert (item.recipient, item.concerns_first) == (world["named"], True)


@pytest.mark.parametrize("who", ["manager", "administrator", "writer"])
def test_speak_up_create_refuses_whoever_is_not_offered(client, world, who):
    client.force_login(world["writer"].user)
    response = client.post(CREATE, words_for(world, recipient=str(world[who].pk)))
    assert list(response.context["form"].errors) == ["recipient"]
    assert SpeakUp.objects.count() == 0


def test_speak_up_create_asks_for_everything_that_is_needed(client, world):
    client.force_login(world["writer"].user)
    response = client.post(CREATE, {})
    assert {name: errors[0] for name, errors in response.context["form"].errors.items()} == {
        "about": "Choose what it is about",
        "text": "Enter what happened, and what you want to change",
        "concerned": "Choose yes or no",
    }


def test_speak_up_create_does_not_ask_what_cannot_be_answered(client, world):
    """Nobody named: nobody to turn to instead. No principal social worker: nobody whom it could be about. Neither: no form."""
    client.force_login(world["writer"].user)
    SpeakUpRecipient.objects.all().delete()
    assert list(client.get(CREATE).context["form"].fields) == ["about", "text", "recipient"]
    world["psw"].role_grants.all().delete()
    shown = client.get(CREATE)
    assert "Ask an administrator to name somebody" in shown.content.decode()
    assert b"Send it" not in shown.content
    make.SpeakUpRecipientFactory(person=world["named"])
    assert list(client.get(CREATE).context["form"].fields) == ["about", "text", "recipient"]


def test_speak_up_create_for_a_partner_agency_goes_to_those_named(client, world):
    partner = make.staff(role="partner_learner", unit=make.UnitFactory(agency=True))
    client.force_login(partner.user)
    client.post(CREATE, {"about": "worse", "text": "Harm.", "recipient": str(world["named"].pk)})
    assert SpeakUp.objects.get().recipient == world["named"]


def test_speak_up_create_offers_a_need_that_was_passed_on_long_enough_ago(client, world):
    on = TODAY - datetime.timedelta(days=14)
    need = make.LearningNeedFactory(person=world["writer"], manager_told_on=on, officer_told_on=on, title="Court skills")
    client.force_login(world["writer"].user)
    client.post(CREATE, words_for(world, about="learning_unmet", need=str(need.pk)))
    item = SpeakUp.objects.get()
    assert item.need == need
    client.force_login(world["psw"].user)
    assert "Court skills, wanted by 18 December 2026" in client.get(page("detail", item)).content.decode()


def test_speak_up_create_about_something_else_forgets_the_need(client, world):
    on = TODAY - datetime.timedelta(days=14)
    need = make.LearningNeedFactory(person=world["writer"], manager_told_on=on, officer_told_on=on)
    client.force_login(world["writer"].user)
    client.post(CREATE, words_for(world, need=str(need.pk)))
    assert SpeakUp.objects.get().need is None


# -- between the two


def test_nobody_but_the_two_finds_it_anywhere(client, world):
    item, found = item_of(world, answered=True), {}
    addresses = [page(name, item) for name in ("detail", "acknowledge", "work", "note", "answer", "close", "another")]
    addresses.append(reverse("trail:record_history", args=["practitioners.speakup", item.pk]))
    for who in ("manager", "named", "administrator", "ig", "leader", "qa"):
        client.force_login(world[who].user)
        found[who] = {client.get(address).status_code for address in addresses} | {
            client.post(address).status_code for address in addresses
        }
        assert b"Nothing since July" not in client.get(LIST).content + client.get(reverse("dashboards:home")).content
    assert found == dict.fromkeys(found, {404})
    assert SpeakUp.objects.get().state == SpeakUpState.ANSWERED


def test_no_leaver_page_names_it(world):
    item_of(world)
    assert registries.open_items_of(world["writer"], TODAY) == registries.open_items_of(world["psw"], TODAY) == []


def test_its_reads_are_its_writers_to_see_and_not_for_information_governance(client, world):
    item = item_of(world)
    client.force_login(world["psw"].user)
    client.get(page("detail", item))
    row = ReadLog.objects.get()
    assert (row.subject, row.reader, row.record_kind) == (world["writer"], world["psw"], "practitioners.speakup")
    assert list(ReadLog.objects.visible_to(world["writer"].user)) == [row]
    assert list(ReadLog.objects.visible_to(world["ig"].user)) == []
    client.force_login(world["ig"].user)
    assert b"Pat Principal" not in client.get(reverse("trail:read_log")).content
    client.force_login(world["writer"].user)
    assert b"Pat Principal" in client.get(reverse("trail:my_reads")).content


def test_information_governance_sees_who_read_what_it_wrote_itself(client, world):
    item = item_of(world, writer=world["ig"])
    client.force_login(world["psw"].user)
    client.get(page("detail", item))
    assert ReadLog.objects.visible_to(world["ig"].user).count() == 1


def test_from_acknowledging_to_closing_in_the_pages(client, world):
    item = item_of(world)
    client.force_login(world["psw"].user)
    assert b"Acknowledge it" in client.get(page("detail", item)).content
    assert client.post(page("acknowledge", item)).url == page("detail", item)
    assert b"This was already acknowledged." in client.post(page("acknowledge", item)).content
    client.post(page("work", item))
    client.post(page("note", item), {"text": "I asked for the dates."})
    client.post(page("answer", item), {"text": "Every four weeks from Monday."})
    client.force_login(world["writer"].user)
    shown = client.get(page("detail", item)).content.decode()
    for words in (
        "I asked for the dates.",
        "Answer by Pat Principal, 19 November 2026",
        "Every four weeks from Monday.",
        "Say what came of it",
    ):
        assert words in shown
    client.post(page("close", item), {"view": "partly", "text": "Two of three."})
    item.refresh_from_db()
    assert (item.state, item.view, item.view_text) == (SpeakUpState.CLOSED, SpeakUpView.PARTLY, "Two of three.")
    closed = client.get(page("detail", item)).content.decode()
    assert "It was put right in part" in closed
    assert "Write a note" not in closed


def test_a_note_sent_twice_is_one_note(client, world):
    item = item_of(world, acknowledged=True)
    client.force_login(world["writer"].user)
    typed = {"text": "Still nothing.", "draft_key": client.get(page("note", item)).context["draft_key"]}
    for _ in range(2):
        client.post(page("note", item), typed)
    assert SpeakUpNote.objects.count() == 1


def test_an_empty_answer_and_a_close_without_a_view_say_what_to_do(client, world):
    item = item_of(world, answered=True)
    client.force_login(world["writer"].user)
    assert client.post(page("close", item), {"text": "x"}).context["form"].errors["view"] == ["Choose what came of it"]
    client.force_login(world["psw"].user)
    assert client.post(page("answer", item), {}).context["form"].errors["text"] == ["Enter your answer"]


def test_a_late_item_offers_another_recipient_who_then_has_it_alone(client, world):
    item = item_of(world, acknowledge_by=datetime.date(2026, 11, 18))
    client.force_login(world["writer"].user)
    shown = client.get(page("detail", item)).content.decode()
    assert "Pat Principal should have acknowledged it by 18 November 2026, and has not." in shown
    assert "Choose another recipient" in shown
    response = client.post(page("another", item), {"recipient": str(world["named"].pk)})
    assert response.url == page("detail", item)
    assert client.get(page("another", item)).status_code == 403  # the new one is to answer now
    client.force_login(world["psw"].user)
    assert client.get(page("detail", item)).status_code == 404
    assert b"I am not getting supervision" not in client.get(LIST, {"tab": "to"}).content
    client.force_login(world["named"].user)
    assert client.get(page("detail", item)).status_code == 200


def test_a_late_item_without_anybody_else_says_what_to_do(client, world):
    SpeakUpRecipient.objects.all().delete()
    item = item_of(world, acknowledge_by=datetime.date(2026, 11, 18))
    client.force_login(world["writer"].user)
    assert "There is nobody else to choose at present." in client.get(page("detail", item)).content.decode()
    assert "There is nobody else to choose at present." in client.get(page("another", item)).content.decode()


# -- home and lists


def due_for(person, on=TODAY):
    return [(item.title, item.due_on) for item in answered(speak_up_due_from(person.user, on))[0]]


def test_home_says_what_waits_without_saying_what_it_is_about(world):
    item_of(world)
    item_of(world, acknowledged=True)
    item_of(world, answered=True)
    item_of(world, closed=True)
    assert due_for(world["psw"]) == [("Acknowledge a message", SOON), ("Answer a message", None)]
    assert due_for(world["writer"]) == [("Read an answer to you", None)]
    assert due_for(world["manager"]) == []


def test_home_tells_the_writer_when_nobody_took_it_up(world):
    item_of(world)
    assert (due_for(world["writer"], SOON), due_for(world["writer"], SOON + datetime.timedelta(days=1))) == (
        [],
        [("Choose who answers a message of yours", None)],
    )
    world["psw"].positions.update(period=period(datetime.date(2020, 1, 1), TODAY))
    assert due_for(world["writer"]) == [("Choose who answers a message of yours", None)]


def test_the_list_has_a_tab_for_whoever_receives(client, world):
    item_of(world)
    item_of(world, writer=world["named"])
    tabs = {}
    for who in ("writer", "psw", "named", "manager"):
        client.force_login(world[who].user)
        response = client.get(LIST)
        tabs[who] = [words for words, _, _ in response.context["tabs"]], [row.record.writer.name for row in response.context["table"].rows]
    assert tabs == {
        "writer": (["From me"], ["Priya Nair"]),
        "psw": (["To me", "From me"], ["Nora Named", "Priya Nair"]),
        "named": (["To me", "From me"], []),
        "manager": (["From me"], []),
    }
    client.force_login(world["named"].user)
    assert len(client.get(LIST, {"tab": "from"}).context["table"].rows) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_list_and_detail_ask_as_often_for_3_rows_as_for_1(client, world, django_assert_num_queries, rows):
    for _ in range(rows):
        item = item_of(world, writer=make.staff(), acknowledged=True)
        for _ in range(rows):
            make.SpeakUpNoteFactory(item=item)
    client.force_login(world["psw"].user)
    clock.today()
    with django_assert_num_queries(5):  # session, user, access, count, rows
        client.get(LIST)
    with django_assert_num_queries(6):  # session, user, access, item, notes; the read noted
        client.get(page("detail", item))


# -- who is named


def test_administrators_name_somebody_and_end_it(client, world):
    client.force_login(world["administrator"].user)
    first = {"first_day_day": "20", "first_day_month": "11", "first_day_year": "2026"}
    typed = {"person": "Sid Leader", "words": "Director", **first}
    assert client.post(NAME_ONE, typed).url == RECIPIENTS
    row = SpeakUpRecipient.objects.get(person=world["leader"])
    assert (row.words, row.period) == ("Director", period(datetime.date(2026, 11, 20)))
    assert client.post(NAME_ONE, typed).context["form"].errors["person"] == ["Sid Leader is named already for some of these days."]
    named = SpeakUpRecipient.objects.get(person=world["named"])
    last = {"last_day_day": "30", "last_day_month": "11", "last_day_year": "2026"}
    address = reverse("practitioners:speak_up_recipient_end", args=[named.pk])
    assert client.post(address, last).url == RECIPIENTS
    named.refresh_from_db()
    assert named.period.upper == datetime.date(2026, 12, 1)
    assert client.post(address, last).context["form"].errors["last_day"] == ["This already ends on 30 November 2026. Enter an earlier day."]
    assert "1 January 2020 to 30 November 2026" in client.get(RECIPIENTS).content.decode()


def test_administrators_do_not_name_themselves(client, world):
    client.force_login(world["administrator"].user)
    first = {"first_day_day": "20", "first_day_month": "11", "first_day_year": "2026"}
    response = client.post(NAME_ONE, {"person": "Ada Min", "words": "Me", **first})
    assert response.context["form"].errors["person"] == ["Nobody names themselves. Ask another administrator."]
    assert SpeakUpRecipient.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_those_named_asks_as_often_for_3_as_for_1(client, world, django_assert_num_queries, rows):
    SpeakUpRecipient.objects.all().delete()
    for _ in range(rows):
        make.SpeakUpRecipientFactory(person=make.staff())
    client.force_login(world["administrator"].user)
    clock.today()
    with django_assert_num_queries(5):  # session, user, access, count, rows
        client.get(RECIPIENTS)
