"""Reads about units: the tree as it stood on a date, and the way up and down from one unit."""

import dataclasses

from django.db.models import Count, Q

from practitioners.models import Position, Unit, UnitAncestry, UnitParent, UnitSuccession


@dataclasses.dataclass
class Branch:
    """A unit in the tree: how deep it stands, and how many people have their main position in it and in it with all below."""

    unit: Unit
    depth: int
    people: int
    people_below: int = 0
    above: str = ""  # the unit that it stands under
    children: list = dataclasses.field(default_factory=list)

    @property
    def step(self):
        """How far the tree indents it: six steps at most, so that a phone can show it."""
        return min(self.depth, 5)


def tree(units, on):
    """The units of a queryset that were open on a date, as a flat list of Branch in the order of the tree: three statements at any size.

    A unit whose parent is not among them stands at the top.
    """
    open_units = {unit.pk: unit for unit in units.open_on(on).select_related("organisation").order_by("organisation__kind", "name", "pk")}
    parents = dict(UnitParent.objects.filter(period__contains=on, unit__in=open_units).values_list("unit_id", "parent_id"))
    counts = people_by_unit(on)
    branches = {pk: Branch(unit, 0, counts.get(pk, 0)) for pk, unit in open_units.items()}
    tops = []
    for pk, branch in branches.items():
        above = branches.get(parents.get(pk))
        (above.children if above else tops).append(branch)
    return [branch for top in tops for branch in _walk(top, 0)]


def _walk(branch, depth):
    branch.depth, branch.people_below = depth, branch.people
    found = [branch]
    for child in branch.children:
        child.above = branch.unit.name
        found += _walk(child, depth + 1)
        branch.people_below += child.people_below
    return found


def people_by_unit(on):
    """{unit id: people whose main position is there on a date}."""
    rows = Position.objects.filter(is_primary=True, period__contains=on).values_list("unit_id").order_by()
    return dict(rows.annotate(people=Count("person")))


def crumbs(unit, on):
    """The units above a unit on a date, the top first."""
    rows = UnitAncestry.objects.filter(descendant=unit, depth__gt=0, period__contains=on).select_related("ancestor").order_by("-depth")
    return [row.ancestor for row in rows]


def children_of(unit, on):
    """The units directly under a unit on a date, by name."""
    placed = UnitParent.objects.filter(parent=unit, period__contains=on).values("unit_id")
    return Unit.objects.open_on(on).filter(pk__in=placed)


def standing_of(unit):
    """Where a unit stood: its UnitParent rows, the latest first."""
    return unit.parents.select_related("parent").order_by("-period__startswith")


def successions_of(unit):
    """The UnitSuccession rows of a unit: what it went into, and what went into it; the earliest first."""
    rows = UnitSuccession.objects.filter(Q(earlier=unit) | Q(later=unit))
    return list(rows.select_related("earlier", "later").order_by("first_day", "pk"))


def offered(user, on):
    """The units open on a date that a user may choose from."""
    return Unit.objects.visible_to(user).open_on(on).order_by("name", "pk")


def others_for(unit, on):
    """The units that `unit` can come to stand under on a date: open, of its organisation, neither itself nor below it."""
    below = UnitAncestry.objects.filter(ancestor=unit, period__contains=on).values("descendant_id")
    return Unit.objects.open_on(on).filter(organisation=unit.organisation).exclude(pk__in=below).exclude(pk=unit.pk)
