"""Learning needs from every source, and how each ended; among them the story of two teams.

The first story: in October and November audits found the child's voice missing in two teams. In one of them nearly every need was met
over the winter, by a course or by learning at work; in the other most ended unmet or stayed open. `world.story` holds these needs for the
apps above, which make the audits before them and the course, follow-ups and re-audits after them.
"""

import dataclasses
import datetime

from learning_org.accounts.roles import Role
from practitioners.demonstration.learning import write
from practitioners.demonstration.organisation import MET_TEAM, UNMET_TEAM
from practitioners.demonstration.texts import BEHIND, LEADING, VOICE, WITH_PARTNERS
from practitioners.demonstration.texts.endings import ACCOUNT_NEEDS, ENDED, LEFT, STORY_ENDED
from practitioners.demonstration.world import DAY
from practitioners.models import LearningNeed, NeedState, Source, Theme

STORY_COURSE = "Hearing the child: direct work that reaches the plan"


@dataclasses.dataclass(frozen=True)
class StoryNeed:
    """A need of the first story: whether its team is the fortunate one, and on which day of the course it was met, if it was."""

    need: LearningNeed
    fortunate: bool
    course_day: datetime.date | None


ACCOUNT_TOPICS = {"practitioner": VOICE, "leader": VOICE, "partner": WITH_PARTNERS[0]}  # the others': leading
SOURCES = [Source.SUPERVISION] * 5 + [Source.SELF] * 4 + [Source.APPRAISAL] * 3 + [Source.AUDIT] * 3
SOURCES += [Source.FEEDBACK, Source.REVIEW, Source.TEAM]


def make_needs(world):
    """Write the story's needs, then everybody's own, then one that each account has open."""
    dice = world.dice("needs")
    world.officers = [seat for seat in world.seats if seat.role == Role.QA_OFFICER]
    world.trainers = [seat for seat in world.seats if seat.role == Role.TRAINING_OFFICER]
    world.themes = {theme.name: theme for theme in Theme.objects.all()}
    tell_story(world, dice)
    for person in world.people():
        first, last = world.known_days(person)
        for _ in range(dice.choice((0, 1, 1, 2, 2, 3)) if (last - first).days > 120 else dice.choice((0, 1))):
            if day := world.some_day(dice, person, first, last):
                raise_need(world, dice, person, day)
    for name, (title, reason) in ACCOUNT_NEEDS.items():
        person = world.accounts[name]
        day = world.working_day(person, world.as_at - 40 * DAY)
        wanted = world.as_at + 21 * DAY
        topic = ACCOUNT_TOPICS.get(name, LEADING)
        raise_need(
            world, dice, person, day, topic=topic, source=Source.SELF, title=title, reason=reason, wanted_by=wanted, state=NeedState.OPEN
        )


def tell_story(world, dice):
    """The same finding in two teams, and two different winters."""
    autumn = world.story_autumn
    for team, fortunate in ((MET_TEAM, True), (UNMET_TEAM, False)):
        unit, number = world.teams[team].unit, 0
        people = {t.person.pk: t.person for t in world.unit_tenures[unit.pk] if t.seat.role == Role.PRACTITIONER}
        for key in sorted(people):
            person = people[key]
            day = world.some_day(dice, person, autumn + 5 * DAY, autumn + 50 * DAY) if world.in_post(person, autumn + 55 * DAY) else None
            if day and person not in world.accounts.values():
                story_need(world, dice, person, day, fortunate, number)
                number += 1


def story_need(world, dice, person, day, fortunate, number):
    """In the fortunate team all but every sixth need is met in winter, most by the course; in the other every third by the course and
    every sixth at work, and the rest ends or stays open. Whoever was on the course says afterwards that practice changed: whether it
    did, the re-audit tells."""
    winter = world.some_day(dice, person, day + 45 * DAY, day + 110 * DAY)
    values = {"topic": VOICE, "source": Source.AUDIT, "wanted_by": day + 120 * DAY}
    course_day = next((d for d in world.story_days if world.working_day(person, d, last=d)), None)
    if course_day and (number % 3 != 2 if fortunate else number % 3 == 1):
        how = f"Training: {STORY_COURSE}, {course_day:%-d %B %Y}."
        need = raise_need(world, dice, person, day, state=NeedState.MET, closed_on=course_day, met_how=how, **values)
        world.story.append(StoryNeed(need, fortunate, course_day))
        return
    world.story.append(StoryNeed(story_ending(world, dice, person, day, winter, fortunate, number, values), fortunate, None))


def story_ending(world, dice, person, day, winter, fortunate, number, values):
    """A story's need that no course met: by learning at work, ended, or open still."""
    if winter and fortunate == (number % 6 != 5):
        entry = write(world, dice, person, winter, peer=True, topic=VOICE, withdrawn=False)
        closed_on = world.working_day(person, winter + 5 * DAY)
        return raise_need(world, dice, person, day, state=NeedState.MET, closed_on=closed_on, entry=entry, **values)
    if winter and number % 2:
        return raise_need(world, dice, person, day, state=NeedState.ENDED, closed_on=winter, why=dice.choice(STORY_ENDED), **values)
    return raise_need(world, dice, person, day, state=NeedState.OPEN, **values)


def raiser(world, person, day, source, dice):
    """Who notices, by source; None when nobody of that kind is at work on that day."""
    if source == Source.SELF:
        return person
    if source in (Source.AUDIT, Source.REVIEW, Source.ANALYSIS):
        officers = [seat.holder(day) for seat in (world.trainers if source == Source.ANALYSIS else world.officers)]
        return next((p for p in dice.sample(officers, len(officers)) if p and p is not person and not world.is_away(p, day)), None)
    return (world.supervisor if source == Source.SUPERVISION else world.manager)(person, day)


def raise_need(world, dice, person, day, *, topic=None, source=None, state=None, closed_on=None, entry=None, why="", met_how="", **values):
    """One need, in one of the four states. Whoever leaves takes no open need along."""
    topic, source = topic or dice.choice(fitting(world, person, day)), source or dice.choice(SOURCES)
    title, reason = dice.choice(topic.needs)
    by = raiser(world, person, day, source, dice)
    if by is None or world.is_away(by, day):
        by, source = person, Source.SELF
    if state is None:
        state, closed_on = some_ending(world, dice, person, day)
    leaves = world.last_day(person) if not world.in_post(person, world.as_at) else None
    if leaves and state in (NeedState.OPEN, NeedState.PLANNED):
        state, closed_on, why = NeedState.ENDED, leaves, LEFT.format("The worker")
    closed_on = closed_on or world.last_day(person)
    if state == NeedState.MET and entry is None and not met_how:
        entry = next(
            (
                e
                for e in world.pieces[person.pk]
                if day < e.learnt_on <= closed_on and e.state == "recorded" and e.recorded_at.date() <= closed_on
            ),
            None,
        )
    closed = state in (NeedState.MET, NeedState.ENDED)
    need = {
        "title": title,
        "reason": reason,
        "wanted_by": day + dice.choice((60, 90, 120)) * DAY if dice.random() < 0.85 else None,
    } | values
    if not closed and person in world.accounts.values() and need["wanted_by"] and need["wanted_by"] < world.as_at - 14 * DAY:
        need["wanted_by"] = world.as_at + 28 * DAY  # whoever shows the product meets a list that somebody works on
    return world.rows.add(
        LearningNeed,
        person=person,
        source=source,
        theme=world.themes[topic.theme] if dice.random() < 0.9 or topic is VOICE else None,
        standard=world.standards["kss-cfp", dice.choice(topic.standards)] if dice.random() < 0.6 else None,
        raised_by=by,
        raised_on=day,
        plan=dice.choice(topic.plans) if state == NeedState.PLANNED or dice.random() < 0.4 else "",
        state=state,
        closed_on=closed_on if closed else None,
        closed_by=closer(world, person, closed_on) if closed else None,
        met_by_entry=entry if state == NeedState.MET else None,
        met_how=met_how or (dice.choice(topic.met_how) if state == NeedState.MET and (entry is None or dice.random() < 0.2) else ""),
        ended_reason=(why or dice.choice(ENDED)) if state == NeedState.ENDED else "",
        **need,
    )


def fitting(world, person, day):
    topics = world.topics(person, day)
    return [LEADING] if topics is BEHIND else topics


def some_ending(world, dice, person, day):
    """How an ordinary need stands today: the older, the likelier it is closed."""
    age = (world.last_day(person) - day).days
    if age > 30 and dice.random() < min(0.75, age / 300):
        closed_on = world.some_day(dice, person, day + 20 * DAY, min(day + 150 * DAY, world.last_day(person)))
        if closed_on:
            return (NeedState.MET if dice.random() < 0.72 else NeedState.ENDED), closed_on
    return dice.choice((NeedState.OPEN, NeedState.PLANNED)), None


def closer(world, person, day):
    """Supervisors close most needs; at the top, people close their own."""
    supervisor = world.supervisor(person, day)
    return supervisor if supervisor and not world.is_away(supervisor, day) else person
