"""Shared learning: posts of one's own learning, who reads them, thanks, and what is new on home (S75, F74, Q34)."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.notifications.models import Message
from learning_org.trail.models import ReadLog
from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.together import answered
from practitioners.models import CPDEntry, LearningPost, PostAudience, PostThanks
from practitioners.queries.posts import new_posts_for, words_of
from practitioners.services import posts as services
from tests import factories as make

NOW = datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC)
TODAY = NOW.date()
DAY = datetime.timedelta(days=1)
LIST = reverse("practitioners:post_list")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]

NAMES = {
    "create": "practitioners:post_create",
    "detail": "practitioners:post_detail",
    "edit": "practitioners:post_edit",
    "thank": "practitioners:post_thank",
    "withdraw": "practitioners:post_withdraw",
}


@pytest.fixture
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world():
    team = make.UnitFactory(name="Safeguarding North")
    agency = make.UnitFactory(agency=True)
    author = make.staff("Priya Nair", unit=team)
    answers = {"description": "A talk on pauses.", "did_differently": "I wait longer.", "better_for_child": "She told me more."}
    return {
        "author": author,
        "colleague": make.staff("Col League", unit=team),
        "elsewhere": make.staff("Else Where"),
        "partner": make.staff("Agi Partner", role="partner_learner", unit=agency),
        "partner colleague": make.staff("Ali Partner", role="partner_learner", unit=agency),
        "entry": make.CPDEntryFactory(person=author, title="Waiting", **answers),
    }


def page(name, record):
    return reverse(NAMES[name], args=[record.pk])


def posted(world, **changes):
    words = {"title": "Wait before you ask", "text": "Count to ten.", "audience": PostAudience.TEAM}
    return services.post_learning(world["entry"], **(words | changes), by=world["author"])


def test_post_learning_is_a_text_of_its_own(world):
    post = posted(world)
    assert (post.person, post.unit.name, post.audience, post.posted_on) == (world["author"], "Safeguarding North", "team", TODAY)
    assert (post.title, post.text, post.withdrawn_on) == ("Wait before you ask", "Count to ten.", None)
    assert CPDEntry.objects.get().title == "Waiting"


def test_post_learning_is_refused(world):
    with pytest.raises(Refused, match="Only the author"):
        services.post_learning(world["entry"], title="T", text="x", audience=PostAudience.TEAM, by=world["colleague"])
    for field in ("title", "text"):
        with pytest.raises(Refused, match="Leave the case reference out") as refusal:
            posted(world, **{field: "As in C-20431, wait."})
        assert refusal.value.field == field
    withdrawn = make.CPDEntryFactory(person=world["author"], withdrawn=True)
    with pytest.raises(Refused, match="was withdrawn"):
        services.post_learning(withdrawn, title="T", text="x", audience=PostAudience.TEAM, by=world["author"])
    posted(world)
    with pytest.raises(Refused, match="one post for each piece"):
        posted(world)
    assert LearningPost.objects.count() == 1


def test_post_learning_without_a_team_says_what_to_do(world):
    world["author"].positions.update(is_primary=False)
    with pytest.raises(Refused, match="Ask an administrator"):
        posted(world)


def test_a_post_begins_with_the_title_and_the_answers(world):
    assert words_of(world["entry"]) == {"title": "Waiting", "text": "A talk on pauses.\n\nI wait longer.\n\nShe told me more."}


def test_post_create_says_that_the_piece_stays_private_and_leaves_it_so(client, world):
    client.force_login(world["author"].user)
    assert page("create", world["entry"]) in client.get(reverse("practitioners:cpd_detail", args=[world["entry"].pk])).content.decode()
    shown = client.get(page("create", world["entry"])).content.decode()
    assert "The piece itself stays as private as it is." in shown
    assert "My team, Safeguarding North" in shown
    assert "I wait longer." in shown
    typed = {"title": "Wait before you ask", "text": "Count to ten.", "audience": "everybody"}
    post_url = client.post(page("create", world["entry"]), typed).url
    post = LearningPost.objects.get()
    assert post_url == page("detail", post)
    assert page("detail", post) in client.get(reverse("practitioners:cpd_detail", args=[world["entry"].pk])).content.decode()
    client.force_login(world["colleague"].user)
    body = client.get(post_url).content.decode()
    assert "Count to ten." in body
    assert "I wait longer." not in body
    assert client.get(reverse("practitioners:cpd_detail", args=[world["entry"].pk])).status_code == 404
    assert ReadLog.objects.count() == 0


def test_post_create_keeps_what_was_typed_beside_the_error(client, world):
    client.force_login(world["author"].user)
    response = client.post(page("create", world["entry"]), {"title": "", "text": "Count to ten, C-20431.", "audience": "team"})
    assert response.context["form"].errors["title"] == ["Enter a title"]
    response = client.post(page("create", world["entry"]), {"title": "T", "text": "Count to ten, C-20431.", "audience": "team"})
    assert list(response.context["form"].errors) == ["text"]
    assert "Count to ten, C-20431." in response.content.decode()
    assert LearningPost.objects.count() == 0


def test_post_create_sent_twice_is_one_post(client, world):
    client.force_login(world["author"].user)
    typed = {"title": "T", "text": "x", "audience": "team", "draft_key": client.get(page("create", world["entry"])).context["draft_key"]}
    assert len({client.post(page("create", world["entry"]), typed).url for _ in range(2)}) == 1
    assert LearningPost.objects.count() == 1


READERS = ("author", "colleague", "elsewhere", "partner", "partner colleague")


@pytest.mark.parametrize(
    ("traits", "readers"),
    [
        ({}, {"author", "colleague"}),
        ({"for_everybody": True}, {"author", "colleague", "elsewhere"}),
        ({"withdrawn": True}, {"author"}),
        ({"withdrawn": True, "for_everybody": True}, {"author"}),
    ],
)
def test_posts_are_read_by_whom_they_are_for(client, world, traits, readers):
    post = make.LearningPostFactory(entry=world["entry"], unit=world["author"].positions.get().unit, **traits)
    listed = set() if "withdrawn" in traits else readers
    for who in READERS:
        client.force_login(world[who].user)
        assert (who, client.get(page("detail", post)).status_code) == (who, 200 if who in readers else 404)
        assert (who, len(client.get(LIST).context["table"].rows)) == (who, int(who in listed))


@pytest.mark.parametrize("days", [0, 1])
def test_a_post_for_a_team_is_read_on_in_the_unit_that_it_went_into(client, world, days):
    """From the day on, by way of a third unit too; whoever is still placed in the earlier unit reads it as before."""
    unit, middle, later = world["author"].positions.get().unit, make.UnitFactory(), world["elsewhere"].positions.get().unit
    make.UnitSuccessionFactory(earlier=unit, later=middle, first_day=TODAY - 30 * DAY)
    make.UnitSuccessionFactory(earlier=middle, later=later, first_day=TODAY + days * DAY)
    post = make.LearningPostFactory(entry=world["entry"], unit=unit, posted_on=TODAY - 60 * DAY)
    new = make.LearningPostFactory(entry=make.CPDEntryFactory(person=world["author"]), unit=later, posted_on=TODAY)
    client.force_login(world["elsewhere"].user)
    assert client.get(page("detail", post)).status_code == (404 if days else 200)
    assert len(client.get(LIST).context["table"].rows) == (1 if days else 2)
    client.force_login(world["colleague"].user)
    assert client.get(page("detail", post)).status_code == 200
    assert client.get(page("detail", new)).status_code == 404  # what went into another reads nothing of it


def test_a_partner_agencys_post_for_everybody_is_for_its_team_and_for_the_council(client, world):
    entry, unit = make.CPDEntryFactory(person=world["partner"]), world["partner"].positions.get().unit
    other = make.staff(role="partner_learner", unit=make.UnitFactory(organisation=unit.organisation, kind="agency"))
    team = make.LearningPostFactory(entry=entry, unit=unit)
    wide = make.LearningPostFactory(entry=make.CPDEntryFactory(person=world["partner"]), unit=unit, for_everybody=True)
    seen = {}
    for who, person in {name: world[name] for name in READERS}.items() | {("other", other)}:
        client.force_login(person.user)
        seen[who] = [client.get(page("detail", post)).status_code for post in (team, wide)]
    assert seen == {
        "author": [404, 200],
        "colleague": [404, 200],
        "elsewhere": [404, 200],
        "partner": [200, 200],
        "partner colleague": [200, 404],
        "other": [404, 404],
    }


def test_post_list_is_newest_first_and_found_by_words_and_audience(client, world):
    unit = world["author"].positions.get().unit
    for number, (title, traits) in enumerate([("Waiting", {}), ("Drawing", {"for_everybody": True}), ("Walking", {})]):
        entry = make.CPDEntryFactory(person=world["author"])
        make.LearningPostFactory(entry=entry, unit=unit, title=title, posted_on=TODAY - number * DAY, **traits)
    client.force_login(world["colleague"].user)
    titles = lambda **asked: [row.record.title for row in client.get(LIST, asked).context["table"].rows]  # noqa: E731
    assert titles() == ["Waiting", "Drawing", "Walking"]
    assert titles(search="draw") == ["Drawing"]
    assert titles(search="nair") == ["Waiting", "Drawing", "Walking"]
    assert titles(audience="team") == ["Waiting", "Walking"]
    assert titles(audience="nonsense") == ["Waiting", "Drawing", "Walking"]


def test_post_withdraw_is_the_authors_alone_and_once(client, world):
    post = posted(world)
    with pytest.raises(Refused, match="Only its author"):
        services.withdraw_post(post, by=world["colleague"])
    client.force_login(world["author"].user)
    assert client.post(page("withdraw", post)).url == page("detail", post)
    assert "already withdrawn" in client.post(page("withdraw", post)).content.decode()
    post.refresh_from_db()
    assert post.withdrawn_on == TODAY
    assert "Nobody but you sees it." in client.get(page("detail", post)).content.decode()


def test_the_author_corrects_the_words_and_nothing_else(client, world):
    post = make.LearningPostFactory(entry=world["entry"], unit=world["author"].positions.get().unit, posted_on=TODAY - 5 * DAY)
    services.thank(post, by=world["colleague"])
    client.force_login(world["author"].user)
    assert page("edit", post) in client.get(page("detail", post)).content.decode()
    assert client.get(page("edit", post)).context["form"].initial == {"title": post.title, "text": post.text}
    answer = client.post(page("edit", post), {"title": "Pauses", "text": "As in C-20431, wait."})
    assert list(answer.context["form"].errors) == ["text"]
    assert "As in C-20431, wait." in answer.content.decode()
    assert client.post(page("edit", post), {"title": "Pauses", "text": "Wait longer.", "audience": "everybody"}).url == page("detail", post)
    post.refresh_from_db()
    assert (post.title, post.text, post.audience, post.posted_on) == ("Pauses", "Wait longer.", "team", TODAY - 5 * DAY)
    assert post.thanks.count() == 1
    events = LearningPost.pgh_event_model.objects.filter(pgh_obj_id=post.pk).order_by("pgh_id").values_list("title", flat=True)
    assert events[0] != events[1] == "Pauses"


def test_a_second_tab_does_not_write_over_the_first(client, world):
    post = posted(world)
    client.force_login(world["author"].user)
    tabs = [client.get(page("edit", post)).context for _ in range(2)]
    sent = [{"title": title, "text": "x", **dict(tab["hidden_inputs"])} for title, tab in zip(("One", "Two"), tabs, strict=True)]
    assert client.post(page("edit", post), sent[0]).status_code == 302
    assert "You changed this in another tab" in client.post(page("edit", post), sent[1]).content.decode()
    post.refresh_from_db()
    assert post.title == "One"


def test_a_post_is_corrected_by_its_author_alone_and_not_once_withdrawn(client, world):
    post = posted(world)
    client.force_login(world["colleague"].user)
    assert client.get(page("edit", post)).status_code == 403
    with pytest.raises(Refused, match="Only its author can change a post."):
        services.edit_post(post, title="T", text="x", by=world["colleague"])
    services.withdraw_post(post, by=world["author"])
    client.force_login(world["author"].user)
    assert "already withdrawn" in client.post(page("edit", post), {"title": "T", "text": "x"}).content.decode()
    assert page("edit", post) not in client.get(page("detail", post)).content.decode()
    post.refresh_from_db()
    assert post.title == "Wait before you ask"


def test_withdrawing_the_piece_says_that_its_post_stays(client, world):
    post, address = posted(world), reverse("practitioners:cpd_withdraw", args=[world["entry"].pk])
    client.force_login(world["author"].user)
    assert "Your post of it stays" in client.get(address).content.decode()
    services.withdraw_post(post, by=world["author"])
    assert "Your post of it stays" not in client.get(address).content.decode()


def test_post_thank_once_and_by_name(client, world):
    post = posted(world)
    client.force_login(world["colleague"].user)
    assert client.get(page("thank", post)).status_code == 405
    assert b"Thank you</button>" in client.get(page("detail", post)).content
    for _ in range(2):
        assert client.post(page("thank", post)).url == page("detail", post)
    thanks = PostThanks.objects.get()
    assert (thanks.post, thanks.person, thanks.at) == (post, world["colleague"], NOW)
    shown = client.get(page("detail", post)).content.decode()
    assert "You said thank you" in shown
    assert "<li>Col League</li>" in shown
    assert "Thank you</button>" not in shown


def test_post_thank_is_not_for_the_author_nor_for_what_was_withdrawn(client, world):
    post = posted(world)
    client.force_login(world["author"].user)
    assert b"Thank you</button>" not in client.get(page("detail", post)).content
    assert client.post(page("thank", post)).status_code == 403
    with pytest.raises(Refused, match="your own post"):
        services.thank(post, by=world["author"])
    services.withdraw_post(post, by=world["author"])
    with pytest.raises(Refused, match="was withdrawn"):
        services.thank(post, by=world["colleague"])
    assert PostThanks.objects.count() == 0


def test_the_author_is_told_of_thanks_once_a_day(world):
    first, second = posted(world), make.LearningPostFactory(entry=make.CPDEntryFactory(person=world["author"]))
    services.thank(first, by=world["colleague"])
    services.thank(first, by=world["elsewhere"])
    services.thank(second, by=world["colleague"])
    message = Message.objects.get()
    assert (message.recipient, message.link) == (world["author"], page("detail", first))
    assert message.subject == "Somebody thanked you for sharing what you learnt"
    assert message.body == "Col League thanked you for “Wait before you ask”."
    with time_machine.travel(NOW + DAY, tick=False):
        services.thank(second, by=world["elsewhere"])
    assert Message.objects.count() == 2


def test_thanks_name_nobody_whom_the_reader_may_not_know(client, world):
    """A partner's author is thanked by somebody of the council: a partner colleague does not learn the name."""
    post = make.LearningPostFactory(entry=make.CPDEntryFactory(person=world["partner"]), unit=world["partner"].positions.get().unit)
    make.PostThanksFactory(post=post, person=world["elsewhere"])
    make.PostThanksFactory(post=post, person=world["partner"])
    client.force_login(world["partner colleague"].user)
    assert [person.name for person in client.get(page("detail", post)).context["thanked"]] == ["Agi Partner"]


@pytest.mark.parametrize(("days", "new"), [(0, True), (13, True), (14, False)])
def test_home_shows_a_post_for_14_days(world, days, new):
    unit = world["author"].positions.get().unit
    post = make.LearningPostFactory(entry=world["entry"], unit=unit, posted_on=TODAY - days * DAY)
    found = answered(new_posts_for(world["colleague"].user, TODAY))[0]
    assert [(item.title, item.url, item.hint, item.on) for item in found] == (
        [(post.title, page("detail", post), "Shared learning, Priya Nair", post.posted_on)] if new else []
    )
    for who in ("author", "elsewhere", "partner"):
        assert answered(new_posts_for(world[who].user, TODAY))[0] == []


@pytest.mark.parametrize("rows", [1, 3])
def test_list_and_detail_ask_as_often_for_3_rows_as_for_1(client, world, django_assert_num_queries, rows):
    unit = world["author"].positions.get().unit
    for _ in range(rows):
        post = make.LearningPostFactory(entry=make.CPDEntryFactory(person=make.staff()), unit=unit)
        for _ in range(rows):
            make.PostThanksFactory(post=post, person=make.staff())
    client.force_login(world["colleague"].user)
    clock.today()
    with django_assert_num_queries(5):  # session, user, access, count, rows
        client.get(LIST)
    with django_assert_num_queries(5):  # session, user, access, post, thanks
        client.get(page("detail", post))
