"""The filter above the list of registered people."""

from learning_org.web import clock
from learning_org.web.filters import ChoiceFilter, FilterSet, ModelChoiceFilter
from practitioners.filters.people import NameFilter
from practitioners.models.scope import placed_in
from practitioners.queries.registered import State
from practitioners.queries.units import offered


class RegistrationFilter(FilterSet):
    """By name, state and unit."""

    search = NameFilter(label="Name")
    state = ChoiceFilter(label="State", choices=State.choices)
    unit = ModelChoiceFilter(queryset=lambda request: offered(request.user, clock.today()), label="Unit and below", method="in_unit")

    def in_unit(self, queryset, name, unit):
        return queryset.filter(pk__in=placed_in([unit.pk], clock.today()))
