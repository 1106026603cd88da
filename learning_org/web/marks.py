"""Status marks: a shape, then its word, then a colour that only repeats them."""

from django.utils.html import format_html
from django.utils.safestring import mark_safe

SHAPES = {
    "on": '<circle cx="7" cy="7" r="5" fill="currentColor"/>',
    "close": '<path d="M7 1 13 7 7 13 1 7Z" fill="none" stroke="currentColor" stroke-width="1.5"/>'
    '<path d="M7 1V13L1 7Z" fill="currentColor"/>',
    "off": '<path d="M1 1H13V13H1Z" fill="currentColor"/><path d="M7 3V8M7 9.5V11.2" stroke="#fff" stroke-width="2"/>',
    "few": '<circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 1.5"/>',
    "todo": '<circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" stroke-width="1.5"/>',
}
SVG = '<svg class="app-mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">{}</svg>'


def mark(kind):
    """The shape alone: on (met), close, off (late, wrong), few (not judged), todo (not yet done). Raises KeyError for others."""
    return format_html(SVG, mark_safe(SHAPES[kind]))


def status(kind, word):
    """A mark with its word. The kind "none" is the word alone."""
    if kind == "none":
        return format_html('<span class="app-status">{}</span>', word)
    return format_html('<span class="app-status app-status--{}">{} {}</span>', kind, mark(kind), word)
