"""Where a report's numbers lead: the rows behind them on the dashboard, for those who may open them."""

from django.urls import reverse
from django.utils.http import urlencode

from learning_org.measures.indicators import INDICATORS
from learning_org.measures.rules import ROW_ROLES
from learning_org.measures.scope import roles_over


def link_rows(report, drawn, user):
    """Give each figure of the page, and of the table below its charts, the address of its rows, where this user may open them.

    Takes the report, what charts.py and views.py made of its content, and the user. One statement at any number of units.
    """
    below = [row for rows in drawn["tables"] for row in rows]
    units = {report.unit_id, *(row["id"] for row in below)}
    roles = roles_over(user, list(units))
    may = {
        unit: {number for number, indicator in INDICATORS.items() if held & set(ROW_ROLES[indicator.family])}
        for unit, held in roles.items()
    }
    for figure in drawn["figures"]:
        figure["rows_url"] = _rows_url(report, figure["number"], report.unit_id, may)
    for row in below:
        row["rows_url"] = _rows_url(report, drawn["focus"]["number"], row["id"], may)


def _rows_url(report, number, unit_id, may):
    """The address of the rows of one figure, or "" where they may not be opened."""
    if number not in may.get(unit_id, ()):
        return ""
    return f"{reverse('dashboards:figure_rows', args=[unit_id, number])}?{urlencode({'month': format(report.month, '%Y-%m')})}"
