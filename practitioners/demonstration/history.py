"""The history, dated as if the product had been in use all the time.

The triggers that would write every row into the history with today's time are off while the rows are loaded; afterwards the history
is written here, by the database itself: what each row was when it was made, and what became of it, on the days when that happened.
Everything loaded is marked "demonstration data", with the person who did it.
"""

import contextlib
import dataclasses

from django.apps import apps
from django.db import connection

from learning_org.accounts.models import Person, User
from learning_org.notifications.models import Delivery, Message, Reminder
from practitioners import models as m
from practitioners.demonstration.rows import continue_sequences

NOTE = "demonstration data"


@dataclasses.dataclass(frozen=True)
class Change:
    """An event: when and by whom, as SQL; what the columns held then, where it differs from now; which rows it happened to."""

    when: str
    who: str
    then: dict = dataclasses.field(default_factory=dict)
    where: str = "true"
    label: str = "update"


def at_nine(day):
    return f"((({day})::date + time '09:00') AT TIME ZONE 'Europe/London')"


def in_period(moment):
    """Nothing happened before the product was in use, and nothing later than today."""
    return f"LEAST(GREATEST({moment}, {at_nine('%(start)s')}), {at_nine('%(as_at)s')})"


ADMIN, SYSTEM = "%(admin)s", "%(system)s"
MADE_AT_START = [Change(in_period(at_nine("%(start)s")), ADMIN, label="insert")]
FIRST_DAY = "(SELECT min(lower(p.period)) FROM practitioners_position p WHERE p.person_id = t.{})"
OPEN_PERIOD = {"period": "daterange(lower(t.period), NULL)"}
DATED = [
    Change(in_period(at_nine("lower(t.period)")), ADMIN, OPEN_PERIOD, label="insert"),
    Change(in_period(at_nine("GREATEST(lower(t.period), upper(t.period) - 14)")), ADMIN, where="upper(t.period) IS NOT NULL"),
]
ENTRY = "(SELECT e.{} FROM practitioners_cpdentry e WHERE e.id = t.entry_id)"
WITH_ENTRY = [Change(ENTRY.format("recorded_at"), ENTRY.format("person_id"), label="insert")]
UNCHECKED = {"checked_on": "NULL", "checked_by_id": "NULL"}
NOT_SENT_UP = {"sent_up_on": "NULL", "sent_up_by_id": "NULL", "sent_up_why": "''"}
STILL_OPEN = {"state": "'open'", "closed_on": "NULL", "evidence": "''"}
UNMET = {"closed_on": "NULL", "closed_by_id": "NULL", "met_by_entry_id": "NULL", "met_how": "''", "ended_reason": "''"}
NOT_ON = {"officer_told_on": "NULL"}
UNTOLD = NOT_ON | {"manager_told_on": "NULL"}
STILL_UNMET = UNMET | {"state": "CASE WHEN t.plan <> '' THEN 'planned' ELSE 'open' END"}
HANDED = "(SELECT h.{} FROM practitioners_actionhandover h WHERE h.action_id = t.id)"
FIRST_DOER = {"person_id": f"COALESCE({HANDED.format('earlier_id')}, t.person_id)"}
NO_PARTS = {"form_sent_on": "NULL", "fee_paid_on": "NULL", "learning_submitted_on": "NULL"}
OF_RENEWAL = "(SELECT r.person_id FROM practitioners_registration r WHERE r.id = t.registration_id)"
RENEWED_ON = "GREATEST(t.form_sent_on, t.fee_paid_on, t.learning_submitted_on)"
RENEWER_CAME = f"(SELECT min(lower(p.period)) FROM practitioners_position p WHERE p.person_id = {OF_RENEWAL})"  # noqa: S608
TOLD = "(SELECT g.created_at FROM notifications_message g WHERE g.id = t.message_id)"
REMINDER_WRITTEN = (
    "t.due_on - CASE WHEN t.key LIKE 'follow-up:%%:14' THEN 14 WHEN t.key LIKE 'follow-up:%%:7' THEN 7 ELSE 4 END"  # days ahead
)

CHANGES = {
    Person: [Change(in_period(at_nine(FIRST_DAY.format("id"))), ADMIN, label="insert")],
    User: [
        Change(in_period(at_nine(FIRST_DAY.format("person_id"))), ADMIN, {"is_active": "true"}, label="insert"),
        Change(
            in_period(at_nine("(SELECT max(upper(p.period)) FROM practitioners_position p WHERE p.person_id = t.person_id)")),
            ADMIN,
            where="NOT t.is_active",
        ),
    ],
    **dict.fromkeys((m.Organisation, m.Job, m.Grade, m.CaseReference), MADE_AT_START),
    **dict.fromkeys((m.Unit, m.UnitParent, m.UnitAncestry, m.Position, m.Relationship, m.RoleGrant), DATED),
    m.CalendarEntry: [
        Change(
            in_period("t.starts_at - interval '10 days'"),
            f"CASE WHEN t.kind IN ('training', 'supervision') THEN {SYSTEM} ELSE {ADMIN} END",
            label="insert",
        )
    ],
    m.Registration: [
        Change(in_period(at_nine(FIRST_DAY.format("person_id"))), ADMIN, UNCHECKED, label="insert"),
        Change(at_nine("t.checked_on"), "t.checked_by_id", where="t.checked_on IS NOT NULL"),
    ],
    m.Renewal: [
        Change(in_period(at_nine(f"GREATEST(t.year + 274, {RENEWER_CAME})")), SYSTEM, NO_PARTS, label="insert"),
        Change(in_period(at_nine(RENEWED_ON)), OF_RENEWAL, where=f"{RENEWED_ON} IS NOT NULL"),
    ],
    m.CPDEntry: [
        Change("t.recorded_at", "t.person_id", {"state": "'recorded'", "withdrawn_at": "NULL"}, label="insert"),
        Change("t.withdrawn_at", "t.person_id", where="t.state = 'withdrawn'"),
    ],
    **dict.fromkeys((m.Reflection, m.CPDStandard), WITH_ENTRY),
    m.PeerReflection: [
        Change(
            ENTRY.format("recorded_at"),
            ENTRY.format("person_id"),
            {"answer": "''", "added": "''", "answered_on": "NULL"},
            label="insert",
        ),
        Change(at_nine("t.answered_on"), "t.peer_id", where="t.answered_on IS NOT NULL"),
    ],
    m.CPDShare: [Change("t.shared_at", ENTRY.format("person_id"), label="insert")],
    m.LearningNeed: [
        Change(at_nine("t.raised_on"), "t.raised_by_id", {"state": "'open'", "plan": "''"} | UNMET | UNTOLD, label="insert"),
        Change(
            in_period(at_nine("LEAST(t.raised_on + 3, t.closed_on)")),
            "t.person_id",
            UNMET | UNTOLD | {"state": "'planned'"},
            where="t.plan <> ''",
        ),
        Change(
            at_nine("t.manager_told_on"), SYSTEM, STILL_UNMET | NOT_ON, where="t.manager_told_on < COALESCE(t.officer_told_on, 'infinity')"
        ),
        Change(at_nine("t.officer_told_on"), SYSTEM, STILL_UNMET, where="t.officer_told_on IS NOT NULL"),
        Change(at_nine("t.closed_on"), "t.closed_by_id", where="t.closed_on IS NOT NULL"),
    ],
    m.AgreedAction: [
        Change(at_nine("t.agreed_on"), "t.agreed_by_id", STILL_OPEN | UNCHECKED | NOT_SENT_UP | FIRST_DOER, label="insert"),
        Change(
            at_nine(HANDED.format('"on"')),
            HANDED.format("by_id"),
            STILL_OPEN | UNCHECKED | NOT_SENT_UP,
            where=f"{HANDED.format('id')} IS NOT NULL",
        ),
        Change(at_nine("t.sent_up_on"), "t.sent_up_by_id", STILL_OPEN | UNCHECKED, where="t.sent_up_on IS NOT NULL"),
        Change(at_nine("t.closed_on"), "t.person_id", UNCHECKED, where="t.closed_on IS NOT NULL"),
        Change(at_nine("t.checked_on"), "t.checked_by_id", where="t.checked_on IS NOT NULL"),
    ],
    m.ActionHandover: [Change(at_nine('t."on"'), "t.by_id", label="insert")],
    m.ActionDueDate: [Change(at_nine("t.set_on"), "t.set_by_id", label="insert")],
    Message: [
        Change("t.created_at", "t.sender_id", {"read_at": "NULL"}, label="insert"),
        Change("t.read_at", "t.recipient_id", where="t.read_at IS NOT NULL"),
    ],
    Delivery: [
        Change(
            TOLD,
            SYSTEM,
            {"state": "CASE t.state WHEN 'no_address' THEN t.state ELSE 'waiting' END", "attempts": "0", "sent_at": "NULL", "error": "''"},
            label="insert",
        ),
        Change(f"{TOLD} + interval '20 seconds'", SYSTEM, where="t.attempts > 0"),
    ],
    Reminder: [
        Change(in_period(at_nine(REMINDER_WRITTEN)), "t.recipient_id", {"message_id": "NULL", "cancelled_at": "NULL"}, label="insert"),
        Change(f"COALESCE(t.cancelled_at, {TOLD})", SYSTEM, where="t.cancelled_at IS NOT NULL OR t.message_id IS NOT NULL"),
    ],
}


@contextlib.contextmanager
def triggers_off(models):
    """Nothing is written to these models' history within the block, which must be in a transaction of the tables' owner."""
    tables = [connection.ops.quote_name(model._meta.db_table) for model in models]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def write_history(world, changes=None):
    """Write the events of every row that was loaded, by what happened to each model's. Returns how many there are."""
    names = {"start": world.start, "as_at": world.as_at, "admin": world.accounts["admin"].pk, "system": world.system.pk, "note": NOTE}
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO pghistory_context (id, created_at, updated_at, metadata) "  # noqa: S608
            "SELECT md5(%(note)s || id)::uuid, t.made, t.made, jsonb_build_object('person', id, 'source', %(note)s::text) "
            f"FROM accounts_person, (SELECT {at_nine('%(as_at)s')} AS made) t ORDER BY id",
            names,
        )
        return sum(write_events(cursor, model, happened, names) for model, happened in (changes or CHANGES).items())


def event_model(model):
    return next(found for found in apps.get_models() if getattr(found, "pgh_tracked_model", None) is model)


def was(change, column):
    """What the column held then; an empty one keeps its type, which UNION asks for."""
    then = change.then.get(column, f"t.{column}")
    return f"NULLIF(t.{column}, t.{column})" if then == "NULL" else then


def write_events(cursor, model, changes, names):
    """All events of one model, in order of time, so that their keys are in that order too."""
    event, table, quoted = event_model(model), model._meta.db_table, connection.ops.quote_name
    columns = [f.column for f in event._meta.concrete_fields if not f.name.startswith("pgh_")]
    parts = []
    for order, change in enumerate(changes):
        held = ", ".join(f"{was(change, column)} AS {quoted(column)}" for column in columns)
        part = f"SELECT {held}, {change.when} AS happened, {order} AS step, {change.who} AS who, '{change.label}' AS event_label "
        parts.append(part + f"FROM {table} t WHERE {change.where}" + (" AND NOT t.is_system" if model is Person else ""))
    listed, name = ", ".join(map(quoted, columns)), event._meta.db_table
    continue_sequences([event])
    cursor.execute(
        f"INSERT INTO {name} ({listed}, pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id) "  # noqa: S608
        f"SELECT {listed}, happened, event_label, id, md5(%(note)s || who)::uuid FROM ({' UNION ALL '.join(parts)}) events "
        "ORDER BY happened, id, step",
        names,
    )
    return cursor.rowcount
