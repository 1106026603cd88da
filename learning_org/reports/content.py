"""The content of a report, built once from frozen figures and stored as plain JSON: everything that page, CSV and PDF show.

    month, as_at, months (twelve first days), month_name, month_word, before_word; council; unit {id, name, kind}; noun [one, many]
    headline, summary, changes [{much, text}]
    figures [figure]; children [{id, name, figures [figure]}]
    focus {number, heading, rows [{id, name, numerator, denominator, status, shortfall, rate, count, low, high}]}

A figure: number, name, family, counted (in a sentence), definition [paragraphs], version, lower_is_better, is_mean, seasonal; numerator,
denominator, target, status, shortfall; previous [numerator, denominator] or null; points (exact, more is better) and change
(whole) or null; and as
printed: rate, count, target_words, status_word, before, change_words. The unit's own figures have `trend` too: twelve of [numerator,
denominator] or null.
"""

import dataclasses
import datetime

from django.conf import settings
from django.utils.formats import date_format

from learning_org.measures.indicators import INDICATORS
from learning_org.measures.months import last_of
from learning_org.reports import words
from learning_org.reports.numbers import change, change_words, pair_words, rate_words, shortfall, target_words, wilson
from practitioners.models import UnitKind

MONTHS = 12
MOST_ROWS = 12  # teams in the chart, so that a report always fits two pages; the CSV has all
LAST_MONTHS = 6  # in the chart of a unit without any below it
FAMILIES = {"qa": "audits", "actions": "agreed actions"}  # as sentences call them; the others by their own names
NOUNS = {UnitKind.TEAM: ("team", "teams"), UnitKind.SERVICE: ("service", "services")}


@dataclasses.dataclass(frozen=True)
class Named:
    """A unit as it was called when the month ended."""

    id: int
    name: str
    kind: str


def first_of(day):
    return day.replace(day=1)


def month_before(month):
    return first_of(month - datetime.timedelta(days=1))


def months_to(month, count=MONTHS):
    """The first days of `count` months, `month` the last of them."""
    found = [month]
    while len(found) < count:
        found.insert(0, month_before(found[0]))
    return found


def build(month, unit, children, table):
    """The content of the report of `unit` for `month`.

    Takes the month's first day, the unit and the teams below it as Named, and the figures of all of them for twelve months as
    {(unit id, number of the indicator, month): Figure}. Returns a dict that JSON can hold.
    """
    noun, own = _noun(children), _figures(month, unit.id, table, trend=True)
    below = [{"id": child.id, "name": child.name, "figures": _figures(month, child.id, table)} for child in children]
    judged = [child for child in below if child["figures"]]
    return {
        "month": month.isoformat(),
        "as_at": last_of(month).isoformat(),
        "months": [each.isoformat() for each in months_to(month)],
        "month_name": date_format(month, "F Y"),
        "month_word": date_format(month, "F"),
        "before_word": date_format(month_before(month), "F"),
        "council": settings.COUNCIL_NAME,
        "unit": dataclasses.asdict(unit),
        "noun": list(noun),
        "title": f"{words.capital(words.number(len(own)))} figure{'' if len(own) == 1 else 's'} against target",
        "headline": words.headline(own, judged, noun),
        "summary": words.summary(own, judged, unit.kind, noun),
        "changes": words.changes(judged or [{"name": "", "figures": own}]),
        "figures": own,
        "children": below,
        "focus": _focus(own, judged, noun),
    }


def _noun(children):
    kinds = {child.kind for child in children}
    return NOUNS.get(kinds.pop(), ("unit", "units")) if len(kinds) == 1 else ("unit", "units")


def _figures(month, unit_id, table, *, trend=False):
    """The figures that were kept of a unit for the month, in the order of their numbers."""
    found = []
    for number in sorted(number for number in INDICATORS if (unit_id, number, month) in table):
        figure = _figure(table[unit_id, number, month], table.get((unit_id, number, month_before(month))))
        if trend:
            rows = [table.get((unit_id, number, each)) for each in months_to(month)]
            figure["trend"] = [row and [row.numerator, row.denominator] for row in rows]
        found.append(figure)
    return found


def _figure(now, before):
    return _definition(now.indicator, now.definition_version) | _value(now) | _compared(now, before)


def _definition(indicator, version):
    return {
        "number": indicator.number,
        "name": indicator.name,
        "family": FAMILIES.get(indicator.family, indicator.family),
        "counted": f"{words.capital(indicator.numerator)}, of {indicator.denominator}.",
        "definition": list(indicator.definition),
        "version": version,
        "lower_is_better": indicator.lower_is_better,
        "is_mean": indicator.is_mean,
        "seasonal": indicator.seasonal,
    }


def _value(now):
    return {
        "numerator": now.numerator,
        "denominator": now.denominator,
        "target": None if now.target is None else float(now.target),
        "status": now.status,
        "shortfall": shortfall(now),
        "rate": rate_words(now),
        "count": pair_words(now.numerator, now.denominator, now.indicator.is_mean),
        "target_words": target_words(now.target, now.indicator.lower_is_better),
        "status_word": words.STATUS_WORDS[now.status],
    }


def _compared(now, before):
    better = change(now, before)
    return {
        "previous": before and [before.numerator, before.denominator],
        "points": None if better is None else float(now.points_from(before)),
        "change": better,
        "before": rate_words(before) if before else "not recorded",
        "change_words": change_words(better, before),
    }


def _focus(own, children, noun):
    """The figure that the charts are about: the one furthest off target in a unit below, else of the unit's own, else nearest to it.

    None when the unit has no figure with a target at all.
    """
    known = {figure["number"]: figure for figure in own if not figure["is_mean"]}
    everywhere = [figure for child in children for figure in child["figures"] if figure["number"] in known]
    judged = [figure for figure in own if figure["shortfall"] is not None]
    found = words.furthest(everywhere) or words.furthest(own) or max(judged, key=lambda f: f["shortfall"], default=None)
    found = found or next(iter(known.values()), None)
    if found is None:
        return None
    figure = known[found["number"]]
    of_children = [
        {"id": child["id"], "name": child["name"], **_row(each)}
        for child in children
        for each in child["figures"]
        if each["number"] == figure["number"]
    ]
    return {
        "number": figure["number"],
        "heading": words.focus_heading(figure, of_children, noun),
        "rows": _most_telling(of_children),
        "of": len(of_children),
    }


def _row(figure):
    row = {key: figure[key] for key in ("numerator", "denominator", "status", "rate", "count", "shortfall")}
    if interval := wilson(figure["numerator"], figure["denominator"]):
        row["low"], row["high"] = interval
    return row


def _most_telling(rows):
    """All of them, in their order; of very many, those furthest from the target."""
    if len(rows) <= MOST_ROWS:
        return rows
    worst = sorted(rows, key=lambda row: (row["shortfall"] is None, -(row["shortfall"] or 0)))[:MOST_ROWS]
    return [row for row in rows if row in worst]
