"""Names of pages, as the history keeps them, in words that people know."""

import functools

from django.apps import apps
from django.urls import URLPattern, get_resolver


@functools.cache
def _titles(resolver=None, namespace=""):
    """{URL name: the page's fixed title} of every page that has one."""
    found = {}
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            title = getattr(getattr(entry.callback, "view_class", None), "title", "")
            if entry.name and isinstance(title, str) and title:
                found[f"{namespace}{entry.name}"] = title
        else:
            found |= _titles(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
    return found


def _plain(name):
    if name.endswith("_detail"):
        return "Its own page"
    return name.rsplit(":")[-1].rsplit(".")[-1].replace("_", " ").capitalize()


def page_in_words(name):
    """The title of the page with this URL name: "practitioners:cpd_create" is "Record learning"."""
    return _titles().get(name) or _plain(name)


def draft_in_words(form):
    """What a draft is called: the title of its form's page. The form is a URL's name with the keys of its address."""
    titles, parts = _titles(), form.split(":")
    names = (":".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((titles[name] for name in names if name in titles), None) or _plain(":".join(parts[:2]))


def in_words(context):
    """Where a change was made, from the history's context: a page, a task of the worker, or neither."""
    if context.get("page"):
        return page_in_words(context["page"])
    return f"By itself: {_plain(context['task']).lower()}" if context.get("task") else ""


def kind_in_words(label):
    """What a kind of record is called: "practitioners.cpdentry" is its model's name in words."""
    try:
        return str(apps.get_model(label)._meta.verbose_name).capitalize()
    except (LookupError, ValueError):
        return _plain(label)
