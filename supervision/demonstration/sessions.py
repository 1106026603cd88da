"""When supervisions were held, planned and cancelled, and what they hold; dated so that both were at work and free."""

import collections
import datetime

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone

from learning_org.trail.models import Signature
from learning_org.trail.signing import canonical, digest
from learning_org.web.periods import period
from practitioners.demonstration.organisation import UNMET_TEAM
from practitioners.demonstration.world import DAY, at, is_working_day
from practitioners.models import ActionDueDate, AgreedAction, CalendarEntry, CalendarKind, LearningNeed, ProfessionalGroup, Source
from supervision import models as m
from supervision.demonstration.content import fill
from supervision.services.signing import SCHEMA, WELLBEING

AHEAD, BEHIND_DAYS = 21, 80  # days for which sessions are planned; for how long one team falls behind
RHYTHM = 25  # days between the supervisions of those whose accounts are shown
HOURS = (10, 13, 15, 8)  # each is over before the next
LENGTH = datetime.timedelta(minutes=90)


def make_sessions(world):
    """Write everybody's supervisions, month by month, and one group's own policy in days."""
    world.rows.first[m.SupervisionPolicy] = (m.SupervisionPolicy.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    world.rows.add(
        m.SupervisionPolicy,
        professional_group=ProfessionalGroup.PERSONAL_ADVISER,
        count=35,
        unit=m.IntervalUnit.DAYS,
        period=period(world.start),
    )
    dice, world.held = world.dice("supervision"), []
    world.busy = {(p.pk, day, hour) for p, day, hour in slots(world)}
    world.agreed_on, world.raised_on = by_day(world)
    world.said_on = collections.defaultdict(set)
    for person, _, day in (*world.agreed_on, *world.raised_on):
        world.said_on[person].add(day)
    for person in world.people():
        for session in sessions_of(world, dice, person):
            fill(world, dice, session)


def slots(world):
    """The hours that training takes of somebody already."""
    for entry in world.rows.made[CalendarEntry]:
        if entry.kind in (CalendarKind.TRAINING, CalendarKind.SUPERVISION):
            day = timezone.localdate(entry.starts_at)
            while day <= timezone.localdate(entry.ends_at):
                yield from ((person, day, hour) for person in (entry.person, entry.other) if person for hour in HOURS)
                day += DAY


def by_day(world):
    """What was agreed, and which needs were raised, in supervision: {(person, supervisor, day): [row]}."""
    actions, needs, due = collections.defaultdict(list), collections.defaultdict(list), {}
    for date in world.rows.made[ActionDueDate]:
        due.setdefault(date.action.pk, date.due_on)
    world.first_due = due
    for action in world.rows.made[AgreedAction]:
        if action.source == Source.SUPERVISION:
            actions[action.person.pk, action.agreed_by.pk, action.agreed_on].append(action)
    for need in world.rows.made[LearningNeed]:
        if need.source == Source.SUPERVISION:
            needs[need.person.pk, need.raised_by.pk, need.raised_on].append(need)
    return actions, needs


def sessions_of(world, dice, person):
    """Yield one person's sessions in order of time, each with what it needs to be filled."""
    first, last = world.known_days(person)
    stays = world.in_post(person, world.as_at)
    account = person in world.accounts.values()
    behind = stays and not account and world.tenure_on(person, world.as_at).seat.unit.name == UNMET_TEAM and dice.random() < 0.75
    day, earlier = first + dice.randrange(5, 28) * DAY, []
    if account:  # whoever shows the product finds one in the coming days, and is in time
        day = first + (world.as_at + 3 * DAY - first).days % RHYTHM * DAY
    while day <= (world.as_at + AHEAD * DAY if stays else last):
        found = free(world, person, day, stays, earlier)
        if found is None:
            day += RHYTHM * DAY if account else 7 * DAY
            continue
        held_on, hour, supervisor = found
        falls_away = behind and world.as_at - BEHIND_DAYS * DAY < held_on <= world.as_at
        gone = falls_away or (dice.random() < 0.05 and held_on < world.as_at - 20 * DAY and not account)
        if not (gone and dice.random() < 0.3):  # some are never planned
            session = make(world, dice, person, supervisor, held_on, hour, gone=gone, settled=account)
            session.earlier = list(earlier)
            yield session
            if session.state in WRITTEN:
                earlier.append(session)
        day = (
            day + RHYTHM * DAY
            if account
            else held_on + (dice.randrange(7, 14) if gone and not falls_away else dice.randrange(26, 31)) * DAY
        )


WRITTEN = (m.SessionState.HELD, m.SessionState.WAITING, m.SessionState.SIGNED)


def free(world, person, day, stays, earlier):
    """(day, hour, supervisor): a day on which something was agreed, near the day aimed at, else the first one at which both are free."""
    near = [d for d in world.said_on[person.pk] if abs((d - day).days) <= 9 and (not earlier or (d - earlier[-1].held_on).days > 12)]
    told = [
        d for d in sorted(near, key=lambda d: abs(d - day)) if (boss := both_at_work(world, person, d)) and said(world, person, boss, d)
    ]
    told.sort(key=lambda d: -len(world.agreed_on.get((person.pk, world.supervisor(person, d).pk, d), ())))
    last = world.as_at + AHEAD * DAY if stays else world.last_day(person)
    for d in [*told[:1], *(day + shift * DAY for shift in range(9))]:
        boss = both_at_work(world, person, d) if d <= last else None
        for hour in HOURS if boss else ():
            if not {(person.pk, d, hour), (boss.pk, d, hour)} & world.busy:
                return d, hour, boss
    return None


def said(world, person, boss, day):
    return (person.pk, boss.pk, day) in world.agreed_on or (person.pk, boss.pk, day) in world.raised_on


def both_at_work(world, person, day):
    """The supervisor of that day, when both work and are there; else None."""
    if not is_working_day(day) or not world.in_post(person, day) or world.is_away(person, day):
        return None
    boss = world.supervisor(person, day)
    return boss if boss and boss is not person and world.in_post(boss, day) and not world.is_away(boss, day) else None


def make(world, dice, person, supervisor, day, hour, *, gone, settled):
    """One session with its two people and its entry in their calendars."""
    world.busy |= {(p.pk, day, hour) for p in (person, supervisor)}
    starts = at(day, hour)
    state, values = how_far(world, dice, day, gone=gone, settled=settled)
    entry = None
    if state != m.SessionState.CANCELLED:
        about = {"person": person, "other": supervisor, "kind": CalendarKind.SUPERVISION, "summary": "Supervision"}
        entry = world.rows.add(CalendarEntry, **about, starts_at=starts, ends_at=starts + LENGTH)
    kind = m.SessionKind.AD_HOC if dice.random() < 0.06 else m.SessionKind.SCHEDULED
    about = {"kind": kind, "starts_at": starts, "ends_at": starts + LENGTH, "entry": entry, "planned_by": supervisor}
    session = world.rows.add(m.SupervisionSession, **about, state=state, **values)
    for one, role in ((person, m.ParticipantRole.SUPERVISEE), (supervisor, m.ParticipantRole.SUPERVISOR)):
        world.rows.add(m.Participant, session=session, person=one, role=role)
    session.of, session.by = person, supervisor
    return session


def how_far(world, dice, day, *, gone, settled):
    """The state in which a session is today, with its dates. The newest are written up or wait for the second signature; `settled` ones
    are signed."""
    if gone:
        on = min(day - dice.randrange(3) * DAY, world.as_at)
        while not is_working_day(on):
            on -= DAY
        return m.SessionState.CANCELLED, {"cancelled_on": on, "cancelled_reason": ""}
    if day >= world.as_at:
        return m.SessionState.PLANNED, {}
    values, age = {"held_on": day}, (world.as_at - day).days
    chance = 1 if settled and age > 10 else dice.random()
    if (age <= 10 and chance < 0.3) or (age <= 60 and chance < 0.02):
        return m.SessionState.HELD, values
    values["next_on"] = day + relativedelta(months=1)
    if (age <= 14 and chance < 0.6) or (age <= 120 and chance < 0.05):
        return m.SessionState.WAITING, values
    return m.SessionState.SIGNED, values


def sign_sessions(world):
    """Sign what is signed: one row of Signature each, made as the service makes them, with the date on which both were at work."""
    dice = world.dice("signatures")
    for session in world.held:
        if session.state == m.SessionState.HELD:
            continue
        both = (session.by, session.of)
        days = [world.working_day(one, session.held_on + shift * DAY) for one, shift in zip(both, (0, dice.randrange(5)), strict=True)]
        if session.state == m.SessionState.SIGNED and not all(days):
            session.state = m.SessionState.WAITING
        if not days[0]:
            session.state, session.next_on = m.SessionState.HELD, None
            continue
        first, second = days[0], max(filter(None, days))
        text = canonical(session.snapshot)
        well = canonical({"session": session.pk, "text": session.well.text}) if session.well else None
        sign(world, session, session.by, at(first, 16, dice.randrange(60)), text, well)
        if session.state == m.SessionState.SIGNED:
            second = world.working_day(session.of, second)
            if second is None:
                session.state = m.SessionState.WAITING
                continue
            moment = at(second, 17, dice.randrange(60))
            sign(world, session, session.of, moment, text, well)
            session.signed_on, session.locked_at = second, moment


def sign(world, session, person, moment, text, well):
    """A signature of the record and, where there is one, of its wellbeing part."""
    kind, key_id = "supervision.supervisionsession", settings.SIGNING_KEY_ID
    for part, snapshot in (("record", text), (WELLBEING, well)):
        if snapshot is not None:
            about = {"kind": kind, "record_id": session.pk, "part": part, "signing_round": 1, "person_id": person.pk}
            world.rows.add(
                Signature,
                record_kind=kind,
                record_id=session.pk,
                part=part,
                person=person,
                signed_at=moment,
                schema=SCHEMA,
                snapshot=snapshot,
                key_id=key_id,
                digest=digest(snapshot, **about, signed_at=moment, key_id=key_id),
            )
