"""The figures of a loop: how many findings took each step, how many stopped and why, and how long it took. Counted by the database."""

import dataclasses
import datetime

from django.db.models import Aggregate, Case, Count, DurationField, Exists, F, OuterRef, Q, Value, When

from learning_org.measures.loop.endings import COMPARED, Ending, Reason, Step, reasons_of
from learning_org.measures.loop.lines import took, with_lines

HALF_A_DAY = datetime.timedelta(hours=12)
MOST_PAIRS = 40  # drawn one by one; above, findings with the same two judgements share a row


class Median(Aggregate):
    """The middle one; of an even number, half way between the two in the middle."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclasses.dataclass(frozen=True)
class Loop:
    """What became of the findings of a unit, a theme and a period, as at a date."""

    on: datetime.date
    counts: dict  # {key of a reason: findings}
    medians: dict  # {step: days from the step before, or None where nobody took it}
    to_reaudit: int | None  # days from finding to re-audit, of those audited again after practice changed

    def count(self, reason: Reason):
        """How many findings stopped for this reason."""
        return self.counts.get(reason.key, 0)

    @property
    def total(self):
        return sum(self.counts.values())

    def reached(self, step):
        """How many findings took a step: all but those that stopped at it or before it."""
        return self.total - sum(self.count(reason) for reason in reasons_of() if reason.step is not None and reason.step <= step)

    def stopped(self, step):
        """[(reason, findings)] of those that did not take a step, without the reasons that nobody had."""
        return [(reason, self.count(reason)) for reason in reasons_of(step=step) if self.count(reason)]

    def ended(self, ending: Ending):
        """How many findings ended in a way."""
        return sum(self.count(reason) for reason in reasons_of(ending=ending))

    @property
    def audited_again(self):
        """How many findings changed practice and have two judgements to compare."""
        return sum(self.counts.get(key, 0) for key in COMPARED)


@dataclasses.dataclass(frozen=True)
class Pair:
    """The judgements of a domain when something was found in it, and when it was audited again; of `findings` findings."""

    before: int
    after: int
    findings: int = 1
    team: str = ""
    reference: str = ""  # of the case; empty for whoever may not read the audit

    @property
    def turn(self):
        """The key of its reason: better, same or lower."""
        return "better" if self.after > self.before else "same" if self.after == self.before else "lower"


def measure_loop(findings, on):
    """The Loop of findings that `findings_counted` chose, as at a date: two statements, whatever their number."""
    findings = with_lines(findings.order_by(), on)
    counts = dict(findings.values_list("reason").annotate(found=Count("pk")))
    steps = list(Step)[1:]
    days = {f"days_{step.name}": took(step) for step in steps} | {"days_in_all": took(Step.BETTER, since=Step.FOUND)}
    medians = {step.name: Median(f"days_{step.name}", filter=Q(reached__gte=step)) for step in steps}
    medians["in_all"] = Median("days_in_all", filter=Q(reason__in=COMPARED))
    found = findings.values("reached", "reason").annotate(**days).aggregate(**medians)
    return Loop(
        on=on,
        counts=counts,
        medians={step: whole_days(found[step.name]) for step in steps},
        to_reaudit=whole_days(found["in_all"]),
    )


def measure_pairs(findings, on, readable):
    """The judgements before and after of the findings that were audited again once practice had changed, better ones first.

    One Pair for each finding, up to 40 of them; above that one for each two judgements. `readable` are the findings whose case reference
    the reader may know. Returns (pairs, how many of the re-audits were moderated): two statements at most.
    """
    compared = with_lines(findings.order_by(), on).filter(reason__in=COMPARED)
    grouped = compared.values_list(F("before"), F("after")).annotate(
        found=Count("pk"), moderated=Count("pk", filter=Q(again__moderated_on__lte=on))
    )
    rows = [(Pair(before, after, found), moderated) for before, after, found, moderated in grouped]
    moderated = sum(count for _, count in rows)
    pairs = [pair for pair, _ in rows]
    if 0 < sum(pair.findings for pair in pairs) <= MOST_PAIRS:
        pairs = _one_by_one(compared, readable)
    return sorted(pairs, key=_place), moderated


def _one_by_one(compared, readable):
    reads = Exists(readable.order_by().filter(pk=OuterRef("pk")))
    reference = Case(When(reads, then=F("audit__case_reference__reference")), default=Value(""))
    rows = compared.values_list(F("before"), F("after"), F("audit__unit__name"), reference)
    return [Pair(before, after, 1, team, reference) for before, after, team, reference in rows]


def _place(pair):
    """Better, the same, lower; among them from the lowest judgement up, the largest step first."""
    return (COMPARED.index(pair.turn), pair.before, -pair.after, pair.team, pair.reference)


def whole_days(time):
    """A duration in whole days, halves up; None of none."""
    return None if time is None else (time + HALF_A_DAY).days
