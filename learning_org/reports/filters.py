"""The filter above the list of reports."""

from django.utils.formats import date_format

from learning_org.reports.models import MonthlyReport
from learning_org.web.filters import ChoiceFilter, FilterSet, SearchFilter
from practitioners.models import UnitKind

KINDS = [(kind.value, kind.label) for kind in (UnitKind.DEPARTMENT, UnitKind.SERVICE, UnitKind.TEAM)]
EDITIONS = [("every", "Replaced editions too")]


class MonthFilter(ChoiceFilter):
    """The months of which there are reports, newest first."""

    @property
    def field(self):
        months = MonthlyReport.objects.visible_to(self.parent.user).order_by("-month").values_list("month", flat=True).distinct()
        self.extra["choices"] = [(f"{month:%Y-%m}", date_format(month, "F Y")) for month in months]
        return super().field


class ReportFilter(FilterSet):
    """By the unit's name, the month and the kind of unit; the latest editions, unless replaced ones are asked for."""

    search = SearchFilter(lookups=("content__unit__name__icontains",))
    month = MonthFilter(label="Month", method="in_month")
    kind = ChoiceFilter(label="Kind of unit", choices=KINDS, field_name="unit__kind")
    editions = ChoiceFilter(label="Editions", choices=EDITIONS, empty_label="The latest", method="with_replaced")

    def in_month(self, queryset, name, value):
        """The reports of the month written 2026-10, one of those offered."""
        return queryset.filter(month=f"{value}-01")

    def with_replaced(self, queryset, name, value):
        """Everything: the list is narrowed to the latest editions unless this was chosen."""
        return queryset

    @property
    def qs(self):
        return super().qs if self.data.get("editions") == "every" else super().qs.filter(replaced_by=None)
