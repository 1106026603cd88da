"""Planning, preparing, cancelling and beginning a supervision: exact rows, the wrong person, the second tab, the boundary days."""

import datetime

import pytest

from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from practitioners.models import CalendarEntry, CalendarKind
from supervision.models import CarriedOutcome, SessionKind, SessionState, SupervisionSession
from supervision.services import content
from supervision.services import sessions as services
from tests import factories as make
from tests.supervision.conftest import TODAY, at, begun, fresh, session_of, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = datetime.timedelta(days=1)
TEN, HALF_PAST_ELEVEN = datetime.time(10), datetime.time(11, 30)


def plan(priya, helen, on=TODAY + 14 * DAY, **changes):
    words = {"supervisor": helen, "on": on, "starts": TEN, "ends": HALF_PAST_ELEVEN, "by": helen} | changes
    return services.plan_session(priya, **words)


def test_plan_session_writes_both_peoples_calendar_and_tells_the_other(priya, helen):
    session = plan(priya, helen, on=datetime.date(2026, 6, 30) + 200 * DAY)
    assert (session.supervisee, session.supervisor, session.planned_by, session.state) == (priya, helen, helen, SessionState.PLANNED)
    assert (session.starts_at, session.ends_at) == (session.entry.starts_at, session.entry.ends_at)
    assert (session.entry.person, session.entry.other, session.entry.kind) == (priya, helen, CalendarKind.SUPERVISION)
    message = Message.objects.get()
    assert (message.recipient, message.subject) == (priya, "Helen Marsh planned a supervision for 16 January 2027")
    assert message.link == f"/supervision/{session.pk}/"


def test_plan_session_in_summer_is_at_ten_in_london(priya, helen):
    session = plan(priya, helen, on=datetime.date(2027, 7, 1))
    assert session.starts_at == datetime.datetime(2027, 7, 1, 9, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"on": TODAY - DAY}, "on", "must be today or later"),
        ({"on": TODAY - 32 * DAY, "kind": SessionKind.AD_HOC}, "on", "within the last month"),
        ({"ends": TEN}, "ends", "later than the beginning"),
        ({"supervisor": None}, "given_by", "Choose somebody other than Priya Nair"),
    ],
)
def test_plan_session_is_refused(priya, helen, changes, field, words):
    with pytest.raises(Refused, match=words) as refusal:
        plan(priya, helen, **changes)
    assert (refusal.value.field, SupervisionSession.objects.count()) == (field, 0)


def test_plan_session_with_oneself_is_refused(helen):
    with pytest.raises(Refused, match="somebody other than Helen Marsh"):
        plan(helen, helen)


def test_an_unplanned_one_of_the_last_month_may_be_recorded_today_is_no_past(priya, helen):
    assert plan(priya, helen, on=TODAY - 31 * DAY, kind=SessionKind.AD_HOC).kind == SessionKind.AD_HOC
    assert plan(priya, helen, on=TODAY).state == SessionState.PLANNED


def test_plan_session_twice_on_a_day_makes_one(priya, helen):
    plan(priya, helen)
    with pytest.raises(Refused, match="planned already for 8 December 2026"):
        plan(priya, helen, starts=datetime.time(14), ends=datetime.time(15))


def test_plan_session_refuses_a_time_at_which_either_is_busy_without_saying_why(priya, helen):
    on = TODAY + 14 * DAY
    make.CalendarEntryFactory(person=helen, sickness=True, starts_at=at(on, 11), ends_at=at(on, 12))
    with pytest.raises(Refused, match=r"^Helen Marsh is busy at that time. Choose another.$"):
        plan(priya, helen)
    assert plan(priya, helen, ends=datetime.time(11)).state == SessionState.PLANNED


def test_plan_session_with_a_leaver_is_refused_from_the_leaving_day(priya):
    leaver = make.staff("Lea Ver", first_out=TODAY + 14 * DAY)
    with pytest.raises(Refused, match="Lea Ver is not in post on 8 December 2026"):
        plan(priya, leaver)
    assert plan(priya, leaver, on=TODAY + 13 * DAY).supervisor == leaver


def test_prepare_session_by_the_supervisee_alone_and_before_it_begins(priya, helen):
    session = session_of(priya, helen)
    assert services.prepare_session(session, agenda="The housing step.", by=priya).agenda == "The housing step."
    with pytest.raises(Refused, match="Only Priya Nair writes this part"):
        services.prepare_session(session, agenda="Mine", by=helen)
    services.start_session(session, held_on=TODAY, by=helen)
    with pytest.raises(Refused, match="begun already"):
        services.prepare_session(session, agenda="Too late", by=priya)
    assert fresh(session).note.agenda == "The housing step."


def test_start_session_by_the_supervisor_once_and_not_for_a_day_to_come(priya, helen):
    session = session_of(priya, helen)
    with pytest.raises(Refused, match="Only Helen Marsh can record"):
        services.start_session(session, held_on=TODAY, by=priya)
    with pytest.raises(Refused, match="today or in the past"):
        services.start_session(session, held_on=TODAY + DAY, by=helen)
    services.start_session(session, held_on=TODAY, by=helen)
    assert (fresh(session).state, fresh(session).held_on) == (SessionState.HELD, TODAY)
    with pytest.raises(Refused, match="begun already"):
        services.start_session(session, held_on=TODAY, by=helen)


def test_start_session_puts_what_earlier_ones_agreed_to_be_answered(priya, helen, stranger):
    earlier = begun(priya, helen, TODAY - 28 * DAY)
    links = [make.SessionActionFactory(session=earlier, action__person=priya, action__what=what) for what in ("Open", "Done", "Dropped")]
    for link, values in zip(links[1:], ({"done": True}, {"withdrawn": True}), strict=True):
        action = make.AgreedActionFactory(person=priya, **values)
        type(link).objects.filter(pk=link.pk).update(action=action)
    make.SessionActionFactory(session=begun(stranger, helen, TODAY - 28 * DAY), action__what="Somebody else's")
    carried = [(row.action.state, row.outcome, row.note) for row in begun(priya, helen).carried.order_by("pk")]
    assert carried == [
        ("open", "", ""),
        ("done", CarriedOutcome.DONE, "Visit held; notes are on the file."),
        ("withdrawn", CarriedOutcome.DROPPED, "The case moved to another council."),
    ]


def test_an_action_answered_for_good_is_not_asked_again_one_in_progress_is(priya, helen):
    first = begun(priya, helen, TODAY - 56 * DAY)
    for what in ("Finished", "Going on"):
        make.SessionActionFactory(session=first, action__person=priya, action__what=what, action__agreed_on=TODAY - 56 * DAY)
    second = begun(priya, helen, TODAY - 28 * DAY)
    rows = {row.action.what: row.pk for row in second.carried.all()}
    content.answer_carried(second, {rows["Finished"]: ("done", ""), rows["Going on"]: ("in_progress", "")}, by=helen)
    assert [row.action.what for row in begun(priya, helen).carried.all()] == ["Going on"]


def test_cancel_session_frees_the_calendar_and_plans_the_new_date(priya, helen):
    session = plan(priya, helen)
    words = {"reason": "Helen is ill.", "on": TODAY + 20 * DAY, "starts": TEN, "ends": HALF_PAST_ELEVEN}
    cancelled, new = services.cancel_session(session, **words, by=priya)
    cancelled.refresh_from_db()
    assert (cancelled.state, cancelled.cancelled_on, cancelled.cancelled_reason) == (SessionState.CANCELLED, TODAY, "Helen is ill.")
    assert (cancelled.entry, list(CalendarEntry.objects.all())) == (None, [new.entry])
    assert (new.supervisee, new.supervisor, new.day) == (priya, helen, TODAY + 20 * DAY)
    with pytest.raises(Refused, match="was cancelled"):
        services.cancel_session(session, reason="Again", by=priya)


def test_cancel_session_that_cannot_be_planned_anew_cancels_nothing(priya, helen):
    session = plan(priya, helen)
    with pytest.raises(Refused, match="must be today or later"):
        services.cancel_session(session, reason="Ill.", on=TODAY - DAY, starts=TEN, ends=HALF_PAST_ELEVEN, by=helen)
    assert (fresh(session).state, CalendarEntry.objects.count()) == (SessionState.PLANNED, 1)


def test_cancel_session_by_another_or_after_it_was_held_is_refused(priya, helen, boss):
    session = session_of(priya, helen)
    with pytest.raises(Refused, match="Only Priya Nair and Helen Marsh can do this"):
        services.cancel_session(session, reason="x", by=boss)
    with pytest.raises(Refused, match="begun already"):
        services.cancel_session(begun(priya, helen), reason="x", by=helen)
    with pytest.raises(Refused, match="Both have signed"):
        services.cancel_session(signed(priya, helen, TODAY - DAY), reason="x", by=helen)
