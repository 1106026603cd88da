"""Error pages. Each says what to do next; those of the server's own failures touch neither database nor session."""

import logging

from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader

log = logging.getLogger(__name__)

LAST_RESORT = (
    "<!DOCTYPE html><html lang='en'><title>Something went wrong</title><h1>Something went wrong</h1>"
    "<p>Try again in a few minutes.</p></html>"
)


def _bare(template, status):
    """A page made without request, context processors, database or session; plain words if even that fails."""
    try:
        return HttpResponse(loader.get_template(template).render({}), status=status)
    except Exception:
        log.exception("The page %s could not be made", template)
        return HttpResponse(LAST_RESORT, status=status)


def bad_request(request, exception=None):
    """400: the request could not be understood, perhaps because its address or its size is wrong."""
    return _bare("400.html", 400)


def forbidden(request, exception=None):
    """403: seen but not allowed. What the exception says (who can, and how to ask) is shown."""
    return render(request, "403.html", {"reason": str(exception or ""), "way_in": getattr(exception, "way_in", None)}, status=403)


def not_found(request, exception=None):
    """404: not there, or not for this person; the page does not say which."""
    return render(request, "404.html", status=404)


def server_error(request):
    """500: our fault."""
    return _bare("500.html", 500)


def csrf_failure(request, reason=""):
    """403 for a form that was open too long or came from elsewhere: nothing was saved, and the page says what to do."""
    return render(request, "403_csrf.html", status=403)
