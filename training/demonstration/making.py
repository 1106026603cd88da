"""Who booked, who decided, who came, and what they said."""

import collections
import datetime

from learning_org.accounts.roles import Role
from learning_org.questionnaires.models import Answer, Response
from learning_org.questionnaires.queries import questions_of, version_in_use
from practitioners.demonstration.follow_ups import add_follow_up
from practitioners.demonstration.needs import STORY_COURSE
from practitioners.demonstration.world import DAY, LONDON, at
from practitioners.models import CalendarEntry, CalendarKind, LearningNeed
from training.demonstration.texts import BETTER, CANCELLED_IN_TIME, CANCELLED_LATE, DECLINED, LEARNT, PLANS
from training.models import Booking, BookingFollowUp, BookingState, Session, SessionDay, SessionState
from training.reference import EVALUATION
from training.services.bookings import last_timely_day

LEADERS = "Supervision that makes a difference to children"
# What became of bookings, out of a hundred: for sessions that are over, and for those to come.
PAST = ["came"] * 78 + ["absent"] * 7 + ["late"] * 4 + ["in time"] * 6 + ["declined"] * 5
COMING = ["approved"] * 62 + ["requested"] * 26 + ["in time"] * 6 + ["declined"] * 6


def make_bookings(world):
    """Fill every session in order of time; then what the accounts have waiting."""
    dice, world.busy = world.dice("bookings"), busy_days(world)
    world.days_of, world.evaluation = collections.defaultdict(list), None
    world.places = collections.Counter()  # session's key -> places held
    world.booked = set()  # (person, course): nobody takes a course twice
    for row in world.rows.made[SessionDay]:
        world.days_of[row.session_id].append(row)
    world.needs_of = collections.defaultdict(list)
    for need in world.rows.made[LearningNeed]:
        world.needs_of[need.person_id].append(need)
    sessions = sorted(world.rows.made[Session], key=lambda session: (session.first_on, session.pk))
    tell_story(world, dice, sessions)
    account_bookings(world, dice, sessions)
    for session in sessions:
        fill(world, dice, session)


def busy_days(world):
    """(person's key, day) for supervision that is in the calendar already."""
    found = set()
    for entry in world.rows.made[CalendarEntry]:
        if entry.kind == CalendarKind.SUPERVISION:
            day = entry.starts_at.astimezone(LONDON).date()
            found |= {(entry.person_id, day), (entry.other_id, day)}
    return found


def tell_story(world, dice, sessions):
    """Those whose need the course met: confident 3 to 5 before, 6 to 8 after."""
    held = {s.first_on: s for s in sessions if s.course.title == STORY_COURSE and s.first_on in world.story_days}
    for story in world.story:
        if story.course_day and story.course_day in held:
            values = {"need": story.need, "before": dice.choice((3, 4, 4, 5)), "after": dice.choice((6, 7, 7, 8))}
            book(world, dice, held[story.course_day], story.need.person, "came", changes=True, **values)


def account_bookings(world, dice, sessions):
    """What whoever shows the product meets: a place booked, a course to evaluate, requests to decide."""
    practitioner = world.accounts["practitioner"]
    coming = [s for s in sessions if s.state == SessionState.OPEN and s.first_on > world.as_at + 7 * DAY and s.course.needs_approval]
    recent = [s for s in sessions if s.state == SessionState.HELD and s.register_taken_on > world.as_at - 50 * DAY]
    for found, outcome in ((coming, "approved"), (list(reversed(recent)), "to evaluate")):
        for session in found:
            if fits(world, practitioner, session) and book(world, dice, session, practitioner, outcome):
                break
    for name in ("supervisor", "manager", "service", "leader"):
        boss = world.accounts.get(name)
        people = [p for p in world.people() if boss and world.in_post(p, world.as_at) and world.manager(p, world.as_at) is boss]
        for person, session in zip(people[:2], coming[1:], strict=False):
            if fits(world, person, session):
                book(world, dice, session, person, "requested")


def fill(world, dice, session):
    """Book between half and all of the places; add who came without a booking."""
    wanted = round(session.capacity * dice.choice((0.55, 0.7, 0.8, 0.9, 1)))
    if session.first_on > world.as_at + 30 * DAY:
        wanted = wanted // 2
    people = [person for person in world.people() if fits(world, person, session)]
    dice.shuffle(people)
    people.sort(key=lambda person: fitting_need(world, person, session) is None)
    for person in people[:wanted]:
        if session.state == SessionState.CANCELLED:
            book(world, dice, session, person, "session cancelled")
        elif held_places(world, session) < session.capacity:
            book(world, dice, session, person, dice.choice(PAST if session.first_on <= world.as_at else COMING))
    if session.state == SessionState.HELD and dice.random() < 0.7:
        for person in people[wanted : wanted + dice.choice((1, 1, 2))]:
            walk_in(world, dice, session, person)


def held_places(world, session):
    return world.places[session.pk]


def fits(world, person, session):
    """At work and free on every day of the session, of its audience, and new to the course."""
    days = world.days_of[session.pk]
    tenure = world.tenure_on(person, session.first_on)
    if tenure is None or (person.pk, session.course_id) in world.booked or person is session.trainer:
        return False
    if tenure.seat.role == Role.PARTNER_LEARNER and not session.course.open_to_partners:
        return False
    if session.course.title == LEADERS and tenure.seat.role not in (Role.SUPERVISOR, Role.TEAM_MANAGER, Role.SERVICE_MANAGER):
        return False
    return all(world.in_post(person, d.on) and not world.is_away(person, d.on) and (person.pk, d.on) not in world.busy for d in days)


def fitting_need(world, person, session):
    """A need of the course's theme that was open when the session was, and that nothing has met since."""
    return next(
        (
            need
            for need in world.needs_of[person.pk]
            if need.theme_id == session.course.theme_id
            and need.state in ("open", "planned")
            and need.raised_on < min(session.first_on, world.as_at) - 10 * DAY
        ),
        None,
    )


def book(world, dice, session, person, outcome, *, need=None, before=None, after=None, changes=None):
    """One booking and what became of it. Returns the Booking, or None when the days leave no room for it."""
    first = max(session.first_on - dice.randrange(25, 80) * DAY, world.start)
    limit = min(session.first_on - 12 * DAY, world.as_at - (2 if outcome == "requested" else 6) * DAY)
    if outcome == "requested":
        first = max(first, world.as_at - 12 * DAY)
    asked = world.some_day(dice, person, min(first, limit), limit)
    decider, decided_on = (None, None) if outcome == "requested" or not asked else decision(world, session, person, asked)
    if asked is None or asked < world.start or (outcome != "requested" and decider is None):
        return None
    attends = outcome in ("came", "absent", "to evaluate")
    if attends and session.state != SessionState.HELD:
        outcome, attends = "approved", False
    if not attends and outcome in ("approved", "requested") and session.state == SessionState.OPEN and need is None:
        need = fitting_need(world, person, session)
        need = need if need and (outcome == "requested" or need.state == "planned") and need.raised_on <= asked else None
    booking = world.rows.add(
        Booking,
        session=session,
        person=person,
        need=need,
        state={"requested": "requested", "declined": "declined"}.get(outcome, "approved"),
        requested_by=person,
        requested_on=asked,
        cover=some_colleague(world, dice, person, asked),
        cover_confirmed=outcome not in ("requested", "declined") and session.course.needs_approval,
        decided_by=decider,
        decided_on=decided_on,
        declined_reason=dice.choice(DECLINED) if outcome == "declined" else "",
        rating_before=before or dice.choice((3, 4, 4, 5, 5, 6, 7)),
        attended=(outcome != "absent") if attends else None,
    )
    world.booked.add((person.pk, session.course_id))
    if not end_early(world, dice, booking, outcome):
        place(world, booking)
    if booking.attended:
        follow(world, dice, booking, after, changes, evaluated=outcome != "to evaluate" and (after or dice.random() < 0.7))
    return booking


def decision(world, session, person, asked):
    """(who decided, when): the system at once, or the manager some days later; (None, None) when nobody could."""
    if not session.course.needs_approval:
        return world.system, asked
    manager = world.manager(person, asked)
    day = manager and world.working_day(manager, asked + DAY, last=min(session.first_on - 5 * DAY, world.as_at))
    if day is None or world.manager(person, day) is not manager or not world.in_post(person, day):
        return None, None
    return manager, day


def end_early(world, dice, booking, outcome):
    """Cancel it: in time, too late, or with the session. Returns whether it holds no place."""
    session = booking.session
    if outcome not in ("in time", "late", "session cancelled"):
        return outcome == "declined"
    timely = last_timely_day(session)
    if outcome == "late":
        first, last, reason = timely + DAY, session.first_on - DAY, dice.choice(CANCELLED_LATE)
    else:
        first, last, reason = booking.decided_on, min(timely, world.as_at), dice.choice(CANCELLED_IN_TIME)
    by = booking.person
    if outcome == "session cancelled":
        by, reason = world.accounts["training"], f"The session was cancelled: {session.cancelled_reason}"
    day = world.some_day(dice, by, max(first, booking.decided_on), last)
    if day is None:
        day, by = booking.decided_on, booking.person
    booking.state, booking.cancelled_on, booking.cancelled_by = BookingState.CANCELLED, day, by
    booking.cancelled_reason, booking.cancelled_in_time = reason, outcome == "session cancelled" or day <= timely
    booking.attended = None
    return True


def place(world, booking):
    """It holds a place; once approved, its days are in the calendar."""
    world.places[booking.session_id] += not booking.walk_in
    for row in world.days_of[booking.session_id]:
        world.busy.add((booking.person_id, row.on))
        if booking.state == BookingState.APPROVED and not booking.walk_in:
            times = {"starts_at": time_of(row.on, row.starts), "ends_at": time_of(row.on, row.ends)}
            summary = booking.session.course.title
            entry = world.rows.add(CalendarEntry, person=booking.person, kind=CalendarKind.TRAINING, summary=summary, **times)
            world.rows.add(Booking.entries.through, booking=booking, calendarentry=entry)


def time_of(on, time):
    return datetime.datetime.combine(on, time, tzinfo=LONDON)


def walk_in(world, dice, session, person):
    by, on = session.register_taken_by, session.register_taken_on
    decided = {"requested_by": by, "requested_on": on, "decided_by": by, "decided_on": on, "state": BookingState.APPROVED}
    booking = world.rows.add(Booking, session=session, person=person, walk_in=True, attended=True, **decided)
    world.booked.add((person.pk, session.course_id))
    place(world, booking)
    follow(world, dice, booking, None, None, evaluated=dice.random() < 0.5)


def some_colleague(world, dice, person, day):
    """Who covers, for three in four."""
    colleagues = world.colleagues(person, day)
    return dice.choice(colleagues) if colleagues and dice.random() < 0.75 else None


def follow(world, dice, booking, after, changes, *, evaluated):
    """The evaluation within ten days, by most; and the follow-up, joined to the booking."""
    session, plan = booking.session, ""
    start = max(session.last_on, session.register_taken_on)
    day = evaluated and world.working_day(booking.person, start + dice.randrange(10) * DAY)
    if day:
        after, plan = after or min(10, (booking.rating_before or 5) + dice.choice((0, 1, 1, 2, 2, 3))), dice.choice(PLANS)
        evaluate(world, dice, booking, day, after, plan)
    row = add_follow_up(
        world,
        person=booking.person,
        about=session.course.title,
        learnt_on=session.last_on,
        need=booking.need,
        action_plan=plan,
        before=booking.rating_before,
        after=after if day else None,
        changes_practice=changes,
    )
    world.rows.add(BookingFollowUp, booking=booking, follow_up=row)


def evaluate(world, dice, booking, day, after, plan):
    """The answers, sent and locked on that day."""
    if world.evaluation is None:
        version = version_in_use(EVALUATION, world.as_at)
        world.evaluation = version, {question.code: question for question in questions_of(version)}
    version, questions = world.evaluation
    started = at(day, 10 + dice.randrange(7), dice.randrange(56))
    sent = started + datetime.timedelta(minutes=3)
    response = world.rows.add(Response, version=version, respondent=booking.person, started_at=started, submitted_at=sent, locked_at=sent)
    values = {"useful": dice.choice((3, 4, 4, 5, 5)), "trainer": dice.choice((3, 4, 4, 5, 5)), "rating-after": after}
    texts = {"learnt": dice.choice(LEARNT), "action-plan": plan, "better": dice.choice(BETTER)}
    for code, question in questions.items():
        if code in values or texts[code]:
            stored = {"value": values[code]} if code in values else {"text": texts[code]}
            world.rows.add(Answer, response=response, question=question, **stored)
    booking.evaluation, booking.evaluated_on = response, day
