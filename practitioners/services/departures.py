"""What came up for a leaver since their leaving was recorded: counted once a day, and told. The sweep's step.

Each leaver is a transaction of its own that skips what another sweep holds; one that was counted on a day is not counted again on it.
"""

import datetime
import hashlib
import logging

from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.periods import period
from practitioners.models import Departure, Position
from practitioners.queries.leavers import for_all_administrators, left_open_words
from practitioners.queries.officers import line_managers_of
from practitioners.queries.people import in_post
from practitioners.queries.positions import last_day_in_post
from practitioners.registries import left_open_by
from practitioners.services.telling import tell

log = logging.getLogger(__name__)
DAY = datetime.timedelta(days=1)
AHEAD = 30 * DAY  # how long before the end of somebody's last position it is looked at, when nobody recorded that they leave
SUBJECT = "Somebody who leaves has things that nobody takes over"


def note_departure(person, *, last_day, by, on):
    """Remember who recorded that somebody leaves, all that they left open being settled on the date `on`. Returns the Departure."""
    words = {"last_day": last_day, "recorded_by": by, "open_count": 0, "told_count": 0, "counted_on": on}
    return Departure.objects.update_or_create(person=person, defaults=words)[0]


def count_left_open(on, by):
    """Count what each leaver leaves open without an owner, and tell of what came up (S15, Q54). Returns how many leavers were counted.

    Leavers are those whose leaving is recorded, and those in post whose last position runs out within 30 days of the date `on`. One that
    fails, in being counted or told, is logged and does not hold up the others; the next run takes it again.
    """
    _note_running_out(on)
    counted = 0
    for pk in list(_to_count(on).order_by("last_day", "pk").values_list("pk", flat=True)):
        try:
            counted += count_for_leaver(pk, on=on) is not None
        except Exception:
            log.exception("What departure %s leaves open could not be counted", pk)
    tell_left_open(on, by)
    return counted


def _note_running_out(on):
    """Those in post whose last position runs out soon; what is known of an earlier time, before they came back, is replaced."""
    stays = Position.objects.filter(person=OuterRef("pk"), period__overlap=period(on + AHEAD + DAY))
    known = Departure.objects.filter(person=OuterRef("pk"), last_day__gte=on)
    for person in in_post(Person.objects.humans(), on).filter(~Exists(stays), ~Exists(known)):
        fresh = {"last_day": last_day_in_post(person.positions.all()), "recorded_by": None}
        fresh |= {"open_count": 0, "told_count": 0, "counted_on": None}
        Departure.objects.update_or_create(person=person, defaults=fresh)


def _to_count(on):
    """Those not counted on that date, who are there, or gone and not counted since, or gone with something open."""
    there = Q(last_day__gte=on) | Q(counted_on__lte=F("last_day")) | Q(counted_on=None) | Q(open_count__gt=0)
    return Departure.objects.filter(there, Q(counted_on=None) | Q(counted_on__lt=on))


@transaction.atomic
def count_for_leaver(pk, *, on):
    """Count what one leaver leaves open. Returns the Departure, or None when another run counted it or they stay: then it is forgotten.

    Of what is gone nobody needs to have been told; and with the leaving day, others have it as due, who were told of nothing.
    """
    rows = Departure.objects.select_for_update(skip_locked=True, of=("self",), no_key=True).select_related("person", "recorded_by")
    row = rows.filter(pk__in=_to_count(on).values("pk"), pk=pk).first()
    if row is None:
        return None
    row.last_day = last_day_in_post(row.person.positions.all())
    if row.last_day is None:
        row.delete()
        return None
    first_out = row.last_day + DAY
    row.open_count = sum(len(items) for _, items in left_open_by(row.person, first_out))
    gone_since = first_out <= on and (row.counted_on is None or row.counted_on < first_out)
    row.told_count = 0 if gone_since else min(row.told_count, row.open_count)
    row.counted_on = on
    row.save()
    return row


@transaction.atomic
def tell_left_open(on, by):
    """Tell each who has it as due (queries.leavers) of what they were not told of: one message each, whatever the number of leavers (S15).

    What was told is noted with the telling. Where telling somebody fails, that is logged, and the next run tells of those leavers again.
    """
    everybody = ExpressionWrapper(for_all_administrators(on), output_field=BooleanField())
    found = Departure.objects.filter(open_count__gt=F("told_count")).annotate(for_all=everybody)
    rows = list(found.select_related("person", "recorded_by").order_by("last_day", "pk"))
    keepers = set(_administrators(on)) if rows else set()
    told = {}
    for row in rows:
        for person in _concerned(row, keepers, on):
            told.setdefault(person, []).append(row)
    failed = {row for person, theirs in told.items() if not _tell(person, theirs, person in keepers, by) for row in theirs}
    for row in {row for theirs in told.values() for row in theirs} - failed:
        Departure.objects.filter(pk=row.pk, open_count=row.open_count).update(told_count=row.open_count)


def _administrators(on):
    return in_post(Person.objects.humans(), on).filter(role_grants__role=Role.ADMINISTRATOR, role_grants__period__contains=on)


def _tell(person, rows, keeps, by):
    """Tell one person of these departures. Returns whether that went well."""
    lines = "\n".join(f"{left_open_words(row.open_count, row.person, row.last_day)}." for row in rows)
    ask, page = ("Say who takes them over.", "leave") if keeps else ("Ask an administrator to hand them over.", "detail")
    one = reverse(f"practitioners:person_{page}", args=[rows[0].person_id])
    link = {"link": one if len(rows) == 1 else reverse("practitioners:to_do"), "link_text": "See what has no owner"}
    key = hashlib.sha256(lines.encode()).hexdigest()[:32]  # whose and how many: on one day, another leaver is other news
    try:
        with transaction.atomic():
            tell([person], subject=SUBJECT, body=f"{lines} {ask}", key=f"left-open:{key}", by=by, **link)
    except Exception:
        log.exception("Person %s could not be told of what leavers leave open", person.pk)
        return False
    return True


def _concerned(row, keepers, on):
    mine = keepers if row.for_all else {*line_managers_of(row.person, on), *(keepers & {row.recorded_by})}
    return mine - {row.person}
