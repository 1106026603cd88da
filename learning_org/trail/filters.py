import datetime

import django_filters
from django.utils import timezone

from learning_org.trail.models import ReadLog
from learning_org.web.filters import FilterSet, SearchFilter
from learning_org.web.forms import DateField

NAMES = ("given_name__icontains", "family_name__icontains")


class DayFilter(django_filters.Filter):
    """A day in London, as three boxes: from its beginning, or (`until=True`) to its end."""

    field_class = DateField

    def __init__(self, *args, until=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.until = until

    def filter(self, queryset, value):
        if not value:
            return queryset
        start = timezone.make_aware(datetime.datetime.combine(value + datetime.timedelta(days=self.until), datetime.time()))
        return queryset.filter(**{f"{self.field_name}__{'lt' if self.until else 'gte'}": start})


class ReadLogFilter(FilterSet):
    reader = SearchFilter(label="Who read", lookups=[f"reader__{name}" for name in NAMES])
    subject = SearchFilter(label="Whose record", lookups=[f"subject__{name}" for name in NAMES])
    since = DayFilter(field_name="read_at", label="From")
    until = DayFilter(field_name="read_at", label="To", until=True)

    class Meta:
        model = ReadLog
        fields = ("reader", "subject", "since", "until")
