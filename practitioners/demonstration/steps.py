"""The follow-ups' step of the demonstration, after what training makes, with its history."""

from learning_org.notifications.models import Delivery, Message, Reminder
from learning_org.questionnaires.models import Answer, Response
from practitioners.demonstration import asking, follow_ups, plans
from practitioners.demonstration.history import SYSTEM, Change, at_nine, in_period
from practitioners.models import ActionDueDate, AgreedAction, CaseReference, ImpactFollowUp, LearningNeed
from practitioners.registries import DemonstrationStep

NO_COMMENT = {"commented_by_id": "NULL", "commented_on": "NULL", "manager_changed": "NULL", "comment": "''"}
NOTHING_YET = NO_COMMENT | {"rating_later": "NULL", "response_id": "NULL", "answered_on": "NULL", "changed": "NULL"}
NOT_WITHDRAWN = {"withdrawn_on": "NULL", "withdrawn_reason": "''"}
SENT = "(SELECT r.submitted_at FROM questionnaires_response r WHERE r.id = t.response_id)"
OF_RESPONSE = "(SELECT r.{} FROM questionnaires_response r WHERE r.id = t.response_id)"
RESPONSE_CHANGES = {
    Response: [
        Change("t.started_at", "t.respondent_id", {"submitted_at": "NULL", "locked_at": "NULL"}, label="insert"),
        Change("t.submitted_at", "t.respondent_id", where="t.submitted_at IS NOT NULL"),
    ],
    Answer: [Change(OF_RESPONSE.format("started_at"), OF_RESPONSE.format("respondent_id"), label="insert")],
}
CHANGES = {
    ImpactFollowUp: [
        Change(
            in_period(at_nine("COALESCE((SELECT n.closed_on FROM practitioners_learningneed n WHERE n.id = t.need_id), t.learnt_on)")),
            "COALESCE((SELECT n.closed_by_id FROM practitioners_learningneed n WHERE n.id = t.need_id), %(system)s)",
            {"asked_on": "NULL"} | NOTHING_YET | NOT_WITHDRAWN,
            label="insert",
        ),
        Change(at_nine("t.asked_on"), SYSTEM, NOTHING_YET | NOT_WITHDRAWN, where="t.asked_on IS NOT NULL"),
        Change(at_nine("t.withdrawn_on"), SYSTEM, where="t.withdrawn_on IS NOT NULL"),
        Change(SENT, "t.person_id", NO_COMMENT, where="t.answered_on IS NOT NULL"),
        Change(at_nine("t.commented_on"), "t.commented_by_id", where="t.commented_on IS NOT NULL"),
    ]
}


def steps():
    """What makes follow-ups, for practitioners.registries."""
    return [
        DemonstrationStep(
            name="three-month follow-ups",
            makers=(follow_ups.follow_needs, asking.ask_account, asking.make_asking),
            models=(CaseReference, Response, Answer, ImpactFollowUp, Message, Delivery, Reminder),
            changes=CHANGES | RESPONSE_CHANGES,
            order=30,
        )
    ]


def later_needs():
    """What makes the needs that came of follow-ups and of an analysis, after the follow-ups; their history is that of all needs."""
    makers, models = (plans.make_later_needs,), (LearningNeed, AgreedAction, ActionDueDate)
    return [DemonstrationStep(name="needs from follow-ups and analysis", makers=makers, models=models, changes={}, order=33)]
