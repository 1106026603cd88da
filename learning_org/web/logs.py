"""Logs that hold no confidential text: of an error its kind and where it arose, never its message, and of a request its page's name.

What an exception says may be what somebody typed (a database names the value it refused, a mail server the address), and so may a path
(signed links) or a query (the name that was searched for).
"""

import logging
import traceback

from django.urls import Resolver404, resolve

LINE = "{asctime} {levelname} {name} {message}"
TOO_FREE = ("exc", "return_value", "traceback", "args", "kwargs")  # what Celery says of a task beyond its name and id


class QuietFormatter(logging.Formatter):
    """Formats errors without their messages: the kinds of the whole chain, and the lines of code."""

    def __init__(self, fmt=LINE, datefmt=None, style="{", **kwargs):
        super().__init__(fmt, datefmt, style, **kwargs)

    def formatException(self, exc_info):
        return "\n".join(_lines(exc_info[1]))

    def format(self, record):
        record.exc_text = None  # another handler may have written it in full
        return super().format(quiet(record))


def _lines(error, seen=()):
    """An error and what led to it, the first first."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and cause not in seen:
        yield from _lines(cause, (*seen, error))
        yield "which led to:"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
    yield kind(error)


def kind(error):
    """An error without what it says: its class and, of the database's, the constraint that it broke."""
    constraint = getattr(getattr(error.__cause__ or error, "diag", None), "constraint_name", None)
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{name} ({constraint})" if constraint else name


def quiet(record):
    """A copy of the record whose message holds no error's text, no path and no task's arguments."""
    record = logging.makeLogRecord(record.__dict__)
    if isinstance(record.args, dict):
        record.args = record.args | {key: _kind_of_task_error(record) for key in TOO_FREE if key in record.args}
    elif isinstance(record.args, tuple):
        record.args = tuple(kind(value) if isinstance(value, BaseException) else value for value in record.args)
    if (request := getattr(record, "request", None)) is not None:
        record.msg, record.args = "%s: %s", (getattr(record, "status_code", record.levelname), page_name(request))
    elif record.name == "gunicorn.error" and record.levelno >= logging.WARNING and record.exc_info:
        record.msg, record.args = "Error handling request", ()
    elif record.name == "gunicorn.error" and record.getMessage().startswith("Invalid request from"):
        record.msg, record.args = "Invalid request", ()
    return record


def _kind_of_task_error(record):
    return kind(record.exc_info[1]) if record.exc_info and record.exc_info[1] else "-"


def page_name(request):
    """The name of the page that a request asked for, never its path."""
    match = getattr(request, "resolver_match", None)
    try:
        return (match or resolve(getattr(request, "path_info", ""))).view_name
    except Resolver404:
        return "no such page"
