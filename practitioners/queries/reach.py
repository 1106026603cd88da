"""Who sees more and who sees less from a day on, when a unit moves or goes into another: by name and role, before it is done."""

import dataclasses
import hashlib

from django.db.models import Exists, OuterRef

from learning_org.accounts.models import Person
from learning_org.accounts.roles import MANAGER_ROLES, Role
from learning_org.web.periods import period
from practitioners.models import Position, RoleGrant, UnitAncestry

REACHING = (*MANAGER_ROLES, Role.QA_OFFICER, Role.TRAINING_OFFICER, Role.PSW, Role.SENIOR_LEADER)  # roles that reach down from their unit


@dataclasses.dataclass(frozen=True)
class Change:
    """Somebody's role reaches further, or less far: whose, which, for which units it is held, what changes in words, and whether it is
    more that they see."""

    person: Person
    role: str
    units: str
    what: str
    more: bool

    def __str__(self):
        return f"{self.person}, {self.role} for {self.units}: {self.what}"


def fingerprint(changes):
    """What stands for a list of changes on the page that showed it, so that nobody confirms a list that they did not see."""
    return hashlib.sha256("\n".join(sorted(map(str, changes))).encode()).hexdigest()


def changes_of_merge(unit, into, first_day):
    """The Changes when a unit goes into another from a day on. Whoever holds a role for the unit holds it for the other then."""
    return _changes(unit, _chain(unit, first_day), _chain(into, first_day), first_day, into=into)


def changes_of_move(unit, parent, first_day):
    """The Changes when a unit stands under `parent`, or at the top (None), from a day on."""
    above = _chain(parent, first_day) if parent else set()
    return _changes(unit, _chain(unit, first_day), {unit.pk} | above, first_day)


def _chain(unit, on):
    """The ids of a unit and of all above it on a date."""
    return set(UnitAncestry.objects.filter(descendant=unit, period__contains=on).values_list("ancestor_id", flat=True))


def _changes(unit, old, new, first_day, into=None):
    there = Position.objects.filter(person=OuterRef("person"), period__overlap=period(first_day))
    rows = RoleGrant.objects.filter(Exists(there), role__in=REACHING, unit__in=old | new, period__overlap=period(first_day))
    held = {}
    for row in rows.select_related("person", "unit").order_by("person__sort_key", "person_id", "role", "unit__name", "pk"):
        held.setdefault((row.person_id, row.role), []).append(row)
    return [change for grants in held.values() if (change := _change(grants, unit, old, new, into))]


def _change(grants, unit, old, new, into):
    """What becomes of the reach of one role of one person, or None when it stays."""
    units = {row.unit_id for row in grants}
    before, after = units & old, units & new
    if into and unit.pk in units:
        return None if after else _said(grants, f"will hold this role for {into}, and see its people as well", True)
    if bool(before) == bool(after):
        return None
    return _said(grants, f"will {'see' if after else 'no longer see'} the people of {unit}{' as well' if after else ''}", bool(after))


def _said(grants, what, more):
    names = ", ".join(dict.fromkeys(row.unit.name for row in grants))
    return Change(grants[0].person, grants[0].get_role_display().lower(), names, what, more)
