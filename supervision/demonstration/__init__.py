"""A supervision each month for everybody with a lead supervisor, signed by both; one team falls behind."""

from practitioners.demonstration.history import Change, at_nine, in_period
from practitioners.registries import DemonstrationStep

OF = "(SELECT s.{} FROM supervision_supervisionsession s WHERE s.id = t.session_id)"
HELD = f"({at_nine('t.held_on')} + interval '3 hours')"
PLANNED_AT = in_period("t.starts_at - interval '21 days'")
PLANNED = {
    "state": "'planned'",
    "held_on": "NULL",
    "signed_on": "NULL",
    "locked_at": "NULL",
    "next_on": "NULL",
    "cancelled_on": "NULL",
    "cancelled_reason": "''",
    "signing_round": "1",
}
UNSIGNED = {"signed_on": "NULL", "locked_at": "NULL"}
PART_AT = in_period(f"COALESCE({OF.format('held_on')} + time '11:00', {OF.format('starts_at')} - interval '2 days')")
WHO = OF.format("planned_by_id")


def steps():
    """The step that this app adds to the demonstration."""
    from practitioners.demonstration.history import MADE_AT_START
    from practitioners.models import CalendarEntry, CaseReference
    from supervision import models as m
    from supervision.demonstration.sessions import make_sessions, sign_sessions

    part = [Change(PART_AT, WHO, label="insert")]
    parts = (m.SessionNote, m.CaseDiscussion, m.WellbeingNote, m.CarriedAction, m.SessionAction, m.SessionNeed)
    sessions = [
        Change(PLANNED_AT, "t.planned_by_id", PLANNED, label="insert"),
        Change(at_nine("t.cancelled_on"), "t.planned_by_id", where="t.state = 'cancelled'"),
        Change(HELD, "t.planned_by_id", UNSIGNED | {"state": "'held'", "next_on": "NULL"}, where="t.held_on IS NOT NULL"),
        Change(in_period(f"{HELD} + interval '1 hour'"), "t.planned_by_id", UNSIGNED | {"state": "'waiting'"}, where="t.state = 'signed'"),
        Change(in_period(f"{HELD} + interval '1 hour'"), "t.planned_by_id", where="t.state = 'waiting'"),
        Change("t.locked_at", "t.planned_by_id", where="t.state = 'signed'"),
    ]
    people = [Change(in_period(f"{OF.format('starts_at')} - interval '21 days'"), WHO, label="insert")]
    changes = {m.SupervisionPolicy: MADE_AT_START, m.SupervisionSession: sessions, m.Participant: people, **dict.fromkeys(parts, part)}
    from learning_org.notifications.models import Delivery, Message
    from learning_org.trail.models import Addendum, ReadLog, ReasonConcerned, ReasonGrant, Signature, SignatureCheck
    from supervision.demonstration.trust import add_to_one, check_signatures_of_the_night, open_one_with_a_reason

    models = (CalendarEntry, CaseReference, m.SupervisionPolicy, m.SupervisionSession, m.Participant, *parts, Signature)
    trust = (ReasonGrant, ReasonConcerned, Message, Delivery, ReadLog, Addendum, Signature, SignatureCheck)
    makers = (open_one_with_a_reason, add_to_one, check_signatures_of_the_night)
    return [
        DemonstrationStep("supervision", (make_sessions, sign_sessions), models, changes, order=50),
        DemonstrationStep("reasons and addenda", makers, trust, {}, order=65),
    ]
