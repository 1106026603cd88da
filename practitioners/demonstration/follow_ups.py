"""Three-month follow-ups: asked on their day, answered by most, commented on by most managers.

Whoever makes learning calls add_follow_up for it, training for attended bookings; needs that were met in another way are followed up here.
"""

from dateutil.relativedelta import relativedelta

from learning_org.questionnaires.models import Answer, Kind, Response
from learning_org.questionnaires.queries import questions_of, version_in_use
from practitioners.demonstration.texts import follow_ups as texts
from practitioners.demonstration.world import DAY, at
from practitioners.impact_questions import CHANGED, CODE, PLAN, RATING
from practitioners.models import ImpactFollowUp, LearningNeed, NeedState
from practitioners.services.asking import LEFT
from practitioners.services.impact import due_three_months_after

ANSWERED, COMMENTED = 0.7, 0.75
CHANGED_OFTEN, MANAGER_AGREES = 0.62, 0.85


def add_follow_up(world, *, person, about, learnt_on, need=None, action_plan="", before=None, after=None, changes_practice=None):
    """Write the follow-up of something that a person learnt, with all that had become of it by the date.

    `changes_practice` is for the story, which must be the same whatever the dice: True answers that practice changed, and the manager
    agrees; False the opposite; None leaves it to chance. Returns the ImpactFollowUp. The dice depend on person, date and title
    alone: call once for each.
    """
    dice = world.dice(f"follow-up/{world.number(person)}/{learnt_on}/{about}")
    row = world.rows.add(
        ImpactFollowUp,
        person=person,
        need=need,
        about=about[:200],
        learnt_on=learnt_on,
        due_on=due_three_months_after(learnt_on),
        action_plan=action_plan,
        rating_before=before,
        rating_after=after,
    )
    day = max(row.due_on, need.closed_on if need else row.due_on)
    if day > world.as_at:
        return row
    if not world.in_post(person, day):
        row.withdrawn_on, row.withdrawn_reason = day, LEFT
        return row
    row.asked_on = day
    if changes_practice is not None or dice.random() < ANSWERED:
        answer(world, dice, row, changes_practice)
    if not row.answered_on and not world.in_post(person, world.as_at):
        row.withdrawn_on, row.withdrawn_reason = world.last_day(person) + DAY, LEFT
    return row


def answer(world, dice, row, changes_practice):
    """Most answer within a week, some after a reminder, and everybody on a day on which they work."""
    person = row.person
    day = world.working_day(person, row.asked_on + dice.choice((0, 0, 1, 2, 3, 4, 6, 7, 8, 13, 15)) * DAY)
    if day is None:
        return
    row.changed = dice.random() < CHANGED_OFTEN if changes_practice is None else changes_practice
    started = at(day, 9 + dice.randrange(8), dice.randrange(60))
    sent = started + relativedelta(minutes=2 + dice.randrange(3))
    row.answered_on, row.rating_later = day, rating_later(dice, row)
    row.response = world.rows.add(
        Response, version=impact(world)[0], respondent=person, started_at=started, submitted_at=sent, locked_at=sent
    )
    for code, given in answers(world, dice, row).items():
        question = impact(world)[1][code]
        stored = {"text": given} if question.kind == Kind.TEXT else {"value": given}
        world.rows.add(Answer, response=row.response, question=question, **stored)
    comment(world, dice, row, changes_practice)


def rating_later(dice, row):
    """Where practice changed, confidence held or grew; elsewhere some of it was lost again."""
    start = row.rating_after or (row.rating_before or dice.choice((4, 5, 6))) + dice.choice((1, 2))
    return max(1, min(10, start + (dice.choice((0, 1, 1, 2)) if row.changed else dice.choice((-2, -1, 0)))))


def answers(world, dice, row):
    """{code: what was answered}; the optional questions by some."""
    given = {
        "used": dice.choice(texts.USED_CHANGED if row.changed else texts.USED_LITTLE),
        CHANGED: int(row.changed),
        RATING: row.rating_later,
        PLAN: (dice.choice((3, 3, 2)) if row.changed else dice.choice((2, 1, 1))) if row.action_plan else 0,
        "supervision": int(dice.random() < (0.75 if row.changed else 0.4)),
    }
    if row.changed and dice.random() < 0.8:
        given["example"] = dice.choice(texts.EXAMPLES).format(case=world.case(dice))
    if dice.random() < 0.4:
        given["shared"] = dice.choice(texts.SHARED)
    if dice.random() < (0.2 if row.changed else 0.7):
        given["barriers"] = dice.choice(texts.BARRIERS)
    if dice.random() < (0.1 if row.changed else 0.4):
        given["support"] = dice.choice(texts.SUPPORT)
    return given


def comment(world, dice, row, changes_practice):
    """Three managers in four comment within a fortnight; in the story all who are there."""
    if changes_practice is None and dice.random() > COMMENTED:
        return
    manager = world.manager(row.person, row.answered_on)
    day = manager and world.working_day(manager, row.answered_on + dice.randrange(1, 13) * DAY)
    if day is None or manager is row.person or world.manager(row.person, day) is not manager:
        return
    agrees = changes_practice is not None or dice.random() < MANAGER_AGREES
    row.commented_by, row.commented_on, row.manager_changed = manager, day, row.changed == agrees
    row.comment = dice.choice(texts.AGREES_CHANGED if row.manager_changed else texts.SEES_NONE)


def impact(world):
    """(the version that asks, {code: question}), looked up once."""
    if not hasattr(world, "impact_questions"):
        version = version_in_use(CODE, world.as_at)
        world.impact_questions = version, {question.code: question for question in questions_of(version)}
    return world.impact_questions


def follow_needs(world):
    """Needs met by a piece of learning or by coaching: everything that has no follow-up from training yet."""
    followed = {row.need_id for row in world.rows.made[ImpactFollowUp]}
    fortunate = {story.need.pk: story.fortunate for story in world.story}
    dice = world.dice("follow-ups of needs")
    for need in world.rows.made[LearningNeed]:
        if need.state != NeedState.MET or need.pk in followed or need.met_how.startswith("Training: "):
            continue
        add_follow_up(
            world,
            person=need.person,
            about=need.title,
            learnt_on=need.met_by_entry.learnt_on if need.met_by_entry else need.closed_on,
            need=need,
            action_plan=dice.choice(texts.PLANS) if dice.random() < 0.5 else "",
            before=dice.choice((3, 4, 4, 5, 6)) if dice.random() < 0.6 else None,
            changes_practice=True if fortunate.get(need.pk) else None,
        )
