"""Reads of speaking up: who may receive it, what is due, and numbers that name nobody (P21, P33, P38, M12, F27)."""

import dataclasses
import functools

from django.conf import settings
from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.timezone import localdate

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.together import Asking
from practitioners.models import LearningNeed, Position, SpeakUp, SpeakUpAbout, SpeakUpRecipient, SpeakUpState
from practitioners.models.scope import answered_to_by, in_line_of, over_units_of
from practitioners.queries.needs import speak_up_from
from practitioners.queries.people import in_post
from practitioners.registries import DueItem
from practitioners.rules.working_days import add_working_days
from practitioners.services.absences import midnight
from practitioners.services.guard import day

PRINCIPAL = "Principal social worker"
UNANSWERED = (SpeakUpState.SENT, SpeakUpState.ACKNOWLEDGED, SpeakUpState.WORKING)


@dataclasses.dataclass(frozen=True)
class Receiver:
    """Somebody who may be spoken up to: who they are in words, and whether they are a first recipient, a principal social worker."""

    person: Person
    words: str
    first: bool


def receivers_for(person, on):
    """Who may receive what this person speaks up about on that date: the principal social workers over their units, then those whom the
    council named. Nobody in the person's own line, nor themselves, nor anybody who is not in post. Returns a list of Receivers.
    """
    allowed = in_post(Person.objects.humans(), on).exclude(pk=person.pk).exclude(answered_to_by(person.pk, on))
    principals = allowed.filter(pk__in=over_units_of(person.pk, on, Role.PSW)).order_by("sort_key", "pk")
    found = {one.pk: Receiver(one, PRINCIPAL, True) for one in principals}
    named = SpeakUpRecipient.objects.filter(period__contains=on, person__in=allowed).select_related("person")
    for row in named.order_by("person__sort_key", "pk"):
        found.setdefault(row.person_id, Receiver(row.person, row.words, False))
    return list(found.values())


def other_receivers(item, on):
    """To whom the writer may turn in place of an item's present recipient: never a principal social worker where it is about one."""
    found = receivers_for(item.writer, on)
    return [one for one in found if one.person.pk != item.recipient_id and not (item.concerns_first and one.first)]


def in_writers_line(item, on):
    """Whether the recipient of an item has come into its writer's line by that date: then it is no longer theirs to read (P38)."""
    return Person.objects.filter(answered_to_by(item.writer_id, on), pk=item.recipient_id).exists()


def why_another(item, on):
    """Why the writer of an item may choose another recipient on that date, in a sentence; "" while the present one is to answer."""
    if item.state not in UNANSWERED:
        return ""
    if item.recipient_id not in {one.person.pk for one in receivers_for(item.writer, on)}:
        here = in_post(Person.objects.filter(pk=item.recipient_id), on).exists()
        return f"{item.recipient} {'is no longer somebody outside your line to speak up to' if here else 'is no longer in post'}."
    if item.state == SpeakUpState.SENT and item.acknowledge_by < on:
        return f"{item.recipient} should have acknowledged it by {day(item.acknowledge_by)}, and has not."
    if item.acknowledged_at and (since := add_working_days(localdate(item.acknowledged_at), settings.SPEAK_UP_ANSWER_WORKING_DAYS)) < on:
        return f"{item.recipient} should have answered it by {day(since)}, and has not."
    return ""


def needs_to_speak_of(person, on):
    """A person's unmet learning needs about which they may speak up on a date, the oldest first (P21): a queryset."""
    unmet = LearningNeed.objects.unmet().filter(person=person)
    open_to = [need.pk for need in unmet if (first := speak_up_from(need)) and first <= on]
    return unmet.filter(pk__in=open_to).order_by("wanted_by", "pk")


def receives(user):
    """Whether what others speak up about comes, or came, to this user: then their list has a tab for it. One query at most."""
    mine = {"person_id": user.access.person_id}
    named = SpeakUpRecipient.objects.filter(**mine, period__contains=user.access.on)
    sent = SpeakUp.objects.filter(recipient_id=user.access.person_id)
    return user.access.has(Role.PSW) or Person.objects.filter(Exists(named) | Exists(sent), pk=user.access.person_id).exists()


def items_in_tab(user, tab):
    """The items that came to the user ("to"), or those that they wrote: what waits first, then the newest."""
    items, me = SpeakUp.objects.visible_to(user), user.access.person_id
    items = items.filter(recipient_id=me) if tab == "to" else items.filter(writer_id=me)
    return items.select_related("writer", "recipient").order_by(Case(When(state=SpeakUpState.CLOSED, then=1), default=0), "-sent_at", "-pk")


def speak_up_status(item, on):
    """The state of an item as (kind of mark, words): late when it was to be acknowledged before `on` and was not."""
    if item.state == SpeakUpState.SENT and item.acknowledge_by < on:
        return ("off", "Not acknowledged in time")
    kinds = {SpeakUpState.ANSWERED: "close", SpeakUpState.CLOSED: "on"}
    return (kinds.get(item.state, "todo"), "Not acknowledged yet" if item.state == SpeakUpState.SENT else item.get_state_display())


def speak_up_due_from(user, on):
    """What is due: to acknowledge and answer what came to the user; to look again at what they wrote that was answered, or that nobody
    took up. Titles say nothing of what it is about, since screens are seen by others."""
    me = user.access.person_id
    if not user.access.in_post:
        return []
    came = Q(recipient_id=me, state__in=UNANSWERED) & ~in_line_of(user, field="writer_id")
    gone = ~Exists(Position.objects.filter(person=OuterRef("recipient_id"), period__contains=on))
    in_my_line = Q(recipient__in=Person.objects.filter(answered_to_by(me, on)).values("pk"))
    stuck = Q(state=SpeakUpState.SENT, acknowledge_by__lt=on) | Q(gone | in_my_line, state__in=UNANSWERED)
    wrote = Q(writer_id=me) & (Q(state=SpeakUpState.ANSWERED) | stuck)
    rows = SpeakUp.objects.filter(came | wrote).values("pk", "recipient_id", "state", "acknowledge_by")
    return [Asking(rows.order_by("sent_at", "pk"), functools.partial(_items, me))]


def _items(me, rows):
    return [_item(row, row["recipient_id"] == me) for row in rows]


def _item(row, mine):
    url, due_on = reverse("practitioners:speak_up_detail", args=[row["pk"]]), None
    if mine and row["state"] == SpeakUpState.SENT:
        title, hint, due_on = "Acknowledge a message", "It asks for your answer", row["acknowledge_by"]
    elif mine:
        title, hint = "Answer a message", "You acknowledged it"
    elif row["state"] == SpeakUpState.ANSWERED:
        title, hint = "Read an answer to you", "Then say whether it helped"
    else:
        title, hint = "Choose who answers a message of yours", "Nobody has taken it up"
    return DueItem(title=title, url=url, hint=hint, due_on=due_on)


STAGES = {  # what counts as which, by the last thing that had happened
    "closed": "Closed by whoever wrote it",
    "answered": "Answered",
    "acknowledged": "Acknowledged, or being worked on",
    "sent": "Not acknowledged yet",
}


def counts_of_speaking_up(unit_ids, first, first_out):
    """How many items were sent from one day up to another by people who were placed, when they wrote, in these units or below.

    Returns ({about: number}, {stage: number}), with every key of SpeakUpAbout and of STAGES, as things stood at the end of that time. The
    numbers are exact: whoever shows them suppresses the small ones.
    """
    end = midnight(first_out)
    placed = Position.objects.filter(person=OuterRef("writer_id"), period__contains=OuterRef("sent_on"))
    placed = placed.filter(unit__above__ancestor__in=unit_ids, unit__above__period__contains=OuterRef("sent_on"))
    stage = Case(
        When(closed_at__lt=end, then=Value("closed")),
        When(answered_at__lt=end, then=Value("answered")),
        When(acknowledged_at__lt=end, then=Value("acknowledged")),
        default=Value("sent"),
    )
    items = SpeakUp.objects.filter(sent_at__gte=midnight(first), sent_at__lt=end)
    items = items.annotate(sent_on=TruncDate("sent_at")).filter(Exists(placed))
    abouts, stages = dict.fromkeys(SpeakUpAbout.values, 0), dict.fromkeys(STAGES, 0)
    for row in items.annotate(stage=stage).order_by().values("about", "stage").annotate(number=Count("pk")):
        abouts[row["about"]] += row["number"]
        stages[row["stage"]] += row["number"]
    return abouts, stages
