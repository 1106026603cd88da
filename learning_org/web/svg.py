"""Drawing by SVG with presentation attributes alone: no style, no script, every text escaped.

Colours: blue is the subject, its pale blue the rest of it, grey a comparison, red only for harm or silence. A colour only repeats a shape.
"""

import textwrap

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe

INK, NOTE = "#0b0c0c", "#484949"
BLUE, REST, GREY, RED, RULE = "#12436d", "#6b8fb0", "#6f777b", "#b10e1e", "#dcdfe1"
FONT = "Arial, Helvetica, sans-serif"
NAMESPACE = "http://www.w3.org/2000/svg"


def number(value):
    """A coordinate as short as it can be: 36.4, 48."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, int | float) else value


def element(name, *children, **attributes):
    """One element: element("text", "Good", x=12, text_anchor="middle"). None leaves an attribute out; text is escaped."""
    pairs = ((key.rstrip("_").replace("_", "-"), number(value)) for key, value in attributes.items() if value is not None)
    drawn, name = format_html_join("", ' {}="{}"', pairs), mark_safe(name)
    if not children:
        return format_html("<{}{}/>", name, drawn)
    return format_html("<{}{}>{}</{}>", name, drawn, join(children), name)


def join(parts):
    """Parts one after another, each escaped unless it is drawn already."""
    return mark_safe("".join(conditional_escape(part) for part in parts))


def figure(*parts, width, height, ident, title, desc, classes="app-chart"):
    """The whole drawing. `title` states what it shows, `desc` gives the numbers; `ident` is its own on the page."""
    height = round(height)
    return element(
        "svg",
        element("title", title, id=f"{ident}-title"),
        element("desc", desc, id=f"{ident}-desc"),
        *parts,
        class_=classes,
        xmlns=NAMESPACE,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{ident}-title {ident}-desc",
        font_family=FONT,
        fill=INK,
    )


def text(x, y, *words, size=15, bold=False, anchor=None, fill=None):
    return element("text", *words, x=x, y=y, font_size=size, font_weight=700 if bold else None, text_anchor=anchor, fill=fill)


def span(*words, size=None, bold=True):
    """Words inside a text that look otherwise."""
    return element("tspan", *words, font_size=size, font_weight=700 if bold else None)


def path(*moves, stroke, width, dashes=None):
    """One path of several moves: "M0 4H12"."""
    return element("path", d="".join(moves), fill="none", stroke=stroke, stroke_width=width, stroke_dasharray=dashes)


def line(x1, y1, x2, y2, *, stroke, width):
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width)


def bar(x, y, width, height, *, fill=INK):
    return element("rect", x=x, y=y, width=width, height=height, fill=fill)


def dot(x, y, radius=3, *, fill=BLUE):
    return element("circle", cx=x, cy=y, r=radius, fill=fill)


def ring(x, y, radius=2.7, *, stroke=BLUE, width=1.5, fill="#fff"):
    return element("circle", cx=x, cy=y, r=radius, fill=fill, stroke=stroke, stroke_width=width)


def square(x, y, half=2.7, *, fill=NOTE):
    return bar(x - half, y - half, 2 * half, 2 * half, fill=fill)


def cross(x, y, half=2.7, *, stroke=RED):
    a, b, size = number(x - half), y - half, number(2 * half)
    return path(f"M{a} {number(b)}l{size} {size}", f"M{a} {number(b + 2 * half)}l{size} -{size}", stroke=stroke, width=2)


def moves(template, *values):
    """A move of a path with its coordinates filled in: moves("M{} {}H{}", 0, 36.4, 18)."""
    return template.format(*(number(value) for value in values))


def wrapped(words, width):
    """Words in as few lines as fit into `width` characters, the lines as even as can be."""
    lines = textwrap.wrap(words, width, break_long_words=False)
    for narrower in range(width - 1, 0, -1):
        even = textwrap.wrap(words, narrower, break_long_words=False)
        if len(even) > len(lines) or max(map(len, even)) > narrower:
            break
        lines = even
    return lines
