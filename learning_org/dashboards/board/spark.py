"""The board's small charts: twelve months of one figure, with presentation attributes only. All charts of a row have one scale."""

from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 60, 30, 2, 54, 4, 26
COLOURS = {"on": "#12436d", "close": "#8f4a00", "off": "#b10e1e"}
SVG = '<svg class="app-spark" viewBox="0 0 60 30" width="60" height="30" role="img" aria-labelledby="{id}"><title id="{id}">{title}</title>'
DOTTED = '<path d="M2 {}H54" stroke="#8a8d8f" stroke-dasharray="2 2"/>'
LINE = '<polyline points="{}" fill="none" stroke="#484949" stroke-width="1.5"/>'


def scale_of(lines, target):
    """(lowest, highest) of everything that a row's charts show, the target too."""
    rates = [figure.rate for line in lines for figure in line if figure and figure.enough]
    if target is not None:
        rates.append(Fraction(target))
    return (min(rates), max(rates)) if rates else (0, 1)


def sparkline(key, name, line, target, scale):
    """The chart of one figure, or "" where fewer than two months have a rate. `line` is a Figure or None for each month, oldest first."""
    step = (RIGHT - LEFT) / max(len(line) - 1, 1)
    points = [(LEFT + place * step, figure) for place, figure in enumerate(line) if figure and figure.enough]
    if len(points) < 2:
        return ""
    drawn = [(f"{x:.1f}", _y(figure.rate, scale)) for x, figure in points]
    last = points[-1][1]
    dotted = mark_safe("") if target is None else format_html(DOTTED, _y(Fraction(target), scale))
    line = format_html(LINE, format_html_join(" ", "{},{}", drawn))
    x, y = drawn[-1]
    end = format_html('<circle cx="{}" cy="{}" r="3" fill="{}"/>', x, y, COLOURS.get(last.status, "#484949"))
    return format_html(SVG, id=key, title=title_of(name, [figure for _, figure in points])) + dotted + line + end + mark_safe("</svg>")


def _y(rate, scale):
    lowest, highest = scale
    share = (rate - lowest) / (highest - lowest) if highest > lowest else Fraction(1, 2)
    return f"{float(BOTTOM - share * (BOTTOM - TOP)):.1f}"


def title_of(name, figures):
    """The finding in words: "Assessment East, 12 months: 72% in Nov 2025, 94% in Oct 2026, lowest 67%"."""
    first, last, lowest = figures[0], figures[-1], min(figures, key=lambda figure: figure.rate)
    ends = ", ".join(f"{figure.shown} in {figure.as_at:%b %Y}" for figure in (first, last))
    return f"{name}, 12 months: {ends}, lowest {lowest.shown}"
