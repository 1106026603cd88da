"""Making the reports of a month: once for each unit, and again only with a reason. (Issue: the monthly report.)"""

import dataclasses
import logging

from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format

from learning_org.measures.months import last_of
from learning_org.measures.services import freeze_month
from learning_org.reports import source
from learning_org.reports.content import Named, build
from learning_org.reports.models import MonthlyReport
from learning_org.web import clock
from learning_org.web.errors import Refused

logger = logging.getLogger(__name__)


@dataclasses.dataclass
class Made:
    """What one run did: the reports that it made, and the units whose report it left as it was, each with the reason."""

    month: object
    made: list = dataclasses.field(default_factory=list)  # MonthlyReport
    left: list = dataclasses.field(default_factory=list)  # (Unit, why)


def make_reports(month, *, by, reason="", replace=False):
    """Freeze the figures of a month and make a report for every department, service and team that was open when it ended (P55, Q51).

    Takes the month's first day and the Person who has them made. An existing report stays as it is; with `replace`, and a reason, a new
    edition is made from figures frozen anew, and the old one stays readable. Each report is a transaction of its own: of two runs at
    once one makes it and the other leaves it, and after a run that was killed the next one makes what is missing; the same reason is
    taken for the same run, so that a second click repeats nothing.

    Returns Made. Refused when the month is not closed, or when it is to be replaced without a reason.
    """
    month, reason = month.replace(day=1), " ".join(reason.split()) if replace else ""
    if last_of(month) >= clock.today():
        raise Refused(f"{date_format(month, 'F Y')} is not over yet. Reports are made of months that are closed.", field="month")
    if replace and not reason:
        raise Refused("Say why the reports are made again: every new edition shows it.", field="reason")
    units, current = list(source.units_of(month)), current_editions(month)
    wanted = [unit for unit in units if _is_wanted(current.get(unit.pk), replace, reason)]
    result = Made(month, left=[(unit, _why_left(current[unit.pk], replace)) for unit in units if unit not in wanted])
    if wanted:
        begun = any(report.reason == reason for report in current.values()) if replace else False
        freeze_month(month, by=by, replace=replace and not begun)
        _make(wanted, current, result, {"month": month, "reason": reason, "by": by})
    return result


def current_editions(month):
    """{unit id: its current report for the month, without content}."""
    return {
        report.unit_id: report for report in MonthlyReport.objects.current().filter(month=month).select_related("unit").defer("content")
    }


def _is_wanted(current, replace, reason):
    return current is None or (replace and current.reason != reason)


def _why_left(current, replace):
    made = date_format(timezone.localdate(current.made_at), "j F Y")
    if replace:
        return f"edition {current.edition} was made for this reason on {made}"
    return f"edition {current.edition} was made on {made}"


def _make(units, current, result, said):
    """Make each unit's report from figures that are read once."""
    month, teams = said["month"], source.teams_by_unit(said["month"])
    below = [team.id for unit in units for team in teams.get(unit.pk, ())]
    table = source.figures_to(month, {*below, *(unit.pk for unit in units)})
    for unit in units:
        try:
            content = build(month, Named(unit.pk, unit.name, unit.kind), teams.get(unit.pk, ()), table)
            report = _add(unit, content, current.get(unit.pk), said)
        except Exception:  # one unit must not keep the others from their reports; the next run tries again
            logger.exception("The report of unit %s for %s could not be made.", unit.pk, f"{month:%Y-%m}")
            result.left.append((unit, "it could not be made"))
            continue
        if report:
            result.made.append(report)
        else:
            result.left.append((unit, "another run made it at the same moment"))


@transaction.atomic
def _add(unit, content, before, said):
    """One edition, or None when another run was first: the row that it replaces is locked, or the unique month and unit decides."""
    month = said["month"]
    values = {
        "month": month,
        "unit": unit,
        "as_at": last_of(month),
        "made_at": clock.now(),
        "made_by": said["by"],
        "reason": said["reason"],
    }
    values["content"] = content
    if before is None:
        report, new = MonthlyReport.objects.current().get_or_create(month=month, unit=unit, defaults=values)
        return report if new else None
    held = MonthlyReport.objects.select_for_update(no_key=True).filter(pk=before.pk, replaced_by=None).defer("content").first()
    if held is None:
        return None
    values |= {"pk": _next_key(), "edition": held.edition + 1}
    MonthlyReport.objects.filter(pk=held.pk).update(replaced_by=values["pk"])  # first, so that one edition is current at any time
    return MonthlyReport.objects.create(**values)


def _next_key():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [MonthlyReport._meta.db_table])
        return cursor.fetchone()[0]
