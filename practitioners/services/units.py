"""Units and where they stand. UnitAncestry is written here alone, from UnitParent."""

import datetime

from django.db import connection, transaction

from learning_org.web.errors import Refused
from learning_org.web.periods import last_day as last_day_of
from learning_org.web.periods import period
from practitioners.models import Position, RoleGrant, Unit, UnitAncestry, UnitParent
from practitioners.queries.reach import changes_of_move
from practitioners.services.ancestry import UNDER_ITSELF, CycleFound, ancestry, below
from practitioners.services.guard import cut, day, refusing
from practitioners.services.reach import check_reach, tell_reach

TREE = 7_201  # any number of our own: it names the lock under which the tree changes
SAME_NAME = {"unit_name_once_at_a_time": ("There is already a unit of that name at that time. Choose another name.", "name")}


def lock_tree():
    """One change of the tree at a time, so that two harmless moves cannot make a circle together. Held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE])


def lock_unit(unit):
    """The unit's row, locked: nobody closes a unit while somebody is placed in it."""
    return Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)


@transaction.atomic
def rebuild_ancestry(units=None):
    """Write UnitAncestry afresh from UnitParent (S23): for these units and all that ever stood below them, or for every unit.

    Only rows that differ are touched. Returns the number of ancestry rows that these units have. Raises CycleFound (a Refused) when a unit
    would stand under itself at any date.
    """
    lock_tree()
    periods = dict(Unit.objects.values_list("pk", "period"))
    parents = list(UnitParent.objects.values_list("unit_id", "parent_id", "period"))
    wanted = set(periods) if units is None else below({unit.pk for unit in units}, parents)
    right = ancestry(periods, parents, wanted)
    stored = UnitAncestry.objects.all() if units is None else UnitAncestry.objects.filter(descendant__in=wanted)
    now = {(row.ancestor_id, row.descendant_id, row.depth, row.period.lower, row.period.upper): row.pk for row in stored}
    UnitAncestry.objects.filter(pk__in=[pk for key, pk in now.items() if key not in right]).delete()
    UnitAncestry.objects.bulk_create(
        (_ancestry_row(key) for key in sorted(right - now.keys(), key=lambda key: (key[1], key[2], key[3]))), batch_size=2000
    )
    return len(right)


def _ancestry_row(key):
    ancestor, descendant, depth, first, first_out = key
    return UnitAncestry(ancestor_id=ancestor, descendant_id=descendant, depth=depth, period=period(first, first_out))


@transaction.atomic
def add_unit(*, organisation, name, kind, first_day, parent=None, by):
    """Make a unit from `first_day` on, under `parent` or at the top (S23).

    Takes its organisation, name, kind (UnitKind), first day, parent unit and who does it. Returns the Unit. Refused when the name is taken
    at that time, or the parent belongs elsewhere or is not open from that day on.
    """
    lock_tree()
    unit = Unit(organisation=organisation, name=name, kind=kind, period=period(first_day))
    _check_parent(unit, parent, first_day)
    with refusing(SAME_NAME):
        unit.save()
    if parent:
        UnitParent.objects.create(unit=unit, parent=parent, period=period(first_day))
    rebuild_ancestry([unit])
    return unit


@transaction.atomic
def edit_unit(unit, *, name, kind, by):
    """Give a unit another name or kind, for all its time; its history keeps the old one.

    Returns the Unit. Refused when the name is taken.
    """
    unit = lock_unit(unit)
    unit.name, unit.kind = name, kind
    with refusing(SAME_NAME):
        unit.save(update_fields=["name", "kind"])
    return unit


@transaction.atomic
def move_unit(unit, *, parent, first_day, confirmed="", by):
    """Let a unit, with all below it, stand under another one from a day on: a reorganisation, which leaves the past as it was (S23).

    `parent` None moves it to the top. Returns the Unit. Whoever sees more or less by their role is told; `confirmed` is the fingerprint
    (queries.reach) of who that is, as `by` looked through it. Refused for a circle at any date, a parent that is closed or elsewhere, a
    day outside the unit's time, a move that changes nothing, when a later move is already planned, when `by` would see more themselves,
    and when it is not confirmed, or who that is changed since.
    """
    lock_tree()
    unit = lock_unit(unit)
    check_move(unit, parent, first_day)
    changes = changes_of_move(unit, parent, first_day)
    check_reach(changes, confirmed=confirmed, by=by)
    for row in unit.parents.select_for_update():
        cut(row, first_day)
    if parent:
        UnitParent.objects.create(unit=unit, parent=parent, period=period(first_day, unit.period.upper))
    rebuild_ancestry([unit])
    tell_reach(changes, unit, why=f"{unit} moves {f'under {parent}' if parent else 'to the top'}", by=by)
    return unit


def check_move(unit, parent, first_day):
    """Refused as move_unit() is, whoever does it. Locks nothing."""
    if first_day not in unit.period:
        raise Refused(f"{unit} is not open on that day.", field="first_day")
    _check_parent(unit, parent, first_day)
    rows = list(unit.parents.select_related("parent").order_by("period"))
    later = [row for row in rows if row.period.lower > first_day]
    if later:
        raise Refused(
            f"{unit} already moves under {later[0].parent} on {day(later[0].period.lower)}. Choose that day or a later one.",
            field="first_day",
        )
    here = next((row for row in rows if first_day in row.period), None)
    if (here.parent if here else None) == parent:
        raise Refused(f"{unit} already stands {f'under {parent}' if parent else 'at the top'} on that day.", field="parent")
    stands = period(first_day, unit.period.upper)
    if parent and UnitAncestry.objects.filter(ancestor=unit, descendant=parent, period__overlap=stands).exists():
        raise CycleFound(UNDER_ITSELF, field="parent")


def _check_parent(unit, parent, first_day):
    """A parent is of the same organisation and open for as long as the unit stands under it."""
    if parent is None:
        return
    if parent == unit:
        raise CycleFound("A unit cannot stand under itself. Choose another unit.", field="parent")
    if parent.organisation_id != unit.organisation_id:
        raise Refused("A unit stands under a unit of its own organisation.", field="parent")
    until = parent.period.upper
    if first_day < parent.period.lower or (until and (unit.period.upper is None or unit.period.upper > until)):
        raise Refused(f"{parent} is not open from that day on. Choose another unit or another day.", field="parent")


@transaction.atomic
def close_unit(unit, *, last_day, by):
    """Close a unit after `last_day`; its past stays (S23).

    Returns the Unit. Refused, saying what to do first, while people are placed in it, units stand under it or roles are held for it after
    that day, or when it is closed already.
    """
    lock_tree()
    unit = lock_unit(unit)
    first_out = last_day + datetime.timedelta(days=1)
    if last_day < unit.period.lower:
        raise Refused(f"{unit} opened on {day(unit.period.lower)}. Enter that day or a later one.", field="last_day")
    if unit.period.upper and unit.period.upper <= first_out:
        raise Refused(f"{unit} already closes after {day(last_day_of(unit.period))}.", field="last_day")
    if reasons := still_open(unit, first_out):
        raise Refused(f"{unit} cannot close yet: {'; '.join(reasons)}.", field="last_day")
    unit.period = period(unit.period.lower, first_out)
    unit.save(update_fields=["period"])
    for row in unit.parents.select_for_update():
        cut(row, first_out)
    rebuild_ancestry([unit])
    return unit


def still_open(unit, on):
    """What keeps a unit from closing before the day `on`, each in words with what to do about it."""
    after = {"period__overlap": period(on)}
    people = Position.objects.filter(unit=unit, **after).values("person").distinct().count()
    under = unit.children.filter(**after).values("unit").distinct().count()
    roles = RoleGrant.objects.filter(unit=unit, **after).count()
    found = [
        people and f"{people} {'person is' if people == 1 else 'people are'} still placed in it; move them first",
        under
        and f"{under} {'unit stands' if under == 1 else 'units stand'} under it; move or close {'it' if under == 1 else 'them'} first",
        roles and f"{roles} {'role is' if roles == 1 else 'roles are'} still held for it; end {'it' if roles == 1 else 'them'} first",
    ]
    return [text for text in found if text]
