"""What must not be typed: NHS numbers and dates of birth stand for a child, where a case reference is meant to."""

import datetime
import re

from learning_org.web import clock

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
TEN_DIGITS = re.compile(r"(?<![\d.])\d{3}[ .\-\u2010-\u2013]?\d{3}[ .\-\u2010-\u2013]?\d{4}(?!\d)")
DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})\s?[-/.]\s?(?P<m2>\d{1,2})\s?[-/.]\s?(?P<y2>\d{4}|\d{2})"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[-\s/.]*(?P<m3>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-\s/.,]*(?P<y3>\d{4}|\d{2})"
    r"|(?P<m4>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?P<d4>\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<y4>\d{4})"
    r")(?!\d)",
    re.IGNORECASE,
)
BORN = re.compile(r"\b(?:born|birth|birthday|d\.?\s?o\.?\s?b\.?)\b", re.IGNORECASE)
NEAR = 30  # characters between a word of birth and the date
LONG_AGO = 5  # years: a date as long ago as that, in a text about practice, is rather somebody's birth than something that was done


def is_nhs_number(text):
    """Whether ten digits, with spaces, dots or dashes between them or not, are an NHS number: the last is the check digit of modulus 11."""
    digits = [int(letter) for letter in re.sub(r"[^\d]", "", text)]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check != 10 and check % 11 == digits[9]


def nhs_numbers(text):
    """The NHS numbers in a text, as they are written there."""
    return [match.group() for match in TEN_DIGITS.finditer(text) if is_nhs_number(match.group())]


def dates(text):
    """The full dates in a text, in any of the ways in which people write them: [(as written, where, datetime.date)]."""
    found = []
    for match in DATE.finditer(text):
        parts = {name[0]: value for name, value in match.groupdict().items() if value}
        month = parts["m"] if parts["m"].isdigit() else MONTHS.index(parts["m"][:3].lower()) + 1
        year = int(parts["y"]) + (0 if len(parts["y"]) == 4 else 2000 if int(parts["y"]) <= clock.today().year % 100 else 1900)
        try:
            found.append((match.group(), match.start(), datetime.date(year, int(month), int(parts["d"]))))
        except ValueError:
            continue
    return found


def dates_of_birth(text):
    """The dates in a long text that look like somebody's birth: after a word that says so, or more than five years ago."""
    found = dates(text)
    today = clock.today() if found else None
    return [
        written
        for written, place, day in found
        if day < today and (BORN.search(text[max(0, place - NEAR) : place]) or day.year < today.year - LONG_AGO)
    ]
