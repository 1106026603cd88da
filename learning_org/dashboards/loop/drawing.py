"""The loop's chart: one line for each finding, drawn twice, wide and for a phone (screens, "Charts": loop)."""

from learning_org.dashboards.loop.groups import bundle
from learning_org.dashboards.loop.words import FEWEST, described, few, lead, medians_shown, to_reaudit_shown
from learning_org.measures.loop import Ending, Step
from learning_org.web import svg
from learning_org.web.svg import moves

STROKES = {Ending.OPEN: (svg.BLUE, "4 3"), Ending.ENDED: (svg.GREY, None), Ending.QUIET: (svg.RED, None)}
MARKS = {Ending.OPEN: svg.ring, Ending.ENDED: svg.square, Ending.QUIET: svg.cross}
TEXT_LINE = 18
WIDE_CLASSES, PHONE_CLASSES = "app-chart app-only-wide", "app-chart app-only-narrow"


def title_of(loop, about):
    """What the chart states: the answer of the page, about its theme."""
    said = lead(loop) if loop.total >= FEWEST else few(loop)
    return said.rstrip(".:").replace(" findings", f" findings{about}", 1)


def labelled(x, y, group, width):
    """How many findings ended so, and why, beside the ends of their lines."""
    first, *others = svg.wrapped(f"{group.findings:,} {group.reason.words}", width)
    count, _, words = first.partition(" ")
    yield svg.text(x, y, svg.span(count), f" {words}" if words else "")
    for below, words in enumerate(others, 1):
        yield svg.text(x, y + TEXT_LINE * below, words)


def lane_height(group, width, pitch, room):
    """What a group takes up: its lines, and at least its words."""
    words = svg.wrapped(f"{group.findings:,} {group.reason.words}", width)
    return room + max((len(group.lines) - 1) * pitch + 14, TEXT_LINE * len(words))


def in_days(days):
    return f"{days:,} day{'' if days == 1 else 's'}"


class Wide:
    """Columns of 240: the lines run to the right, and those that stop bend down behind the bar of their last step."""

    COLUMN, PITCH, LANE, TOP, LABEL = 240, 4.8, 7.5, 30, 24

    def __init__(self, loop):
        self.loop, self.bundle = loop, bundle(loop)

    def y(self, index):
        return self.TOP + 6.4 + self.PITCH * index

    def x(self, step):
        return self.COLUMN * step

    def parts(self):
        """(everything drawn, the height that it needs)."""
        drawn, bottom = [self.going_on()], self.TOP
        for step, groups in sorted(self.bundle.leaving.items()):
            y = self.foot(step - 1) + 24
            for group in groups:
                drawn += self.leave(step - 1, group, y)
                bottom = max(bottom, y + self.height_of(group) - 12)
                y += self.height_of(group)
        for step in range(self.bundle.last + 1):
            drawn.append(svg.bar(self.x(step), self.TOP, 6, self.foot(step) - self.TOP))
        drawn += self.medians()
        if self.bundle.whole:
            drawn += self.better()
            bottom = max(bottom, 44 + 8 * len(self.bundle.on_top), 110)
        return drawn, max(bottom, self.foot(Step.FOUND) + 10)

    def foot(self, step):
        """The lower end of a step's bar."""
        return self.TOP + 8 + self.PITCH * self.bundle.reaching(step)

    def height_of(self, group):
        return lane_height(group, self.LABEL, self.LANE, 12)

    def going_on(self):
        """The lines that reach the last step drawn; when that is the re-audit, they go on to their dots."""
        last = self.x(self.bundle.last)
        if not self.bundle.whole:
            ways = [moves("M0 {}H{}", self.y(index), last) for index in self.bundle.on_top]
            return svg.path(*ways, stroke=svg.REST, width=3) if ways else ""
        ways = []
        for index in self.bundle.on_top:
            y, end = self.y(index), 40 + 8 * index
            ways.append(moves("M0 {}H{}C{} {} {} {} {} {}", y, last + 8, last + 30, y, last + 26, end, last + 48, end))
        return svg.path(*ways, stroke=svg.BLUE, width=3) if ways else ""

    def leave(self, step, group, top):
        """The lines of a group: along with the others, then down to their marks and words."""
        stroke, dashes = STROKES[group.ending]
        x, ends = self.x(step), [top + self.LANE * index for index in range(len(group.lines))]
        along = [moves("M0 {}H{}", self.y(index), x + 18) for index in group.lines]
        bends = [
            moves("M{} {}C{} {} {} {} {} {}", x + 18, self.y(index), x + 62, self.y(index), x + 44, end, x + 94, end)
            for index, end in zip(group.lines, ends, strict=True)
        ]
        yield svg.path(*along, stroke=svg.REST, width=3)
        yield svg.path(*bends, stroke=stroke, width=2, dashes=dashes)
        yield from (MARKS[group.ending](x + 100, end) for end in ends)
        yield from labelled(x + 112, top + 5, group, self.LABEL)

    def medians(self):
        for step, days in medians_shown(self.loop).items():
            x = self.x(step - 1)
            yield svg.line(x + 3, 12, x + 236, 12, stroke=svg.GREY, width=1)
            yield svg.path(moves("M{} 8l6 4-6 4", x + 230), stroke=svg.GREY, width=1)
            yield svg.line(x + 3, 7, x + 3, 17, stroke=svg.GREY, width=1)
            yield svg.bar(x + 62, 2, 114, 20, fill="#fff")
            yield svg.text(x + 119.5, 17, f"median {in_days(days)}", size=14, anchor="middle", fill=svg.NOTE)

    def better(self):
        x = self.x(Step.BETTER)
        yield from (svg.dot(x + 50, 40 + 8 * index) for index in self.bundle.on_top)
        days = to_reaudit_shown(self.loop)
        if days is not None:
            yield svg.text(x + 66, 56, "From finding to re-audit")
            yield svg.text(x + 66, 75, "took a median of")
            yield svg.text(x + 66, 95, in_days(days), bold=True)


class Phone:
    """350 wide: the lines run down, and those that stop turn right below the bar of their last step."""

    PITCH, LANE, TOP, FIRST, NAME = 3, 7, 52, 24, 46
    LINES = 150  # the most that the lines take of the width: beyond 50 of them they run closer

    def __init__(self, loop, period):
        self.loop, self.bundle, self.period = loop, bundle(loop), period
        self.pitch = min(self.PITCH, self.LINES / self.bundle.reaching(Step.FOUND))
        self.ends = max(150, self.x(self.bundle.reaching(Step.FOUND)) + 18)
        self.label = int((350 - self.ends - 12) / 7.6)

    def x(self, index):
        return 5.5 + self.pitch * index

    def parts(self):
        drawn, bars, y = [], {}, self.TOP
        for step in range(self.bundle.last + 1):
            bars[step] = y
            lane = y + (self.FIRST if step == Step.FOUND else self.NAME + 20 * self.is_crowded(step))
            for group in self.bundle.leaving.get(step + 1, ()):
                drawn += self.leave(y, group, lane)
                lane += lane_height(group, self.label, self.LANE, 8)
            y = lane + 22
        end = bars[self.bundle.last] + 26
        drawn += [svg.bar(2, y, self.pitch * self.bundle.reaching(step) + 4, 5) for step, y in bars.items()]
        names = [part for step, y in bars.items() for part in self.name(Step(step), y)]
        return [self.going_on(end), *drawn, *names, *self.dots(end)], end + 12 + 20 * self.is_crowded(self.bundle.last)

    def going_on(self, end):
        down = end if self.bundle.whole else end - 26
        ways = [moves("M{} {}V{}", self.x(index), self.TOP, down) for index in self.bundle.on_top]
        return svg.path(*ways, stroke=svg.BLUE if self.bundle.whole else svg.REST, width=2) if ways else ""

    def dots(self, end):
        return [svg.dot(self.x(index), end, 2) for index in self.bundle.on_top] if self.bundle.whole else []

    def leave(self, y, group, top):
        """The first line of a group is the furthest right, so that none crosses another."""
        stroke, dashes = STROKES[group.ending]
        turns = [(self.x(index), top + self.LANE * row) for row, index in enumerate(reversed(self.of_step(group)))]
        yield svg.path(*(moves("M{} {}V{}", x, self.TOP, y + 10) for x, _ in turns), stroke=svg.REST, width=2)
        bends = [moves("M{} {}V{}Q{} {} {} {}H{}", x, y + 10, end - 8, x, end, x + 8, end, self.ends) for x, end in turns]
        yield svg.path(*bends, stroke=stroke, width=1.5, dashes=dashes)
        yield from (MARKS[group.ending](self.ends, end) for _, end in turns)
        yield from labelled(self.ends + 12, top + 5, group, self.label)

    def of_step(self, group):
        """The group's own lines, where the groups of its step are mirrored: the topmost leaves from the right."""
        groups = self.bundle.leaving[group.reason.step]
        first, last = groups[0].lines.start, groups[-1].lines.stop
        return range(first + last - group.lines.stop, first + last - group.lines.start)

    def is_crowded(self, step):
        """Whether number and name of a step do not fit beside its bar."""
        left = self.beside(step)
        digits = len(f"{self.loop.reached(step):,}")
        return step != Step.FOUND and left + 17 * digits + 9.2 * len(Step(step).label) > 345

    def beside(self, step):
        return self.pitch * self.bundle.reaching(step) + 18

    def name(self, step, y):
        number = svg.span(f"{self.loop.reached(step):,}", size=30)
        words = svg.span(step.label, size=17)
        if step == Step.FOUND:
            yield svg.text(2, y - 26, number, " ", words)
            yield svg.text(2, y - 7, self.period, fill=svg.NOTE)
            return
        x, y = self.beside(step), y + 8
        if self.is_crowded(step):
            yield svg.text(x, y, number)
            y += 20
            yield svg.text(x, y, words)
        else:
            yield svg.text(x, y, number, " ", words)
        days = medians_shown(self.loop).get(step)
        if days is not None:
            yield svg.text(x, y + 20, f"median {in_days(days)} later", fill=svg.NOTE)


def wide(loop, about=""):
    """The chart for screens from 1120 pixels."""
    parts, height = Wide(loop).parts()
    return svg.figure(
        *parts, width=1200, height=height, ident="loop-wide", title=title_of(loop, about), desc=described(loop), classes=WIDE_CLASSES
    )


def phone(loop, period, about=""):
    """The chart for phones, with the numbers of the steps in it."""
    parts, height = Phone(loop, period).parts()
    return svg.figure(
        *parts, width=350, height=height, ident="loop-phone", title=title_of(loop, about), desc=described(loop), classes=PHONE_CLASSES
    )


def alone(loop, heading, notes, about=""):
    """The wide chart as a picture by itself, with its heading, its numbers and its notes. Fewer than five findings have no lines."""
    parts, height = Wide(loop).parts() if loop.total >= FEWEST else ((), 0)
    above = [svg.text(0, 24, heading, size=24, bold=True)]
    for step in Step:
        x = Wide.COLUMN * step
        above.append(svg.text(x, 84, f"{loop.reached(step):,}", size=48, bold=True, fill=svg.BLUE))
        above.append(svg.text(x, 108, step.label, size=17, bold=True))
    below = [svg.text(0, 130 + height + 18 * (row + 1), note, size=14, fill=svg.NOTE) for row, note in enumerate(notes)]
    chart = svg.element("g", *parts, transform="translate(0 125)") if parts else ""
    return svg.figure(
        svg.bar(0, 0, 1200, 150 + height + 18 * len(notes), fill="#fff"),
        *above,
        chart,
        *below,
        width=1200,
        height=150 + height + 18 * len(notes),
        ident="loop",
        title=title_of(loop, about),
        desc=described(loop),
        classes=None,
    )


def key():
    """The ends of lines, each with the ending that it stands for."""
    for ending in (Ending.BETTER, Ending.OPEN, Ending.ENDED, Ending.QUIET):
        yield ending, svg.element("svg", *_sample(ending), **_FRAME)


_FRAME = {"class_": "app-mark", "width": 34, "height": 14, "viewBox": "0 0 34 14", "aria_hidden": "true", "focusable": "false"}


def _sample(ending):
    if ending == Ending.BETTER:
        return svg.path("M0 7H29", stroke=svg.BLUE, width=3), svg.dot(29, 7, 4)
    stroke, dashes = STROKES[ending]
    line = svg.path("M0 7H26", stroke=stroke, width=2, dashes=dashes)
    return line, svg.ring(29, 7, 3.5) if ending == Ending.OPEN else MARKS[ending](29, 7, 3.5)
