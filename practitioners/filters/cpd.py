"""The filter above one's own learning."""

import datetime

from learning_org.web import clock
from learning_org.web.filters import ChoiceFilter, FilterSet, SearchFilter
from practitioners.models import LearningKind
from practitioners.queries.cpd import years_of
from practitioners.queries.registration import registration_year
from practitioners.services.guard import day


def year_choices(person):
    """(the year in which it began, words) for each registration year in which somebody recorded learning."""
    return [(str(year.lower.year), f"{day(year.lower)} to 30 November {year.upper.year}") for year in years_of(person, clock.today())]


class LearningFilter(FilterSet):
    """By words, registration year, kind and peer reflection."""

    search = SearchFilter(lookups=("title__icontains", "description__icontains"))
    year = ChoiceFilter(label="Registration year", choices=[], method="in_year")
    kind = ChoiceFilter(label="Kind", choices=LearningKind.choices)
    peer = ChoiceFilter(label="Peer reflection", choices=[("yes", "Yes"), ("no", "Not yet")], method="with_peer")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = year_choices(self.user.person)

    def in_year(self, queryset, name, value):
        """The registration year that begins on 1 December of the year `value`."""
        year = registration_year(datetime.date(int(value), 12, 1))
        return queryset.filter(learnt_on__gte=year.lower, learnt_on__lt=year.upper)

    def with_peer(self, queryset, name, value):
        """Pieces with, or still without, a peer reflection."""
        return queryset.filter(has_peer=value == "yes")
