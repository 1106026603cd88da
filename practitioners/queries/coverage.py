"""The map of coverage: which of the standards in force have evidence in a registration year, and which none; of one person, and of the
people of a unit (issue 5, "Frameworks"). Counts alone: what a piece says is nowhere asked for."""

import dataclasses

from django.db.models import OuterRef, Q

from learning_org.accounts.models import Person
from learning_org.web.periods import last_day
from practitioners import registries
from practitioners.models import CPDEntry, CPDStandard, FrameworkAudience, Standard
from practitioners.models.scope import placed_in
from practitioners.queries.frameworks import audiences, earlier_of, standards_for, without_headings


@dataclasses.dataclass(frozen=True)
class Covered:
    """One standard of one person's map: how many recorded pieces show it, how many show a standard that it follows, and how much else does,
    as {name of the source: number}."""

    standard: Standard
    pieces: int
    before: int
    others: dict

    @property
    def evidence(self):
        """All of it."""
        return self.pieces + self.before + sum(self.others.values())


@dataclasses.dataclass(frozen=True)
class CoveredByTeam:
    """One standard of a unit's map: for how many people it is meant, how many of them have evidence, and how much there is of it."""

    standard: Standard
    people: int
    with_evidence: int
    evidence: int

    @property
    def without(self):
        """People who have none."""
        return self.people - self.with_evidence


def coverage_of(person_id, year, on):
    """The map of one person in a registration year, as it stands on `on` or stood on the year's last day: [(FrameworkVersion, [Covered])].

    `year` is a period. A piece counts by the date of the learning, whenever it was recorded; withdrawn ones do not. Six queries and one a
    source of a higher app, whatever the number of pieces.
    """
    standards = standards_for(person_id, min(on, last_day(year)))
    found, others = _evidence(Person.objects.filter(pk=person_id).values("pk"), standards, year, on)
    rows = []
    for standard in standards:
        direct, before = found.get((person_id, standard.pk), (set(), set()))
        more = {name: len(keys) for name, held in others.items() if (keys := held.get((person_id, standard.pk)))}
        rows.append(Covered(standard, len(direct), len(before - direct), more))
    return by_version(rows)


def coverage_of_unit(unit, year, on):
    """The map of everybody placed in a unit or below it on `on`, in a registration year: [(FrameworkVersion, [CoveredByTeam])].

    Each standard counts the people for whom its framework is meant; frameworks meant for nobody there are left out.
    """
    asked = min(on, last_day(year))
    people = audience_members(placed_in([unit.pk], on), on)
    wanted = [audience for audience, members in people.items() if members]
    standards = without_headings(Standard.objects.in_force(asked).filter(version__framework__audience__in=wanted))
    found, others = _evidence(placed_in([unit.pk], on), standards, year, on)
    rows = []
    for standard in standards:
        members = people[standard.version.framework.audience]
        numbers = [_number(found, others, member, standard.pk) for member in members]
        rows.append(CoveredByTeam(standard, len(members), sum(number > 0 for number in numbers), sum(numbers)))
    return by_version(rows)


def audience_members(person_ids, on):
    """{audience: ids of those of these people who belong to it on a date}. One query."""
    found = {audience: set() for audience in FrameworkAudience.values}
    conditions = audiences(OuterRef("pk"), on)
    people = Person.objects.filter(pk__in=person_ids).order_by()
    people = people.annotate(**{f"is_{audience}": condition for audience, condition in conditions.items() if condition != Q()})
    for person in people:
        for audience in found:
            if getattr(person, f"is_{audience}", True):
                found[audience].add(person.pk)
    return found


def _evidence(person_ids, standards, year, on):
    """({(person, standard): (pieces that name it, pieces that name one before it)}, {source: {(person, standard): keys}})."""
    ids = [standard.pk for standard in standards]
    earlier = earlier_of(ids)
    dates = {"entry__learnt_on__gte": year.lower, "entry__learnt_on__lt": year.upper}
    entries = CPDEntry.objects.recorded().filter(person__in=person_ids)
    shown = CPDStandard.objects.filter(entry__in=entries, **dates).order_by()
    direct = _grouped(shown.values_list("entry__person_id", "standard_id", "entry_id"))
    found = {}
    for person in {person for person, _ in direct}:
        for pk in ids:
            before = set().union(*(direct.get((person, one), set()) for one in earlier[pk]))
            if direct.get((person, pk)) or before:
                found[person, pk] = direct.get((person, pk), set()), before
    return found, {
        source.name: _carried(_grouped(source.rows(person_ids, year, on)), earlier) for source in registries.evidence_of_standards
    }


def _carried(held, earlier):
    """What names an earlier standard counts for those that follow it, here too."""
    found = {}
    for person in {person for person, _ in held}:
        for pk, before in earlier.items():
            if keys := set().union(*(held.get((person, one), ()) for one in (pk, *before))):
                found[person, pk] = keys
    return found


def _grouped(rows):
    found = {}
    for person, standard, key in rows:
        found.setdefault((person, standard), set()).add(key)
    return found


def _number(found, others, person, standard):
    direct, before = found.get((person, standard), (set(), set()))
    return len(direct | before) + sum(len(held.get((person, standard), ())) for held in others.values())


def by_version(rows):
    """Rows in groups of one version of a framework each, in the order in which they come."""
    groups = {}
    for row in rows:
        groups.setdefault(row.standard.version, []).append(row)
    return list(groups.items())
