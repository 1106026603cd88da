"""The filter above the findings behind the loop's numbers."""

from django.forms import HiddenInput
from django.utils.text import capfirst
from django_filters import CharFilter

from learning_org.dashboards.loop.told import told_choices
from learning_org.measures.loop import Ending, Step, reasons_of
from learning_org.web.filters import ChoiceFilter, FilterSet

KEPT = ("unit", "theme", "from", "to")


class KeptFilter(CharFilter):
    """Keeps what the chart was about while searching; the page itself has narrowed the list to it."""

    def __init__(self, **kwargs):
        super().__init__(widget=HiddenInput, max_length=20, **kwargs)

    def filter(self, queryset, value):
        return queryset


class LoopRowsFilter(FilterSet):
    """How far a finding got, how it ended, and why."""

    step = ChoiceFilter(
        label="Got as far as", choices=[(step.name.lower(), capfirst(step.label)) for step in list(Step)[1:]], method="got_to"
    )
    ending = ChoiceFilter(label="Ending", choices=Ending.choices, method="ended")
    reason = ChoiceFilter(label="Why", field_name="told", choices=())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["reason"].extra["choices"] = [(key, capfirst(words)) for key, words in told_choices(self.user)]

    @classmethod
    def get_filters(cls):
        return super().get_filters() | {name: KeptFilter(field_name=name) for name in KEPT}

    def got_to(self, queryset, name, value):
        """Those that took this step, whether or not they went further."""
        return queryset.filter(reached__gte=Step[value.upper()])

    def ended(self, queryset, name, value):
        return queryset.filter(reason__in=[reason.key for reason in reasons_of(ending=value)])
