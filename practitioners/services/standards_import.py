"""Standards of a version out of a CSV file: every problem is listed by its row, and all of it is imported or nothing."""

import csv
import dataclasses
import io

from django.db import transaction

from learning_org.web.errors import Refused
from practitioners.models import CareerLevel, Standard
from practitioners.services.frameworks import lock_unused, write_levels

NEEDED = ("code", "title")
COLUMNS = (*NEEDED, "description", *CareerLevel.values)
MOST_ROWS, MOST_BYTES = 200, 1_000_000
LONGEST = {"code": 10, "title": 160} | dict.fromkeys(COLUMNS[2:], 2000)  # the columns of the tables, and what the page of one takes


@dataclasses.dataclass(frozen=True)
class Read:
    """What was read from a file: rows as dicts of COLUMNS, and problems in words, each naming its row as a spreadsheet numbers it."""

    rows: tuple
    problems: tuple


def read_standards(content):
    """Read the bytes of a CSV file with the columns code, title and, if wanted, description and one for each career level (P4, P5, S58).

    Returns a Read; raises nothing whatever the bytes are. Empty lines are left out.
    """
    if len(content) > MOST_BYTES:
        return Read((), ("The file is larger than 1 MB. Split it into several.",))
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except UnicodeDecodeError:
        return Read((), ("The file is no CSV in UTF-8. In a spreadsheet, choose Save as, CSV UTF-8.",))
    except csv.Error:
        return Read((), ("The file cannot be read as CSV. Look for a quotation mark that is not closed.",))
    heads = [head.strip().lower() for head in lines[0]] if lines else []
    if wrong := _wrong_heads(heads):
        return Read((), wrong)
    rows = [(number, dict(zip(heads, map(str.strip, line), strict=False))) for number, line in enumerate(lines[1:], 2) if any(line)]
    ragged = [number for number, line in enumerate(lines[1:], 2) if any(line) and len(line) > len(heads)]
    wrong = tuple(f"Row {number}: there are more cells than columns. Put text that holds a comma in quotation marks." for number in ragged)
    return Read(tuple(row for _, row in rows), wrong + _problems(rows))


def _wrong_heads(heads):
    if len(heads) == 1 and ";" in heads[0]:
        return ("The columns are separated by semicolons. Save the file as CSV with commas.",)
    missing = [f"The first row needs a column called “{name}”." for name in NEEDED if name not in heads]
    unknown = [f"The column “{head[:40]}” is not known. Known are: {', '.join(COLUMNS)}." for head in heads if head not in COLUMNS]
    twice = ["A column is there twice."] if len(set(heads)) < len(heads) else []
    return tuple(missing + unknown + twice)


def _problems(rows):
    if not rows:
        return ("There is no standard in the file.",)
    if len(rows) > MOST_ROWS:
        return (f"There are {len(rows)} rows. A file may hold {MOST_ROWS}.",)
    found, codes = [], {}
    for number, row in rows:
        found += [f"Row {number}: enter a {name}." for name in NEEDED if not row.get(name)]
        long = [(name, most) for name, most in LONGEST.items() if len(row.get(name, "")) > most]
        found += [f"Row {number}: {_called(name)} is longer than {most} characters." for name, most in long]
        found += [
            f"Row {number}: {_called(name)} holds a character that cannot be printed." for name, text in row.items() if "\x00" in text
        ]
        code = row.get("code")
        if code and code in codes:
            found.append(f"Row {number}: the code {code[:10]} is in row {codes[code]} already.")
        codes.setdefault(code, number)
    return tuple(found)


def _called(name):
    """A column in words."""
    return f"the text for “{CareerLevel(name).label}”" if name in CareerLevel.values else f"the {name}"


def what_would_change(version, rows):
    """(how many rows add a standard to the version, how many change one that is there)."""
    there = set(version.standards.values_list("code", flat=True))
    changed = sum(row["code"] in there for row in rows)
    return len(rows) - changed, changed


@transaction.atomic
def import_standards(version, rows, *, by):
    """Add or change the standards of a version that nothing names yet, in the order of the rows (P4, P5, S58). Returns how many rows.

    What the file does not name stays, after what it does. Refused when the version is in use, or a row has a problem: then nothing is
    imported.
    """
    version = lock_unused(version)
    if problems := _problems(list(enumerate(rows, 2))):
        raise Refused(" ".join(problems), field="file")
    there = {standard.code: standard for standard in version.standards.all()}
    codes = [row["code"] for row in rows]
    for order, row in enumerate(rows, 1):
        standard = there.get(row["code"]) or Standard(version=version, code=row["code"])
        standard.title, standard.order = row["title"], order
        standard.description = row.get("description", standard.description)
        standard.save()
        write_levels(standard, {level: row[level] for level in CareerLevel.values if level in row})
    for order, standard in enumerate((one for code, one in there.items() if code not in codes), len(rows) + 1):
        standard.order = order
        standard.save(update_fields=["order"])
    return len(rows)
