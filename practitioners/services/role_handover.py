"""Roles that nobody else holds for a unit: when their holder leaves, somebody else holds them, or the unit is without one."""

from django.db import transaction
from django.db.models import DateField, Exists, F, OuterRef, Value
from django.db.models.functions import Greatest

from learning_org.accounts.roles import Role
from learning_org.web.periods import last_day, period
from practitioners.models import Position, RoleGrant
from practitioners.registries import OpenItem
from practitioners.services.guard import cut
from practitioners.services.roles import grant_role

# Whose work stops in a unit that has nobody in the role. The last administrator cannot leave at all (services.roles).
NEEDED = (
    Role.TEAM_MANAGER,
    Role.SERVICE_MANAGER,
    Role.QA_OFFICER,
    Role.TRAINING_OFFICER,
    Role.PSW,
    Role.SENIOR_LEADER,
    Role.IG_OFFICER,
    Role.AGENCY_LEAD,
)


def roles_after(person, first_out):
    """The needed roles that somebody would hold from a day on, for units that have nobody else in that role then, as OpenItems."""
    begins = Greatest(F("period__startswith"), Value(first_out), output_field=DateField())
    rows = person.role_grants.filter(role__in=NEEDED, period__overlap=period(first_out)).annotate(begins=begins)
    there = Position.objects.filter(person=OuterRef("person"), period__contains=OuterRef(OuterRef("begins")))
    same = {"role": OuterRef("role"), "unit": OuterRef("unit"), "period__contains": OuterRef("begins")}
    others = RoleGrant.objects.filter(Exists(there), **same).exclude(person=person)
    rows = rows.filter(~Exists(others)).select_related("unit").order_by("role", "unit__name", "pk")
    return [OpenItem(row.pk, str(row)) for row in rows]


@transaction.atomic
def hand_over_role(pk, to, leaving):
    """Let `to` hold a leaver's role, from the leaving day to the day on which that would have ended, on the same basis (Q54).

    Refused as grant_role() is: to oneself, for a unit not open for all of that time, and when they hold it there already at some of it.
    """
    row = RoleGrant.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)
    first_day, until = max(leaving.first_out, row.period.lower), row.period.upper and last_day(row.period)
    cut(row, leaving.first_out)
    words = {"role": row.role, "unit": row.unit, "basis": row.basis}
    grant_role(to, **words, first_day=first_day, last_day=until, by=leaving.by)


@transaction.atomic
def end_role_for_leaver(pk, leaving):
    """Let a role end with the leaver: the unit has nobody in it."""
    cut(RoleGrant.objects.select_for_update().get(pk=pk), leaving.first_out)
