"""The filter above the list of supervisions."""

from learning_org.web.filters import ChoiceFilter, FilterSet, SearchFilter
from practitioners.filters.needs import TabFilter
from supervision.models import SessionKind, SessionState

NAMES = tuple(f"{who}__person__{part}_name__icontains" for who in ("supervised", "supervising") for part in ("given", "family"))


class SessionFilter(FilterSet):
    """By the name of either person, state and kind."""

    tab = TabFilter()
    search = SearchFilter(label="Name", lookups=NAMES)
    state = ChoiceFilter(label="State", choices=SessionState.choices)
    kind = ChoiceFilter(label="Kind", choices=SessionKind.choices)
