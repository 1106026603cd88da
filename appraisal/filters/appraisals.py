"""The filter above the list of appraisals."""

from appraisal.models import AppraisalCycle, AppraisalState
from learning_org.web.filters import ChoiceFilter, FilterSet, ModelChoiceFilter, SearchFilter
from practitioners.filters.needs import TabFilter

NAMES = ("appraisee__given_name__icontains", "appraisee__family_name__icontains")


class AppraisalFilter(FilterSet):
    """By name, cycle and state."""

    tab = TabFilter()
    search = SearchFilter(label="Name", lookups=NAMES)
    cycle = ModelChoiceFilter(label="Cycle", queryset=AppraisalCycle.objects.all())
    state = ChoiceFilter(label="State", choices=AppraisalState.choices)
