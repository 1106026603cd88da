"""The filter above the list of three-month follow-ups."""

from learning_org.web.filters import ChoiceFilter, FilterSet, SearchFilter
from practitioners.filters.needs import TabFilter
from practitioners.queries.impact import IN_STATE, STATES


class FollowUpFilter(FilterSet):
    """By words in what was learnt or the person's name, and by state."""

    tab = TabFilter()
    search = SearchFilter(lookups=("about__icontains", "person__given_name__icontains", "person__family_name__icontains"))
    state = ChoiceFilter(label="State", choices=STATES, method="by_state")

    def by_state(self, queryset, name, value):
        return queryset.filter(IN_STATE[value])
