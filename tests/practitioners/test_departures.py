"""What comes up for a leaver after their leaving was recorded: counted by the sweep, due on home, told once a day at most."""

import datetime

import pytest
import time_machine

from learning_org.accounts.models import Person
from learning_org.notifications.models import Message
from learning_org.web.periods import period
from learning_org.web.together import answered
from practitioners.models import ActionState, AgreedAction, Departure
from practitioners.queries.leavers import left_open_due_from
from practitioners.services.departures import SUBJECT, count_left_open
from practitioners.services.leaving import ENDS, leave
from tests import factories as make
from tests.practitioners import leavers
from tests.practitioners.leavers import LAST_DAY, LEAVING_DAY, MAKERS, TODAY, D

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
TOMORROW = TODAY + DAY


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel(leavers.NOW, tick=False):
        yield


@pytest.fixture
def town():
    """The leaving is recorded; the line manager and a second administrator have accounts."""
    found = leavers.town()
    make.UserFactory(person=found["boss"])
    found["second"] = make.staff("Sec Admin", unit=found["team"], role="administrator")
    leave(found["leaver"], last_day=LAST_DAY, by=found["admin"])
    return found


def sweep(on):
    with time_machine.travel(datetime.datetime(on.year, on.month, on.day, 6, tzinfo=datetime.UTC), tick=False):
        return count_left_open(on, Person.objects.system())


def due(person, on):
    with time_machine.travel(datetime.datetime(on.year, on.month, on.day, 9, tzinfo=datetime.UTC), tick=False):
        user = type(person.user).objects.get(person=person)
        return [(item.title, item.url, item.due_on) for item in answered(left_open_due_from(user, on))[0]]


def told():
    return list(
        Message.objects.filter(subject=SUBJECT)
        .order_by("created_at", "recipient__family_name")
        .values_list("recipient__family_name", "body", "link")
    )


def test_leave_notes_who_recorded_it_and_that_nothing_is_open(town):
    row = Departure.objects.get()
    assert (row.person, row.last_day, row.recorded_by, row.open_count, row.counted_on) == (
        town["leaver"],
        LAST_DAY,
        town["admin"],
        0,
        TODAY,
    )


def test_what_came_up_is_due_from_the_recorder_and_the_line_manager_and_told_once(town):
    MAKERS["action"](town)
    assert sweep(TODAY) == 0  # counted today, when the leaving was recorded
    assert sweep(TOMORROW) == 1
    assert sweep(TOMORROW) == 0
    words = "1 thing of Lea Ver’s has no owner after 30 November 2026"
    wizard, page = f"/people/{town['leaver'].pk}/leave/", f"/people/{town['leaver'].pk}/"
    assert due(town["admin"], TOMORROW) == [(words, wizard, LAST_DAY)]
    assert due(town["boss"], TOMORROW) == [(words, page, LAST_DAY)]
    assert due(town["second"], TOMORROW) == []
    assert told() == [
        ("Min", f"{words}. Say who takes them over.", wizard),
        ("Ss", f"{words}. Ask an administrator to hand them over.", page),
    ]


def test_two_leavers_are_one_message(town):
    second = make.staff("Sec Ond", unit=town["team"], first_out=LAST_DAY, user=False)
    make.DepartureFactory(person=second, last_day=D(2026, 11, 29), recorded_by=town["admin"])
    for person in (town["leaver"], second):
        make.AgreedActionFactory(person=person, agreed_by=town["colleague"])
    sweep(TOMORROW)
    assert [(name, body, link) for name, body, link in told() if name == "Min"] == [
        (
            "Min",
            "1 thing of Sec Ond’s has no owner after 29 November 2026.\n"
            "1 thing of Lea Ver’s has no owner after 30 November 2026. Say who takes them over.",
            "/to-do/",
        )
    ]


def test_it_is_told_again_when_there_is_more_and_not_when_there_is_as_much(town):
    MAKERS["action"](town)
    sweep(TOMORROW)
    sweep(TOMORROW + DAY)
    assert len(told()) == 2
    MAKERS["need"](town)
    sweep(TOMORROW + 2 * DAY)
    assert [body for _, body, _ in told()][2:] == [
        "2 things of Lea Ver’s have no owner after 30 November 2026. Say who takes them over.",
        "2 things of Lea Ver’s have no owner after 30 November 2026. Ask an administrator to hand them over.",
    ]


def test_it_is_gone_as_soon_as_it_is_handed_over(town):
    action = MAKERS["action"](town)
    sweep(TOMORROW)
    leave(town["leaver"], last_day=LAST_DAY, decisions={("action", action.pk): town["boss"]}, by=town["second"])
    assert due(town["admin"], TOMORROW) == due(town["boss"], TOMORROW) == []
    assert Departure.objects.get().recorded_by == town["second"]


def test_from_the_leaving_day_on_every_administrator_has_it_and_the_line_manager_no_longer(town):
    MAKERS["action"](town)
    sweep(LAST_DAY)
    assert due(town["second"], LAST_DAY) == []
    assert len(due(town["boss"], LAST_DAY)) == 1
    before = len(told())
    sweep(LEAVING_DAY)
    assert len(due(town["second"], LEAVING_DAY)) == len(due(town["admin"], LEAVING_DAY)) == 1
    assert due(town["boss"], LEAVING_DAY) == []
    assert sorted(name for name, _, _ in told()[before:]) == ["Admin", "Min"]
    assert sweep(LEAVING_DAY + DAY) == 1  # as long as anything is open
    assert len(told()) == before + 2


def test_a_leaver_who_is_gone_and_left_nothing_is_counted_once_more_and_never_again(town):
    assert [sweep(LEAVING_DAY), sweep(LEAVING_DAY + DAY)] == [1, 0]


def test_a_position_that_runs_out_within_30_days_is_looked_at_without_anybody_recording_it(town):
    Departure.objects.all().delete()
    for name, days in (("Near By", 31), ("Far Off", 32)):
        make.RelationshipFactory(
            person=make.staff(name, unit=town["team"], first_out=TODAY + days * DAY, user=False), other=town["colleague"]
        )
    make.UserFactory(person=town["colleague"])
    for person in Person.objects.filter(family_name__in=("By", "Off")):
        make.AgreedActionFactory(person=person, agreed_by=town["boss"])
    town["leaver"].positions.update(period=period(make.LONG_AGO))
    sweep(TODAY)
    row = Departure.objects.get()
    assert (str(row.person), row.last_day, row.recorded_by, row.open_count) == ("Near By", TODAY + 30 * DAY, None, 1)
    assert due(town["colleague"], TODAY) == [
        ("1 thing of Near By’s has no owner after 20 December 2026", f"/people/{row.person_id}/", D(2026, 12, 20))
    ]
    assert [name for name, _, _ in told()] == ["League"]


def test_somebody_who_came_back_and_whose_position_runs_out_again_is_looked_at_anew(town):
    back = make.staff("Ba Ck", unit=town["team"], first=D(2026, 6, 1), first_out=LEAVING_DAY, user=False)
    make.DepartureFactory(person=back, last_day=D(2025, 3, 31), recorded_by=town["admin"], counted_on=D(2025, 4, 1))
    make.AgreedActionFactory(person=back, agreed_by=town["boss"])
    sweep(TODAY)
    row = Departure.objects.get(person=back)
    assert (row.last_day, row.recorded_by, row.open_count, row.counted_on) == (LAST_DAY, None, 1, TODAY)


def test_somebody_who_stays_after_all_is_forgotten_and_another_last_day_is_noted(town):
    MAKERS["action"](town)
    town["leaver"].positions.update(period=period(make.LONG_AGO, D(2026, 12, 16)))
    sweep(TOMORROW)
    assert Departure.objects.get().last_day == D(2026, 12, 15)
    town["leaver"].positions.update(period=period(make.LONG_AGO))
    sweep(TOMORROW + DAY)
    assert not Departure.objects.exists()


def test_the_leaver_is_not_told_about_themselves(town):
    manager = make.staff("Own Admin", unit=town["team"], role="administrator")
    make.DepartureFactory(person=manager, recorded_by=manager, open_count=2)
    assert due(manager, TODAY) == []


def test_one_that_fails_does_not_hold_up_the_others(town, monkeypatch, caplog):
    from practitioners.services import departures

    second = make.staff("Sec Ond", unit=town["team"], first_out=LEAVING_DAY, user=False)
    make.DepartureFactory(person=second)
    real = departures.left_open_by

    def fails(person, first_out):
        if person == town["leaver"]:
            raise RuntimeError("Something is wrong")
        return real(person, first_out)

    for person in (town["leaver"], second):
        make.AgreedActionFactory(person=person, agreed_by=town["colleague"])
    Departure.objects.update(recorded_by=town["admin"])
    monkeypatch.setattr(departures, "left_open_by", fails)
    assert sweep(TOMORROW) == 1
    assert Departure.objects.get(person=second).counted_on == TOMORROW
    assert "could not be counted" in caplog.text
    monkeypatch.setattr(departures, "left_open_by", real)
    assert sweep(TOMORROW) == 1  # the next run of that day
    assert [body for name, body, _ in told() if name == "Min"] == [
        f"1 thing of {name}’s has no owner after 30 November 2026. Say who takes them over." for name in ("Sec Ond", "Lea Ver")
    ]
    assert [sweep(TOMORROW), len(told())] == [0, 3]


def test_who_could_not_be_told_is_told_by_the_next_run_and_nobody_twice(town, monkeypatch, caplog):
    from practitioners.services import departures

    MAKERS["action"](town)
    real = departures.tell

    def fails(people, **words):
        if people == [town["boss"]]:
            raise RuntimeError("Something is wrong")
        return real(people, **words)

    monkeypatch.setattr(departures, "tell", fails)
    assert sweep(TOMORROW) == 1
    assert [name for name, _, _ in told()] == ["Min"]
    assert "could not be told" in caplog.text
    assert (Departure.objects.get().open_count, Departure.objects.get().told_count) == (1, 0)
    monkeypatch.setattr(departures, "tell", real)
    sweep(TOMORROW)
    assert [name for name, _, _ in told()] == ["Min", "Ss"]
    assert Departure.objects.get().told_count == 1
    sweep(TOMORROW + DAY)
    assert len(told()) == 2


def test_what_was_handed_over_and_comes_up_again_is_told_again(town):
    for _ in range(2):
        make.AgreedActionFactory(person=town["leaver"], agreed_by=town["colleague"])
    sweep(TOMORROW)
    AgreedAction.objects.filter(pk=AgreedAction.objects.first().pk).update(person=town["boss"])
    sweep(TOMORROW + DAY)
    assert (len(told()), Departure.objects.get().told_count) == (2, 1)
    MAKERS["need"](town)
    sweep(TOMORROW + 2 * DAY)
    assert len(told()) == 4


@pytest.mark.parametrize("gap", ["none", "manager gone", "recorder no administrator", "recorder gone"])
def test_where_neither_line_manager_nor_recorder_is_there_all_administrators_have_it(town, gap):
    """Line manager or recorder, one of them is enough; without both, those who alone can hand over have it, and are told."""
    MAKERS["action"](town)
    if gap != "none":
        town["boss"].positions.update(period=period(make.LONG_AGO, TODAY))
    if gap == "recorder no administrator":
        town["admin"].role_grants.filter(role="administrator").update(period=period(make.LONG_AGO, TODAY))
    if gap == "recorder gone":
        town["admin"].positions.update(period=period(make.LONG_AGO, TODAY))
    sweep(TOMORROW)
    alone = gap in ("recorder no administrator", "recorder gone")
    assert len(due(town["second"], TOMORROW)) == alone
    expected = {"none": ["Min", "Ss"], "manager gone": ["Min"]}.get(gap, ["Admin"])
    assert [name for name, _, _ in told()] == expected


def test_a_position_that_runs_out_of_somebody_without_line_manager_is_for_all_administrators(town):
    """Nobody recorded it, and nobody manages them."""
    alone = make.staff("Al One", unit=town["team"], first_out=LEAVING_DAY, user=False)
    make.AgreedActionFactory(person=alone, agreed_by=town["boss"])
    sweep(TODAY)
    words = "1 thing of Al One’s has no owner after 30 November 2026"
    for admin in (town["admin"], town["second"]):
        assert due(admin, TODAY) == [(words, f"/people/{alone.pk}/leave/", LAST_DAY)]
    assert [name for name, _, _ in told()] == ["Admin", "Min"]


def test_home_asks_once_however_many_leavers_there_are(town, django_assert_num_queries):
    def items(count):
        while Departure.objects.filter(open_count__gt=0).count() < count:
            make.DepartureFactory(recorded_by=town["admin"], open_count=1)
        user = type(town["admin"].user).objects.get(person=town["admin"])
        assert user.access.in_post
        with django_assert_num_queries(1):
            return len(answered(left_open_due_from(user, TODAY))[0])

    assert [items(1), items(3)] == [1, 3]


def test_a_kind_that_ends_leaves_nothing_to_tell(town):
    action = MAKERS["action"](town)
    leave(town["leaver"], last_day=LAST_DAY, decisions={("action", action.pk): ENDS}, by=town["admin"])
    action.refresh_from_db()
    sweep(TOMORROW)
    assert (action.state, told()) == (ActionState.WITHDRAWN, [])
