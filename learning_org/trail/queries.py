"""What somebody has not finished typing, and who changed a record last. Its whole history is in historian.py."""

from learning_org.accounts.models import Person
from learning_org.trail.models import Draft


def _context(event):
    return event.pgh_context.metadata if event.pgh_context else {}


def drafts_for(form, *, user=None, holder=""):
    """What that User, or whoever holds a signed link to that, has typed into the form of that name and not finished: the newest first."""
    return list(Draft.objects.filter(user=user, holder=holder, form=form).order_by("-saved_at")[:10])


def draft_for(user, form):
    """The newest draft of a form, or None."""
    return next(iter(drafts_for(form, user=user)), None)


def last_change(records):
    """(the Person or None, when) of the newest change of any of these records, all of one model; None when they have no history."""
    ids = [record.pk for record in records]
    events = records[0].pgh_event_model.objects.filter(pgh_obj_id__in=ids) if ids else None
    event = events.select_related("pgh_context").order_by("-pgh_id").first() if ids else None
    if event is None:
        return None
    return Person.objects.filter(pk=_context(event).get("person")).first(), event.pgh_created_at
