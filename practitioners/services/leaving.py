"""Somebody leaves: their last day, and everything that they leave open goes to somebody else or ends, in one transaction."""

import datetime

from django.db import transaction

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import Relationship, SpeakUpRecipient
from practitioners.registries import Leaving, left_open_by
from practitioners.services.departures import note_departure
from practitioners.services.guard import cut, day
from practitioners.services.placements import lock_person
from practitioners.services.roles import check_administrator_remains

ENDS = "ends"  # what is decided for an item that nobody takes over
DAY = datetime.timedelta(days=1)


@transaction.atomic
def leave(person, *, last_day, decisions=None, reason="", by):
    """Record somebody's last day in post, and hand over everything that they leave open (S15, Q54).

    The leaving day is the day after, 00:00 in London, and all access ends with it: positions, roles, specialist roles, and relationships
    in both directions; nothing is ended earlier, and what was to begin later never does. `decisions` is {(key of a Handover, key of an
    item): the Person who takes it over, or ENDS}: what they leave open is handed over at once, even when the day is to come, and
    relationships from the leaving day. `reason` is read by everybody concerned, who may not know that they leave: without one, it does not
    say so (why()). Returns the Person.

    Refused, changing nothing, when they are not in post on that day, when that is recorded already and nothing is open, when an item has
    no decision (it names them), when who takes over is the leaver, `by` or not in post, and when nobody would be left to administer.
    """
    lock_person(Person.objects.system())
    # The full lock: whoever is about to make something theirs waits, and what somebody just made theirs is waited for and found.
    person = Person.objects.select_for_update().get(pk=person.pk)
    leaving = Leaving(person, last_day + DAY, reason or why(person), by)
    going, found = _ending(leaving), _open_items(leaving)
    if not going and not found:
        raise Refused(f"That {person} leaves after {day(last_day)} is already recorded.", field="last_day")
    _settle(found, decisions or {}, leaving)
    _end(going, leaving)
    if left := _open_items(leaving):
        raise Refused(f"These would be left without an owner: {_names(left)}.")
    note_departure(person, last_day=last_day, by=by, on=clock.today())
    return person


def why(person):
    """Why something of a leaver's goes to somebody else or ends, in words that tell nobody that they leave."""
    return f"{person} can no longer do it"


def _ending(leaving):
    """The dated rows that end with the person, locked. Refused when they are not in post on their last day."""
    person, last_day = leaving.person, leaving.first_out - DAY
    positions = list(person.positions.select_for_update())
    if not any(last_day in row.period for row in positions):
        raise Refused(f"{person} is not in post on {day(last_day)}. Enter a day on which they are.", field="last_day")
    between = Relationship.objects.select_for_update()
    rows = [*positions, *between.filter(person=person), *between.filter(other=person)]
    rows += [*person.role_grants.select_for_update(), *person.specialist_holdings.select_for_update()]
    rows += SpeakUpRecipient.objects.select_for_update().filter(person=person)
    return [row for row in rows if row.period.upper is None or row.period.upper > leaving.first_out]


def _open_items(leaving):
    return [(kind, item) for kind, items in left_open_by(leaving.person, leaving.first_out) for item in items]


def _settle(found, decisions, leaving):
    """Do with each item what was decided. Refused, naming what is left, when something was not decided: it came up meanwhile."""
    if left := [(kind, item) for kind, item in found if (kind.key, item.pk) not in decisions]:
        raise Refused(f"Decide who takes these over first: {_names(left)}.")
    decided = [(kind, item, decisions[kind.key, item.pk]) for kind, item in found]
    for taker in {to for _, _, to in decided if to != ENDS}:
        _check_taker(taker, leaving)
    for kind, item, to in decided:
        _settle_one(kind, item, to, leaving)


def _check_taker(taker, leaving):
    """Who takes over does so today, and is there when the other is not."""
    if taker == leaving.person:
        raise Refused(f"{taker} leaves. Choose somebody else to take over.", field="everything")
    if taker == leaving.by:
        # Whoever records a leaving is an administrator, who reads no content: what is open would open to them by their own hand.
        raise Refused("Nobody hands anything over to themselves. Choose somebody else to take over.", field="everything")
    for on in {clock.today(), max(leaving.first_out, clock.today())}:
        if not taker.positions.filter(period__contains=on).exists():
            raise Refused(f"{taker} is not in post on {day(on)}. Choose somebody else to take over.", field="everything")


def _settle_one(kind, item, to, leaving):
    act = kind.end if to == ENDS else kind.hand_over
    if act is None:
        raise Refused(f"{item.words}: this cannot {'end: choose who takes it over' if to == ENDS else 'be handed over: it ends'}.")
    try:
        if to == ENDS:
            act(item.pk, leaving)
        else:
            act(item.pk, to, leaving)
    except Refused as refusal:
        raise Refused(f"{item.words}: {refusal.message}", field=f"who_{kind.key}_item{item.pk}") from refusal


def _end(going, leaving):
    administers = any(getattr(row, "role", None) == Role.ADMINISTRATOR for row in going)
    for row in going:
        if type(row)._base_manager.filter(pk=row.pk).exists():  # what was to begin later may be another's by now
            row.refresh_from_db()
            cut(row, leaving.first_out)
    if administers:
        check_administrator_remains(leaving.person)


def _names(items):
    return "; ".join(item.words for _, item in items)
