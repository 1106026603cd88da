"""practitioners' answers to accounts' two questions: what somebody's roles give them today, and whom they may know of."""

import datetime
import functools
import json

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject

from learning_org.accounts.access import Access, Grant
from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web import clock
from practitioners.models import OrganisationKind, Position, RoleGrant
from practitioners.models.scope import reporting_to

# Stand-ins for whose roles are asked and on which day, in the statement that is put together once for all requests: Django takes ten
# times as long to make its SQL as the database takes to answer it.
SOMEBODY, SOME_DAY = -1, datetime.date.min


@functools.cache
def roles_statement():
    """The one statement of access_of, as (SQL, parameters), with SOMEBODY and SOME_DAY among the parameters."""
    mine = {"person": OuterRef("pk"), "period__contains": SOME_DAY}
    grants = RoleGrant.objects.filter(**mine).order_by("pk").values(json=JSONObject(role="role", unit_id="unit_id"))
    places = Position.objects.filter(**mine).order_by("pk")
    places = places.values(json=JSONObject(id="unit__organisation_id", kind="unit__organisation__kind"))
    answered_to = Exists(reporting_to(SOMEBODY, SOME_DAY))
    all_of_it = JSONObject(grants=ArraySubquery(grants), places=ArraySubquery(places), answered_to=answered_to)
    return Person.objects.filter(pk=SOMEBODY).order_by().values_list(all_of_it).query.sql_with_params()


def access_of(user):
    """What this user's roles give today, in one query. From the leaving day on `in_post` is False and nothing is given."""
    today = clock.today()
    sql, parameters = roles_statement()
    meant = {SOMEBODY: user.person_id, SOME_DAY: today}
    with connection.cursor() as cursor:
        cursor.execute(sql, [meant.get(value, value) for value in parameters])
        found = json.loads(cursor.fetchone()[0])
    return Access(
        person_id=user.person_id,
        on=today,
        in_post=bool(found["places"]),
        grants=tuple(Grant(**grant) for grant in found["grants"]),
        partner_only=all(place["kind"] == OrganisationKind.PARTNER for place in found["places"]),
        organisation_ids=tuple(sorted({place["id"] for place in found["places"]})),
        answered_to=found["answered_to"],
    )


def people_visible_to(people, user):
    """Whom this user may know: all staff know everybody in post; somebody from a partner agency alone knows their own agency's.

    Administrators and the principal social worker also know those who have left or not yet come.
    """
    access, people = user.access, people.filter(is_system=False)
    if not access.in_post:
        return people.none()
    if access.has(Role.ADMINISTRATOR, Role.PSW):
        return people
    placed = Position.objects.filter(period__contains=access.on)
    if access.partner_only:
        placed = placed.filter(unit__organisation__in=access.organisation_ids)
    return people.filter(Q(pk__in=placed.values("person_id")) | Q(pk=access.person_id))
