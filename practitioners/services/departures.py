"""What came up for a leaver since their leaving was recorded: counted once a day, and told. The sweep's step.

Each leaver is a transaction of its own that skips what another sweep holds; one that was counted on a day is not counted again on it.
"""

import datetime
import logging

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.periods import period
from practitioners.models import Departure, Position
from practitioners.queries.leavers import left_open_words
from practitioners.queries.officers import line_managers_of
from practitioners.queries.people import in_post
from practitioners.registries import left_open_by
from practitioners.services.telling import tell

log = logging.getLogger(__name__)
DAY = datetime.timedelta(days=1)
AHEAD = 30 * DAY  # how long before the end of somebody's last position it is looked at, when nobody recorded that they leave
SUBJECT = "Somebody who leaves has things that nobody takes over"


def note_departure(person, *, last_day, by, on):
    """Remember who recorded that somebody leaves, all that they left open being settled on the date `on`. Returns the Departure."""
    words = {"last_day": last_day, "recorded_by": by, "open_count": 0, "counted_on": on}
    return Departure.objects.update_or_create(person=person, defaults=words)[0]


def count_left_open(on, by):
    """Count what each leaver leaves open without an owner, and tell of what came up (S15, Q54). Returns how many leavers were counted.

    Leavers are those whose leaving is recorded, and those in post whose last position runs out within 30 days of the date `on`. One that
    fails is logged and does not hold up the others; the next run takes it again.
    """
    _note_running_out(on)
    counted = []
    for pk in list(_to_count(on).order_by("last_day", "pk").values_list("pk", flat=True)):
        try:
            counted.append(count_for_leaver(pk, on=on))
        except Exception:
            log.exception("What departure %s leaves open could not be counted", pk)
    counted = [found for found in counted if found]
    _tell([row for row, news in counted if news], on, by)
    return len(counted)


def _note_running_out(on):
    """Those in post whose last position runs out soon; what is known of an earlier time, before they came back, is replaced."""
    stays = Position.objects.filter(person=OuterRef("pk"), period__overlap=period(on + AHEAD + DAY))
    known = Departure.objects.filter(person=OuterRef("pk"), last_day__gte=on)
    for person in in_post(Person.objects.humans(), on).filter(~Exists(stays), ~Exists(known)):
        fresh = {"last_day": _last_day(person), "recorded_by": None, "open_count": 0, "counted_on": None}
        Departure.objects.update_or_create(person=person, defaults=fresh)


def _last_day(person):
    """The last day of all somebody's positions, or None while one has no end."""
    ends = [row.period.upper for row in person.positions.all()]
    return max(ends) - DAY if ends and all(ends) else None


def _to_count(on):
    """Those not counted on that date, who are there, or gone and not counted since, or gone with something open."""
    there = Q(last_day__gte=on) | Q(counted_on__lte=F("last_day")) | Q(counted_on=None) | Q(open_count__gt=0)
    return Departure.objects.filter(there, Q(counted_on=None) | Q(counted_on__lt=on))


@transaction.atomic
def count_for_leaver(pk, *, on):
    """Count what one leaver leaves open. Returns (Departure, whether that is to be told), or None when another run counted it or they stay:
    then it is forgotten.

    It is told when there is more than before, and when the leaving day has come and there is any.
    """
    rows = Departure.objects.select_for_update(skip_locked=True, of=("self",), no_key=True).select_related("person", "recorded_by")
    row = rows.filter(pk__in=_to_count(on).values("pk"), pk=pk).first()
    if row is None:
        return None
    row.last_day = _last_day(row.person)
    if row.last_day is None:
        row.delete()
        return None
    before, counted_on, first_out = row.open_count, row.counted_on, row.last_day + DAY
    row.open_count = sum(len(items) for _, items in left_open_by(row.person, first_out))
    row.counted_on = on
    row.save()
    gone_since = first_out <= on and (counted_on is None or counted_on < first_out)
    return row, row.open_count > before or bool(row.open_count and gone_since)


def _tell(rows, on, by):
    """One message a day for each who has it as due (queries.leavers), whatever the number of leavers."""
    keepers = set(Person.objects.filter(role_grants__role=Role.ADMINISTRATOR, role_grants__period__contains=on)) if rows else set()
    told = {}
    for row in rows:
        for person in _concerned(row, keepers, on):
            told.setdefault(person, []).append(row)
    for person, theirs in told.items():
        lines = "\n".join(f"{left_open_words(row.open_count, row.person, row.last_day)}." for row in theirs)
        ask, page = ("Say who takes them over.", "leave") if person in keepers else ("Ask an administrator to hand them over.", "detail")
        one = reverse(f"practitioners:person_{page}", args=[theirs[0].person_id])
        link = {"link": one if len(theirs) == 1 else reverse("practitioners:to_do"), "link_text": "See what has no owner"}
        tell([person], subject=SUBJECT, body=f"{lines} {ask}", key="left-open", by=by, **link)


def _concerned(row, keepers, on):
    gone, managers = row.last_day < on, set(line_managers_of(row.person, on))
    return (keepers if gone else managers | (keepers & {row.recorded_by})) - {row.person}
