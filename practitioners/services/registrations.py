"""The entry in Social Work England's register: kept by administrators, checked in the public register by the person's line."""

from django.db import transaction

from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import Registration
from practitioners.services.guard import dates_between, refusing
from practitioners.services.placements import lock_person

TAKEN = {
    "practitioners_registration_number": ("This registration number is somebody else's. Check it in the public register.", "number"),
    "registration_one_open_a_person": ("There is another registration without a last day. Enter its last day first.", "last_day"),
}


@transaction.atomic
def set_registration(person, *, number, first_day, last_day=None, by):
    """Record somebody's registration number and dates (P3, Q12), or correct what is recorded.

    After a registration that has ended, one from a later day is a new one. Another number undoes the check in the public register.
    Returns the Registration. Refused when the number is somebody else's.
    """
    person = lock_person(person)
    dates = dates_between(first_day, last_day)
    row = person.registrations.select_for_update().order_by("-period").first()
    if row is None or (row.period.upper and row.period.upper <= first_day and row.number != number):
        row = Registration(person=person)
    if row.number != number:
        row.checked_on = row.checked_by = None
    row.number, row.period = number, dates
    with refusing(TAKEN):
        row.save()
    return row


@transaction.atomic
def check_registration(registration, *, by):
    """Note that `by` looked the number up in the public register today and found it registered (P3). Returns the Registration.

    Refused for one's own registration, one that has ended, and when it was checked today already.
    """
    row = Registration.objects.select_for_update().get(pk=registration.pk)
    if row.person_id == by.pk:
        raise Refused("Somebody else checks your registration.")
    if row.period.upper and row.period.upper <= clock.today():
        raise Refused("This registration has ended. An administrator records the new one first.")
    if row.checked_on == clock.today():
        raise Refused(f"This was already checked today, by {row.checked_by}.")
    row.checked_on, row.checked_by = clock.today(), by
    row.save(update_fields=["checked_on", "checked_by"])
    return row
