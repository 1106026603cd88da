"""The first day of a new council: somebody who can add everybody else."""

from django.conf import settings
from django.db import transaction

from learning_org.accounts import services as accounts
from learning_org.accounts.models import Person, User
from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import Basis, GrantBasis, Job, Organisation, OrganisationKind, ProfessionalGroup, RoleGrant, Unit, UnitKind
from practitioners.services.people import add_person
from practitioners.services.roles import grant_role
from practitioners.services.units import add_unit

JOB = "System administrator"
DEPARTMENT = "Children's services"


@transaction.atomic
def add_first_administrator(*, email, given_name, family_name):
    """Make the council, its topmost unit, a person in post there, the administrator's role and an account, where they are missing.

    Takes the address to sign in with and the name. Returns the User; an e-mail with a link to set the password is sent. Refused when
    somebody administers already: they add the others in the product's own pages. Done as the product itself, since nobody else is there.
    """
    by, today = Person.objects.select_for_update().get(is_system=True), clock.today()
    holders = RoleGrant.objects.filter(role=Role.ADMINISTRATOR, period__contains=today).values("person")
    if found := User.objects.filter(person__in=holders, is_active=True).select_related("person").first():
        raise Refused(f"{found.person} administers already, and can add others in the product's own pages.")
    council, _ = Organisation.objects.get_or_create(kind=OrganisationKind.COUNCIL, defaults={"name": settings.COUNCIL_NAME})
    top = Unit.objects.filter(organisation=council, period__contains=today, parents=None).order_by("pk").first()
    top = top or add_unit(organisation=council, name=DEPARTMENT, kind=UnitKind.DEPARTMENT, first_day=today, by=by)
    job, _ = Job.objects.get_or_create(title=JOB, defaults={"professional_group": ProfessionalGroup.OTHER})
    place = {"unit": top, "job": job, "first_day": today, "basis": Basis.PERMANENT}
    person = add_person(given_name=given_name, family_name=family_name, work_email=email, by=by, **place)
    grant_role(person, role=Role.ADMINISTRATOR, unit=top, basis=GrantBasis.SUBSTANTIVE, first_day=today, by=by)
    return accounts.create_account(person, email=email, by=by)
