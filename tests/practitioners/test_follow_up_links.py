"""The link in the e-mail: signed, one purpose, 60 days; what it opens and when it no longer does."""

import datetime
import re

import pytest
import time_machine
from django.apps import apps
from django.core import signing
from django.urls import reverse

from learning_org.accounts import limits
from learning_org.accounts.models import Person
from learning_org.notifications.models import Message
from learning_org.notifications.sweep import sweep
from learning_org.questionnaires.queries import questions_of
from practitioners.models import ImpactFollowUp
from practitioners.queries.asked import version_asked
from practitioners.services import impact, links
from tests import factories as make

ASKED = datetime.date(2026, 10, 27)
DAY = datetime.timedelta(days=1)
pytestmark = pytest.mark.django_db
GIVEN = {"used": "The timeline.", "changed": "1", "rating": "8", "plan": "2", "supervision": "1"}


def at(day, hour=9):
    return time_machine.travel(datetime.datetime(day.year, day.month, day.day, hour, tzinfo=datetime.UTC), tick=False)


@pytest.fixture
def row():
    return make.ImpactFollowUpFactory(person=make.staff("Priya Nair"), asked=True, about="Open questions")


def path(row):
    return reverse("practitioners:follow_up_by_link", args=[links.make_token(row)])


def form(row, **changes):
    return {f"q{question.pk}": (GIVEN | changes).get(question.code, "") for question in questions_of(version_asked(row))}


def test_opens_the_questionnaire_without_signing_in_and_leaves_no_trace(client, row):
    before = [model.objects.count() for model in apps.get_app_config("practitioners").get_models()]
    with at(ASKED):
        response = client.get(path(row))
    text = response.content.decode()
    assert response.status_code == 200
    assert "Open questions" in text
    assert "4 of 10" in text
    assert "Try it with two families within a month." in text
    assert "Nair" not in text
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert "sessionid" not in response.cookies
    assert [model.objects.count() for model in apps.get_app_config("practitioners").get_models()] == before


def test_answers_as_the_participant_once(client, row):
    with at(ASKED + DAY):
        response = client.post(path(row), form(row))
        assert (response.status_code, response.url) == (302, "?")  # the page itself
        thanks = client.get(path(row))
        again = client.post(path(row), form(row, changed="0", used="Second tab"))
    row.refresh_from_db()
    assert (row.answered_on, row.changed, row.response.respondent_id) == (ASKED + DAY, True, row.person_id)
    assert "Your answers are in" in thanks.content.decode()
    assert "The timeline" not in thanks.content.decode()
    assert (thanks.status_code, again.status_code) == (200, 200)
    assert row.response.answers.get(question__code="used").text == "The timeline."


def test_a_wrong_form_keeps_its_text_and_changes_nothing(client, row):
    with at(ASKED):
        response = client.post(path(row), form(row, rating="", barriers="Too little time"))
    text = response.content.decode()
    assert response.status_code == 200
    assert "Answer “How confident are you in this today?”" in text
    assert "Too little time" in text
    assert ImpactFollowUp.objects.get(pk=row.pk).answered_on is None


def test_a_browser_that_sends_no_token_and_no_origin_may_answer(row):
    from django.test import Client

    with at(ASKED):
        response = Client(enforce_csrf_checks=True).post(path(row), form(row), headers={"origin": "null"})
    assert response.status_code == 302


def test_the_history_names_participant_and_page_and_no_path(client, row):
    with at(ASKED):
        client.post(path(row), form(row))
    event = apps.get_model("practitioners", "ImpactFollowUpEvent").objects.filter(pgh_obj=row, answered_on=ASKED).get()
    assert event.pgh_context.metadata == {"person": row.person_id, "page": "practitioners:follow_up_by_link"}


def test_somebody_else_who_is_signed_in_answers_as_the_participant_and_is_named_in_the_history(client, row):
    boss = make.staff("Lina Manager")
    client.force_login(boss.user)
    with at(ASKED):
        client.post(path(row), form(row))
    row.refresh_from_db()
    assert row.response.respondent_id == row.person_id
    event = apps.get_model("practitioners", "ImpactFollowUpEvent").objects.filter(pgh_obj=row, answered_on=ASKED).get()
    assert event.pgh_context.metadata["person"] == boss.pk


@pytest.mark.parametrize(("days", "status"), [(0, 200), (60, 200), (61, 410)])
def test_open_for_60_days(client, row, days, status):
    with at(ASKED + days * DAY):
        response = client.get(path(row))
    assert response.status_code == status
    assert ("This link has run out" in response.content.decode()) == (status == 410)


def test_the_date_in_the_token_counts_and_is_signed(client, row):
    old = signing.dumps({"follow_up": row.pk, "until": "2026-10-26"}, salt=links.SALT)
    with at(ASKED):
        assert client.get(reverse("practitioners:follow_up_by_link", args=[old])).status_code == 410


def test_after_leaving_it_opens_nothing(client):
    row = make.ImpactFollowUpFactory(person=make.staff(first_out=ASKED + DAY), asked=True, about="Open questions")
    with at(ASKED):
        assert client.get(path(row)).status_code == 200
    with at(ASKED + DAY):
        gone = client.get(path(row))
        assert client.post(path(row), form(row)).status_code == 410
    assert gone.status_code == 410
    assert "Open questions" not in gone.content.decode()
    assert ImpactFollowUp.objects.get().answered_on is None


def test_withdrawn_opens_nothing(client, row):
    with at(ASKED + DAY):
        impact.withdraw_follow_up(row, reason="Confidential reason", by=Person.objects.system())
        gone = client.get(path(row))
    assert gone.status_code == 410
    assert "Confidential reason" not in gone.content.decode()


@pytest.mark.parametrize("change", ["tamper", "salt", "words", "gone", "empty"])
def test_a_forged_link_is_not_found(client, row, change):
    token = {
        "tamper": links.make_token(row)[:-1] + ("A" if links.make_token(row)[-1] != "A" else "B"),
        "salt": signing.dumps({"follow_up": row.pk, "until": "2027-01-01"}, salt="another"),
        "words": signing.dumps(["follow_up"], salt=links.SALT),
        "gone": signing.dumps({"follow_up": 10**9, "until": "2027-01-01"}, salt=links.SALT),
        "empty": "x",
    }[change]
    with at(ASKED):
        for method in (client.get, client.post):
            assert method(reverse("practitioners:follow_up_by_link", args=[token])).status_code == 404


# -- The e-mail ------------------------------------------------------------------------------------


def body(mail):
    return mail.get_content()


def test_the_emails_of_asking_and_reminding_hold_the_link_and_no_row_does(client, mail_server):
    row = make.ImpactFollowUpFactory(person=make.staff("Priya Nair"), about="Confidential course")
    with at(row.due_on):
        sweep()
    with at(row.due_on + 7 * DAY):
        sweep()
    found = [re.search(r"https?://[^/\s]+(/answer/\S+/)\s", body(mail)) for mail in mail_server.wait_for(2)]
    assert all("Confidential course" not in mail.as_string() for mail in mail_server.messages)
    with at(row.due_on + 8 * DAY):
        for match in found:
            assert client.get(match[1]).status_code == 200
    for message in Message.objects.all():
        assert "/answer/" in message.link
        assert message.link == f"/follow-ups/{row.pk}/answer/"


def test_an_email_that_is_sent_after_the_answer_holds_no_link(client, mail_server, settings):
    row = make.ImpactFollowUpFactory(person=make.staff("Priya Nair"))
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with at(row.due_on):
        sweep()
        row.refresh_from_db()
        impact.answer_follow_up(row, {q: GIVEN.get(q.code) for q in questions_of(version_asked(row))}, by=row.person)
        settings.EMAIL_PORT = port
    with at(row.due_on, 10):
        sweep()
    assert "/answer/" not in body(mail_server.wait_for(1)[0])
    assert "/messages/" in body(mail_server.messages[0])


def test_other_emails_hold_no_link(mail_server):
    boss, priya = make.staff("Lina Manager"), make.staff("Priya Nair")
    make.supervises(boss, priya, lead=False)
    row = make.ImpactFollowUpFactory(person=priya, asked=True)
    with at(ASKED):
        impact.answer_follow_up(row, {q: GIVEN.get(q.code) for q in questions_of(version_asked(row))}, by=priya)
        sweep()
    assert [("/answer/" in body(mail), mail["To"]) for mail in mail_server.wait_for(1)] == [(False, boss.user.email)]


def test_a_wrong_link_is_counted_once_however_it_is_opened(client, monkeypatch):
    """Each counts towards the limit of an office; answers that are sent to it count no more than a look."""
    counted, count = [], limits.count
    monkeypatch.setattr(limits, "count", lambda *args: (counted.append(args[1]), count(*args)))
    wrong = reverse("practitioners:follow_up_by_link", args=["nothing"])
    for method in (client.get, client.post):
        assert method(wrong).status_code == 404
    assert counted == ["follow_up_link", "follow_up_link"]
