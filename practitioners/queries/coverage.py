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

NONE = (frozenset(), frozenset())  # of what names a standard, and of what names one before it


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


def coverage_of(person_id, year, on, *, own=False):
    """The map of one person in a registration year, as it stands on `on` or stood on the year's last day: [(FrameworkVersion, [Covered])].

    `year` is a period; `own` says that it is for the person themselves, who sees more than their line. A piece counts by the date of the
    learning, whenever it was recorded; withdrawn ones do not. Six queries and one a source of a higher app, whatever the number of pieces.
    """
    standards = standards_for(person_id, min(on, last_day(year)))
    found, others = _evidence(Person.objects.filter(pk=person_id).values("pk"), standards, year, on, own=own)
    return by_version([_covered(standard, person_id, found, others) for standard in standards])


def _covered(standard, person_id, found, others):
    direct, before = found.get((person_id, standard.pk), NONE)
    more = {name: len(keys) for name, held in others.items() if (keys := held.get((person_id, standard.pk)))}
    return Covered(standard, len(direct), len(before - direct), more)


def coverage_of_pieces(entries, on):
    """The map of chosen pieces of one person, for a portfolio: [(FrameworkVersion, [Covered])].

    `entries` are as practitioners.queries.portfolio.in_full gives them. The standards in force on `on` of the versions that they show,
    directly or under the standard before: nobody is measured against statements that none of the pieces is about. A standard that the
    pieces name and nothing in force goes on from keeps a row of its own. Two queries, and one a generation of standards.
    """
    rows = [row for entry in entries for row in entry.shown_standards.all()]
    named = {row.standard_id: row.standard for row in rows}
    direct = _grouped((None, row.standard_id, row.entry_id) for row in rows)
    standards = without_headings(Standard.objects.in_force(on))
    earlier = earlier_of([standard.pk for standard in standards])
    covered = [_covered(standard, None, _by_standard(direct, earlier), {}) for standard in standards]
    versions = {row.standard.version_id for row in covered if row.evidence}
    left = named.keys() - earlier.keys() - {pk for before in earlier.values() for pk in before}
    found = [row for row in covered if row.standard.version_id in versions]
    found += [Covered(named[pk], len(direct[None, pk]), 0, {}) for pk in left]
    return by_version(sorted(found, key=_reading_order))


def _reading_order(row):
    version = row.standard.version
    return version.framework.name, version.period.lower, row.standard.order


def coverage_of_unit(unit, year, on):
    """The map of everybody who is placed in a unit or below it on `on` or, for an earlier registration year, was on its last day:
    [(FrameworkVersion, [CoveredByTeam])].

    Each standard counts the people for whom its framework is meant; frameworks meant for nobody there are left out.
    """
    asked = min(on, last_day(year))
    people = audience_members(placed_in([unit.pk], asked), asked)
    wanted = [audience for audience, members in people.items() if members]
    standards = without_headings(Standard.objects.in_force(asked).filter(version__framework__audience__in=wanted))
    found, others = _evidence(placed_in([unit.pk], asked), standards, year, on)
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
    flags = {f"is_{audience}": condition for audience, condition in conditions.items() if condition != Q()}
    for row in people.annotate(**flags).values("pk", *flags):
        for audience in found:
            if row.get(f"is_{audience}", True):
                found[audience].add(row["pk"])
    return found


def _evidence(person_ids, standards, year, on, *, own=False):
    """({(person, standard): (pieces that name it, pieces that name one before it)}, {source: {(person, standard): keys}})."""
    earlier = earlier_of([standard.pk for standard in standards])
    dates = {"entry__learnt_on__gte": year.lower, "entry__learnt_on__lt": year.upper}
    entries = CPDEntry.objects.recorded().filter(person__in=person_ids)
    shown = CPDStandard.objects.filter(entry__in=entries, **dates).order_by()
    direct = _grouped(shown.values_list("entry__person_id", "standard_id", "entry_id"))
    others = {}
    for source in (source for source in registries.evidence_of_standards if own or not source.own_map_alone):
        held = _by_standard(_grouped(source.rows(person_ids, year, on)), earlier)
        others[source.name] = {key: named | before for key, (named, before) in held.items()}
    return _by_standard(direct, earlier), others


def _by_standard(held, earlier):
    """{(person, standard): (keys that name it, keys that name one that it follows)} of what is held under any standard."""
    later = {pk: [pk] for pk in earlier}
    for pk, before in earlier.items():
        for one in before:
            later.setdefault(one, []).append(pk)
    found = {}
    for (person, named), keys in held.items():
        for pk in later.get(named, ()):
            direct, before = found.setdefault((person, pk), (set(), set()))
            (direct if pk == named else before).update(keys)
    return found


def _grouped(rows):
    found = {}
    for person, standard, key in rows:
        found.setdefault((person, standard), set()).add(key)
    return found


def _number(found, others, person, standard):
    direct, before = found.get((person, standard), NONE)
    return len(direct | before) + sum(len(held.get((person, standard), ())) for held in others.values())


def by_version(rows):
    """Rows in groups of one version of a framework each, in the order in which they come."""
    groups = {}
    for row in rows:
        groups.setdefault(row.standard.version, []).append(row)
    return list(groups.items())
