"""Filters above lists, in the forms' look. Their choices are narrowed to what the person may see, as in forms."""

import django_filters
from django import forms
from django.db.models import Q

from learning_org.web.forms import DetailsGroup, GovUKForm, options

IN_VIEW = 3  # filters that a list shows; where there are more than one further, these are folded away


class FilterForm(GovUKForm):
    """The form of a filter: nothing in it is required, and the list is not pushed off a phone by many ways to narrow it."""

    def __init__(self, *args, **kwargs):
        kwargs.pop("user", None)
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    @property
    def layout(self):
        names = list(self.fields)
        if len(names) <= IN_VIEW + 1:
            return ()
        return (*names[:IN_VIEW], DetailsGroup("More ways to narrow the list", *names[IN_VIEW:]))


class FilterSet(django_filters.FilterSet):
    """Base of every filter. `request.user` is at hand as self.user, for querysets that narrow choices."""

    @property
    def user(self):
        return self.request.user

    def get_form_class(self):
        fields = {name: item.field for name, item in self.filters.items()}
        return type(f"{type(self).__name__}Form", (FilterForm,), fields)


class SearchFilter(django_filters.CharFilter):
    """Words to look for: every word must be in one of `lookups` ("name__icontains"), in any order."""

    MOST_WORDS = 8  # more would only make a slow query

    def __init__(self, *, lookups, label="Search", **kwargs):
        super().__init__(label=label, max_length=200, **kwargs)
        self.lookups = lookups

    @property
    def field(self):
        return options(super().field, autocomplete="off")

    def filter(self, queryset, value):
        for word in (value or "").split()[: self.MOST_WORDS]:
            found = Q()
            for lookup in self.lookups:
                found |= Q(**{lookup: word})
            queryset = queryset.filter(found)
        return queryset


class ChoiceFilter(django_filters.ChoiceFilter):
    """One of a few choices; leaving it at the first shows everything."""

    def __init__(self, *args, empty_label="All", **kwargs):
        super().__init__(*args, empty_label=empty_label, **kwargs)


class ModelChoiceFilter(django_filters.ModelChoiceFilter):
    """One record of a short list. `queryset` is a function of the request, so that it offers what the person may see."""

    def __init__(self, *args, empty_label="All", **kwargs):
        super().__init__(*args, empty_label=empty_label, **kwargs)


class TickFilter(django_filters.Filter):
    """A box to tick: ticked, `method` or the lookup narrows the list; not ticked, nothing happens."""

    field_class = forms.BooleanField

    def filter(self, queryset, value):
        return super().filter(queryset, value) if value else queryset
