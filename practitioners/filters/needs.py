"""The filter above the list of learning needs."""

from django.forms import HiddenInput
from django_filters import CharFilter

from learning_org.web.filters import ChoiceFilter, FilterSet, ModelChoiceFilter, SearchFilter
from practitioners.models import NeedState, Source, Theme

STATES = [("unmet", "Not met yet"), *NeedState.choices]
SOURCES = [(value, "Own idea" if value == Source.SELF else label) for value, label in Source.choices]


class TabFilter(CharFilter):
    """Keeps the tab while searching; the page itself has narrowed the list to it."""

    def __init__(self, **kwargs):
        super().__init__(widget=HiddenInput, max_length=20, **kwargs)

    def filter(self, queryset, value):
        return queryset


class NeedFilter(FilterSet):
    """By words in the need or the person's name, state, source and theme."""

    tab = TabFilter()
    search = SearchFilter(lookups=("title__icontains", "person__given_name__icontains", "person__family_name__icontains"))
    state = ChoiceFilter(label="State", choices=STATES, method="by_state")
    source = ChoiceFilter(label="Noticed in", choices=SOURCES)
    theme = ModelChoiceFilter(label="Theme", queryset=Theme.objects.all())

    def by_state(self, queryset, name, value):
        """`unmet` stands for open and planned together."""
        return queryset.unmet() if value == "unmet" else queryset.filter(state=value)
