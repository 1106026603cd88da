"""Who sees more and who sees less from a day on, when a unit moves or goes into another: by name and role, before it is done."""

import dataclasses
import datetime
import hashlib
from collections import defaultdict

from learning_org.accounts.models import Person
from learning_org.accounts.roles import MANAGER_ROLES, Role
from learning_org.web.periods import period
from practitioners.models import Position, RoleGrant, UnitAncestry
from practitioners.services.ancestry import overlap
from practitioners.services.guard import day

REACHING = (*MANAGER_ROLES, Role.QA_OFFICER, Role.TRAINING_OFFICER, Role.PSW, Role.SENIOR_LEADER)  # roles that reach down from their unit


@dataclasses.dataclass(frozen=True)
class Change:
    """Somebody's role reaches further, or less far: whose, which, for which units it is held, what changes in words, whether it is more
    that they see, from which day, and whether that is later than the reorganisation."""

    person: Person
    role: str
    units: str
    what: str
    more: bool
    first_day: datetime.date
    later: bool = False

    def __str__(self):
        return f"{self.person}, {self.role} for {self.units}: {self.what}{f', from {day(self.first_day)}' if self.later else ''}"


def fingerprint(changes):
    """What stands for a list of changes on the page that showed it, so that nobody confirms a list that they did not see."""
    return hashlib.sha256("\n".join(sorted(f"{change.person.pk} {change}" for change in changes)).encode()).hexdigest()


def changes_of_merge(unit, into, first_day):
    """The Changes when a unit goes into another from a day on. Whoever holds a role for the unit holds it for the other then."""
    new = _chain(into, first_day)
    return _changes(unit, _chain(unit, first_day), new | {unit.pk: [period(first_day)]}, first_day, into=into, over_into=new)


def changes_of_move(unit, parent, first_day):
    """The Changes when a unit stands under `parent`, or at the top (None), from a day on."""
    old, above = _chain(unit, first_day), _chain(parent, first_day) if parent else {}
    return _changes(unit, old, above | {unit.pk: old.get(unit.pk, [])}, first_day)


def _chain(unit, first_day):
    """{id of a unit, or of one above it: the periods in which it is that}, of a day and all after it: another move may be planned."""
    found = defaultdict(list)
    for row in UnitAncestry.objects.filter(descendant=unit, period__overlap=period(first_day)):
        found[row.ancestor_id].append(overlap(row.period, period(first_day)))
    return dict(found)


def _changes(unit, old, new, first_day, into=None, over_into=None):
    rows = RoleGrant.objects.filter(role__in=REACHING, unit__in={*old, *new}, period__overlap=period(first_day))
    held, there = defaultdict(list), defaultdict(list)
    for row in rows.select_related("person", "unit").order_by("person__sort_key", "person_id", "role", "unit__name", "pk"):
        held[row.person_id, row.role].append(row)
    for row in Position.objects.filter(person__in={person for person, _ in held}, period__overlap=period(first_day)):
        there[row.person_id].append(row.period)
    found = []
    for (person, _), grants in held.items():
        roles = [(row, days) for row in grants for dates in there[person] if (days := overlap(row.period, dates))]
        found += _of_one(roles, unit, old, new, first_day)
        if into:
            found += _of_roles_that_move(roles, unit, into, over_into, first_day)
    return found


def _of_one(roles, unit, old, new, first_day):
    """What becomes of the reach of one role of one person, of which `roles` is [(RoleGrant, the days on which they have it)]."""
    before, after = _reach(roles, old), _reach(roles, new)
    more, less = _first_day(after, before), _first_day(before, after)
    changes = [_said(after, f"will see the people of {unit} as well", True, more, first_day)] if more else []
    return changes + ([_said(before, f"will no longer see the people of {unit}", False, less, first_day)] if less else [])


def _of_roles_that_move(roles, unit, into, over_into, first_day):
    """Of whoever holds the role for the unit that goes into another: they hold it for that one then."""
    moving = _reach(roles, {unit.pk: [period(first_day)]})
    gained = _first_day(moving, _reach(roles, over_into))
    words = f"will hold this role for {into}, and see its people as well"
    return [_said(moving, words, True, gained, first_day)] if gained else []


def _reach(roles, chain):
    """[(RoleGrant, days)] of the roles that reach down through a chain (_chain), with the days on which they do."""
    return [(row, both) for row, days in roles for dates in chain.get(row.unit_id, ()) if (both := overlap(days, dates))]


def _first_day(one, other):
    """The first day that one list of reaches has and the other has not, or None."""
    starts = {days.lower for _, days in one} | {days.upper for _, days in other if days.upper}
    return next((on for on in sorted(starts) if _holds(one, on) and not _holds(other, on)), None)


def _holds(reaches, on):
    return any(on in days for _, days in reaches)


def _said(reaches, what, more, on, first_day):
    rows = [row for row, days in reaches if on in days]
    names = ", ".join(dict.fromkeys(row.unit.name for row in rows))
    return Change(rows[0].person, rows[0].get_role_display().lower(), names, what, more, on, on > first_day)
