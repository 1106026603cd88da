"""The history of a record in words: who, when, on which page, from what to what; of its parts too."""

import datetime

import pghistory
import pytest
from django.urls import reverse

from learning_org.trail.historian import Part, Shift, history_of, in_words
from learning_org.trail.models import ReadLog
from learning_org.trail.registries import history_kinds
from learning_org.web.periods import period
from practitioners.models import ActionDueDate, AgreedAction, CPDEntry, LearningNeed, Position
from tests import factories as make

pytestmark = pytest.mark.django_db
DATES = (Part("A due date", ActionDueDate, "action"),)


@pytest.fixture
def priya():
    return make.staff("Priya Nair")


@pytest.mark.parametrize("changes", [1, 3])
def test_history_costs_the_same_for_any_number_of_changes(changes, priya, django_assert_num_queries):
    person = make.PersonFactory(work_phone="")
    for number in range(changes):
        with pghistory.context(person=priya.pk, page="notifications:message_list"):
            person.work_phone = f"0300 {number}"
            person.save()
    with django_assert_num_queries(2):
        found = history_of(person)
    assert [change.what for change in found] == ["Changed"] * changes + ["Made"]
    newest, before = found[0], f"0300 {changes - 2}" if changes > 1 else ""
    assert (newest.who, newest.page, newest.shifts) == ("Priya Nair", "Messages", (Shift("Work phone", before, f"0300 {changes - 1}"),))
    assert (found[-1].who, found[-1].page, found[-1].shifts) == ("Learning Organisation", "", ())


def test_history_shows_the_newest_only():
    person = make.PersonFactory()
    for number in range(4):
        person.work_phone = str(number)
        person.save()
    assert [change.shifts[0].after for change in history_of(person, limit=2)] == ["3", "2"]


def test_history_names_what_a_key_points_to_and_joins_the_parts(priya):
    helen = make.staff("Helen Marsh")
    action = make.AgreedActionFactory(person=priya, agreed_by=helen)
    AgreedAction.objects.filter(pk=action.pk).update(agreed_by=priya)
    moved = ActionDueDate.objects.create(action=action, due_on=datetime.date(2026, 12, 1), set_by=helen, set_on=datetime.date(2026, 11, 3))
    ActionDueDate.objects.filter(pk=moved.pk).update(due_on=datetime.date(2026, 12, 8))
    pk = action.pk
    moved.delete()
    found = history_of(AgreedAction.objects.get(pk=pk), DATES)
    words = [change.what for change in found]
    assert words[:5] == ["Changed", "Made", "A due date removed", "A due date changed", "A due date added"]
    assert found[0].shifts == (Shift("Agreed by", "Helen Marsh", "Priya Nair"),)
    assert found[3].shifts == (Shift("Due on", "1 December 2026", "8 December 2026"),)


def test_history_of_another_record_is_not_among_it(priya):
    one, other = make.AgreedActionFactory(person=priya), make.AgreedActionFactory(person=priya)
    AgreedAction.objects.filter(pk=other.pk).update(what="Something else")
    assert "Something else" not in repr(history_of(one, DATES))


def test_values_in_words():
    def words(model, field, value):
        return in_words(model._meta.get_field(field), value)

    assert words(LearningNeed, "state", "open") == dict(LearningNeed._meta.get_field("state").flatchoices)["open"]
    assert words(CPDEntry, "learnt_on", datetime.date(2026, 3, 1)) == "1 March 2026"
    assert words(Position, "period", period(datetime.date(2026, 3, 1))) == "from 1 March 2026 on"
    # Half open: the last day of a period that ends before 1 May is 30 April.
    assert words(Position, "period", period(datetime.date(2026, 3, 1), datetime.date(2026, 5, 1))) == "from 1 March 2026 to 30 April 2026"
    assert words(CPDEntry, "title", "") == ""
    assert words(Position, "is_primary", True) == "Yes"


def test_page_of_a_need_says_what_changed_and_the_reading_is_logged(client, priya):
    helen = make.staff("Helen Marsh")
    make.supervises(helen, priya)
    need = make.LearningNeedFactory(person=priya, raised_by=priya, title="Chronologies")
    need.title = "Chronologies in long cases"
    need.save()
    client.force_login(helen.user)
    assert "What happened to this record" in client.get(reverse("practitioners:need_detail", args=[need.pk])).text
    page = client.get(reverse("trail:record_history", args=["practitioners.learningneed", need.pk]))
    assert "Title: from Chronologies to Chronologies in long cases" in page.text
    assert ReadLog.objects.filter(reader=helen, subject=priya, page="trail:record_history").count() == 1


def test_kinds_that_have_no_history_page_are_not_found(client, priya):
    client.force_login(priya.user)
    for kind in ("practitioners.cpdentry", "supervision.wellbeingnote", "accounts.user", "nonsense"):
        assert client.get(reverse("trail:record_history", args=[kind, 1])).status_code == 404


def test_every_kind_names_a_page_and_its_own_parts():
    for kind in history_kinds():
        assert reverse(kind.url_name, args=[1])
        for part in kind.parts:
            model = part.model
            for name in part.key.split("__"):
                model = model._meta.get_field(name).related_model
            assert model is kind.model
