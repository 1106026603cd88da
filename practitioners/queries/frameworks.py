"""Reads of standards frameworks: whom they are for, which of their versions holds, and what followed what."""

import functools
import operator

from django.db.models import Exists, Q

from learning_org.accounts.roles import Role
from practitioners.models import (
    FrameworkAudience,
    Position,
    ProfessionalGroup,
    Registration,
    Relationship,
    RelationshipKind,
    RoleGrant,
    Standard,
    StandardSuccession,
)

SUPERVISING = (Role.SUPERVISOR, Role.TEAM_MANAGER, Role.SERVICE_MANAGER)
LEADING = (Role.PSW, Role.SENIOR_LEADER)


def audiences(person_id, on):
    """{audience: a condition under which somebody belongs to it on a date}. `person_id` may be an OuterRef.

    Practitioners' frameworks are for social workers, by their job or by registration; supervisors' for those who supervise, line-manage or
    manage a unit; leaders' for principal social workers and senior leaders; those for everybody are for everybody.
    """
    mine = {"person_id": person_id, "period__contains": on}
    social_work = Position.objects.filter(**mine, job__professional_group=ProfessionalGroup.SOCIAL_WORKER)
    led = Relationship.objects.filter(Q(kind=RelationshipKind.LINE_MANAGER) | Q(is_lead=True), other_id=person_id, period__contains=on)
    roles = RoleGrant.objects.filter(**mine)
    return {
        FrameworkAudience.EVERYBODY: Q(),
        FrameworkAudience.PRACTITIONERS: Q(Exists(social_work)) | Q(Exists(Registration.objects.filter(**mine))),
        FrameworkAudience.SUPERVISORS: Q(Exists(led)) | Q(Exists(roles.filter(role__in=SUPERVISING))),
        FrameworkAudience.LEADERS: Q(Exists(roles.filter(role__in=LEADING))),
    }


def meant_for(person_id, on):
    """A Q for standards whose framework is meant for somebody on a date, to be part of one query."""
    parts = [Q(version__framework__audience=audience) & condition for audience, condition in audiences(person_id, on).items()]
    return functools.reduce(operator.or_, parts)


def standards_for(person_id, on):
    """The standards in force on a date that are meant for somebody, in reading order."""
    return without_headings(Standard.objects.in_force(on).filter(meant_for(person_id, on)))


def standards_to_choose(on, *, person_id=None, kept=()):
    """The standards that a form offers, in reading order: those in force on a date, of the frameworks that are meant for one person where
    `person_id` is given, without headings; and whatever is in `kept`, ids of standards that the record names already. A list; one query."""
    offered = Q(version__period__contains=on)
    if person_id:
        offered &= meant_for(person_id, on)
    found = Standard.objects.filter(offered | Q(pk__in=kept)).select_related("version__framework")
    found = list(found.order_by("version__framework__name", "version__period", "order"))
    wanted = {standard.pk for standard in without_headings(found)} | set(kept)
    return [standard for standard in found if standard.pk in wanted]


def without_headings(standards):
    """Standards, as a list, without those of which the list has the parts: with 4.1 to 4.8 there, 4 itself is only their heading."""
    found = list(standards)
    headings = {(standard.version_id, standard.code.rpartition(".")[0]) for standard in found}
    return [standard for standard in found if (standard.version_id, standard.code) not in headings]


def earlier_of(standard_ids):
    """{id of a standard: [ids of those that it follows, directly or through others]}. A query a generation, at most ten."""
    direct, asked, left = {}, set(), set(standard_ids)
    for _ in range(10):
        if not left:
            break
        rows = StandardSuccession.objects.filter(later_id__in=left).order_by().values_list("later_id", "earlier_id")
        asked |= left
        left = set()
        for later, earlier in rows:
            direct.setdefault(later, set()).add(earlier)
            left |= {earlier} - asked
    return {pk: sorted(_all_before(pk, direct)) for pk in standard_ids}


def _all_before(pk, direct):
    found, left = set(), set(direct.get(pk, ()))
    while left:
        one = left.pop()
        found.add(one)
        left |= direct.get(one, set()) - found - {pk}
    return found
