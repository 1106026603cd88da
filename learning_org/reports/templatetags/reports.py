"""Tags of the report's templates: {% load reports %}."""

from django import template
from django.utils.safestring import mark_safe

from learning_org.web import marks

register = template.Library()
COLOURS = {"on": "#12436d", "close": "#8f4a00", "off": "#b10e1e", "few": "#484949"}


@register.simple_tag
def figure_status(kind, word, paper=False):
    """{% figure_status "off" "Off target" paper %}: shape, word, colour. On paper the shape carries its colour itself: a drawing inside
    a PDF does not take the text's."""
    drawn = marks.status(kind, word)
    return mark_safe(drawn.replace("currentColor", COLOURS.get(kind, "#0b0c0c"))) if paper else drawn
