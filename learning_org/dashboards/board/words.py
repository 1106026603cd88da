"""What the board says in words, made from figures alone: its sentence, what changed, early warnings. Each case has its test."""

import dataclasses
from collections import Counter

from learning_org.dashboards.words import number

LEAST_CHANGE = 5  # points, before a change is spoken of
MOST_WORSE, MOST_BETTER, MOST_WARNINGS = 3, 1, 5
FALLS = 3  # months in a row, each worse than the one before


@dataclasses.dataclass(frozen=True)
class Said:
    """One line about a figure: `by` is how much, `figure` is the one that it speaks of."""

    figure: object
    unit: str
    by: str
    text: str
    worse: bool = True

    @property
    def name(self):
        return f"{self.figure.indicator.name}, {self.unit}" if self.unit else self.figure.indicator.name


def sentence(columns, many="teams"):
    """What the board says first, as (strong, rest). `columns` is [(unit's name, [Figure])], one for each of `many`, or one alone."""
    judged = [(name, figure) for name, figures in columns for figure in figures if not figure.indicator.is_mean]
    off = [(name, figure) for name, figure in judged if figure.status == "off"]
    return _strong(off, len(columns), any(figure.enough for _, figure in judged), many), _rest([figure for _, figure in judged])


def _strong(off, teams, any_rate, many):
    if not off:
        return "No figure is off target." if any_rate else "There are too few records for a rate yet."
    if len(off) == 1:
        where = f", {off[0][0]}" if teams > 1 else ""
        return f"One figure is off target: {off[0][1].indicator.name}{where}.{_small(off[0][1])}"
    if teams == 1:
        return f"{_counted(len(off))} figures are off target: {_listed([figure.indicator.name for _, figure in off])}."
    (first, most), *others = Counter(name for name, _ in off).most_common()
    if most == len(off):
        return f"{first} needs help first: all {number(most)} figures off target are its own."
    if 2 * most > len(off) and most > others[0][1] + 1:
        return f"{first} needs help first: {most} of the {len(off)} figures off target are its own."
    return f"{_counted(len(off))} figures are off target, in {number(1 + len(others))} {many}; none stands out."


def _rest(figures):
    found = Counter(figure.status for figure in figures)
    words = (("on", "on target"), ("close", "close"), ("off", "off target"), ("few", "too few to judge"))
    parts = [f"{found[status]} {word}" for status, word in words if found[status]]
    if not parts:
        return ""
    count, word = parts[0].split(" ", 1)
    parts[0] = f"{count} {'is' if count == '1' else 'are'} {word}"
    listed = " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
    return f"Of {len(figures)} figures, {listed}." if len(figures) > 1 else ""


def _counted(count):
    words = number(count)
    return f"{words[0].upper()}{words[1:]}"


def _listed(names):
    names = [name if place == 0 else f"{name[0].lower()}{name[1:]}" for place, name in enumerate(names)]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _small(*figures):
    return " Small numbers." if any(figure.small for figure in figures) else ""


def changes(columns, before):
    """What changed most, as [Said], the worse first: three at most that are worse and one that is better, of 5 points or more.

    `before` is {(unit id, indicator's number): Figure} of the month before. Figures with a season of their own are left out.
    """
    found = []
    for name, figures in columns:
        for figure in figures:
            then = before.get((figure.unit_id, figure.indicator.number))
            points = None if figure.indicator.seasonal or figure.indicator.is_mean else figure.whole_points_from(then)
            if points is not None and abs(points) >= LEAST_CHANGE:
                found.append((points, name, figure, then))
    found.sort(key=lambda row: (row[0], row[2].indicator.number, row[1]))
    worse = [row for row in found if row[0] < 0][:MOST_WORSE]
    better = [row for row in reversed(found) if row[0] > 0][:MOST_BETTER]
    return [_change(*row, alone=len(columns) == 1) for row in worse + better]


def _change(points, name, figure, then, alone):
    by = f"{abs(points)} points {'better' if points > 0 else 'worse'}"
    text = f"{then.counts}, now {figure.counts}.{_small(then, figure)}"
    return Said(figure, "" if alone else name, by, text, worse=points < 0)


def season_note(columns, before):
    """The sentences that say which figures were left out because they move everywhere at one time of the year, or ""."""
    moved = {}
    for figure in (figure for _, figures in columns for figure in figures if figure.indicator.seasonal):
        points = figure.whole_points_from(before.get((figure.unit_id, figure.indicator.number)))
        if points is not None and abs(points) >= LEAST_CHANGE:
            moved[figure.indicator.number] = figure.indicator
    return " ".join(f"{one.name} moves everywhere through the {one.season}, so it is left out here." for _, one in sorted(moved.items()))


def warnings(columns, trends):
    """Early warnings, as [Said]: figures that got worse three months in a row, by 5 points or more in all, the largest fall first.

    `trends` is {(unit id, indicator's number): [Figure or None, ...]}, up to and with the month that is shown.
    """
    found = []
    for name, figures in columns:
        for figure in figures:
            line = trends.get((figure.unit_id, figure.indicator.number), [])[-FALLS - 1 :]
            if fallen := _fallen(figure, line):
                found.append((fallen, name, figure))
    found.sort(key=lambda row: (row[0], row[2].indicator.number, row[1]))
    return [_warning(name, figure, line_alone=len(columns) == 1) for _, name, figure in found[:MOST_WARNINGS]]


def _fallen(figure, line):
    """By how many points, below 0, or None unless each of the last three months was worse than the one before."""
    if figure.indicator.seasonal or figure.indicator.is_mean or len(line) <= FALLS:
        return None
    steps = [now.points_from(then) if now else None for then, now in zip(line, line[1:], strict=False)]
    if any(step is None or step >= 0 for step in steps):
        return None
    return sum(steps) if sum(steps) <= -LEAST_CHANGE else None


def _warning(name, figure, line_alone):
    indicator = figure.indicator
    what = f"{indicator.name[0].lower()}{indicator.name[1:]}{'' if line_alone else f', {name}'}"
    way = "Rising" if indicator.lower_is_better else "Falling"
    return Said(figure, "" if line_alone else name, f"{way} for three months:", f"{what}.{_small(figure)}")


def late_words(figure):
    """What a warning's link says: "See the 5 people who are late"; and which rows it opens."""
    indicator = figure.indicator
    count = figure.numerator if indicator.lower_is_better else figure.denominator - figure.numerator
    noun = indicator.late_noun[0 if count == 1 else 1]
    return indicator.late.format(f"{count} {noun}"), "yes" if indicator.lower_is_better else "no"


def target_words(indicator, target):
    """What stands under an indicator's name: "Target 90% of staff due", "Target at most 10% of open actions"."""
    if target is None:
        return f"{indicator.of[0].upper()}{indicator.of[1:]}"
    return f"Target {aim_words(indicator, target)}"


def aim_words(indicator, target):
    """ "90% of staff due", "at most 10% of open actions"."""
    return f"{'at most ' if indicator.lower_is_better else ''}{target.normalize():f}% {indicator.of}"
