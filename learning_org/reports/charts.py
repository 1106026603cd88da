"""Where the lines and dots of a report's charts lie, from its stored content: the templates only draw. No figure is counted here."""

import datetime
from math import ceil, floor

from django.utils.formats import date_format

from learning_org.measures.figures import FEWEST
from learning_org.reports.content import LAST_MONTHS
from learning_org.reports.numbers import wilson

SPARK_WIDTH = 78
SPARK_RANGE, MEAN_RANGE = 15, 2  # each small chart has its own scale of at least so many points
LEFT, RIGHT, TOP, BOTTOM = 38, 292, 12, 214
DOTS_LEFT, DOTS_RIGHT, DOTS_TOP = 155.7, 322, 22
HALF = 4.5  # of the square that stands for off target
LONGEST_NAME = 22  # characters that stand beside the dots


def rate(pair, is_mean=False):
    """The exact rate of [numerator, denominator] in points, or their mean; None without it or below five."""
    return (1 if is_mean else 100) * pair[0] / pair[1] if pair and pair[1] >= FEWEST else None


def _shown(pair, is_mean=False):
    """A rate of the past as titles name it: whole points, halves up."""
    value = rate(pair, is_mean)
    return "too few" if value is None else f"{value:+.1f}" if is_mean else f"{floor(value + 0.5)}%"


def _place(number):
    return round(number, 1)


def _between(low, high, start, end):
    """A function from a rate to a coordinate: `low` at `start`, `high` at `end`."""
    return lambda value: _place(start + (min(max(value, low), high) - low) / (high - low) * (end - start))


def _lines(points):
    """The runs of a line that months without a rate interrupt, each as SVG wants it."""
    runs, run = [], []
    for point in [*points, None]:
        if point:
            run.append(point)
        elif run:
            runs, run = [*runs, run], []
    return [" ".join(f"{x:g},{y:g}" for x, y in run) for run in runs if len(run) > 1]


def spark(figure, months):
    """The small chart of a figure's twelve months: its lines, target, last dot and title; None when no month has a rate."""
    rates = [rate(pair, figure["is_mean"]) for pair in figure["trend"]]
    known = [value for value in rates if value is not None]
    if not known:
        return None
    held = [*known, *([figure["target"]] if figure["target"] is not None else [])]
    middle, spread = (max(held) + min(held)) / 2, max(max(held) - min(held), MEAN_RANGE if figure["is_mean"] else SPARK_RANGE)
    y = _between(middle - spread / 2, middle + spread / 2, 21, 3)
    step = SPARK_WIDTH / (len(months) - 1)
    points = [value is not None and (_place(2 + number * step), y(value)) for number, value in enumerate(rates)]
    return {
        "lines": _lines(points),
        "target": None if figure["target"] is None else y(figure["target"]),
        "dot": points[-1] or None,
        "status": figure["status"],
        "title": f"{figure['name']}, 12 months: {_from_to(figure, months)}",
    }


def _from_to(figure, months):
    """ "86% in Nov 2025, 89% in Oct 2026": the first and the last month with a rate."""
    held = [(month, pair) for month, pair in zip(months, figure["trend"], strict=True) if rate(pair) is not None]
    if not held:
        return "too few in every month"
    ends = held[:1] if len(held) == 1 else [held[0], held[-1]]
    return ", ".join(f"{_shown(pair, figure['is_mean'])} in {_short(month)}" for month, pair in ends)


def _short(month, form="M Y"):
    return date_format(datetime.date.fromisoformat(month), form)


def _axis(held, *, least, step):
    """The floor and the ceiling of an axis that holds these rates, on whole steps, at least so many points apart."""
    low, high = floor(min(held) / step) * step, ceil(max(held) / step) * step
    while high - low < least:
        low, high = (low - step, high) if low > 0 else (low, high + step)
    return max(low, 0), min(high, 100) if high > 100 and high - 100 < least else high


def line(figure, months):
    """The chart of a figure over twelve months: grid, target, lines, last value, title."""
    rates = [rate(pair) for pair in figure["trend"]]
    held = [value for value in [*rates, figure["target"]] if value is not None] or [0, 100]
    low, high = _axis(held, least=30, step=10)
    y = _between(low, high, BOTTOM, TOP)
    step = (RIGHT - LEFT) / (len(months) - 1)
    points = [value is not None and (_place(LEFT + number * step), y(value)) for number, value in enumerate(rates)]
    every = 10 if high - low <= 50 else 20
    last = points[-1] or None
    target = None if figure["target"] is None else y(figure["target"])
    return {
        "grid": [{"y": y(value), "text_y": y(value) + 4, "text": value} for value in range(low, high + 1, every)],
        "months": [{"x": _place(LEFT + number * step), "text": _short(months[number], "M")} for number in (0, 3, 6, 9, 11)],
        "target": target,
        "target_word": target and target - 4,
        "lines": _lines(points),
        "last": last and {"x": last[0], "y": last[1], "left": last[0] - HALF, "top": last[1] - HALF},
        "label": last and _label_beside(last[1], target),
        "rate": figure["rate"],
        "off": figure["status"] == "off",
        "title": f"{figure['name']}, 12 months: {_from_to(figure, months)}; target {figure['target_words']}",
        "desc": "; ".join(f"{_short(month)} {_in_words(pair)}" for month, pair in zip(months, figure["trend"], strict=True)),
    }


def _label_beside(last, target):
    """Where the last value is written: below the target's word, or above it where the line ends over the target."""
    if target is None or abs(last - target) > 22:
        return last + 5
    return target + 14 if last >= target else target - 20


def _in_words(pair):
    return f"{pair[0]:,} of {pair[1]:,}" if pair else "not recorded"


def dots(content, figure):
    """The chart of dots with their 95% intervals: one child unit a row, or for a unit with none below it the last months."""
    rows = content["focus"]["rows"] or _months_as_rows(figure, content["months"])
    judged = [row for row in rows if "low" in row]
    held = [edge for row in judged for edge in (row["low"], row["high"])] + ([figure["target"]] if figure["target"] is not None else [])
    low, high = _axis(held or [0, 100], least=60, step=20)
    x = _between(low, high, DOTS_LEFT, DOTS_RIGHT)
    step = 31 if len(rows) <= 8 else 17
    foot = DOTS_TOP + step * len(rows) + 6
    target = None if figure["target"] is None else x(figure["target"])
    return {
        "grid": [{"x": x(value), "text": value} for value in range(low, high + 1, 20)],
        "target": target,
        "target_word": target and min(target, DOTS_RIGHT),
        "rows": [_dot(row, DOTS_TOP + (number + 0.6) * step, x, step) for number, row in enumerate(rows)],
        "foot": foot,
        "foot_word": foot + 15,
        "height": max(240, foot + 22),
        "by_month": not content["focus"]["rows"],
        "title": f"{figure['name']} in {content['month_name']} with 95% intervals: {_dots_say(rows)}",
        "desc": "; ".join(f"{row['name']} {row['count']}" for row in rows),
    }


def _months_as_rows(figure, months):
    rows = []
    for month, pair in list(zip(months, figure["trend"], strict=True))[-LAST_MONTHS:]:
        row = {"name": _short(month, "F Y"), "status": "few", "count": _in_words(pair), "rate": _shown(pair) if pair else "not recorded"}
        if rate(pair) is not None:
            row["low"], row["high"] = wilson(*pair)
            row |= {"status": "on", "numerator": pair[0], "denominator": pair[1]}
        rows.append(row)
    if "low" in rows[-1]:
        rows[-1]["status"] = figure["status"]
    return rows


def _dot(row, y, x, step):
    """One row: its name in one line or two, and the dot with its interval where it has a rate."""
    y, lines = _place(y), _shortened(row["name"], step)
    first = y + 4 - 7 * (len(lines) - 1)
    dot = {"y": y, "text_y": y + 4, "off": row["status"] == "off", "rate": row["rate"], "low": None}
    dot["name"] = [{"y": _place(first + 14 * number), "text": text} for number, text in enumerate(lines)]
    if "low" in row:
        middle = x(rate([row["numerator"], row["denominator"]]))
        dot |= {"low": x(row["low"]), "high": x(row["high"]), "x": middle, "left": _place(middle - HALF), "top": _place(y - HALF)}
    return dot


def _shortened(name, step):
    """A name in one line, or in two where the rows are far enough apart; the table below has it in full."""
    if len(name) <= LONGEST_NAME:
        return [name]
    cut = name.rfind(" ", 0, LONGEST_NAME + 1)
    if step < 20 or cut < 1:
        return [_cut(name)]
    return [name[:cut], _cut(name[cut + 1 :])]


def _cut(text):
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…"


def _dots_say(rows):
    """Who lies lowest and where the others lie, in words."""
    judged = [row for row in rows if "low" in row]
    if not judged:
        return "too few everywhere"
    off = [row for row in judged if row["status"] == "off"]
    named = [f"{row['name']} {row['rate']} ({row['count']})" for row in off[:3]]
    rest = [rate([row["numerator"], row["denominator"]]) for row in judged if row["status"] != "off"]
    between = f"{'the others lie' if off else 'all lie'} between {min(rest):.0f}% and {max(rest):.0f}%" if rest else ""
    return "; ".join(filter(None, [f"off target {', '.join(named)}{' and others' if len(off) > 3 else ''}" if off else "", between]))
