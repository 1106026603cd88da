"""Who may read a piece of learning, for its author: from the same facts as CPDEntryQuerySet.readable_by (policy, row "CPD entry")."""

import functools
import operator

from django.db.models import Case, Exists, Q, Value, When

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from practitioners.models import CPDState, PortfolioLink, Position, Sharing
from practitioners.models.scope import answered_to_by, over_units_of
from practitioners.queries.people import in_post

LINE, TEAM, NAMED = "Your supervisor and your managers", "Your team", "Colleagues whom you chose"
REVIEWER, PSW = "Reviews it in the employer’s sample", "Principal social worker, since it is in the employer’s sample"


def readers_of(entry, on):
    """Everybody but the author who may read a piece on a date, in groups: [(why, [Person, ...])], each person for each reason once.

    Groups of nobody are left out; a withdrawn piece has none. The peer's part, and links to a portfolio, which no person is behind, are
    not among them. One query.
    """
    if entry.state == CPDState.WITHDRAWN:
        return []
    reasons = _reasons(entry, on)
    people = in_post(Person.objects.humans(), on).exclude(pk=entry.person_id).filter(functools.reduce(operator.or_, reasons.values()))
    flags = {
        f"reason_{number}": Case(When(reason, then=Value(True)), default=Value(False)) for number, reason in enumerate(reasons.values())
    }
    found = list(people.annotate(**flags).order_by("sort_key", "pk"))
    groups = [(why, [one for one in found if getattr(one, f"reason_{number}")]) for number, why in enumerate(reasons)]
    return [(why, readers) for why, readers in groups if readers]


def _reasons(entry, on):
    """{why: a Q for the people who may read the piece for this reason}."""
    reasons = {}
    if entry.sharing in (Sharing.MANAGERS, Sharing.TEAM):
        reasons[LINE] = answered_to_by(entry.person_id, on)
    if entry.sharing == Sharing.TEAM:
        units = Position.objects.filter(person_id=entry.person_id, period__contains=on).values("unit_id")
        reasons[TEAM] = Q(pk__in=Position.objects.filter(unit_id__in=units, period__contains=on).values("person_id"))
    reasons[NAMED] = Q(pk__in=entry.shares.values("person_id"))
    reasons[REVIEWER] = Q(pk__in=entry.sampled.values("reviewer_id"))
    psw = over_units_of(entry.person_id, on, Role.PSW)
    reasons[PSW] = Q(pk__in=psw) & Q(Exists(entry.sampled.all()))
    return reasons


def live_links(entry, on):
    """The PortfolioLinks that open a piece on a date, the first to end first. One query."""
    return list(PortfolioLink.objects.open_on(on).filter(shown__entry=entry).order_by("last_day", "pk"))
