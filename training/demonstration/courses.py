"""The demonstration's catalogue and its sessions: some each month, from the first day to three months ahead."""

import calendar
import datetime

from learning_org.accounts.roles import Role
from practitioners.demonstration.needs import STORY_COURSE
from practitioners.demonstration.world import DAY, is_working_day
from practitioners.models import Standard, Theme
from practitioners.rules.working_days import is_working_day as no_bank_holiday
from training.demonstration.texts import COURSES, SESSION_CANCELLED, VENUES
from training.models import Course, Session, SessionDay, SessionState

AHEAD = 90 * DAY
HOURS = (datetime.time(9, 30), datetime.time(16, 30))
RETIRED_AFTER = 240 * DAY  # the course that is not offered any more was last held so long ago


def make_courses(world):
    """The catalogue, by title in `world.courses`."""
    themes = {theme.name: theme for theme in Theme.objects.all()}
    standards = {s.code: s for s in Standard.objects.filter(version__framework__code="kss-cfp")}
    world.courses, world.course_days = {}, {}
    for title, (summary, rated, theme, codes, days, approval, partners, offered) in COURSES.items():
        course = world.rows.add(
            Course,
            title=title,
            summary=summary,
            rated=rated,
            theme=themes[theme],
            needs_approval=approval,
            open_to_partners=partners,
            is_active=offered,
        )
        world.courses[title], world.course_days[course.pk] = course, days
        for code in codes:
            world.rows.add(Course.standards.through, course=course, standard=standards[code])


def make_sessions(world):
    """The story's two sessions, then some each month, more where there are more people."""
    dice, month = world.dice("training sessions"), world.start.replace(day=1)
    for day in world.story_days:
        put_on(world, dice, world.courses[STORY_COURSE], day, capacity=24)
    others = [course for title, course in world.courses.items() if title != STORY_COURSE]
    number = 0
    while month <= world.as_at + AHEAD:
        last = calendar.monthrange(month.year, month.month)[1]
        ahead = month >= world.as_at.replace(day=1)  # the coming months are planned in full
        for _ in range(max(3, world.size // 50) + 2 * ahead):
            course, day = others[number % len(others)], month + dice.randrange(last) * DAY
            number += 1
            if world.start + 35 * DAY < day <= world.as_at + AHEAD and offered(world, course, day):
                put_on(world, dice, course, day)
        month = (month + 31 * DAY).replace(day=1)
    put_on(world, dice, world.courses[STORY_COURSE], world.as_at + 24 * DAY)


def offered(world, course, day):
    return course.is_active or day < world.as_at - RETIRED_AFTER


def put_on(world, dice, course, day, capacity=None):
    """One session from that working day on; its days are a week apart. Few are cancelled."""
    while not is_working_day(day) or not no_bank_holiday(day):
        day += DAY
    days = [day + 7 * number * DAY for number in range(world.course_days[course.pk])]
    story = capacity is not None
    session = world.rows.add(
        Session,
        course=course,
        venue=dice.choice(VENUES[:2] if story else VENUES),
        capacity=capacity or dice.choice((12, 14, 16, 16, 18, 20, 24)),
        trainer=some_trainer(world, dice, days),
        first_on=days[0],
        last_on=days[-1],
    )
    for on in days:
        world.rows.add(SessionDay, session=session, on=on, starts=HOURS[0], ends=HOURS[1])
    if not story and dice.random() < 0.06:
        session.state, session.cancelled_reason = SessionState.CANCELLED, dice.choice(SESSION_CANCELLED)
    else:
        close(world, session)
    return session


def close(world, session):
    """The register is taken on the last day, or the trainer's next working day; a recent one may wait."""
    taken_by = session.trainer or world.accounts["training"]
    day = world.working_day(taken_by, session.last_on) if session.last_on <= world.as_at else None
    if day and (world.as_at - session.last_on).days > 1:
        session.state, session.register_taken_on, session.register_taken_by = SessionState.HELD, day, taken_by


def some_trainer(world, dice, days):
    """Somebody of learning and quality who is at work on every day; else nobody is named."""
    seats = [seat for seat in world.seats if seat.role in (Role.TRAINING_OFFICER, Role.PRACTICE_EDUCATOR, Role.PSW)]
    people = [seat.holder(days[0]) for seat in seats]
    free = [p for p in people if p and all(world.in_post(p, day) and not world.is_away(p, day) for day in days)]
    return dice.choice(free) if free else None
