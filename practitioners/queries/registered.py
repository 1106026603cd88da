"""Whom registration concerns among those whom somebody answers for: where each stands, as one query that can be filtered and paginated; and
those whose job needs a registration that they do not have, for a warning wherever a manager sees them (P3, P6, Q93)."""

from django.conf import settings
from django.db.models import BooleanField, Case, Count, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from practitioners.models import CPDEntry, Position, Registration, Renewal
from practitioners.models.scope import in_line_of, under_roles
from practitioners.queries.people import in_post
from practitioners.queries.registration import PARTS, RegistrationStatus, registration_year, renewal_opens
from practitioners.rules.line import has_line


class State(TextChoices):
    """Where somebody stands, the most urgent first."""

    EXPIRED = "expired", "Registration ended"
    NONE = "none", "Not registered"
    MISSING = "missing", "Something is missing"
    COMPLETE = "complete", "Complete"


MARKS = {State.EXPIRED: "off", State.NONE: "off", State.MISSING: "todo", State.COMPLETE: "on"}


def answered_for(user):
    """A Q for the people, other than oneself, in one's line, or in the units of which one is principal social worker."""
    return (in_line_of(user, field="pk") | under_roles(user, Role.PSW, field="pk")) & ~Q(pk=user.access.person_id)


def registered_people(user):
    """The people in post for whom this user answers and whom registration concerns: they are registered today, or their job needs it.

    Each with `state` (a State), `in_line`, `number`, `checked_on`, `ended` (the first day without, of the last registration) and what
    status_of needs. No query is made.
    """
    on = user.access.on
    people = in_post(Person.objects.filter(answered_for(user)), on)
    people = with_standing(people, on, registration_year(on)).filter(Q(registered=True) | Q(needs_it=True))
    in_line = ExpressionWrapper(Q(in_line_of(user, field="pk")), BooleanField())
    return people.annotate(in_line=in_line, state=_state(on, registration_year(on))).order_by("sort_key", "pk")


def with_standing(people, on, year):
    """People with `registered`, `needs_it`, `number`, `checked_on`, `until`, `ended`, `owes`, `pieces`, `peer_pieces` and the dates of the
    parts."""
    held = Registration.objects.filter(person=OuterRef("pk")).order_by("-period")
    current = held.filter(period__contains=on)
    renewal = Renewal.objects.filter(registration__person=OuterRef("pk"), registration__period__contains=on, year=year.lower)
    owing = Q(period__endswith=None) | Q(period__endswith__gte=year.upper)
    entries = CPDEntry.objects.recorded().filter(person=OuterRef("pk"), learnt_on__gte=year.lower, learnt_on__lt=year.upper)
    return people.annotate(
        registered=Exists(current),
        needs_it=Exists(Position.objects.filter(person=OuterRef("pk"), period__contains=on, job__needs_registration=True)),
        number=Subquery(current.values("number")[:1]),
        checked_on=Subquery(current.values("checked_on")[:1]),
        until=Subquery(current.annotate(out=F("period__endswith")).values("out")[:1]),
        ended=Subquery(held.filter(period__endswith__lte=on).annotate(out=F("period__endswith")).values("out")[:1]),
        owes=Exists(current.filter(owing, period__startswith__lt=renewal_opens(year))),
        pieces=_count(entries),
        peer_pieces=_count(entries.filter(peer_reflection__isnull=False)),
        **{name: Subquery(renewal.values(name)[:1]) for name in PARTS},
    )


def _count(entries):
    return Coalesce(Subquery(entries.order_by().values("person_id").annotate(number=Count("pk")).values("number")), 0)


def _state(on, year):
    """The State as SQL. Before the window of renewal its parts cannot be done, so that they are not missing."""
    enough = Q(pieces__gte=settings.CPD_PIECES_NEEDED, peer_pieces__gte=settings.CPD_PEER_REFLECTIONS_NEEDED)
    renewed = Q(form_sent_on__isnull=False, fee_paid_on__isnull=False) & (Q(owes=False) | Q(learning_submitted_on__isnull=False))
    leaves = Q(until__lt=year.upper)  # renews nothing
    parts = renewed | leaves if on >= renewal_opens(year) else Q()
    return Case(
        When(registered=False, ended__isnull=False, then=Value(State.EXPIRED)),
        When(registered=False, then=Value(State.NONE)),
        When((Q(owes=False) | enough) & parts, then=Value(State.COMPLETE)),
        default=Value(State.MISSING),
    )


def status_of(row, on):
    """The RegistrationStatus of one of registered_people, or None for somebody who is not registered. No query."""
    if not row.registered:
        return None
    parts = {name: getattr(row, name) for name in PARTS}
    counts = {"owes": row.owes, "pieces": row.pieces, "peer_pieces": row.peer_pieces, "until": row.until}
    return RegistrationStatus(row.pk, on, registration_year(on), **counts, **parts)


def unregistered(user):
    """{id: words} of those for whom the user answers and whose job needs a registration that they do not have today.

    Asked once a request, and not at all of somebody who answers for nobody.
    """
    if "_unregistered" not in user.__dict__:
        user.__dict__["_unregistered"] = _unregistered(user) if has_line(user) or user.access.has(Role.PSW) else {}
    return user.__dict__["_unregistered"]


def _unregistered(user):
    mine = {"person": OuterRef("pk")}
    working = Position.objects.filter(**mine, period__contains=user.access.on, job__needs_registration=True)
    held = Registration.objects.filter(**mine)
    people = Person.objects.filter(answered_for(user)).filter(Exists(working), ~Exists(held.filter(period__contains=user.access.on)))
    rows = people.annotate(had=Exists(held.filter(period__endswith__lte=user.access.on))).order_by().values_list("pk", "had")
    return {pk: State.EXPIRED.label if had else State.NONE.label for pk, had in rows}
