"""What one supervision holds: note, cases, wellbeing, what was carried over, agreed and raised; and its snapshot as it is signed."""

import datetime

from practitioners.demonstration.texts import TOPICS
from practitioners.demonstration.world import DAY
from practitioners.models import ActionState
from supervision import models as m
from supervision.demonstration import texts
from supervision.services.signing import CASE, WRITTEN


def fill(world, dice, session):
    """Write what belongs to a session in its state. `session` has of, by and earlier; it gets snapshot, well and links."""
    session.links, session.well = [], None
    if session.state == m.SessionState.CANCELLED:
        session.cancelled_reason = dice.choice(texts.CANCELLED)
        return
    if session.state == m.SessionState.PLANNED:
        if dice.random() < 0.4:
            world.rows.add(m.SessionNote, session=session, agenda=dice.choice(texts.AGENDA))
        return
    world.held.append(session)
    note = world.rows.add(
        m.SessionNote,
        session=session,
        agenda=dice.choice(texts.AGENDA) if dice.random() < 0.5 else "",
        reflection=dice.choice(texts.REFLECTION),
        learning=dice.choice(texts.LEARNING) if dice.random() < 0.6 else "",
        workload=dice.choice(texts.WORKLOAD) if dice.random() < 0.6 else "",
        organisation=dice.choice(texts.ORGANISATION) if dice.random() < 0.45 else "",
    )
    cases = list(cases_of(world, dice, session))
    if dice.random() < 0.35:
        session.well = world.rows.add(m.WellbeingNote, session=session, text=dice.choice(texts.WELLBEING))
    carried = list(carried_of(world, dice, session))
    agreed, needs = links_of(world, session)
    session.snapshot = snapshot(session, note, cases, carried, agreed, needs, world.first_due)


def cases_of(world, dice, session):
    """Up to three cases for those who work with families, each once."""
    if world.topics(session.of, session.held_on) is not TOPICS:
        return
    seen = set()
    for _ in range(dice.choice((0, 1, 1, 2, 2, 3))):
        reference = world.case_row(dice)
        if reference.pk in seen:
            continue
        seen.add(reference.pk)
        ago = dice.choice((2, 5, 9, 14, 20, 27, 31, 45, 63, 90))
        yield world.rows.add(
            m.CaseDiscussion,
            session=session,
            case_reference=reference,
            plan_moved_on=session.held_on - ago * DAY if dice.random() < 0.9 else None,
            life_now=dice.choice(texts.LIFE_NOW),
            decision=dice.choice(texts.DECISION),
            worried=dice.choice(texts.WORRIED),
            working_well=dice.choice(texts.WORKING_WELL),
            needs_to_happen=dice.choice(texts.NEEDS),
        )


def carried_of(world, dice, session):
    """What earlier sessions agreed and none has answered for good, with its answer: done, dropped, moved or in progress."""
    for link in [link for earlier in session.earlier for link in earlier.links if not link.answered]:
        action, outcome, note = link.action, m.CarriedOutcome.IN_PROGRESS, ""
        if action.closed_on and action.closed_on <= session.held_on:
            outcome = m.CarriedOutcome.DONE if action.state == ActionState.DONE else m.CarriedOutcome.DROPPED
            note, link.answered = action.evidence[:300], True
        elif dice.random() < 0.3:
            outcome, note = m.CarriedOutcome.MOVED, dice.choice(texts.MOVED)
        if session.state == m.SessionState.HELD and dice.random() < 0.5 and not link.answered:
            outcome, note = "", ""
        yield world.rows.add(m.CarriedAction, session=session, action=action, outcome=outcome, note=note)


def links_of(world, session):
    """The actions agreed and the needs raised by these two on the day."""
    key = (session.of.pk, session.by.pk, session.held_on)
    agreed = [world.rows.add(m.SessionAction, session=session, action=action) for action in world.agreed_on.pop(key, ())]
    needs = [world.rows.add(m.SessionNeed, session=session, need=need) for need in world.raised_on.pop(key, ())]
    for link in agreed:
        link.answered = False
    session.links = agreed
    return agreed, needs


def snapshot(session, note, cases, carried, agreed, needs, due):
    """The same plain values as supervision.services.signing.snapshot_of makes of the stored rows."""
    people = sorted((("supervisee", session.of), ("supervisor", session.by)))
    return {
        "session": session.pk,
        "kind": str(session.kind),
        "starts_at": session.starts_at.astimezone(datetime.UTC).isoformat(),
        "ends_at": session.ends_at.astimezone(datetime.UTC).isoformat(),
        "held_on": session.held_on.isoformat(),
        "next_on": session.next_on.isoformat() if session.next_on else None,
        "participants": [{"person": person.pk, "name": person.name, "role": role} for role, person in people],
        "note": {name: getattr(note, name) for name in ("agenda", *WRITTEN)},
        "cases": [
            {"case": case.case_reference.reference}
            | {name: getattr(case, name) for name in CASE}
            | {"plan_moved_on": case.plan_moved_on.isoformat() if case.plan_moved_on else None}
            for case in cases
        ],
        "carried": [{"action": row.action.pk, "what": row.action.what, "outcome": str(row.outcome), "note": row.note} for row in carried],
        "actions": [
            {
                "action": link.action.pk,
                "what": link.action.what,
                "who": link.action.person.name,
                "due_on": due[link.action.pk].isoformat(),
                "case": link.action.case_reference.reference if link.action.case_reference else "",
            }
            for link in agreed
        ],
        "needs": [{"need": link.need.pk, "title": link.need.title, "reason": link.need.reason} for link in needs],
    }
