"""The chart of a map of coverage: a bar a standard, a ring where there is none. The table beside it holds the same."""

from learning_org.web import svg

WIDTH, LONGEST, LINE, BAR = 350, 300, 17, 12
A_ROW = 14  # between two rows
NAME_WIDTH = 50  # characters of a line


def chart(ident, rows, *, most, title, desc):
    """The drawing. `rows` is [(name, number, words)]: a bar as long as number is of `most`, with the words at its end."""
    parts, y = [], 4
    for name, number, words in rows:
        for line in svg.wrapped(name, NAME_WIDTH):
            y += LINE
            parts.append(svg.text(0, y - 4, line, size=13))
        parts += _bar(y, number, words, most)
        y += BAR + A_ROW
    return svg.figure(*parts, width=WIDTH, height=y, ident=ident, title=title, desc=desc)


def _bar(y, number, words, most):
    if not number:
        return [svg.ring(4, y + BAR / 2, 3.5, stroke=svg.NOTE), svg.text(14, y + BAR - 1, words, size=13, fill=svg.NOTE)]
    length = max(LONGEST * number / most, 2)
    return [svg.bar(0, y, length, BAR, fill=svg.BLUE), svg.text(length + 6, y + BAR - 1, words, size=13, bold=True)]
