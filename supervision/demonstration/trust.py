"""A supervision opened with a reason, an addendum to a signed one, and the night's check of all signatures."""

import collections
import datetime

from django.conf import settings

from learning_org.trail.adding import SCHEMA, snapshot_of
from learning_org.trail.models import Addendum, ReadLog, ReasonConcerned, ReasonGrant, Signature, SignatureCheck
from learning_org.trail.opening import OPENED, OPENED_BODY
from learning_org.trail.signing import canonical, digest
from practitioners.demonstration.messages import message
from practitioners.demonstration.world import DAY, at
from supervision import models as m

KIND = "supervision.supervisionsession"
REASON = (
    "Complaint 118 says that the family was not told of the change of plan. I need to see what was decided in this supervision, and when, "
    "to answer it."
)
ADDED = (
    "The decision names the wrong month: the network meeting was to be in the second week of the following month, as the action says. "
    "Nothing else in the record changes."
)


def open_one_with_a_reason(world):
    """Nine days ago, or so, the principal social worker opened one supervision of the practitioner's account, and read it twice."""
    session = latest_signed(world)
    who, moment = world.accounts["psw"], at(world.working_day(world.accounts["psw"], world.as_at - 9 * DAY), 14, 5)
    title = f"{session}, {session.of} with {session.by}"
    times = {"given_at": moment, "ends_at": moment + datetime.timedelta(hours=settings.REASON_HOURS)}
    grant = world.rows.add(ReasonGrant, record_kind=KIND, record_id=session.pk, record_title=title, asked_by=who, reason=REASON, **times)
    dice = world.dice("reasons")
    for person in (session.of, session.by):
        world.rows.add(ReasonConcerned, grant=grant, person=person)
        words = {"subject": OPENED, "body": OPENED_BODY, "link": f"/reasons/{grant.pk}/", "link_text": "Read the reason"}
        message(world, dice, person, who, moment, key=f"reason:{grant.pk}:{person.pk}", **words)
    for minutes in (1, 43):
        read = {"record_kind": KIND, "record_id": session.pk, "page": "supervision:session_detail", "reason": grant}
        world.rows.add(ReadLog, reader=who, subject=session.of, read_at=moment + datetime.timedelta(minutes=minutes), **read)


def add_to_one(world):
    """The practitioner put a month right in a supervision that both had signed."""
    session = latest_signed(world)
    moment = session.locked_at + datetime.timedelta(minutes=25)
    row = world.rows.add(Addendum, record_kind=KIND, record_id=session.pk, person=session.of, added_at=moment, text=ADDED)
    about, text = {"kind": "trail.addendum", "record_id": row.pk, "part": "record"}, canonical(snapshot_of(row))
    key_id = settings.SIGNING_KEY_ID
    world.rows.add(
        Signature,
        record_kind=about["kind"],
        record_id=row.pk,
        person=session.of,
        signed_at=moment,
        schema=SCHEMA,
        snapshot=text,
        key_id=key_id,
        digest=digest(text, **about, signing_round=1, person_id=session.of.pk, signed_at=moment, key_id=key_id),
    )


def check_signatures_of_the_night(world):
    """What the check of last night found: everything as it was signed."""
    signed = collections.defaultdict(set)
    for row in world.rows.made[Signature]:
        if row.part == "record":
            signed[row.record_kind, row.record_id, row.round].add(row.person_id)
    records = sum(len(people) == 2 or key[0] == "trail.addendum" for key, people in signed.items())
    began = at(world.as_at, 0, 15)
    counted = {"signatures": len(world.rows.made[Signature]), "newest": world.rows.made[Signature][-1].pk}
    world.rows.add(SignatureCheck, began_at=began, run_by=world.system, records=records, **counted)


def latest_signed(world):
    """The newest supervision of the practitioner's account that both have signed."""
    mine = [s for s in world.held if s.of is world.accounts["practitioner"] and s.state == m.SessionState.SIGNED]
    return max(mine, key=lambda session: session.held_on)
