"""Appraisals of every cycle that the period touches: begun, written, met for, signed; one team is behind in this year's."""

import datetime

from dateutil.relativedelta import relativedelta

from appraisal.demonstration import signing, texts
from appraisal.demonstration.evidence import gather
from appraisal.form import GIVEN, OWN
from appraisal.models import Appraisal, AppraisalCycle, AppraisalNeed, AppraisalState, Target, TargetStandard
from appraisal.queries.eligibility import EMPLOYED
from appraisal.services.cycles import cycle_dates
from learning_org.questionnaires.models import Answer, Kind, Response
from learning_org.questionnaires.queries import questions_of, version_in_use
from practitioners.demonstration.organisation import UNMET_TEAM
from practitioners.demonstration.world import DAY, at
from practitioners.models import LearningNeed, OrganisationKind, Source

NEARLY_ALL, BEHIND = 0.96, 0.25
SIX_MONTHS = relativedelta(months=6)
FIRST_MEETING, MEETINGS = 28, 225  # days of the cycle after which people meet, and over how many they are spread


def make_appraisals(world):
    """One for each person and cycle, on a day of the cycle that is theirs; the account of the practitioner meets in a fortnight."""
    world.appraisal_forms = {code: _form(world, code) for code in (OWN, GIVEN)}
    world.last_targets, needs = {}, {}
    for need in world.rows.made[LearningNeed]:
        if need.source == Source.APPRAISAL:
            needs.setdefault(need.person_id, []).append(need)
    for cycle in make_cycles(world):
        dice = world.dice(f"appraisals {cycle.label}")
        for person in world.people():
            appraise(world, dice, cycle, person, needs.get(person.pk, ()))


def _form(world, code):
    version = version_in_use(code, world.as_at)
    return version, questions_of(version)


def make_cycles(world):
    """The cycles that the period touches, in order; those that are there already are taken as they are."""
    held = {cycle.label: cycle for cycle in AppraisalCycle.objects.all()}
    world.rows.first[AppraisalCycle] = max([cycle.pk for cycle in held.values()], default=0) + 1
    found, day = [], world.start
    while day <= world.as_at:
        label, dates = cycle_dates(day)
        found.append(held.get(label) or world.rows.add(AppraisalCycle, label=label, period=dates))
        day = dates.upper
    return found


def manager_on(world, person, day):
    """The direct line manager on that day, where both are in post and at work; or None."""
    tenure = world.tenure_on(person, day)
    boss = tenure and tenure.seat.boss("managers", day)
    away = boss is None or boss is person or world.is_away(boss, day) or world.is_away(person, day)
    return None if away or not world.in_post(boss, day) else boss


def appraise(world, dice, cycle, person, needs):
    """One person's appraisal in one cycle, if they are due one and somebody begins it."""
    share, offset, before = dice.random(), FIRST_MEETING + dice.randrange(MEETINGS), 21 + dice.randrange(10)
    if share > likely(world, cycle, person):
        return
    need = next((n for n in needs if n.raised_on in cycle.period and n.raised_by_id != person.pk), None)
    wanted = need.raised_on if need else cycle.period.lower + offset * DAY
    days = found_days(world, cycle, person, wanted, before)
    if days is None:
        return
    begun_on, day, manager = days
    row = world.rows.add(Appraisal, cycle=cycle, appraisee=person, appraiser=manager, begun_by=manager, begun_on=begun_on, meeting_on=day)
    linked = need if need and need.raised_on == day and need.raised_by_id == manager.pk else None
    prepare(world, dice, row, linked)


def found_days(world, cycle, person, wanted, before):
    """(begun on, meeting on, line manager): the first days at or after those wanted on which both are at work, or None."""
    for later in (0, 5, 12, 21, 35, 50, 70, 100):
        day = meeting_day(world, cycle, person, wanted + later * DAY)
        manager = day and manager_on(world, person, min(day, world.as_at))
        for sooner in (before, 14, 7) if manager else ():
            begun_on = begin_on(world, person, manager, day - sooner * DAY)
            if begun_on and begun_on in cycle.period and begun_on <= min(day, world.as_at):
                return begun_on, day, manager
    return None


def meeting_day(world, cycle, person, wanted):
    """A working day at or after the one wanted, six months or more after they came; None for those who are not due one."""
    known = world.known_days(person)
    if person is world.accounts["practitioner"] and world.as_at in cycle.period:
        wanted = world.as_at + 12 * DAY
    first = max(wanted, world.start + 35 * DAY, world.first_day(person) + SIX_MONTHS)
    place = known and world.tenure_on(person, min(first, known[1]))
    if not place or place.basis not in EMPLOYED or place.seat.unit.organisation.kind != OrganisationKind.COUNCIL:
        return None
    day = first if first > world.as_at else world.working_day(person, first)
    while day and (day.weekday() > 4):
        day += DAY
    return day if day and day in cycle.period and day <= world.as_at + 45 * DAY and world.in_post(person, min(day, known[1])) else None


def likely(world, cycle, person):
    """How likely it is that theirs has come so far: nearly always, but in one team in this year's cycle."""
    if person is world.accounts["practitioner"]:
        return 1
    team = world.teams[UNMET_TEAM].unit
    place = world.tenure_on(person, world.as_at)
    behind = world.as_at in cycle.period and place and place.seat.unit is team
    return BEHIND if behind else NEARLY_ALL


def begin_on(world, person, manager, day):
    """A day on which the manager begins it: then already their line manager."""
    day = world.working_day(manager, max(day, world.start, world.first_day(person)))
    return day if day and manager_on(world, person, day) is manager else None


def prepare(world, dice, row, need):
    """Write the two parts, gather, meet, and sign, as far as the date allows."""
    person, manager, met = row.appraisee, row.appraiser, row.meeting_on <= world.as_at
    own_day = world.working_day(person, row.begun_on + dice.randrange(4, 14) * DAY, last=row.meeting_on)
    if own_day is None or person is world.accounts["practitioner"] and not met:
        return  # still to be written
    row.own_response = respond(world, dice, OWN, person, own_day, texts.OWN)
    given_day = world.working_day(manager, max(own_day, row.meeting_on - 4 * DAY), last=row.meeting_on)
    evidence = gather(world, dice, row, own_day)
    if given_day is None or not met:
        return
    row.appraiser_response = respond(world, dice, GIVEN, manager, given_day, texts.GIVEN)
    targets = set_targets(world, dice, row)
    if need:
        world.rows.add(AppraisalNeed, appraisal=row, need=need)
    signing.sign(world, dice, row, evidence, targets, [need] if need else [])
    if row.state == AppraisalState.SIGNED:
        world.last_targets[person.pk] = targets


def respond(world, dice, code, person, day, said):
    """A response with an answer to every question but, now and then, one that may stay empty."""
    version, questions = world.appraisal_forms[code]
    response = world.rows.add(Response, version=version, respondent=person, started_at=at(day, 14, dice.randrange(60)))
    response.kept = {}
    for question in questions:
        if question.kind == Kind.TEXT and not question.required and dice.random() < 0.3:
            continue
        stored = {"text": dice.choice(said[question.code])} if question.kind == Kind.TEXT else {"value": checked(dice, question)}
        response.kept[question.pk] = world.rows.add(Answer, response=response, question=question, **stored)
    return response


def checked(dice, question):
    """Registration and learning are nearly always checked; a concern is seldom handled elsewhere."""
    return int(dice.random() < (0.04 if question.code == "concerns" else 0.97))


def set_targets(world, dice, row):
    """Two or three targets, due before the next appraisal."""
    chosen = dice.sample(texts.TARGETS, dice.choice((2, 2, 3)))
    dues = sorted(row.meeting_on + datetime.timedelta(days=dice.choice((120, 180, 240, 300))) for _ in chosen)
    return [set_target(world, row, *words, due_on) for words, due_on in zip(chosen, dues, strict=True)]


def set_target(world, row, text, measure, due_on):
    """A target, and the practitioners' statements that it works towards."""
    target = world.rows.add(Target, appraisal=row, text=text, measure=measure, due_on=due_on)
    named = [world.standards["kss-cfp", code] for code in texts.TOWARDS[text]]
    target.shown = [world.rows.add(TargetStandard, target=target, standard=standard) for standard in named]
    return target
