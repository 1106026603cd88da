"""How often supervision is due: boundaries of months, a group's own policy, starters and returners; what home and lists say of it."""

import datetime

import pytest

from learning_org.web.together import answered
from practitioners.registries import UNSIGNED_STAYS
from supervision.models import IntervalUnit, SupervisionPolicy
from supervision.queries.sessions import open_sessions_of, sessions_due_from, supervision_part
from supervision.queries.timescales import after, proposed_date, timescale_of, timescale_status
from supervision.reference import seed_policy
from supervision.services.signing import sign_session
from tests import factories as make
from tests.supervision.conftest import TODAY, begun, session_of, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "count", "unit", "due"),
    [
        ("2026-01-31", 1, IntervalUnit.MONTHS, "2026-02-28"),
        ("2028-01-31", 1, IntervalUnit.MONTHS, "2028-02-29"),
        ("2026-10-27", 1, IntervalUnit.MONTHS, "2026-11-27"),
        ("2026-12-31", 2, IntervalUnit.MONTHS, "2027-02-28"),
        ("2026-01-31", 28, IntervalUnit.DAYS, "2026-02-28"),
        ("2028-02-01", 28, IntervalUnit.DAYS, "2028-02-29"),
    ],
)
def test_after_at_the_ends_of_months(day, count, unit, due):
    assert after(datetime.date.fromisoformat(day), count, unit) == datetime.date.fromisoformat(due)


def test_everybody_is_due_every_calendar_month_from_the_start_and_once(db):
    for _ in range(2):
        seed_policy()
    assert [(p.professional_group, p.count, p.unit) for p in SupervisionPolicy.objects.all()] == [("", 1, IntervalUnit.MONTHS)]


def test_in_time_on_the_due_day_late_on_the_next(priya, helen):
    signed(priya, helen, datetime.date(2026, 10, 24))
    due = timescale_of(priya, TODAY)
    assert (due.last_on, due.due_on, due.is_late(TODAY), due.is_late(TODAY + DAY)) == (datetime.date(2026, 10, 24), TODAY, False, True)
    assert timescale_status(due, TODAY) == ("on", "In time", "last on 24 October, due by 24 November")
    assert timescale_status(due, TODAY + DAY) == ("off", "1 day overdue", "last on 24 October, was due by 24 November")


def test_only_a_session_that_both_signed_counts(priya, helen):
    signed(priya, helen, datetime.date(2026, 9, 24))
    begun(priya, helen, datetime.date(2026, 11, 20))
    session_of(priya, helen, datetime.date(2026, 11, 10), cancelled=True)
    assert timescale_of(priya, TODAY).last_on == datetime.date(2026, 9, 24)


def test_a_session_that_one_gives_is_not_ones_own(priya, helen):
    signed(priya, helen)
    assert timescale_of(helen, TODAY).last_on is None


@pytest.mark.parametrize(
    ("spells", "due"),
    [
        ([("2026-11-02", None)], "2026-12-02"),
        ([("2026-01-05", "2026-06-01"), ("2026-11-02", None)], "2026-12-02"),  # came back
        ([("2026-10-05", "2026-11-02"), ("2026-11-02", None)], "2026-11-05"),  # moved without a gap
    ],
)
def test_who_starts_or_comes_back_is_due_one_interval_later(spells, due):
    from learning_org.web.periods import period

    person = make.PersonFactory()
    for first, out in spells:
        dates = period(datetime.date.fromisoformat(first), out and datetime.date.fromisoformat(out))
        make.PositionFactory(person=person, period=dates)
    found = timescale_of(person, TODAY)
    assert (found.last_on, found.due_on) == (None, datetime.date.fromisoformat(due))
    assert timescale_status(found, datetime.date(2026, 11, 4))[0:2] == ("todo", "In time")


def test_a_groups_own_policy_counts_before_everybodys():
    make.SupervisionPolicyFactory(professional_group="youth_worker", count=14)
    youth, social = (make.staff(first=datetime.date(2026, 11, 2), job=make.JobFactory(**job)) for job in ({"youth_worker": True}, {}))
    assert [timescale_of(person, TODAY).due_on for person in (youth, social)] == [datetime.date(2026, 11, 16), datetime.date(2026, 12, 2)]


def test_without_a_policy_nothing_is_due(priya):
    SupervisionPolicy.objects.all().delete()
    assert timescale_status(timescale_of(priya, TODAY), TODAY)[1] == "No policy"


def test_the_proposed_date_is_an_interval_after_the_last_no_weekend_and_not_past(priya, helen):
    assert proposed_date(priya, TODAY) == TODAY
    begun(priya, helen, datetime.date(2026, 11, 5))
    assert proposed_date(priya, TODAY) == datetime.date(2026, 12, 4)  # 5 December is a Saturday
    assert proposed_date(priya, datetime.date(2027, 3, 1)) == datetime.date(2027, 3, 1)


def items(person, on=TODAY):
    return answered(sessions_due_from(person.user, on))[0]


def due(person, on=TODAY):
    return [(item.title, item.due_on) for item in items(person, on)]


def test_due_from_both_before_and_after(priya, helen, boss, django_assert_num_queries):
    signed(priya, helen, TODAY - 25 * DAY)
    session = session_of(priya, helen, TODAY + 14 * DAY)
    session_of(priya, helen, TODAY + 15 * DAY)
    assert due(priya) == [("Prepare your supervision on 8 December", TODAY + 14 * DAY)]
    make.SessionNoteFactory(session=session, prepared=True)
    assert due(priya) == [("Supervision on 8 December", TODAY + 14 * DAY)]
    assert helen.user.access.answered_to
    with django_assert_num_queries(1):  # sessions, supervisees past their due day
        assert due(helen) == [("Supervision on 8 December", TODAY + 14 * DAY)]
    assert due(boss) == []


def test_due_to_record_to_write_up_and_to_sign(priya, helen):
    session_of(priya, helen, TODAY - DAY)
    session = begun(priya, helen, TODAY - 2 * DAY)
    assert due(helen) == [
        ("Record or cancel the supervision of 23 November", TODAY - DAY),
        ("Write up the supervision of 22 November", TODAY + 12 * DAY),
        ("Plan a supervision with Priya Nair", datetime.date(2020, 2, 1)),
    ]
    assert due(priya) == []
    sign_session(session, by=helen)
    assert due(priya) == [("Sign the supervision of 22 November", TODAY + 12 * DAY)]
    assert "Write up" not in str(due(helen))


def test_a_supervisee_past_the_due_day_is_put_before_the_lead_supervisor_alone(priya, helen, boss):
    signed(priya, helen, datetime.date(2026, 10, 23))
    assert due(helen) == [("Plan a supervision with Priya Nair", datetime.date(2026, 11, 23))]
    assert items(helen)[0].url == f"/supervision/plan/?person={priya.pk}"
    session_of(priya, helen, TODAY + 20 * DAY)
    assert due(helen) == []


def test_open_sessions_of_a_leaver_in_words(priya, helen):
    assert open_sessions_of(priya, TODAY) == []
    session_of(priya, helen, TODAY + DAY)
    begun(priya, helen)
    signed(priya, helen, TODAY - 30 * DAY)
    says = [(item.words, item.what_happens) for item in open_sessions_of(priya, TODAY)]
    assert says == [("Supervision of 24 November 2026", UNSIGNED_STAYS)]


def test_open_sessions_of_a_leaver_say_neither_with_whom_nor_who_signed(priya, helen):
    """Administrators read them, who know of no supervision otherwise."""
    sign_session(begun(priya, helen), by=helen)
    for who in (priya, helen):
        (item,) = open_sessions_of(who, TODAY)
        assert (item.words, item.what_happens) == ("Supervision of 24 November 2026", UNSIGNED_STAYS)


def test_the_part_on_a_persons_page_is_for_those_who_may_know(priya, helen, boss, stranger):
    signed(priya, helen, TODAY - 20 * DAY)
    colleague = make.staff(unit=priya.positions.get().unit)
    parts = {who: supervision_part(priya, who.user, TODAY) for who in (priya, helen, boss, stranger, colleague)}
    assert [part is None for part in parts.values()] == [False, False, False, True, True]
    assert [part["may_plan"] for part in (parts[priya], parts[helen], parts[boss])] == [False, True, True]
    assert [row.may_be_read for row, _ in parts[boss]["rows"]] == [True]
    assert parts[priya]["status"][1] == "In time"
