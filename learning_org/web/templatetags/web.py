"""Tags and filters that any page may use: {% load web %}."""

from django import template

from learning_org.web import marks

register = template.Library()


@register.simple_tag
def mark(kind):
    """{% mark "on" %}: the shape of a status (on, close, off, few, todo); write its word beside it."""
    return marks.mark(kind)


@register.simple_tag
def status(kind, word):
    """{% status "off" "3 days overdue" %}: shape, word, colour."""
    return marks.status(kind, word)


@register.filter
def of_many(number, words):
    """{{ count|of_many:"person,people" }}: "1 person", "3 people"."""
    one, many = words.split(",") if isinstance(words, str) else words
    return f"{number:,} {one if number == 1 else many}"


@register.filter
def elided(page):
    """The numbers of a pagination around a page, with "…" for those left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def address(context, name, value, without=""):
    """{% address "page" 2 %}: this page's query string with one parameter set and, if wanted, another left out."""
    query = context["request"].GET.copy()
    query[name] = value
    if without:
        query.pop(without, None)
    return f"?{query.urlencode()}"
