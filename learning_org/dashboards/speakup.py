"""How many people speak up, about what, and how far it is: numbers of five or more alone, of all the reader's units together (F27).

There is no choice of unit, no file and nothing behind a number: a part that is taken from the whole would be a small number. For the same
reason a year is counted when it is over, as things stood at its end: numbers that grew month by month would tell of each item that came.
"""

import datetime

import rules
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.accounts.roles import Role
from learning_org.measures.suppression import suppressed
from learning_org.web import clock
from learning_org.web.views.base import PageView
from practitioners.models import SpeakUpAbout, Unit
from practitioners.queries.registration import registration_year
from practitioners.queries.speakup import STAGES, counts_of_speaking_up
from practitioners.services.guard import day

ROLES = (Role.PSW, Role.SENIOR_LEADER)
YEARS = 3
DAY = datetime.timedelta(days=1)


@rules.predicate
def counts_speaking_up(user):
    """Holds a role today that reads these numbers."""
    return user.access.has(*ROLES)


rules.add_perm("dashboards.count_speaking_up", counts_speaking_up)


def years_offered(today):
    """The registration years to choose from, as (first day, the day after the last), the latest that is over first."""
    this = registration_year(today).lower
    firsts = [this.replace(year=this.year - back) for back in range(1, YEARS + 1)]
    return [(first, first.replace(year=first.year + 1)) for first in firsts]


class SpeakUpCountsView(PageView):
    """The numbers of one registration year."""

    permission = "dashboards.count_speaking_up"
    denied = "The principal social worker and senior leaders see these numbers."
    template_name = "dashboards/speak_up_counts.html"
    title = "How many people speak up"
    menu = "dashboards:board_list"

    def get_crumbs(self):
        return (("Dashboard", reverse("dashboards:board_list")),)

    @cached_property
    def year(self):
        offered = years_offered(clock.today())
        asked = self.request.GET.get("year")
        return next((year for year in offered if f"{year[0]:%Y}" == asked), offered[0])

    def get_caption(self):
        first, out = self.year
        return f"Sent from {day(first)} to {day(out - DAY)}"

    def get_context_data(self, **kwargs):
        units = self.request.user.access.units(*ROLES)
        abouts, stages = counts_of_speaking_up(units, *self.year)
        shown, total = suppressed(abouts)
        stage_shown, _ = suppressed(stages)
        context = {
            "units": Unit.objects.filter(pk__in=units).order_by("name", "pk"),
            "total": total,
            "tables": [
                ("about", "What it is about", [(label, shown[value]) for value, label in SpeakUpAbout.choices]),
                ("stage", "How far it is", [(label, stage_shown[key]) for key, label in STAGES.items()]),
            ],
            "years": [(f"{first:%Y}", day(first), (first, out) == self.year) for first, out in years_offered(clock.today())],
        }
        return super().get_context_data(**context | kwargs)
