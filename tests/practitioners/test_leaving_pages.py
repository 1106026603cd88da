"""The page on which a leaving is recorded: it lists every open item, says who takes each, and does all in one step."""

import pytest
import time_machine
from django.urls import reverse

from practitioners.models import ActionHandover, AgreedAction, RelationshipKind
from practitioners.registries import handovers, left_open_by
from tests import factories as make
from tests.practitioners import leavers
from tests.practitioners.leavers import LEAVING_DAY, MAKERS

pytestmark = pytest.mark.django_db
LAST = {"last_day_day": 30, "last_day_month": 11, "last_day_year": 2026}


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel(leavers.NOW, tick=False):
        yield


@pytest.fixture
def town(client):
    found = leavers.town()
    client.force_login(found["admin"].user)
    return found


def address(person):
    return reverse("practitioners:person_leave", args=[person.pk])


def as_shown(client, person, **words):
    """What a browser would send of the page as it opens, with the last day."""
    context = client.get(address(person)).context
    form, data = context["form"], dict(context["hidden_inputs"])
    for name in form.fields:
        value = form[name].value()
        if name.startswith(("how_", "reason")):
            data[name] = value
        elif hasattr(value, "pk"):
            data |= {name: value.name, f"{name}_choice": value.pk, f"{name}_searched": value.name}
    return data | LAST | words


def send(client, person, **words):
    return client.post(address(person), as_shown(client, person, **words))


def test_the_page_lists_one_item_of_every_kind_and_its_submit_leaves_nothing(client, town):
    """What each item is, never what it says: whoever records a leaving reads no content."""
    made = leavers.leave_everything_open(town)
    page = client.get(address(town["leaver"])).content.decode()
    assert all(kind.title in page for kind in handovers)
    assert "Action agreed on 27 October 2026 with Cole League" in page
    said = [made["action"].what, made["checking"].what, made["need"].title, made["follow_up"].about, str(made["audit"].case_reference)]
    assert [text for text in said if text in page] == []
    assert 'value="Bo Ss"' in page  # the line manager takes it, unless somebody else is named
    assert send(client, town["leaver"]).status_code == 302
    assert left_open_by(town["leaver"], LEAVING_DAY) == []
    made["audit"].refresh_from_db()
    assert made["audit"].auditor == town["boss"]


def test_every_link_of_the_page_opens_for_whoever_records_a_leaving(client, town):
    """Nothing is linked that only its readers open: an administrator would be told that it is not there."""
    leavers.leave_everything_open(town)
    items = [item for _, items in left_open_by(town["leaver"], LEAVING_DAY) for item in items]
    links = [item.url for item in items if item.url]
    assert len(items) == len(MAKERS)
    assert len(links) == 4  # three people and a session of training
    assert {client.get(link).status_code for link in links} == {200}


def test_somebody_else_takes_a_kind_or_a_single_item_and_a_single_item_ends(client, town):
    one, two, three = (MAKERS["action"](town) for _ in range(3))
    report = MAKERS["line_manager"](town)
    words = {"how_line_manager": "other", "who_line_manager": "Oth Er"}
    words |= {f"who_action_item{two.pk}": "Oth Er", f"ends_action_item{three.pk}": "on"}
    assert send(client, town["leaver"], **words).status_code == 302
    rows = AgreedAction.objects.order_by("pk").values_list("person", "state")
    assert list(rows) == [(town["boss"].pk, "open"), (town["other"].pk, "open"), (town["leaver"].pk, "withdrawn")]
    now = report.person.relationships.get(kind=RelationshipKind.LINE_MANAGER, period__contains=LEAVING_DAY)
    assert now.other == town["other"]


def test_without_a_line_manager_the_page_asks_who_takes_over_and_keeps_what_was_typed(client, town):
    leaver = make.staff("No Boss", unit=town["team"], user=False)
    make.AgreedActionFactory(person=leaver, agreed_by=town["boss"])
    answer = send(client, leaver, reason="A new post")
    form = answer.context["form"]
    assert form.errors == {"everything": ["Enter the name of the person who takes over what they leave open"]}
    assert (form["reason"].value(), form["last_day"].value()) == ("A new post", ["30", "11", "2026"])
    assert leaver.positions.get().period.upper is None


def test_an_item_that_came_up_since_the_page_was_opened_is_shown_before_it_goes(client, town):
    MAKERS["action"](town)
    data = as_shown(client, town["leaver"])
    late = MAKERS["action"](town)
    answer = client.post(address(town["leaver"]), data)
    says = f"Not on the page when you opened it: Action agreed on {late.agreed_on:%-d %B %Y}. Look through it, then send it again."
    assert answer.context["form"].non_field_errors() == [says]
    assert not ActionHandover.objects.exists()
    assert client.post(address(town["leaver"]), data | dict(answer.context["hidden_inputs"])).status_code == 302
    assert ActionHandover.objects.count() == 2


def test_a_second_tab_and_a_double_click_say_that_it_is_recorded(client, town):
    MAKERS["action"](town)
    data = as_shown(client, town["leaver"])
    assert client.post(address(town["leaver"]), data).status_code == 302
    again = client.post(address(town["leaver"]), data)
    assert again.context["form"].errors == {"last_day": ["That Lea Ver leaves after 30 November 2026 is already recorded."]}
    assert ActionHandover.objects.count() == 1


@pytest.mark.parametrize("name", ["Lea Ver", "Go Ne"])
def test_the_leaver_and_somebody_not_in_post_cannot_be_chosen(client, town, name):
    make.staff("Go Ne", unit=town["team"], first_out=leavers.TODAY, user=False)
    MAKERS["action"](town)
    answer = send(client, town["leaver"], everything=name, everything_choice="", everything_searched="")
    assert list(answer.context["form"].errors) == ["everything"]
    assert f"Nobody here is called “{name}”" in answer.content.decode()


def test_a_refusal_is_shown_beside_the_item_it_is_about(client, town):
    first, second = MAKERS["checking"](town), MAKERS["checking"](town)
    answer = send(client, town["leaver"], **{f"who_checking_item{second.pk}": "Cole League"})
    words = "Action agreed on 27 October 2026 with Cole League"
    says = f"{words}: Cole League does this action, and nobody checks their own. Choose somebody else."
    assert answer.context["form"].errors == {f"who_checking_item{second.pk}": [says]}
    second.due_dates.all().delete()
    second.delete()
    answer = send(client, town["leaver"], how_checking="other", who_checking="Cole League")
    assert list(answer.context["form"].errors) == ["how_checking"]
    first.refresh_from_db()
    assert first.agreed_by == town["leaver"]


def test_naming_somebody_and_ending_at_once_is_asked_about(client, town):
    one, _ = MAKERS["action"](town), MAKERS["action"](town)
    answer = send(client, town["leaver"], **{f"who_action_item{one.pk}": "Oth Er", f"ends_action_item{one.pk}": "on"})
    assert answer.context["form"].errors == {f"who_action_item{one.pk}": ["Name somebody or let it end, not both"]}


def test_what_only_they_can_finish_is_said_and_stops_nothing(client, town):
    make.SupervisionSessionFactory(held=True, supervisee=town["leaver"], supervisor=town["boss"])
    page = client.get(address(town["leaver"])).content.decode()
    assert "Not signed by both. Without their signature it stays as it is, and unsigned." in page
    assert "Bo Ss" not in page  # with whom it was is nothing to an administrator
    assert send(client, town["leaver"]).status_code == 302


def test_nothing_that_somebody_spoke_up_about_is_on_the_page(client, town):
    make.SpeakUpRecipientFactory(person=town["leaver"])
    make.SpeakUpFactory(recipient=town["leaver"], text="Something that is nobody else's")
    make.SpeakUpFactory(writer=town["leaver"])
    page = client.get(address(town["leaver"])).content.decode()
    assert "They leave nothing open" in page
    assert left_open_by(town["leaver"], LEAVING_DAY) == []


def test_what_is_decided_one_by_one_is_open_only_where_something_is_decided(client, town):
    one, _ = MAKERS["action"](town), MAKERS["action"](town)
    closed = send(client, town["leaver"], reason="").content.decode()
    assert closed.count('<details class="govuk-details">') == 1
    opened = send(client, town["leaver"], reason="", **{f"who_action_item{one.pk}": "Oth Er"}).content.decode()
    assert opened.count('<details class="govuk-details" open>') == 1
