"""The filters above the list of learning needs and above the needs of a team."""

from django.db.models import Exists, OuterRef
from django.forms import HiddenInput
from django_filters import CharFilter

from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.filters import ChoiceFilter, FilterSet, ModelChoiceFilter, SearchFilter
from practitioners.models import LearningNeed, NeedState, Priority, Source, Standard, Theme
from practitioners.models.scope import placed_in
from practitioners.queries.team_needs import GROUPINGS
from practitioners.queries.units import offered
from practitioners.rules.line import has_line

STATES = [("unmet", "Not met yet"), ("overdue", "Not met, past its date"), *NeedState.choices]
SOURCES = [(value, "Own idea" if value == Source.SELF else label) for value, label in Source.choices]
NONE = "None recorded"


class TabFilter(CharFilter):
    """Keeps the tab while searching; the page itself has narrowed the list to it."""

    def __init__(self, **kwargs):
        super().__init__(widget=HiddenInput, max_length=20, **kwargs)

    def filter(self, queryset, value):
        return queryset


class StandardFilter(ModelChoiceFilter):
    """A standard that some need names, with its framework, since several count from 1."""

    @property
    def field(self):
        field = super().field
        field.label_from_instance = lambda standard: f"{standard.version.framework.short_name}, {standard}"
        return field


def named_standards(request):
    """The standards that needs name, in reading order."""
    named = Standard.objects.filter(Exists(LearningNeed.objects.filter(standard=OuterRef("pk"))))
    return named.select_related("version__framework").order_by("version__framework__name", "version", "order")


class UnitFilterSet(FilterSet):
    """A filter by the unit in which the person is placed today, or one below it; for those who see more than their own needs."""

    unit = ModelChoiceFilter(queryset=lambda request: offered(request.user, clock.today()), label="Unit and below", method="in_unit")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not (has_line(self.user) or self.user.access.has(Role.QA_OFFICER, Role.TRAINING_OFFICER, Role.PSW)):
            del self.filters["unit"]
        else:
            self.filters.move_to_end("unit")

    def in_unit(self, queryset, name, unit):
        return queryset.filter(person_id__in=placed_in([unit.pk], clock.today()))


class NeedFilter(UnitFilterSet):
    """By words in the need or the person's name, state, priority, source, theme, standard and unit."""

    tab = TabFilter()
    search = SearchFilter(lookups=("title__icontains", "person__given_name__icontains", "person__family_name__icontains"))
    state = ChoiceFilter(label="State", choices=STATES, method="by_state")
    priority = ChoiceFilter(label="Priority", choices=Priority.choices)
    source = ChoiceFilter(label="Noticed in", choices=SOURCES)
    theme = ModelChoiceFilter(label="Theme", queryset=Theme.objects.all(), null_label=NONE)
    standard = StandardFilter(label="Standard", queryset=named_standards, null_label=NONE)

    def by_state(self, queryset, name, value):
        """`unmet` stands for open and planned together, `overdue` for those of them that were wanted by a day before today."""
        if value == "overdue":
            return queryset.overdue_on(clock.today())
        return queryset.unmet() if value == "unmet" else queryset.filter(state=value)


class TeamNeedFilter(UnitFilterSet):
    """What like is, and whose needs: the unit, the priority."""

    tab = TabFilter()
    by = ChoiceFilter(label="Group by", choices=[(key, words) for key, (words, *_) in GROUPINGS.items()], empty_label=None, method="stay")
    priority = ChoiceFilter(label="Priority", choices=Priority.choices)

    def stay(self, queryset, name, value):
        """The page groups what the filter leaves."""
        return queryset
