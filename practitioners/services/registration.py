"""What a registered person says about their own renewal. The register's entry itself is in services/registrations.py."""

from django.db import transaction

from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import Registration, Renewal
from practitioners.queries.registration import PARTS, registration_year, renewal_opens
from practitioners.services.guard import day

YEAR_ONLY = ("learning_submitted_on",)  # learning can be entered with the regulator at any time of the year


@transaction.atomic
def record_renewal(registration, *, year, form_sent_on=None, fee_paid_on=None, learning_submitted_on=None, by):
    """Record, correct or clear the dates of the three parts of one year's renewal (P6, S52; domain facts, section 1).

    Takes the Registration, any date of the registration year, and each part's date or None. Returns the Renewal. Refused for anybody but
    the registered person, for a day to come, and for a form or fee outside the window of 1 September to 30 November.
    """
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    if registration.person_id != by.pk:
        raise Refused("Only the registered person records their own renewal.")
    dates = {"form_sent_on": form_sent_on, "fee_paid_on": fee_paid_on, "learning_submitted_on": learning_submitted_on}
    year = registration_year(year)
    for name, value in dates.items():
        _check(name, value, year)
    renewal, _ = Renewal.objects.get_or_create(registration=registration, year=year.lower)
    for name, value in dates.items():
        setattr(renewal, name, value)
    renewal.save(update_fields=list(dates))
    return renewal


def _check(name, value, year):
    if value is None:
        return
    if value > clock.today():
        raise Refused("The date must be today or in the past", field=name)
    first = year.lower if name in YEAR_ONLY else renewal_opens(year)
    if not first <= value < year.upper:
        raise Refused(f"{PARTS[name][0]}: the date must be from {day(first)} to 30 November {year.upper.year}", field=name)
