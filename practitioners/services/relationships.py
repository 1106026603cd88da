"""Whom people answer to: line manager, supervisors, assessor, mentor, cover."""

from django.db import transaction

from learning_org.notifications.services import notify
from learning_org.web.errors import Refused
from practitioners.models import Relationship, RelationshipKind
from practitioners.services.guard import cut, dates_between, day, end, refusing
from practitioners.services.placements import lock_person

TAKEN = {
    "relationship_one_line_manager": ("There is another line manager at that time. End that first, or choose a later day.", "first_day"),
    "relationship_one_lead_supervisor": (
        "There is another lead supervisor at that time. End that first, or choose a later day.",
        "first_day",
    ),
    "relationship_once_at_a_time": ("This is recorded already for that time.", "other"),
}


@transaction.atomic
def add_relationship(person, *, other, kind, first_day, last_day=None, is_lead=False, professional=False, by):
    """Record that `other` is the line manager, supervisor, assessor, mentor or cover of `person` for a time (S16, S25; cover: M2).

    A new line manager, or lead supervisor, follows the present one, who ends the day before. Both are told. Returns the Relationship.
    Refused for oneself, for somebody not in post on the first day, for two who would manage each other, and when it is recorded already.
    """
    lock_person(person)
    dates = dates_between(first_day, last_day)
    _check_people(person, other, kind, dates, by)
    row = Relationship(person=person, other=other, kind=kind, is_lead=is_lead, professional=professional, period=dates)
    with refusing(TAKEN):
        _follow(row)
        row.save()
    _tell(row, by)
    return row


def _check_people(person, other, kind, dates, by):
    if person == other:
        raise Refused("Choose somebody else: nobody answers to themselves.", field="other")
    if other == by:
        raise Refused("Another administrator must record this: nobody gives themselves a line.", field="other")
    for one, name in ((person, "first_day"), (other, "other")):
        if not one.positions.filter(period__contains=dates.lower).exists():
            raise Refused(
                f"{one} is not in post on {day(dates.lower)}. Choose another {'person' if name == 'other' else 'day'}.", field=name
            )
    circle = Relationship.objects.filter(person=other, other=person, kind=kind, period__overlap=dates)
    if kind == RelationshipKind.LINE_MANAGER and circle.exists():
        raise Refused(f"{person} is the line manager of {other} at that time. Two people cannot manage each other.", field="other")


def _follow(row):
    """Whoever is the only one of their kind on the first day ends the day before; one that begins later is left to the constraint."""
    if row.kind == RelationshipKind.LINE_MANAGER:
        present = Relationship.objects.filter(kind=row.kind)
    elif row.is_lead:
        present = Relationship.objects.filter(is_lead=True)
    else:
        return
    present = present.filter(person=row.person, period__contains=row.period.lower).exclude(period__startswith=row.period.lower)
    for earlier in present.exclude(other=row.other).select_for_update():
        cut(earlier, row.period.lower)


def _tell(row, by):
    link, since = f"/people/{row.person_id}/", day(row.period.lower)
    text = f"From {since}, {row.other} is your {row.what}."
    notify(row.person, by=by, subject=f"Your {row.what} from {since}", body=text, link=link, link_text="Open your page")
    text = f"From {since}, you are the {row.what} of {row.person}."
    notify(row.other, by=by, subject=f"You are a {row.what} from {since}", body=text, link=link, link_text="Open their page")


@transaction.atomic
def end_relationship(relationship, *, last_day, by):
    """End a relationship after a day. Returns it, or None when it had not begun and is cancelled. Refused when it ends by then already."""
    row = Relationship.objects.select_for_update().filter(pk=relationship.pk).first()
    if row is None:
        raise Refused("This was already cancelled.")
    return end(row, last_day)
