"""What happened to training's rows, and when, for the demonstration's history."""

from practitioners.demonstration.history import ADMIN, SYSTEM, Change, at_nine, in_period
from training.models import Booking, BookingFollowUp, Course, Session, SessionDay

OFFICER = (
    "COALESCE((SELECT g.person_id FROM practitioners_rolegrant g WHERE g.role = 'training_officer' AND g.period @> {}"  # noqa: S608
    f" ORDER BY g.id LIMIT 1), {ADMIN})"
)
PUT_ON = "GREATEST({} - 90, %(start)s::date)"
OF_SESSION = "(SELECT s.{} FROM training_session s WHERE s.id = t.session_id)"
OF_BOOKING = "(SELECT s.{} FROM training_session s JOIN training_booking b ON b.session_id = s.id WHERE b.id = t.booking_id)"
SENT = "(SELECT r.submitted_at FROM questionnaires_response r WHERE r.id = t.evaluation_id)"
NOT_HELD = {"state": "'open'", "register_taken_on": "NULL", "register_taken_by_id": "NULL"}
NOT_EVALUATED = {"evaluation_id": "NULL", "evaluated_on": "NULL"}
NOT_CANCELLED = {"cancelled_on": "NULL", "cancelled_by_id": "NULL", "cancelled_reason": "''", "cancelled_in_time": "NULL"}
NOT_OVER = NOT_EVALUATED | NOT_CANCELLED | {"attended": "NULL"}
UNDECIDED = NOT_OVER | {
    "state": "'requested'",
    "decided_by_id": "NULL",
    "decided_on": "NULL",
    "declined_reason": "''",
    "cover_confirmed": "false",
}
FIRST, TAKEN_ON, TAKEN_BY = OF_SESSION.format("first_on"), OF_SESSION.format("register_taken_on"), OF_SESSION.format("register_taken_by_id")
CANCELLED_ON = "LEAST(GREATEST(t.first_on - 4, %(start)s::date), %(as_at)s::date)"

CHANGES = {
    Course: [
        Change(in_period(at_nine("%(start)s")), ADMIN, {"is_active": "true"}, label="insert"),
        Change(in_period(at_nine("%(as_at)s::date - 230")), ADMIN, where="NOT t.is_active"),
    ],
    Session: [
        Change(
            in_period(at_nine(PUT_ON.format("t.first_on"))),
            OFFICER.format(PUT_ON.format("t.first_on")),
            NOT_HELD | {"cancelled_reason": "''"},
            label="insert",
        ),
        Change(in_period(at_nine(CANCELLED_ON)), OFFICER.format(CANCELLED_ON), where="t.state = 'cancelled'"),
        Change(in_period(at_nine("t.register_taken_on")), "t.register_taken_by_id", where="t.state = 'held'"),
    ],
    SessionDay: [Change(in_period(at_nine(PUT_ON.format(FIRST))), OFFICER.format(PUT_ON.format(FIRST)), label="insert")],
    Booking: [
        Change(at_nine("t.requested_on"), "t.requested_by_id", UNDECIDED, where="NOT t.walk_in", label="insert"),
        Change(at_nine("t.requested_on"), "t.requested_by_id", NOT_EVALUATED, where="t.walk_in", label="insert"),
        Change(
            at_nine("t.decided_on"),
            "t.decided_by_id",
            NOT_OVER | {"state": "CASE t.state WHEN 'cancelled' THEN 'approved' ELSE t.state END"},
            where="t.decided_on IS NOT NULL AND NOT t.walk_in",
        ),
        Change(at_nine(TAKEN_ON), TAKEN_BY, NOT_EVALUATED, where="t.attended IS NOT NULL AND NOT t.walk_in"),
        Change(at_nine("t.cancelled_on"), "t.cancelled_by_id", where="t.state = 'cancelled'"),
        Change(SENT, "t.person_id", where="t.evaluated_on IS NOT NULL"),
    ],
}
FOLLOW_UP_CHANGES = {
    BookingFollowUp: [
        Change(
            at_nine(OF_BOOKING.format("register_taken_on")),
            f"COALESCE({OF_BOOKING.format('register_taken_by_id')}, {SYSTEM})",
            label="insert",
        )
    ]
}
