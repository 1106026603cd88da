"""One appraisal to be read, and the snapshot that is signed: everything that it says, as plain values."""

import json

from django.db.models import Prefetch
from django.urls import reverse

from appraisal.models import EvidenceKind, TargetStandard
from audits.models import CaseAudit
from learning_org.questionnaires.models import Answer, Question
from learning_org.questionnaires.queries import words_of
from learning_org.trail.signing import is_genuine, matches, signatures_of
from practitioners.models import AgreedAction, CPDEntry, LearningNeed
from training.models import Booking

SCHEMA = WITH_STANDARDS = 2  # of a snapshot; the first shape knew of no standards that targets name
STANDARDS = "target_standards"
LINKED = (
    ("entry_id", CPDEntry, "practitioners:cpd_detail"),
    ("audit_id", CaseAudit, "audits:audit_detail"),
    ("booking_id", Booking, "training:booking_detail"),
    ("action_id", AgreedAction, "practitioners:action_detail"),
)


def parts_of(appraisal):
    """{response's key: [(Section, [(Question, words of its answer)])]} of both parts that are begun: three statements."""
    responses = [r for r in (appraisal.own_response, appraisal.appraiser_response) if r]
    held = {(a.response_id, a.question_id): a for a in Answer.objects.filter(response__in=responses)}
    questions = Question.objects.filter(section__version__in={r.version_id for r in responses}).select_related("section")
    questions = list(questions.prefetch_related("options").order_by("section__order", "order"))
    found = {}
    for response in responses:
        sections = found.setdefault(response.pk, {})
        for question in questions:
            if question.section.version_id == response.version_id:
                words = words_of(question, held.get((response.pk, question.pk)))
                sections.setdefault(question.section, []).append((question, words))
    return {key: list(sections.items()) for key, sections in found.items()}


def targets_of(appraisal):
    """The targets in order, each with the standards that it names in `shown`: two statements."""
    rows = TargetStandard.objects.select_related("standard__version__framework").order_by(
        "standard__version__framework__name", "standard__order"
    )
    return list(appraisal.targets.prefetch_related(Prefetch("named_standards", rows, to_attr="shown")))


def snapshot_of(appraisal, parts=None, evidence=None, targets=None, needs=None):
    """Everything that an appraisal says, as plain values, to be signed and compared (P46). What is read already can be handed in.

    Needs live on outside the record: their words are those of now, and stay in the signature as they were.
    """
    parts = parts_of(appraisal) if parts is None else parts
    evidence = evidence_of(appraisal) if evidence is None else evidence
    targets = targets_of(appraisal) if targets is None else targets
    needs = needs_of(appraisal) if needs is None else needs
    return {
        "cycle": [appraisal.cycle.period.lower, appraisal.cycle.period.upper],
        "appraisee": appraisal.appraisee_id,
        "appraiser": appraisal.appraiser_id,
        "begun_on": appraisal.begun_on,
        "meeting_on": appraisal.meeting_on,
        "own": _answers(parts.get(appraisal.own_response_id, [])),
        "given": _answers(parts.get(appraisal.appraiser_response_id, [])),
        "targets": [[t.pk, t.text, t.measure, t.due_on] for t in targets],
        STANDARDS: [[t.pk, *_standard(row.standard)] for t in targets for row in sorted(t.shown, key=lambda row: row.standard_id)],
        "evidence": [[e.pk, e.kind, e.on, e.text, e.outcome, e.added_by_id] for e in evidence],
        "needs": [[n.pk, n.title, n.reason] for n in needs],
    }


def _standard(standard):
    """A standard as it is signed, by what never changes once it is named: what its framework is called may change."""
    return standard.pk, standard.version.framework.code, standard.version.label, standard.code, standard.title


def _answers(sections):
    return [[str(section), question.text, words] for section, rows in sections for question, words in rows]


def evidence_of(appraisal):
    """The evidence in order of kind and date, with who added it."""
    order = {kind: place for place, kind in enumerate(EvidenceKind.values)}
    return sorted(appraisal.evidence.select_related("added_by"), key=lambda item: (order[item.kind], item.on, item.pk))


def needs_of(appraisal):
    """The learning needs that were raised in the appraisal, in the order of raising."""
    return list(LearningNeed.objects.filter(appraisal_link__appraisal=appraisal).order_by("appraisal_link__pk"))


def still_says(signature, snapshot):
    """Whether a signature is genuine and the record says what was signed. The words of a need may have changed since."""
    if not is_genuine(signature):
        return False
    signed = json.loads(signature.snapshot)
    if [row[0] for row in signed.get("needs", ())] != [row[0] for row in snapshot["needs"]]:
        return False
    if signature.schema < WITH_STANDARDS and not snapshot[STANDARDS]:
        snapshot = {name: value for name, value in snapshot.items() if name != STANDARDS}
    return matches(signature, snapshot | {"needs": signed["needs"]})


def signatures_on(appraisal, snapshot):
    """[(Signature, whether the record still says what was signed)] of the present round, the first first: one statement."""
    found = signatures_of(appraisal, signing_round=appraisal.signing_round).order_by("signed_at", "pk")
    return [(signature, still_says(signature, snapshot)) for signature in found]


def links_of(evidence, user):
    """{key of an EvidenceItem: address of its record} for those whose record this user may read: at most one statement for each kind."""
    found = {}
    for field, model, page in LINKED:
        keys = {getattr(item, field): item.pk for item in evidence if getattr(item, field)}
        if keys:
            readable = model.objects.readable_by(user).filter(pk__in=keys).values_list("pk", flat=True)
            found |= {keys[key]: reverse(page, args=[key]) for key in readable}
    return found
