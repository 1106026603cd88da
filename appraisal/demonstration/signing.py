"""Genuine signatures, made as the product makes them: the appraisee's, some days later the appraiser's; a few are sent back first."""

from django.conf import settings

from appraisal.demonstration import texts
from appraisal.models import AppraisalState, EvidenceKind
from appraisal.queries.record import snapshot_of
from appraisal.services.signing import SCHEMA
from learning_org.questionnaires.queries import words_of
from learning_org.trail.models import Signature
from learning_org.trail.signing import canonical, digest
from practitioners.demonstration.world import DAY, at

SENT_BACK, LEFT_WAITING = 0.06, 0.03
KIND = "appraisal.appraisal"


def sign(world, dice, row, evidence, targets, needs):
    """The first signature within a fortnight of the meeting, the second within another, as far as both are at work."""
    first, second = row.appraisee, row.appraiser
    day = world.working_day(first, row.meeting_on + dice.randrange(1, 10) * DAY)
    if day is None:
        return
    text = canonical(snapshot(world, row, evidence, targets, needs))
    add_signature(world, dice, row, text, first, day)
    if dice.random() < SENT_BACK and (back_on := send_back(world, dice, row, day)):
        again = world.working_day(first, back_on + dice.randrange(2, 8) * DAY)
        if again is None:
            return
        day = again
        add_signature(world, dice, row, text, first, day)
    row.state = AppraisalState.WAITING
    last = world.working_day(second, day + dice.randrange(1, 10) * DAY)
    if last and world.in_post(first, last) and dice.random() > LEFT_WAITING:
        lock(row, last, add_signature(world, dice, row, text, second, last))


def send_back(world, dice, row, day):
    """The appraiser asks for a change. Returns the day, or None when they are not at work in time."""
    day = world.working_day(row.appraiser, day + dice.randrange(1, 5) * DAY)
    if day:
        row.signing_round, row.state = 2, AppraisalState.PREPARING
        row.sent_back_on, row.sent_back_by, row.sent_back_why = day, row.appraiser, dice.choice(texts.SENT_BACK)
    return day


def lock(row, day, signature):
    row.state, row.signed_on, row.locked_at = AppraisalState.SIGNED, day, signature.signed_at
    for response in (row.own_response, row.appraiser_response):
        response.submitted_at = response.locked_at = signature.signed_at


def add_signature(world, dice, row, text, person, day):
    """One signature of the present round."""
    about = {"kind": KIND, "record_id": row.pk, "part": "record", "signing_round": row.signing_round, "person_id": person.pk}
    signed_at, key = at(day, 15, dice.randrange(60)), settings.SIGNING_KEY_ID
    return world.rows.add(
        Signature,
        record_kind=KIND,
        record_id=row.pk,
        round=row.signing_round,
        person=person,
        signed_at=signed_at,
        schema=SCHEMA,
        snapshot=text,
        key_id=key,
        digest=digest(text, **about, signed_at=signed_at, key_id=key),
    )


def snapshot(world, row, evidence, targets, needs):
    """What snapshot_of() says of the row once it is stored, without asking the database."""
    order = {kind: place for place, kind in enumerate(EvidenceKind.values)}
    parts = {r.pk: answered(world, r) for r in (row.own_response, row.appraiser_response)}
    evidence = sorted(evidence, key=lambda item: (order[item.kind], item.on, item.pk))
    return snapshot_of(row, parts, evidence, sorted(targets, key=lambda t: (t.due_on, t.pk)), needs)


def answered(world, response):
    """[(Section, [(Question, words of its answer)])] of a response that is not stored yet."""
    sections = {}
    for question in next(asked for version, asked in world.appraisal_forms.values() if version == response.version):
        sections.setdefault(question.section, []).append((question, words_of(question, response.kept.get(question.pk))))
    return list(sections.items())
