"""People: coming and changing. Leaving is in leaving.py."""

from django.db import transaction

from learning_org.accounts.models import Person
from learning_org.web.errors import Refused
from practitioners.models import Position
from practitioners.services.guard import refusing
from practitioners.services.placements import add_position, lock_person
from practitioners.services.units import lock_unit

CONTACT = ("work_email", "work_phone", "work_place")
PAYROLL_TAKEN = {"accounts_person_payroll_number": ("This payroll number is somebody else's.", "payroll_number")}


@transaction.atomic
def add_person(*, given_name, family_name, work_email="", work_phone="", work_place="", payroll_number=None, by, **position):
    """Add somebody with the first position that they hold (S15); `position` is what add_position takes.

    Returns the Person. Refused when the payroll number is somebody else's, when without one the same person was added already (a double
    click), or the position cannot be. A sign-in is made apart.
    """
    if not payroll_number:
        _check_not_added(given_name, family_name, position)
    person = Person(given_name=given_name, family_name=family_name, work_email=work_email, work_phone=work_phone, work_place=work_place)
    person.payroll_number = payroll_number or None
    with refusing(PAYROLL_TAKEN):
        person.save()
    add_position(person, **position, is_primary=True, by=by)
    return person


def _check_not_added(given_name, family_name, position):
    """Refused when somebody of that name has the very same first position; the unit's lock lets a double click find the first."""
    lock_unit(position["unit"])
    same = Position.objects.filter(unit=position["unit"], job=position["job"], period__startswith=position["first_day"])
    if same.filter(person__given_name=given_name, person__family_name=family_name).exists():
        raise Refused(
            f"{given_name} {family_name} is added already, with this position. For somebody else of that name, enter the payroll number.",
            field="given_name",
        )


@transaction.atomic
def edit_person(person, *, given_name, family_name, payroll_number=None, by, **contact):
    """Change somebody's name, payroll number and work contact. Returns the Person. Refused when the number is somebody else's."""
    person = lock_person(person)
    person.given_name, person.family_name, person.payroll_number = given_name, family_name, payroll_number or None
    for name in CONTACT:
        setattr(person, name, contact.get(name, ""))
    with refusing(PAYROLL_TAKEN):
        person.save()
    return person


@transaction.atomic
def change_contact(person, *, work_email, work_phone, work_place, by):
    """Change how somebody is reached at work: the person themselves, or an administrator. Returns the Person."""
    person = lock_person(person)
    person.work_email, person.work_phone, person.work_place = work_email, work_phone, work_place
    person.save(update_fields=CONTACT)
    return person
