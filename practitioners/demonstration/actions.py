"""Agreed actions: open, overdue, moved, done, checked, withdrawn, sent up."""

from practitioners.demonstration.needs import fitting
from practitioners.demonstration.organisation import QUALITY
from practitioners.demonstration.texts import TOPICS
from practitioners.demonstration.texts.endings import ACCOUNT_ACTIONS, LEFT, MOVED, SENT_UP, WITHDRAWN
from practitioners.demonstration.world import DAY
from practitioners.models import ActionDueDate, ActionState, AgreedAction, LearningNeed, Source

SOURCES = (
    [Source.SUPERVISION] * 8
    + [Source.AUDIT] * 3
    + [Source.TEAM, Source.TEAM, Source.APPRAISAL, Source.REVIEW, Source.FEEDBACK, Source.SELF]
)


def make_actions(world):
    """Write what was agreed with everybody, and what each account has to do in these days."""
    dice = world.dice("actions")
    world.needs_of = {}
    for need in world.rows.made[LearningNeed]:
        world.needs_of.setdefault(need.person_id, []).append(need)
    for person in world.people():
        first, last = world.known_days(person)
        months = (last - first).days // 30
        for _ in range(dice.randrange(1, 3 + months // 3) if months else 0):
            day = world.some_day(dice, person, first, last)
            if day and (by := agreer(world, person, day)):
                agree(world, dice, person, by, day)
    for name in ACCOUNT_ACTIONS:
        account_actions(world, dice, name)
    to_check(world, dice)


def agreer(world, person, day):
    """With whom it is agreed: the supervisor or whoever covers, at work on that day; at the top, the principal social worker."""
    by = world.supervisor(person, day)
    if by is None:
        by = world.accounts["leader" if person is world.accounts["psw"] else "psw"]
        if world.tenure_on(person, day).seat.unit.organisation_id != world.units[QUALITY].organisation_id:
            return None  # the leads of partner agencies agree things in their own house
    return by if by is not person and not world.is_away(by, day) else None


def agree(world, dice, person, by, day, *, what=None, state=None, due_on=None, settled=False):
    """One action with its due dates. `settled` leaves it as it is: no moved date, nothing sent up. Returns the AgreedAction."""
    text, evidence = dice.choice(dice.choice(fitting(world, person, day)).actions)
    due = due_on or day + dice.choice((7, 14, 14, 21, 28, 42)) * DAY
    row = world.rows.add(
        AgreedAction,
        person=person,
        what=what or text,
        source=dice.choice(SOURCES) if not what else Source.SUPERVISION,
        case_reference=world.case_row(dice) if not what and world.topics(person, day) is TOPICS and dice.random() < 0.6 else None,
        need=need_for(world, dice, person, day),
        agreed_by=by,
        agreed_on=day,
    )
    world.rows.add(ActionDueDate, action=row, due_on=due, set_on=day, set_by=by)
    if not settled:
        due = move(world, dice, row, due)
        end(world, dice, row, due, evidence, state)
    if row.state == ActionState.OPEN and not world.in_post(person, world.as_at):
        row.state, row.closed_on, row.evidence = ActionState.WITHDRAWN, world.last_day(person), LEFT.format("The worker")
    return row


def need_for(world, dice, person, day):
    """Now and then the action is there to meet a need that was open on the day."""
    fitting = [n for n in world.needs_of.get(person.pk, ()) if n.raised_on <= day and (n.closed_on is None or day < n.closed_on)]
    return dice.choice(fitting) if fitting and dice.random() < 0.3 else None


def move(world, dice, row, due):
    """One in six gets a later date, shortly before the first one falls due; one in twenty of these a third."""
    while dice.random() < 0.16:
        set_on = world.working_day(row.person, due - dice.randrange(1, 4) * DAY)
        by = set_on and agreer(world, row.person, set_on)
        if not by or set_on <= row.agreed_on or set_on > world.as_at:
            break
        due = due + dice.choice((7, 14, 21)) * DAY
        world.rows.add(ActionDueDate, action=row, due_on=due, set_on=set_on, set_by=by, reason=dice.choice(MOVED))
        row.last_set_on = set_on
    return due


def end(world, dice, row, due, evidence, state):
    """Done around the due date, mostly in time; some are withdrawn, some overdue, and a few of these are sent up."""
    last = world.last_day(row.person)
    earliest = max(row.agreed_on + 2 * DAY, getattr(row, "last_set_on", row.agreed_on))
    aim = max(due + dice.choice((-5, -3, -2, -1, 0, 0, 0, 1, 2, 6, 15)) * DAY, earliest)
    closed = world.working_day(row.person, aim, last=last)
    late = (world.as_at - due).days
    named = row.person in world.accounts.values()  # what these have to do is written by account_actions()
    if closed and (named or dice.random() < (0.97 if late > 60 else 0.86)):
        row.state = state or (ActionState.WITHDRAWN if dice.random() < 0.07 else ActionState.DONE)
        row.closed_on, row.evidence = closed, evidence if row.state == ActionState.DONE else dice.choice(WITHDRAWN)
        check(world, dice, row)
    elif late > 0 and dice.random() < 0.5:
        send_up(world, dice, row, due)


def check(world, dice, row):
    """Whoever it was agreed with looks at what was done within weeks; the supervisor of that day does when they have gone."""
    recent = (world.as_at - row.closed_on).days < 25
    if row.state != ActionState.DONE or (recent and dice.random() < 0.3):
        return
    day = world.working_day(row.agreed_by, row.closed_on + dice.randrange(1, 20) * DAY)
    by = row.agreed_by
    if day is None and (day := world.working_day(row.person, row.closed_on + 5 * DAY)):
        by = agreer(world, row.person, day)
    if day and by:
        row.checked_on, row.checked_by = day, by


def send_up(world, dice, row, due):
    day = world.some_day(dice, row.person, max(due, row.agreed_on) + DAY, world.last_day(row.person))
    by = day and agreer(world, row.person, day)
    if by:
        row.sent_up_on, row.sent_up_by, row.sent_up_why = day, by, dice.choice(SENT_UP)


def account_actions(world, dice, name):
    """Three open actions: one a few days overdue, one for the coming days, one for the weeks after."""
    person = world.accounts[name]
    days = (world.working_day(person, world.as_at - back * DAY) for back in range(40, 4, -1))
    day, by = next((day, by) for day in days if day and (by := agreer(world, person, day)))
    for what, days in zip(ACCOUNT_ACTIONS[name], (-3, 2, 12), strict=True):
        agree(world, dice, person, by, day, what=what, due_on=world.as_at + days * DAY, settled=True)


def to_check(world, dice):
    """The supervisor and the manager find something done that waits to be checked."""
    for name in ("supervisor", "manager"):
        boss = world.accounts[name]
        rows = [r for r in world.rows.made[AgreedAction] if r.agreed_by is boss and r.state == ActionState.DONE]
        recent = sorted((r for r in rows if world.in_post(r.person, world.as_at)), key=lambda r: (r.closed_on, r.pk))[-3:]
        for row in recent:
            row.checked_on = row.checked_by = None
