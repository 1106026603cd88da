"""Team discussions: logged once for all who attended, each of whom finishes a piece of their own (S94, Q76, P26)."""

from django.db import transaction
from django.urls import reverse

from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import DiscussionAttendance, TeamDiscussion
from practitioners.services.cpd import record_learning
from practitioners.services.telling import tell


@transaction.atomic
def log_discussion(*, title, held_on, discussed, attended, hours=None, submission, by):
    """Log a discussion, with the people who attended beside the one who logs it.

    Takes the UUID of the posted form: a second post with it logs nothing and gives back the first. Returns the TeamDiscussion; everybody
    who attended is told, and has it in what is due until they make a piece of it or say that they make none. Refused for a day to come,
    and when nobody else attended.
    """
    if held_on > clock.today():
        raise Refused("The date must be today or in the past.", field="held_on")
    others = {person.pk: person for person in attended if person.pk != by.pk}
    if not others:
        raise Refused("Choose who attended. For learning of your own, record a piece instead.", field="attended")
    columns = {"title": title, "held_on": held_on, "hours": hours, "discussed": discussed, "logged_by": by, "logged_at": clock.now()}
    discussion, new = TeamDiscussion.objects.get_or_create(submission=submission, defaults=columns)
    if new:
        people = [by, *others.values()]
        DiscussionAttendance.objects.bulk_create(DiscussionAttendance(discussion=discussion, person=person) for person in people)
        tell(
            people,
            by=by,
            subject="A team discussion is logged for you",
            body=f"{title}. Add what you learnt from it, and it is a piece of your own.",
            link=reverse("practitioners:cpd_list"),
            link_text="Finish your piece",
            key=f"discussion:{discussion.pk}",
        )
    return discussion


@transaction.atomic
def finish_discussion(attendance, piece, *, submission, by):
    """Make one's own piece of learning of a discussion. Returns the CPDEntry. Refused for anybody else, and when it is made or declined."""
    row = _lock_waiting(attendance, by)
    row.entry = record_learning(row.person, piece, submission=submission, by=by)
    row.save(update_fields=["entry"])
    return row.entry


@transaction.atomic
def decline_discussion(attendance, *, by):
    """Say that one makes no piece of a discussion. Returns the attendance. Refused for anybody else, and when it is made or declined."""
    row = _lock_waiting(attendance, by)
    row.declined_on = clock.today()
    row.save(update_fields=["declined_on"])
    return row


@transaction.atomic
def end_for_leaver(pk, leaving):
    """Note that somebody who leaves makes no piece of a discussion. What they made or declined meanwhile stays as it is."""
    row = DiscussionAttendance.objects.select_for_update().get(pk=pk)
    if not row.entry_id and not row.declined_on:
        row.declined_on = clock.today()
        row.save(update_fields=["declined_on"])


def _lock_waiting(attendance, by):
    row = DiscussionAttendance.objects.select_for_update(of=("self",)).select_related("person").get(pk=attendance.pk)
    if row.person_id != by.pk:
        raise Refused("Everybody finishes their own piece.")
    if row.entry_id:
        raise Refused("You made your piece of this discussion already.")
    if row.declined_on:
        raise Refused("You make no piece of this discussion any more. Record one by itself instead.")
    return row
