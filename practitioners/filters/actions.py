"""The filter above the list of agreed actions."""

from django.db.models import Q

from learning_org.web import clock
from learning_org.web.filters import ChoiceFilter, FilterSet, SearchFilter
from practitioners.filters.needs import SOURCES, TabFilter
from practitioners.models import ActionState

STATES = [("open", "Open"), ("overdue", "Overdue"), ("done", "Done"), ("unchecked", "Done, not checked"), ("withdrawn", "Withdrawn")]
LOOKUPS = ("what__icontains", "case_reference__reference__icontains", "person__given_name__icontains", "person__family_name__icontains")


class ActionFilter(FilterSet):
    """By words, case reference or name (within what the user may read), state and where it was agreed."""

    tab = TabFilter()
    search = SearchFilter(label="Words, name or case reference", lookups=LOOKUPS)
    state = ChoiceFilter(label="State", choices=STATES, method="by_state")
    source = ChoiceFilter(label="Agreed in", choices=SOURCES)

    def by_state(self, queryset, name, value):
        """Overdue is open with a due date in force before today."""
        if value == "overdue":
            return queryset.filter(state=ActionState.OPEN, due_on__lt=clock.today())
        if value == "unchecked":
            return queryset.filter(Q(state=ActionState.DONE, checked_on=None))
        return queryset.filter(state=value)
