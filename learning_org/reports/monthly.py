"""The sweep's part: reports are made from the set working day of the next month on, and everybody who reads them is told once."""

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils.formats import date_format

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.measures.months import last_of
from learning_org.measures.scope import BOARD_ROLES
from learning_org.notifications.models import Message
from learning_org.notifications.services import notify
from learning_org.reports.content import first_of, month_before, months_to
from learning_org.reports.models import MonthlyReport
from learning_org.reports.services import current_editions, make_reports
from learning_org.reports.source import units_of
from practitioners.models import RoleGrant
from practitioners.rules.working_days import add_working_days

# The report that somebody with several roles is led to is the first of these.
FIRST_ROLES = (Role.SENIOR_LEADER, Role.PSW, Role.QA_OFFICER, Role.TRAINING_OFFICER, Role.SERVICE_MANAGER, Role.TEAM_MANAGER)
MOST_MONTHS = 12  # that a run makes up for


def due_on(month):
    """The day from which the reports of a month are made: a working day of the next month, by the setting REPORT_WORKING_DAY."""
    return add_working_days(last_of(month), settings.REPORT_WORKING_DAY)


def make_what_is_due(on, *, by):
    """Make what is missing of the reports that are due, and tell whoever reads them. Every run finds what is left to do."""
    for month in months_due(on):
        if set(units_of(month).values_list("pk", flat=True)) - set(current_editions(month)):
            make_reports(month, by=by)
        tell_readers(month, on, by=by)


def months_due(on):
    """The first days of the months that a run looks at, oldest first: from the last one of which reports were made, that one included, so
    that a worker that stood still loses no month; a year at most. The last closed month alone where there was no report yet."""
    last = month_before(first_of(on))
    closed = [month for month in months_to(last, MOST_MONTHS) if on >= due_on(month)]
    made = MonthlyReport.objects.filter(month__lte=last).aggregate(last=Max("month"))["last"]
    return [month for month in closed if month >= (made or last)]


def tell_readers(month, on, *, by):
    """Tell senior leaders, managers and officers, once each, that the report of their unit is there; and of a new edition once more.

    Takes the month's first day, the day on which their roles are asked, and who tells. Returns how many were told now.
    """
    reports = current_editions(month)
    told = {_key(report, person): (report, person) for person, report in _readers(reports, on)}
    known = set(Message.objects.filter(key__in=told).values_list("key", flat=True))
    people = Person.objects.in_bulk({person for key, (_, person) in told.items() if key not in known})
    for key, (report, person) in told.items():
        if key not in known:
            _tell(people[person], report, key, by=by)
    return len(people)


def _key(report, person_id):
    """One message for a month and person; the number of a later edition makes another."""
    again = f":{report.edition}" if report.edition > 1 else ""
    return f"report:{report.month:%Y-%m}:{person_id}{again}"


def _readers(reports, on):
    """(person id, the report to tell them of): of the unit for which they hold the first of their roles on that day, in post."""
    grants = RoleGrant.objects.filter(role__in=BOARD_ROLES, period__contains=on, unit__in=reports, person__positions__period__contains=on)
    rows = grants.order_by("unit__name", "unit").values_list("person_id", "role", "unit_id").distinct()
    first = {}
    for person, role, unit in rows:
        rank = FIRST_ROLES.index(role)
        if person not in first or rank < first[person][0]:
            first[person] = (rank, unit)
    return [(person, reports[unit]) for person, (_, unit) in sorted(first.items())]


def _tell(person, report, key, *, by):
    name, month = report.unit.name, date_format(report.month, "F Y")
    again = report.edition > 1
    notify(
        person,
        subject=f"{'New edition of the' if again else 'The'} monthly report for {month}"[:160],
        body=f"{name}, {month}: {'a new edition is made. It says why.' if again else 'the figures against target, and what changed.'}",
        link=reverse("reports:report_detail", args=[report.pk]),
        link_text="Read the report",
        key=key,
        by=by,
    )
