"""The filters above the catalogue and the list of bookings."""

from learning_org.web.filters import ChoiceFilter, FilterSet, SearchFilter, TickFilter
from practitioners.filters.needs import TabFilter
from training.models import BookingState, Session

STATES = [
    *BookingState.choices,
    ("attended", "Attended"),
    ("absent", "Did not come"),
    ("walk_in", "Came without a booking"),
    ("late", "Cancelled late"),
]
CAME = {
    "attended": {"attended": True},
    "absent": {"attended": False},
    "walk_in": {"walk_in": True},
    "late": {"state": "cancelled", "cancelled_in_time": False},
}


class CourseFilter(FilterSet):
    """By words in title and summary, and by whether a place can be had."""

    search = SearchFilter(label="Search courses", lookups=("title__icontains", "summary__icontains"))
    places = TickFilter(label="With places left", method="with_places_left")

    def with_places_left(self, queryset, name, value):
        """Courses of which a session to come has a place left."""
        free = Session.objects.coming(self.user.access.on).with_places().filter(left__gt=0)
        return queryset.filter(pk__in=free.order_by().values("course_id"))


class BookingFilter(FilterSet):
    """By words in the course's title or the person's name, and by state."""

    tab = TabFilter()
    search = SearchFilter(lookups=("session__course__title__icontains", "person__given_name__icontains", "person__family_name__icontains"))
    state = ChoiceFilter(label="State", choices=STATES, method="by_state")

    def by_state(self, queryset, name, value):
        """A state of the booking, or what the register says of it."""
        return queryset.filter(**CAME.get(value, {"state": value}))
