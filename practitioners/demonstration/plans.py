"""What became of needs and actions: how much each need matters, who was told of late ones, needs that came of follow-ups and of an analysis
of training needs, actions that went from one person to another. Each has dice of its own, so that the stories stay as they are."""

from django.conf import settings

from learning_org.accounts.roles import Role
from practitioners.demonstration.needs import raise_need
from practitioners.demonstration.organisation import MET_TEAM, UNMET_TEAM
from practitioners.demonstration.texts.endings import AFTERWARDS, HANDED_OVER
from practitioners.demonstration.world import DAY
from practitioners.models import ActionDueDate, ActionHandover, AgreedAction, ImpactFollowUp, LearningNeed, NeedState, Priority, Source

PRIORITIES = [Priority.SAFE] * 2 + [Priority.ROLE] * 5 + [Priority.GROWTH] * 3
OPEN_NEEDS = (NeedState.OPEN, NeedState.PLANNED)
ELSEWHERE = (Source.TEAM, Source.APPRAISAL, Source.REVIEW, Source.FEEDBACK)  # supervision and audits keep the actions that they agreed
ANALYSED, FOLLOWED, HANDED = 12, 3, 0.12  # needs from analysis; every so-manieth follow-up; how often an action changes hands


def weigh_needs(world):
    """Say how much each need that has no priority of its own matters, and who was told of those that are past their date."""
    for need in world.rows.made[LearningNeed]:
        need.priority = world.dice(f"priority/{need.pk - world.rows.first.get(LearningNeed, 1)}").choice(PRIORITIES)
        tell_of(world, need)


def tell_of(world, need):
    """What the sweep would have noted: the line manager is told on the day after, the training officers after the days of the setting;
    where nobody manages the person, these at once."""
    if need.wanted_by is None:
        return
    until = need.closed_on - DAY if need.closed_on else world.as_at
    day = need.wanted_by + DAY
    if day > until or not world.in_post(need.person, day):
        return
    need.manager_told_on = day
    later = day + settings.NEED_OFFICERS_AFTER_DAYS * DAY if world.manager(need.person, day) else day
    if later <= until and world.in_post(need.person, later):
        need.officer_told_on = later


def make_later_needs(world):
    """After the follow-ups: what some that showed no change led to, and what an analysis of training needs found in the teams outside the
    first story."""
    first = len(world.rows.made[LearningNeed])
    from_follow_ups(world)
    from_analysis(world)
    for need in world.rows.made[LearningNeed][first:]:
        need.priority = world.dice(f"priority/{need.title}/{need.person_id}").choice(PRIORITIES)
        tell_of(world, need)
        act_on(world, need)


def act_on(world, need):
    """Whoever raised it agrees a first step with them."""
    if need.raised_by is need.person or need.source not in AFTERWARDS:
        return
    values = {"person": need.person, "what": AFTERWARDS[need.source], "source": need.source, "need": need}
    action = world.rows.add(AgreedAction, agreed_by=need.raised_by, agreed_on=need.raised_on, **values)
    due_on = max(need.raised_on + 28 * DAY, world.as_at + 9 * DAY)
    world.rows.add(ActionDueDate, action=action, due_on=due_on, set_on=need.raised_on, set_by=need.raised_by)


def from_follow_ups(world):
    dice = world.dice("needs from follow-ups")
    unchanged = [row for row in world.rows.made[ImpactFollowUp] if row.changed is False and outside_story(world, row.person)]
    for row in unchanged[::FOLLOWED]:
        if day := world.working_day(row.person, row.answered_on + dice.randrange(1, 10) * DAY):
            raise_need(world, dice, row.person, day, source=Source.FOLLOW_UP, state=dice.choice(OPEN_NEEDS), from_follow_up=row)


def from_analysis(world):
    dice, asked = world.dice("needs from analysis"), world.as_at - 75 * DAY
    people = [person for person in world.people() if world.in_post(person, world.as_at) and outside_story(world, person)]
    for person in dice.sample(people, min(ANALYSED, len(people))):
        if day := world.working_day(person, max(asked, world.first_day(person))):
            raise_need(world, dice, person, day, source=Source.ANALYSIS, state=dice.choice(OPEN_NEEDS))


def outside_story(world, person):
    tenure = world.tenure_on(person, world.last_day(person))
    return tenure is not None and tenure.seat.unit.name not in (MET_TEAM, UNMET_TEAM)


def hand_actions_over(world):
    """Now and then an action goes to somebody of the same team, some days after it was agreed; one at least does."""
    dice = world.dice("handovers")
    for action in world.rows.made[AgreedAction]:
        wanted = dice.random() < HANDED or not world.rows.made[ActionHandover]
        if wanted and action.source in ELSEWHERE and action.sent_up_on is None and action.person not in world.accounts.values():
            hand_over(world, dice, action)


def hand_over(world, dice, action):
    day = world.working_day(action.agreed_by, action.agreed_on + dice.randrange(2, 6) * DAY)
    until = action.closed_on or world.as_at
    if day is None or day >= until or not world.in_post(action.person, day):
        return
    others = [one for one in world.colleagues(action.person, day) if one is not action.agreed_by and one not in world.accounts.values()]
    others = [one for one in others if world.in_post(one, until) and fits(world, action, one, day)]
    if others:
        later, action.first_doer = dice.choice(others), action.person
        reason = dice.choice(HANDED_OVER)
        world.rows.add(ActionHandover, action=action, earlier=action.person, later=later, on=day, by=action.agreed_by, reason=reason)
        action.person = later


def fits(world, action, person, day):
    """Somebody who does the same kind of work, so that what is to be done is theirs to do."""
    return world.tenure_on(person, day).seat.role == Role.PRACTITIONER == world.tenure_on(action.person, day).seat.role
