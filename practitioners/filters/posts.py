"""The filter above shared learning."""

from learning_org.web.filters import ChoiceFilter, FilterSet, SearchFilter
from practitioners.models import PostAudience

AUDIENCES = [(PostAudience.TEAM.value, "A team"), (PostAudience.EVERYBODY.value, "Everybody")]


class PostFilter(FilterSet):
    """By words in the post or its author's name, and for whom it is."""

    search = SearchFilter(
        lookups=("title__icontains", "text__icontains", "person__given_name__icontains", "person__family_name__icontains")
    )
    audience = ChoiceFilter(label="For whom", choices=AUDIENCES)
