"""Nobody loses text."""

import re
import threading
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection
from django.urls import reverse
from redis.exceptions import RedisError

from learning_org.notifications.models import Message
from learning_org.trail import drafting
from learning_org.trail.draftkeys import DraftKey, read_key
from learning_org.trail.models import Draft, FinishedForm
from learning_org.trail.queries import draft_for
from learning_org.web import clock
from learning_org.web.errors import Refused
from tests.factories import DraftFactory, staff
from tests.support.forms import hidden
from tests.trail.notes import FORM, PAGE, NoteCreateView

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.trail.notes")]


@pytest.fixture
def priya():
    return staff("Priya Nair")


@pytest.fixture
def tom():
    return staff("Tom Hale")


def sign_in(client, person):
    client.force_login(person.user, backend="learning_org.accounts.backends.InPostBackend")
    return client


@pytest.fixture
def signed_in(client, priya):
    return sign_in(client, priya)


def save(client, fields, **typed):
    return client.post(reverse("trail:draft_save", args=[FORM]), fields | typed)


# -- The endpoint --------------------------------------------------------------------------------


def test_draft_save_answers_with_time_and_version(signed_in, priya):
    fields = hidden(signed_in.get(PAGE))
    response = save(signed_in, fields, title="Half a ti", text=["one"], secret_password="x", csrfmiddlewaretoken="y")
    draft = Draft.objects.get()
    assert response.json() == {"saved_at": draft.saved_at.isoformat(), "version": 1}
    assert (draft.user, draft.form, draft.data) == (priya.user, FORM, {"title": ["Half a ti"], "text": ["one"]})
    assert save(signed_in, fields | {"draft_version": "1"}, title="Half a title").json()["version"] == 2


def test_draft_save_signed_out_is_told_so_in_json_and_kept(client, signed_in, priya):
    fields = hidden(signed_in.get(PAGE))
    client.logout()
    response = save(client, fields, title="Half")
    draft = Draft.objects.get()
    assert (response.status_code, response.json()) == (401, {"error": "signed_out", "saved_at": draft.saved_at.isoformat(), "version": 1})
    assert (draft.user, draft.data) == (priya.user, {"title": ["Half"]})


@pytest.mark.parametrize("key", ["", "forged"])
def test_draft_save_signed_out_without_the_forms_key_keeps_nothing(client, key):
    response = save(client, {"draft_key": key, "draft_version": "0"}, title="Half")
    assert (response.status_code, response.json()) == (401, {"error": "signed_out"})
    assert Draft.objects.count() == 0


def test_draft_save_of_an_older_version_keeps_both(signed_in, priya):
    fields = hidden(signed_in.get(PAGE))
    save(signed_in, fields, title="First tab")
    response = save(signed_in, fields, title="Second tab")
    other = read_key(response.json()["key"])
    assert (response.status_code, response.json()["version"]) == (409, 1)
    assert Draft.objects.get(pk=other.draft_id).data["title"] == ["Second tab"]
    assert Draft.objects.get(pk=read_key(fields["draft_key"]).draft_id).data["title"] == ["First tab"]
    page = signed_in.get(PAGE)
    assert 'value="Second tab"' in page.text
    (link,) = re.findall(r'href="(\?draft=[^"]+)"', page.text)
    assert 'value="First tab"' in signed_in.get(PAGE + link).text


def test_draft_save_sent_twice_is_kept_once(signed_in):
    fields = hidden(signed_in.get(PAGE))
    assert [save(signed_in, fields, title="Same").json()["version"] for _ in range(2)] == [1, 2]
    assert Draft.objects.count() == 1


def test_draft_save_after_the_form_was_finished_does_not_bring_it_back(signed_in):
    fields = hidden(signed_in.get(PAGE))
    save(signed_in, fields, title="Title")
    signed_in.post(PAGE, fields | {"draft_version": "1", "title": "Title", "text": "Text"})
    assert save(signed_in, fields | {"draft_version": "1"}, title="Title, late").status_code == 410
    assert Draft.objects.count() == 0


def test_draft_save_too_long_is_refused_with_words(signed_in):
    response = save(signed_in, hidden(signed_in.get(PAGE)), text="x" * 200_001)
    assert (response.status_code, response.json()["message"][:16]) == (413, "This is too long")
    assert Draft.objects.count() == 0


@pytest.mark.parametrize(("key", "status"), [("forged", 400), ("", 400), ("of another form", 400), ("of somebody else", 403)])
def test_draft_save_needs_the_forms_own_key(signed_in, priya, tom, key, status):
    keys = {
        "of another form": DraftKey(priya.user.pk, "other", uuid.uuid4()).signed(),
        "of somebody else": DraftKey(tom.user.pk, FORM, uuid.uuid4()).signed(),
    }
    assert save(signed_in, {"draft_key": keys.get(key, key), "draft_version": "0"}, title="T").status_code == status
    assert Draft.objects.count() == 0


def test_draft_save_writes_over_nobody_elses(priya, tom):
    draft = DraftFactory(user=tom.user, form=FORM)
    with pytest.raises(Refused):
        drafting.save_draft(draft.pk, user=priya.user, form=FORM, data={"title": ["Mine"]}, typing=drafting.Typing(1))
    draft.refresh_from_db()
    assert draft.data == {"title": ["Talking with teenagers"]}


def test_draft_save_prolongs_the_session(signed_in, time_machine):
    import datetime

    from django.contrib.sessions.models import Session

    fields, before = hidden(signed_in.get(PAGE)), Session.objects.get().expire_date
    time_machine.move_to(datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=40), tick=False)
    assert save(signed_in, fields, title="Still typing").status_code == 200
    assert Session.objects.get().expire_date - before >= datetime.timedelta(minutes=39)


# -- The form -------------------------------------------------------------------------------------


def test_form_opens_with_what_was_typed_and_without_errors(signed_in, priya, django_assert_num_queries):
    draft = DraftFactory(user=priya.user, form=FORM, data={"title": ["Half a title"], "text": [""]}, version=4)
    clock.now()
    with django_assert_num_queries(4):
        page = signed_in.get(PAGE)
    assert 'value="Half a title"' in page.text
    assert "We kept what you typed on" in page.text
    assert "There is a problem" not in page.text
    assert hidden(page)["draft_version"] == "4"
    assert read_key(hidden(page)["draft_key"]).draft_id == draft.pk


def test_form_shows_nobody_elses_draft(signed_in, tom):
    other = DraftFactory(user=tom.user, form=FORM, data={"title": ["Secret"]})
    assert "Secret" not in signed_in.get(PAGE).text
    assert "Secret" not in signed_in.get(f"{PAGE}?draft={other.pk}").text


def test_start_again_throws_the_draft_away(signed_in, priya):
    draft = DraftFactory(user=priya.user, form=FORM)
    key = DraftKey(priya.user.pk, FORM, draft.pk).signed()
    response = signed_in.post(reverse("trail:draft_discard", args=[FORM]), {"draft_key": key, "next": PAGE})
    assert response.url == PAGE
    assert draft_for(priya.user, FORM) is None
    assert "We kept" not in signed_in.get(PAGE).text


def test_start_again_throws_nobody_elses_away_and_leads_nowhere_else(signed_in, tom):
    draft = DraftFactory(user=tom.user, form=FORM)
    key = DraftKey(tom.user.pk, FORM, draft.pk).signed()
    url = reverse("trail:draft_discard", args=[FORM])
    assert signed_in.post(url, {"draft_key": key, "next": "https://elsewhere.example/"}).url == "/"
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_finishing_makes_the_record_and_forgets_the_draft(signed_in, priya):
    fields = hidden(signed_in.get(PAGE))
    save(signed_in, fields, title="Title")
    response = signed_in.post(PAGE, fields | {"title": "Title", "text": "Text"})
    assert response.url == reverse("notifications:message_detail", args=[Message.objects.get().pk])
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("typed", [{"title": "No", "text": "T"}, {"title": "", "text": "T"}])
def test_refusal_keeps_the_draft_and_the_key(signed_in, typed):
    fields = hidden(signed_in.get(PAGE))
    save(signed_in, fields, title="Title")
    page = signed_in.post(PAGE, fields | typed)
    assert "There is a problem" in page.text
    again = hidden(page)
    assert (read_key(again["draft_key"]), again["draft_version"]) == (read_key(fields["draft_key"]), "1")
    assert Draft.objects.count() == 1


def test_same_form_sent_twice_makes_one_record_and_shows_it(signed_in):
    fields = hidden(signed_in.get(PAGE)) | {"title": "Title", "text": "Text"}
    first, second = signed_in.post(PAGE, fields), signed_in.post(PAGE, fields)
    assert first.url == second.url
    assert Message.objects.count() == 1
    assert signed_in.post(PAGE, fields | {"text": "Another"}).url != first.url


def test_finishing_makes_the_record_while_the_cache_is_away(signed_in, settings):
    fields = hidden(signed_in.get(PAGE)) | {"title": "Title", "text": "Text"}
    settings.TIME_CAN_BE_MOVED = False  # as in production, where the clock needs no cache
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}}
    with pytest.raises(RedisError):
        cache.get("anything")
    first, second = signed_in.post(PAGE, fields), signed_in.post(PAGE, fields)
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert save(signed_in, fields, title="Title, late").status_code == 410
    assert (Message.objects.count(), Draft.objects.count()) == (1, 0)


def test_same_form_sent_twice_makes_one_record_when_the_cache_was_emptied_between(signed_in):
    fields = hidden(signed_in.get(PAGE)) | {"title": "Title", "text": "Text"}
    first = signed_in.post(PAGE, fields)
    cache.clear()
    assert signed_in.post(PAGE, fields).url == first.url
    assert save(signed_in, fields, title="Title, late").status_code == 410
    assert (Message.objects.count(), Draft.objects.count()) == (1, 0)


def test_a_form_sent_with_another_text_is_another_record_and_the_last_one_is_remembered(signed_in):
    fields = hidden(signed_in.get(PAGE)) | {"title": "Title", "text": "Text"}
    urls = [signed_in.post(PAGE, fields | {"text": text}).url for text in ("One", "Two", "Two")]
    assert (urls[1] == urls[2] != urls[0], Message.objects.count(), FinishedForm.objects.count()) == (True, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_double_click_makes_one_record(client):
    priya = staff("Priya Nair")
    sign_in(client, priya)
    fields = hidden(client.get(PAGE)) | {"title": "Title", "text": "Text"}
    from django.test import Client

    def press():
        twin = Client()
        twin.cookies = client.cookies
        twin.post(PAGE, fields)
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert Message.objects.count() == 1


# -- Without a session ---------------------------------------------------------------------------


def test_expired_session_keeps_the_post_and_leads_back_to_it(client, signed_in, priya):
    fields = hidden(signed_in.get(PAGE))
    client.logout()
    response = client.post(PAGE, fields | {"title": "All I wrote", "text": ["Long text"]})
    assert response.url == f"{reverse('account_login')}?next={PAGE}"
    assert "what you typed is there again" in client.get(response.url).text
    from tests.factories import PASSWORD

    back = client.post(reverse("account_login"), {"login": priya.user.email, "password": PASSWORD, "next": PAGE}, follow=True)
    assert back.redirect_chain[-1][0] == PAGE
    assert 'value="All I wrote"' in back.text
    assert "Long text" in back.text
    assert Message.objects.count() == 0


def test_expired_session_keeps_a_text_whose_draft_was_finished_elsewhere(client, signed_in, priya):
    fields = hidden(signed_in.get(PAGE))
    client.logout()
    client.post(PAGE, fields | {"draft_version": "3", "title": "All I wrote"})
    assert draft_for(priya.user, FORM).data == {"title": ["All I wrote"]}


@pytest.mark.parametrize("key", ["", "forged"])
def test_without_a_key_nothing_is_kept(client, key, priya):
    assert client.post(PAGE, {"draft_key": key, "title": "T"}).status_code == 302
    assert Draft.objects.count() == 0


def test_closed_account_keeps_nothing(client, signed_in, priya):
    fields = hidden(signed_in.get(PAGE))
    get_user_model().objects.update(is_active=False)
    assert client.post(PAGE, fields | {"title": "T"}).status_code == 302
    assert Draft.objects.count() == 0


def test_old_token_after_signing_in_again_keeps_the_text(priya):
    from django.test import Client

    client = sign_in(Client(enforce_csrf_checks=True), priya)
    fields = hidden(client.get(PAGE))
    response = client.post(PAGE, fields | {"csrfmiddlewaretoken": "x" * 32, "title": "All I wrote"})
    assert response.url == PAGE
    page = client.get(PAGE)
    assert 'value="All I wrote"' in page.text
    assert "Nothing is lost" in page.text
    assert client.post(PAGE, {"csrfmiddlewaretoken": "x" * 32}).status_code == 403
    assert save(client, fields, title="T").json() == {"error": "old_token"}


def test_draft_save_leaves_out_what_the_database_cannot_keep(signed_in, priya):
    key = DraftKey(priya.user.pk, FORM, uuid.uuid4()).signed()
    response = signed_in.post(reverse("trail:draft_save", args=[FORM]), {"draft_key": key, "ti\x00tle": "A\x00 visit"})
    assert response.status_code == 200
    assert draft_for(priya.user, FORM).data == {"title": ["A visit"]}


# -- One page saves again and again ---------------------------------------------------------------


def test_a_page_whose_answer_was_lost_saves_again_without_a_second_text(signed_in):
    fields = hidden(signed_in.get(PAGE)) | {"draft_page": "a", "draft_turn": "1"}
    save(signed_in, fields, title="Half")
    response = save(signed_in, fields | {"draft_turn": "2"}, title="Half a title")  # still of version 0, as far as the page knows
    assert (response.status_code, response.json()["version"]) == (200, 2)
    assert Draft.objects.get().data == {"title": ["Half a title"]}


def test_a_save_that_was_overtaken_writes_over_nothing(signed_in):
    fields = hidden(signed_in.get(PAGE)) | {"draft_page": "a"}
    save(signed_in, fields | {"draft_turn": "2"}, title="Sent as the page closed")
    response = save(signed_in, fields | {"draft_turn": "1"}, title="Sent as")
    assert (response.status_code, response.json()["version"]) == (200, 1)
    assert Draft.objects.get().data == {"title": ["Sent as the page closed"]}


def test_another_tab_is_another_page(signed_in):
    fields = hidden(signed_in.get(PAGE))
    save(signed_in, fields | {"draft_page": "a", "draft_turn": "1"}, title="First tab")
    response = save(signed_in, fields | {"draft_page": "b", "draft_turn": "9"}, title="Second tab")
    assert response.status_code == 409
    assert sorted(draft.data["title"] for draft in Draft.objects.all()) == [["First tab"], ["Second tab"]]


def test_a_first_save_that_arrives_after_its_form_was_sent_brings_nothing_back(signed_in):
    fields = hidden(signed_in.get(PAGE))
    signed_in.post(PAGE, fields | {"title": "Title", "text": "Text"})
    assert save(signed_in, fields, title="Title").status_code == 410
    assert Draft.objects.count() == 0


def test_a_refused_form_does_not_count_as_sent(signed_in):
    fields = hidden(signed_in.get(PAGE))
    signed_in.post(PAGE, fields | {"title": "No", "text": "Text"})
    assert save(signed_in, fields, title="No").status_code == 200
    assert FinishedForm.objects.count() == 0


@pytest.mark.parametrize("turn", ["x", "-1", "9" * 30, ""])
def test_draft_save_with_a_turn_that_is_none_is_no_fault(signed_in, turn):
    fields = hidden(signed_in.get(PAGE)) | {"draft_page": "p" * 40, "draft_turn": turn}
    assert save(signed_in, fields, title="Title").status_code == 200
    assert (Draft.objects.get().page, Draft.objects.get().turn) == ("p" * 40, 0)


@pytest.mark.parametrize("page", ["\x00", "a\x00b", "p" * 41, "²", "a b", "a\n", "é"])
def test_draft_save_takes_no_page_name_that_no_page_gives_itself(client, signed_in, page):
    fields = hidden(signed_in.get(PAGE)) | {"draft_page": page, "draft_turn": "1"}
    assert save(signed_in, fields, title="Title").status_code == 200
    assert (Draft.objects.get().page, Draft.objects.get().data) == ("", {"title": ["Title"]})
    client.logout()
    assert client.post(PAGE, fields | {"draft_version": "1", "title": "All I wrote"}).status_code == 302
    assert (Draft.objects.get().page, Draft.objects.get().data) == ("", {"title": ["All I wrote"]})


def test_a_form_whose_page_is_closed_to_its_author_is_kept_all_the_same(signed_in, priya, monkeypatch):
    from django.core.exceptions import PermissionDenied

    def closed(page):
        raise PermissionDenied

    fields = hidden(signed_in.get(PAGE))
    monkeypatch.setattr(NoteCreateView, "check_access", closed)
    answer = signed_in.post(PAGE, fields | {"title": "All I wrote"})
    assert answer.status_code == 403
    assert "What you typed is kept" in answer.text
    assert draft_for(priya.user, FORM).data == {"title": ["All I wrote"]}
