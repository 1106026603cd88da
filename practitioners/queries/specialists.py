"""Reads about practice champions and specialist roles: who holds which, and which teams have nobody."""

import dataclasses

from django.db.models import Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.periods import period
from practitioners.models import OrganisationKind, SpecialistHolding, SpecialistRole, Unit, UnitAncestry, UnitKind
from practitioners.rules.specialists import KEEPERS


@dataclasses.dataclass(frozen=True)
class TeamRow:
    """A team and, for each role that every team is meant to have, its holdings; a role without any is a gap."""

    unit: Unit
    cells: list  # [(SpecialistRole, [SpecialistHolding])]


def roles_for_each_team():
    """The roles in use that every team is meant to have, as a list."""
    return list(SpecialistRole.objects.filter(is_active=True, in_each_team=True))


def below(units, above, on):
    """Those of a queryset of units that stand in or below the unit `above` on a date."""
    return units.filter(pk__in=UnitAncestry.objects.filter(ancestor=above, period__contains=on).values("descendant_id"))


def teams_of(user, on, above=None):
    """The council's teams open on a date of which the user may know, in or below the unit `above` where one is given, by name."""
    teams = Unit.objects.visible_to(user).open_on(on).filter(kind=UnitKind.TEAM, organisation__kind=OrganisationKind.COUNCIL)
    teams = teams.order_by("name", "pk")
    return below(teams, above, on) if above else teams


def holdings_known_to(user, on):
    """Who holds a specialist role on a date: those of units and people of whom the user may know, with person, role and unit.

    Who will hold one would tell who stops, and so who is leaving: that is for administrators, for those who keep the roles of the unit (its
    service managers and principal social workers), and for whoever will hold it.
    """
    known = {"unit__in": Unit.objects.visible_to(user).order_by().values("pk")}
    known |= {"person__in": Person.objects.visible_to(user).order_by().values("pk")}
    rows = SpecialistHolding.objects.filter(Q(period__contains=on) | Q(_coming_known_to(user, on), period__overlap=period(on)), **known)
    return rows.select_related("person", "role", "unit")


def _coming_known_to(user, on):
    """A Q for holdings of which this user may know before they begin."""
    access = user.access
    if access.has(Role.ADMINISTRATOR):
        return Q(pk__isnull=False)
    kept = UnitAncestry.objects.filter(ancestor__in=access.units(*KEEPERS), period__contains=on).order_by().values("descendant_id")
    return Q(person_id=access.person_id) | Q(unit__in=kept)


def team_rows(teams, roles, user, on):
    """A TeamRow for each of these teams, from one statement."""
    found = {}
    for row in holdings_known_to(user, on).filter(unit__in=teams, role__in=roles, period__contains=on).order_by("person__sort_key", "pk"):
        found.setdefault((row.unit_id, row.role_id), []).append(row)
    return [TeamRow(team, [(role, found.get((team.pk, role.pk), [])) for role in roles]) for team in teams]


def gaps_in(teams, roles, on):
    """How many times a team of a queryset has nobody today for a role that every team is meant to have. Two statements."""
    rows = SpecialistHolding.objects.filter(unit__in=teams.order_by().values("pk"), role__in=roles, period__contains=on)
    return teams.count() * len(roles) - rows.order_by().values("unit_id", "role_id").distinct().count()


def specialist_roles_of(person, user):
    """The specialist roles that somebody holds, held or will hold, in units that the user may know of; the latest first."""
    rows = person.specialist_holdings.select_related("role", "unit").order_by("-period__startswith", "role", "pk")
    return rows.filter(unit__organisation__in=user.access.organisation_ids) if user.access.partner_only else rows
