"""How many lines the loop's chart draws, and in which order: those that go on run on top, so that no line crosses another."""

import dataclasses
import itertools

from learning_org.dashboards.loop.words import last_spoken_of
from learning_org.measures.loop import Reason, Step

MOST_LINES = 60


@dataclasses.dataclass(frozen=True)
class Group:
    """The lines of findings that ended alike, counted from the top."""

    reason: Reason
    findings: int
    lines: range

    @property
    def ending(self):
        return self.reason.ending


@dataclasses.dataclass(frozen=True)
class Bundle:
    """The lines of a chart. Nothing is drawn after `last`, the first step that fewer than five findings took."""

    unit: int  # findings that one line stands for
    last: Step
    on_top: range  # the lines that reach the last step drawn
    leaving: dict  # {step not taken: [Group], the topmost first}

    @property
    def whole(self):
        """Whether those on top are better at re-audit, rather than followed no further."""
        return self.last == Step.BETTER

    def reaching(self, step):
        """How many lines take a step."""
        return len(self.on_top) + sum(len(group.lines) for left, groups in self.leaving.items() if left > step for group in groups)


def unit_for(total):
    """How many findings one line stands for: one up to 60 findings, then two, five, ten and so on."""
    units = (factor * 10**power for power in itertools.count() for factor in (1, 2, 5))
    return next(unit for unit in units if total <= unit * MOST_LINES)


def bundle(loop):
    """The lines of a Loop. Every group that has a finding keeps a line."""
    unit, last = unit_for(loop.total), last_spoken_of(loop)
    at = 0

    def lines(count):
        nonlocal at
        taken = range(at, at + (max(1, (2 * count + unit) // (2 * unit)) if count else 0))
        at = taken.stop
        return taken

    on_top = lines(loop.reached(last))
    leaving = {}
    for step in range(last, Step.FOUND, -1):
        leaving[Step(step)] = [Group(reason, count, lines(count)) for reason, count in loop.stopped(Step(step))]
    return Bundle(unit, last, on_top, leaving)
