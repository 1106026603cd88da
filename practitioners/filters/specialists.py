"""Filters of the pages on champions and specialists."""

from learning_org.web import clock
from learning_org.web.filters import FilterSet, ModelChoiceFilter
from practitioners.models import SpecialistHolding, SpecialistRole, Unit
from practitioners.queries.specialists import below
from practitioners.queries.units import offered


def _offered(request):
    return offered(request.user, clock.today())


class TeamFilter(FilterSet):
    """The unit in or below which teams are shown."""

    unit = ModelChoiceFilter(queryset=_offered, label="Unit and below", method="in_unit")

    class Meta:
        model = Unit
        fields = ()

    def in_unit(self, queryset, name, unit):
        return below(queryset, unit, clock.today())


class HoldingFilter(FilterSet):
    """Role, and the unit for which it is held or one above."""

    role = ModelChoiceFilter(queryset=SpecialistRole.objects.filter(is_active=True), label="Role")
    unit = ModelChoiceFilter(queryset=_offered, label="Unit and below", method="in_unit")

    class Meta:
        model = SpecialistHolding
        fields = ()

    def in_unit(self, queryset, name, unit):
        units = below(Unit.objects.all(), unit, clock.today())
        return queryset.filter(unit__in=units.order_by().values("pk"))
