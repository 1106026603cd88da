"""The catalogue: courses with their coming sessions, those that meet one's own needs first, in a count of SQL that does not grow."""

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import JSONObject
from django.utils.text import capfirst

from practitioners.models import LearningNeed
from practitioners.queries.needs import source_words
from training.models import HOLDS_A_PLACE, Booking, Course, Session


def catalogue(user, on):
    """The courses that this user may know, "for you" first, then those with the soonest session; sessions to come are in `coming`.

    Each course has `for_need` ({"title", "source"}, or None): an own unmet need with the course's theme, or one of its standards. Courses
    that are not offered any more are left out, but for whoever keeps the catalogue.
    """
    needs = LearningNeed.objects.unmet().filter(person_id=user.access.person_id).filter(_fits())
    words = needs.order_by("wanted_by", "pk").values(found=JSONObject(title="title", source="source"))[:1]
    sessions = Session.objects.coming(on).order_by("first_on", "pk")
    first = sessions.filter(course=OuterRef("pk")).values("first_on")[:1]
    courses = Course.objects.visible_to(user).annotate(
        for_need=Subquery(words),
        for_me=Case(When(Exists(needs.order_by()), then=True), default=False, output_field=BooleanField()),
        next_on=Subquery(first),
    )
    if not user.has_perm("training.change_course"):
        courses = courses.filter(is_active=True)
    coming = Prefetch("sessions", queryset=with_my_booking(sessions.with_places(), user), to_attr="coming")
    return courses.prefetch_related(coming).order_by(F("is_active").desc(), F("for_me").desc(), F("next_on").asc(nulls_last=True), "title")


def _fits():
    """A Q for the needs that a course, the query around it, meets: by its theme, or by a standard that it teaches."""
    through = Course.standards.through.objects.filter(course_id=OuterRef(OuterRef("pk")), standard_id=OuterRef("standard_id"))
    return Q(theme__isnull=False, theme_id=OuterRef("theme_id")) | Exists(through)


def with_my_booking(sessions, user):
    """Sessions annotated with `mine`: the key of the user's own booking that holds a place, or None."""
    mine = Booking.objects.filter(session=OuterRef("pk"), person_id=user.access.person_id, state__in=HOLDS_A_PLACE)
    return sessions.annotate(mine=Subquery(mine.order_by("-pk").values("pk")[:1]))


def needs_met_by(course, user):
    """The user's own unmet needs, those that the course meets by theme or standard first, as a list of (need, meets)."""
    needs = LearningNeed.objects.unmet().filter(person_id=user.access.person_id)
    standards = set(course.standards.values_list("pk", flat=True))
    found = [(need, _meets(need, course, standards)) for need in needs.order_by("wanted_by", "pk")]
    return sorted(found, key=lambda pair: not pair[1])


def _meets(need, course, standards):
    return (need.theme_id is not None and need.theme_id == course.theme_id) or need.standard_id in standards


def reason_words(for_need):
    """Why a course is for somebody, in words: 'it meets your need “...”, from supervision'. "" for no need."""
    if not for_need:
        return ""
    source = source_words(for_need["source"]) if for_need["source"] != "self" else "your own idea"
    return f"it meets your need “{for_need['title']}”, from {source[0].lower()}{source[1:]}"


def times_words(days):
    """When a session is, in lines: one for each day."""
    return [f"{capfirst(f'{row.on:%A}')} {row.on.day} {row.on:%B %Y}, {row.starts:%H:%M} to {row.ends:%H:%M}" for row in days]
