"""What is gathered for an appraisal: records of the year before, last year's targets, and words."""

from appraisal.demonstration import texts
from appraisal.models import EvidenceItem, EvidenceKind, TargetOutcome
from audits.models import AuditState, CaseAudit, Grade
from practitioners.demonstration.world import DAY
from practitioners.models import ActionState, AgreedAction, CPDEntry, CPDState
from training.models import Booking

OUTCOMES = [TargetOutcome.MET] * 5 + [TargetOutcome.PARTLY] * 3 + [TargetOutcome.NOT_MET, TargetOutcome.CHANGED]
WORDS = (
    (EvidenceKind.FEEDBACK, texts.FEEDBACK, 0.7),
    (EvidenceKind.COMPLIMENT, texts.COMPLIMENTS, 0.4),
    (EvidenceKind.CONCERN, texts.CONCERNS, 0.2),
)


def records_of(world):
    """{person's key: [(field, kind, record, on, words)]} of all that can be evidence, made once."""
    if not hasattr(world, "appraisal_records"):
        world.appraisal_records = found = {}
        for person_id, *values in _records(world):
            found.setdefault(person_id, []).append(tuple(values))
    return world.appraisal_records


def _records(world):
    made = world.rows.made
    for row in made[CPDEntry]:
        if row.state == CPDState.RECORDED:
            yield row.person_id, "entry", EvidenceKind.LEARNING, row, max(row.learnt_on, row.recorded_at.date()), row.title
    for row in made[CaseAudit]:
        if row.state == AuditState.SUBMITTED:
            words = f"{row.case_reference}: {Grade(row.reported_grade).label.lower()}"
            yield row.practitioner_id, "audit", EvidenceKind.AUDIT, row, row.submitted_on, words
    for row in made[Booking]:
        if row.attended:
            yield row.person_id, "booking", EvidenceKind.TRAINING, row, row.session.last_on, row.session.course.title
    for row in made[AgreedAction]:
        if row.state == ActionState.DONE:
            yield row.person_id, "action", EvidenceKind.ACTION, row, row.closed_on, row.what


def gather(world, dice, row, day):
    """What the appraisee adds up to the day on which they write. Returns the EvidenceItems."""
    person, found = row.appraisee, []

    def add(kind, on, text, by=person, **values):
        found.append(world.rows.add(EvidenceItem, appraisal=row, kind=kind, on=on, text=text[:500], added_by=by, **values))

    for target in world.last_targets.pop(person.pk, ()):
        add(EvidenceKind.TARGET, target.due_on, target.text, target=target, outcome=dice.choice(OUTCOMES))
    offered = [r for r in records_of(world).get(person.pk, ()) if day - 365 * DAY < r[3] <= day]
    for kind, most in ((EvidenceKind.LEARNING, 3), (EvidenceKind.AUDIT, 2), (EvidenceKind.TRAINING, 2), (EvidenceKind.ACTION, 2)):
        of_kind = [r for r in offered if r[1] == kind]
        for field, _, record, on, text in dice.sample(of_kind, min(most, len(of_kind))):
            add(kind, on, text, **{field: record})
    for kind, said, often in WORDS:
        if dice.random() < often:
            on = day - dice.randrange(20, 200) * DAY
            by = row.appraiser if kind == EvidenceKind.CONCERN else dice.choice((person, row.appraiser))
            add(kind, max(on, world.start), dice.choice(said), by)
    return found
