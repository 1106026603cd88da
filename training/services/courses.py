"""The catalogue: courses are added and changed by training officers, and leave it without being deleted."""

from django.db import transaction

from practitioners.services.guard import refusing
from training.models import Course

TAKEN = {"training_course_title": ("There is a course with this title already. Change that one, or choose another title.", "title")}


@transaction.atomic
def add_course(*, title, summary, rated, theme=None, standards=(), needs_approval=True, open_to_partners=False, by):
    """Put a course into the catalogue (P15, S71). `rated` is what participants rate from 1 to 10, before, after and three months later.

    Returns the Course. Refused when another course has this title.
    """
    course = Course(
        title=title, summary=summary, rated=rated, theme=theme, needs_approval=needs_approval, open_to_partners=open_to_partners
    )
    return _keep(course, standards)


@transaction.atomic
def change_course(course, *, title, summary, rated, theme=None, standards=(), needs_approval, open_to_partners, is_active, by):
    """Change a course, or take it out of the catalogue (P15). Its sessions and bookings stay. Returns the Course.

    Refused when another course has this title.
    """
    course = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    course.title, course.summary, course.rated, course.theme = title, summary, rated, theme
    course.needs_approval, course.open_to_partners, course.is_active = needs_approval, open_to_partners, is_active
    return _keep(course, standards)


def _keep(course, standards):
    with refusing(TAKEN):
        course.save()
    course.standards.set(standards)
    return course
