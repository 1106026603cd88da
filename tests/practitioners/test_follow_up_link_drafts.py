"""What is typed into the questionnaire of a link is kept too: as private as the link, and never under its token."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.questionnaires.queries import questions_of
from learning_org.questionnaires.services import field_name
from learning_org.trail.draftkeys import DraftKey
from learning_org.trail.models import Draft, FinishedForm
from practitioners.queries.asked import version_asked
from practitioners.services import links
from tests import factories as make
from tests.support.forms import hidden

ASKED = datetime.datetime(2026, 10, 27, 9, tzinfo=datetime.UTC)
GIVEN = {"used": "The timeline.", "changed": "1", "rating": "8", "plan": "2", "supervision": "1"}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_asked")]


@pytest.fixture
def _asked():
    with time_machine.travel(ASKED, tick=False):
        yield


@pytest.fixture
def row():
    return make.ImpactFollowUpFactory(person=make.staff("Priya Nair"), asked=True, about="Open questions")


@pytest.fixture
def path(row):
    return reverse("practitioners:follow_up_by_link", args=[links.make_token(row)])


@pytest.fixture
def used(row):
    return next(field_name(question) for question in questions_of(version_asked(row)) if question.code == "used")


def keep(client, path, **fields):
    return client.post(f"{path}?keep", fields)


def test_what_is_typed_is_kept_and_there_again_under_another_link_to_it(client, row, path, used):
    answer = keep(client, path, **hidden(client.get(path)), **{used: "Half a thought"})
    draft = Draft.objects.get()
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert (draft.user, draft.holder, draft.form) == (None, f"follow_up:{row.pk}", "practitioners:follow_up_by_link")
    with time_machine.travel(ASKED + datetime.timedelta(days=1), tick=False):
        reminder = reverse("practitioners:follow_up_by_link", args=[links.make_token(row)])
        assert "Half a thought" in client.get(reminder).text


def test_neither_another_link_nor_anybody_signed_in_finds_it(client, row, path, used):
    keep(client, path, **hidden(client.get(path)), **{used: "Private"})
    other = make.ImpactFollowUpFactory(person=make.staff("Tom Hale"), asked=True)
    assert "Private" not in client.get(reverse("practitioners:follow_up_by_link", args=[links.make_token(other)])).text
    draft = Draft.objects.get()
    for person in (row.person, other.person):
        client.force_login(person.user)
        assert client.get(reverse("trail:draft_detail", args=[draft.pk])).status_code == 404
        assert "Private" not in client.get(reverse("practitioners:follow_up_answer", args=[row.pk])).content.decode()


def test_answering_forgets_the_draft_and_remembers_no_token(client, row, path, used):
    fields = hidden(client.get(path))
    keep(client, path, **fields, **{used: "Half"})
    form = {field_name(question): GIVEN.get(question.code, "") for question in questions_of(version_asked(row))}
    answers = [client.post(path, fields | form) for _ in range(2)]
    assert (answers[0].status_code, answers[0].url) == (302, "?")
    assert (Draft.objects.count(), answers[1].status_code) == (0, 200)
    assert FinishedForm.objects.get().address == "?"
    assert keep(client, path, **fields, **{used: "Late"}).status_code == 410


def test_starting_again_throws_it_away(client, path, used):
    keep(client, path, **hidden(client.get(path)), **{used: "Half"})
    response = client.post(f"{path}?discard", hidden(client.get(path)))
    assert (response.url, Draft.objects.count()) == (path, 0)


@pytest.mark.parametrize("key", ["", "forged", "of a user"])
def test_keeping_needs_the_forms_own_key(client, row, path, used, key):
    keys = {"of a user": DraftKey(row.person.user.pk, "practitioners:follow_up_by_link", "00000000-0000-4000-8000-000000000000").signed()}
    answer = keep(client, path, draft_key=keys.get(key, key), **{used: "Half"})
    assert (answer.status_code, Draft.objects.count()) == (400, 0)


def test_a_closed_link_keeps_nothing(client, row, path, used):
    fields = hidden(client.get(path))
    row.withdrawn_on, row.withdrawn_reason = ASKED.date(), "Recorded by mistake."
    row.save()
    assert keep(client, path, **fields, **{used: "Half"}).status_code == 410
    assert keep(client, reverse("practitioners:follow_up_by_link", args=["x"]), **fields).status_code == 404
    assert Draft.objects.count() == 0
