"""The two judgements of each finding that was audited again, on one scale: a ring for the first, a dot for the second."""

import itertools

from audits.models import Grade
from learning_org.web import svg

SCALE = ((Grade.INADEQUATE, ("Inadequate",)), (Grade.REQUIRES_IMPROVEMENT, ("Requires", "improvement")))
SCALE += ((Grade.GOOD, ("Good",)), (Grade.OUTSTANDING, ("Outstanding",)))
TURNS = {"better": "better", "same": "the same", "lower": "lower"}
PHONE_OFFSETS = {Grade.INADEQUATE: -4, Grade.OUTSTANDING: -8}  # so that the names at both ends stay inside


class Pairs:
    """A row for each pair, in groups by turn: better, the same, lower."""

    def __init__(self, pairs, *, first, step, top, row=24):
        self.pairs, self.first, self.step, self.top, self.row = pairs, first, step, top, row

    def x(self, grade):
        return self.first + self.step * (grade - 1)

    def rows(self):
        """(y, pair, the words of its group beside its first row)."""
        y = self.top + 24
        for turn, group in itertools.groupby(self.pairs, key=lambda pair: pair.turn):
            group = list(group)
            for place, pair in enumerate(group):
                found = sum(each.findings for each in group)
                yield y, pair, "" if place else f"{found:,} {TURNS[turn]}"
                y += self.row
            y += 14

    def foot(self):
        return max(y for y, _, _ in self.rows())

    def scale(self, size, offsets):
        for grade, words in SCALE:
            x = self.x(grade)
            yield svg.line(x, self.top, x, self.foot(), stroke=svg.RULE, width=1)
            for above, word in enumerate(reversed(words)):
                yield svg.text(x + offsets.get(grade, 0), self.top - 8 - 16 * above, word, size=size, anchor="middle", fill=svg.NOTE)

    def marks(self, y, pair):
        before, after = self.x(pair.before), self.x(pair.after)
        if pair.turn == "same":
            yield svg.ring(before, y, 8.5, stroke=svg.NOTE, fill="none")
            yield svg.dot(before, y, 5, fill=svg.NOTE)
            return
        colour, ahead = (svg.BLUE, 6) if pair.turn == "better" else (svg.RED, -6)
        yield svg.line(before + ahead, y, after - ahead, y, stroke=colour, width=3)
        yield svg.ring(before, y, 5, stroke=svg.NOTE, width=2)
        yield svg.dot(after, y, 6, fill=colour)


def cases(pair):
    """What a row that stands for several says: how many."""
    return "" if pair.team else f"{pair.findings:,} {'finding' if pair.findings == 1 else 'findings'}"


def wide(pairs, *, title, desc):
    chart = Pairs(pairs, first=230, step=113.33, top=42)
    parts = list(chart.scale(14, {}))
    for y, pair, group in chart.rows():
        parts += chart.marks(y, pair)
        if pair.reference:
            parts.append(svg.text(0, y + 5, pair.reference, size=14))
        parts.append(svg.text(78 if pair.reference else 0, y + 5, pair.team or cases(pair), size=14, fill=svg.NOTE))
        if group:
            parts.append(svg.text(604, y + 5, group, size=14, bold=True))
    return svg.figure(
        *parts, width=700, height=chart.foot() + 22, ident="pairs-wide", title=title, desc=desc, classes="app-chart app-only-wide"
    )


def phone(pairs, *, title, desc):
    """Where a team stands instead of a reference, it stands above its row: beside it there is no room."""
    named = all(pair.reference or not pair.team for pair in pairs)
    chart = Pairs(pairs, first=98 if named else 40, step=75.33 if named else 88, top=46, row=24 if named else 42)
    parts = list(chart.scale(13, PHONE_OFFSETS))
    for y, pair, _ in chart.rows():
        shift = 0 if named else 8
        parts += chart.marks(y + shift, pair)
        parts.append(svg.text(0, y + 5 if named else y - 6, pair.reference or pair.team or cases(pair), size=14))
    height = chart.foot() + (22 if named else 30)
    return svg.figure(*parts, width=350, height=height, ident="pairs-phone", title=title, desc=desc, classes="app-chart app-only-narrow")


def described(pairs):
    """How many went from which judgement to which, in a sentence."""
    counted = {}
    for pair in pairs:
        counted[pair.before, pair.after] = counted.get((pair.before, pair.after), 0) + pair.findings
    said = [f"{count:,} {way(*grades)}" for grades, count in counted.items()]
    return f"One row for each finding: {'; '.join(said)}." if all(p.findings == 1 for p in pairs) else f"{'; '.join(said)}."


def way(before, after):
    names = [Grade(grade).label.lower() for grade in (before, after)]
    return f"stayed at {names[0]}" if before == after else f"from {names[0]} to {names[1]}"
