"""The filter above the list of findings."""

from audits.filters.audits import teams
from audits.models import FindingKind
from audits.queries.findings import STEPS, at_step
from learning_org.web.filters import ChoiceFilter, FilterSet, ModelChoiceFilter, SearchFilter
from practitioners.models import Theme


class FindingFilter(FilterSet):
    """By words, kind, what came of it, theme and team."""

    search = SearchFilter(
        lookups=("text__icontains", "audit__case_reference__reference__icontains", "audit__practitioner__family_name__icontains")
    )
    kind = ChoiceFilter(label="Kind", choices=FindingKind.choices)
    step = ChoiceFilter(label="What came of it", choices=STEPS, method="by_step")
    theme = ModelChoiceFilter(label="Theme", queryset=Theme.objects.all())
    team = ModelChoiceFilter(label="Team", queryset=teams, field_name="audit__unit")

    def by_step(self, queryset, name, value):
        return at_step(queryset, value)


class TeamFeedbackFilter(FilterSet):
    """By kind and theme."""

    kind = ChoiceFilter(label="Kind", choices=FindingKind.choices)
    theme = ModelChoiceFilter(label="Theme", queryset=Theme.objects.all())
