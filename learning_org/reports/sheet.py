"""The report as a spreadsheet's lines, and the words for what a run made."""

import csv

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify

from learning_org.measures.figures import sum_given
from learning_org.web.views.lists import Echo, cell

HEADINGS = (
    *("Unit", "Month", "As at", "Edition", "Made on", "Number", "Figure", "Rate", "Numerator", "Denominator", "Target"),
    *(
        "Status",
        "Month before",
        "Month before: numerator",
        "Month before: denominator",
        "Change, points",
        "Definition",
        "Definition version",
    ),
)
MOST_NAMED = 3


def filename(report):
    """ "monthly-report-help-and-protection-2026-10-edition-1"."""
    return f"monthly-report-{slugify(report.content['unit']['name'])}-{report.month:%Y-%m}-edition-{report.edition}"


def lines(report):
    """The file, line by line: the unit's own figures with their twelve months, then those of each unit below it."""
    writer, content = csv.writer(Echo()), report.content
    yield "\ufeff" + writer.writerow([*HEADINGS, *(f"{month[:7]}" for month in content["months"])])
    said = {"month": content["month_name"], "as_at": report.as_at, "edition": report.edition, "made": timezone.localdate(report.made_at)}
    for name, figures in [
        (content["unit"]["name"], content["figures"]),
        *((child["name"], child["figures"]) for child in content["children"]),
    ]:
        for figure in figures:
            yield writer.writerow([cell(value) for value in _row(name, figure, said)])


def _row(name, figure, said):
    is_mean, previous = figure["is_mean"], figure["previous"]
    before = (sum_given(*previous, is_mean), previous[1]) if previous else (None, None)
    trend = [_month(pair, is_mean) for pair in figure.get("trend", ())]
    numerator = sum_given(figure["numerator"], figure["denominator"], is_mean)
    return [
        *(name, said["month"], said["as_at"], said["edition"], said["made"], figure["number"], figure["name"], figure["rate"]),
        *(numerator, figure["denominator"], figure["target_words"], figure["status_word"], figure["before"], *before),
        *(figure["change_words"], " ".join([figure["counted"], *figure["definition"]]), figure["version"], *trend),
    ]


def _month(pair, is_mean):
    """One month of the twelve: "84 of 94", "too few" of a mean, None where nothing was kept."""
    if not pair:
        return None
    given = sum_given(*pair, is_mean)
    return given if given == "too few" else f"{pair[0]} of {pair[1]}"


def result_words(result):
    """What a run made and what it left as it was, in one sentence or two."""
    month = date_format(result.month, "F Y")
    made, left = len(result.made), len(result.left)
    first = f"{month}: {made} report{' is' if made == 1 else 's are'} made." if made else f"{month}: no report was made."
    if not left:
        return first
    named = "; ".join(f"{unit}: {why}" for unit, why in result.left[:MOST_NAMED])
    more = f"; and {left - MOST_NAMED} more" if left > MOST_NAMED else ""
    return f"{first} {left} {'was' if left == 1 else 'were'} left as {'it was' if left == 1 else 'they were'} ({named}{more})."
