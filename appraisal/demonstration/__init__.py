"""The appraisals of the demonstration: last year's nearly all signed, this year's under way, and one team behind."""

from appraisal.demonstration.making import make_appraisals
from appraisal.models import Appraisal, AppraisalCycle, AppraisalNeed, EvidenceItem, Target, TargetStandard
from learning_org.questionnaires.models import Answer, Response
from learning_org.trail.models import Signature
from practitioners.demonstration.history import SYSTEM, Change, at_nine, in_period
from practitioners.demonstration.steps import RESPONSE_CHANGES
from practitioners.registries import DemonstrationStep

OPEN = {"signed_on": "NULL", "locked_at": "NULL"}
NOT_BACK = {"sent_back_on": "NULL", "sent_back_by_id": "NULL", "sent_back_why": "''", "signing_round": "1"}
PREPARING = OPEN | {"state": "'preparing'"}
NO_GIVEN = {"appraiser_response_id": "NULL"}
NOTHING = PREPARING | NOT_BACK | NO_GIVEN | {"own_response_id": "NULL"}
STARTED = "(SELECT r.started_at FROM questionnaires_response r WHERE r.id = t.{})"
SIGNATURE = "(SELECT s.{} FROM trail_signature s WHERE s.record_kind = 'appraisal.appraisal' AND s.record_id = t.id AND s.round = {} {})"
FIRST, LAST = "ORDER BY s.signed_at LIMIT 1", "ORDER BY s.signed_at DESC LIMIT 1"
OF = "(SELECT a.{} FROM appraisal_appraisal a WHERE a.id = t.appraisal_id)"
OF_TARGET = "(SELECT a.{} FROM appraisal_appraisal a JOIN appraisal_target g ON g.appraisal_id = a.id WHERE g.id = t.target_id)"
RAISED = "(SELECT n.{} FROM practitioners_learningneed n WHERE n.id = t.need_id)"
NEW_CYCLE = "NOT EXISTS (SELECT 1 FROM appraisal_appraisalcycleevent e WHERE e.pgh_obj_id = t.id)"
CHANGES = {
    AppraisalCycle: [Change(in_period(at_nine("lower(t.period) - 30")), SYSTEM, where=NEW_CYCLE, label="insert")],
    Appraisal: [
        Change(at_nine("t.begun_on"), "t.begun_by_id", NOTHING, label="insert"),
        Change(STARTED.format("own_response_id"), "t.appraisee_id", PREPARING | NOT_BACK | NO_GIVEN, where="t.own_response_id IS NOT NULL"),
        Change(
            STARTED.format("appraiser_response_id"), "t.appraiser_id", PREPARING | NOT_BACK, where="t.appraiser_response_id IS NOT NULL"
        ),
        Change(
            SIGNATURE.format("signed_at", "1", FIRST),
            SIGNATURE.format("person_id", "1", FIRST),
            OPEN | NOT_BACK | {"state": "'waiting'"},
            where=f"EXISTS {SIGNATURE.format('id', '1', FIRST)}",
        ),
        Change(at_nine("t.sent_back_on"), "t.sent_back_by_id", PREPARING, where="t.sent_back_on IS NOT NULL"),
        Change(
            SIGNATURE.format("signed_at", "2", FIRST),
            SIGNATURE.format("person_id", "2", FIRST),
            OPEN | {"state": "'waiting'"},
            where=f"EXISTS {SIGNATURE.format('id', '2', FIRST)}",
        ),
        Change("t.locked_at", SIGNATURE.format("person_id", "t.signing_round", LAST), where="t.locked_at IS NOT NULL"),
    ],
    Target: [Change(in_period(at_nine(OF.format("meeting_on"))), OF.format("appraiser_id"), label="insert")],
    TargetStandard: [
        Change(in_period(at_nine(OF_TARGET.format("meeting_on"))), OF_TARGET.format("appraiser_id"), label="insert"),
    ],
    EvidenceItem: [
        Change(
            in_period(
                "(SELECT r.started_at FROM appraisal_appraisal a JOIN questionnaires_response r ON r.id = a.own_response_id "
                "WHERE a.id = t.appraisal_id)"
            ),
            "t.added_by_id",
            label="insert",
        )
    ],
    AppraisalNeed: [Change(at_nine(RAISED.format("raised_on")), RAISED.format("raised_by_id"), label="insert")],
}


def steps():
    """What makes appraisals, for practitioners.registries."""
    return [
        DemonstrationStep(
            name="appraisals",
            makers=(make_appraisals,),
            models=(AppraisalCycle, Response, Answer, Appraisal, Target, TargetStandard, EvidenceItem, AppraisalNeed, Signature),
            changes=CHANGES | RESPONSE_CHANGES,
            order=60,
        )
    ]
