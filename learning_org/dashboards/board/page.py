"""What the pages of the board share: the unit of the address, the month that is asked for, and who may open it."""

import datetime

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.measures.months import Month, last_closed
from learning_org.measures.scope import BOARD_ROLES
from learning_org.web import clock
from practitioners.models import Unit
from practitioners.queries.units import crumbs

MENU = "dashboards:board_list"
MONTHS = 18  # that can be chosen, the present one with them
DENIED = (
    "Figures of a unit are read by its managers, by quality assurance, training and the principal social worker, and by senior leaders. "
    "Ask the manager of the unit."
)


def months_offered(today):
    """The months that can be chosen, newest first: the present one so far, and those before it."""
    present = Month.of(today, today)
    return [present, *(Month.of(present.earlier(back).first, today) for back in range(1, MONTHS))]


def month_of(value, today):
    """The Month of ?month=2026-10, or the latest that is over when it says none of those offered."""
    try:
        asked = datetime.datetime.strptime(value or "", "%Y-%m").date()  # noqa: DTZ007 -- a month has no time
    except ValueError:
        return last_closed(today)
    return next((month for month in months_offered(today) if month.first == asked), last_closed(today))


class UnitMonthMixin:
    """A page about the unit of its address (404 for a unit that one may not know) in the month of ?month=."""

    menu = MENU
    permission = "measures.view_board"
    denied = DENIED

    @cached_property
    def unit(self):
        return get_object_or_404(Unit.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_permission_object(self):
        return self.unit

    @cached_property
    def month(self):
        return month_of(self.request.GET.get("month"), clock.today())

    @property
    def query(self):
        return f"?month={self.month.first:%Y-%m}"

    @property
    def month_words(self):
        return str(self.month) if self.month.closed else f"{self.month} so far"

    def units_above(self):
        """(name, address) of the units above this one whose board the reader may open, the top first."""
        held, above = set(self.request.user.access.units(*BOARD_ROLES)), crumbs(self.unit, self.month.on)
        first = next((place for place, unit in enumerate(above) if unit.pk in held), len(above))  # a role reaches down from its unit
        return [(unit.name, f"{reverse('dashboards:board', args=[unit.pk])}{self.query}") for unit in above[first:]]
