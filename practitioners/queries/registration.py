"""Registration with Social Work England: the year, what it asks, and where people stand (P6, S52, Q93; domain facts, section 1)."""

import dataclasses
import datetime

from django.conf import settings
from django.db.models import Count, F, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format

from learning_org.web.periods import last_day, period
from practitioners.models import CPDEntry, Registration
from practitioners.registries import DueItem

PARTS = {  # of renewal, each a separate act: people have lost their registration after doing two of the three
    "form_sent_on": ("Renewal form sent", "send the form"),
    "fee_paid_on": ("Fee paid", "pay the fee"),
    "learning_submitted_on": ("Learning entered with the regulator", "enter your learning with the regulator"),
}
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
EARLIER = 5  # years that the page of a person's registration goes back


def registration_year(on):
    """The registration year that holds a date (domain facts, section 1): from 1 December, up to and without the next 1 December."""
    first = datetime.date(on.year if on.month == 12 else on.year - 1, 12, 1)
    return period(first, first.replace(year=first.year + 1))


def renewal_opens(year):
    """The first day of the renewal window of a registration year: 1 September. The window ends with the year, on 30 November."""
    return datetime.date(year.upper.year, 9, 1)


def owes_cpd(registration, year):
    """Whether a Registration owes learning for a registration year (P6; domain facts, section 1).

    Whoever joined the register on or after 1 September owes none that year, and neither does whoever leaves it before the year's last
    day, since they do not renew. Absence changes nothing: people on long leave owe it too.
    """
    dates = registration.period
    return dates.lower < renewal_opens(year) and (dates.upper is None or dates.upper >= year.upper)


def number_word(number):
    """A small number in words, as sentences have it: 2 is "two"."""
    return WORDS[number] if 0 <= number < len(WORDS) else str(number)


@dataclasses.dataclass(frozen=True)
class RegistrationStatus:
    """Where one registered person stands in one registration year: pieces of learning, and the three parts of renewal.

    A piece counts by the date of the learning, whenever it was recorded, also when that date is before the person joined the register:
    the regulator asks only that it lies inside the year. What was withdrawn does not count.
    """

    person_id: int
    on: datetime.date
    year: object
    owes: bool
    pieces: int
    peer_pieces: int
    form_sent_on: datetime.date | None = None
    fee_paid_on: datetime.date | None = None
    learning_submitted_on: datetime.date | None = None
    until: datetime.date | None = None  # the first day without the registration, where an end is known

    @property
    def leaves_on(self):
        """The last day on the register of somebody who leaves it before the year's last day, and so renews nothing; else None."""
        return self.until - datetime.timedelta(days=1) if self.until and self.until < self.year.upper else None

    @property
    def pieces_needed(self):
        return settings.CPD_PIECES_NEEDED if self.owes else 0

    @property
    def peer_needed(self):
        return settings.CPD_PEER_REFLECTIONS_NEEDED if self.owes else 0

    @property
    def pieces_missing(self):
        return max(self.pieces_needed - self.pieces, 0)

    @property
    def peer_missing(self):
        return max(self.peer_needed - self.peer_pieces, 0)

    @property
    def last_day(self):
        """30 November, to its last minute."""
        return last_day(self.year)

    @property
    def days_left(self):
        """Days after today until the last one: 0 on 30 November itself."""
        return max((self.last_day - self.on).days, 0)

    @property
    def window_open(self):
        return renewal_opens(self.year) <= self.on < self.year.upper

    @property
    def learning_complete(self):
        """The pieces that the year needs are recorded here."""
        return not self.pieces_missing and not self.peer_missing

    @property
    def parts(self):
        """(field, words, date done or None) for each part of renewal that this person owes: none, for somebody who leaves the register."""
        owed = [] if self.leaves_on else [name for name in PARTS if self.owes or name != "learning_submitted_on"]
        return [(name, PARTS[name][0], getattr(self, name)) for name in owed]

    @property
    def parts_missing(self):
        return [name for name, _, done in self.parts if done is None]

    @property
    def complete(self):
        """Nothing is left to do: the pieces are recorded, and all the parts of renewal are done."""
        return self.learning_complete and not self.parts_missing

    @property
    def heading(self):
        """What to do first, as a heading."""
        if more := self.pieces_missing:
            return f"Record {number_word(more)} {'more piece' if self.pieces else 'piece'}{'' if more == 1 else 's'} of learning"
        if self.peer_missing:
            return "Add a peer reflection"
        if not self.owes:
            return "You owe no learning this year"
        return "Your registration is renewed" if self.complete else "Your learning is complete"

    @property
    def sentence(self):
        """What registration still needs, in one or two sentences."""
        by = date_format(self.last_day, "j F Y")
        if self.leaves_on:
            return f"You leave the register on {date_format(self.leaves_on, 'j F Y')}, so no learning is owed by {by}, nor a renewal."
        if not self.owes:
            return f"You joined the register on or after 1 September {self.last_day.year}, so no learning is owed by {by}."
        if self.learning_complete:
            return f"Your learning is complete for the year to {by}. {self.parts_sentence}"
        still = [] if not self.pieces_missing else [_more(self.pieces_missing, self.pieces)]
        if self.peer_missing:
            still.append("1 peer reflection" if self.peer_missing == 1 else f"{self.peer_missing} peer reflections")
        return f"Registration still needs {' and '.join(still)} by {by}.{self._how()}"

    @property
    def left(self):
        """What is left to do, in words for whoever reads a list: "1 more piece of learning; pay the fee", or "" for nothing.

        The parts of renewal are left from the day on which it opens.
        """
        still = [_more(self.pieces_missing, self.pieces)] if self.pieces_missing else []
        if self.peer_missing:
            still.append("1 peer reflection" if self.peer_missing == 1 else f"{self.peer_missing} peer reflections")
        if self.window_open:
            still += [PARTS[name][1] for name in self.parts_missing]
        return "; ".join(still)

    def _how(self):
        if not self.peer_missing:
            return ""
        return (
            " Your next piece can do both." if self.pieces_missing == 1 else "" if self.pieces_missing else " Add it to a piece you have."
        )

    @property
    def parts_sentence(self):
        """What is left of renewal: the three parts, in words."""
        if self.leaves_on:
            return "There is nothing to renew."
        if not self.parts_missing:
            return "All parts of your renewal are done."
        *first, last = (PARTS[name][1] for name in self.parts_missing)
        left = f"{', '.join(first)} and {last}" if first else last
        if self.on < renewal_opens(self.year):
            return f"Renewal opens on {date_format(renewal_opens(self.year), 'j F Y')}."
        return f"Still to do for your renewal: {left}."


def _more(count, recorded):
    return f"{count} {'more piece' if recorded else 'piece'}{'' if count == 1 else 's'} of learning"


def registration_statuses(person_ids, on, year=None):
    """Where many people stand, as {person id: RegistrationStatus}, in one query whatever their number (P6, Q12; indicators 23, 24).

    `person_ids` may be a queryset of ids. `year` is the registration year that holds `on` unless given. People who are not registered
    on that date (for an earlier year: on its last day) are not in the answer.
    """
    year = year or registration_year(on)
    asked = min(on, last_day(year))
    found = Registration.objects.filter(person_id__in=person_ids, period__contains=asked).order_by("period")
    entries = CPDEntry.objects.recorded().filter(person_id=OuterRef("person_id"), learnt_on__gte=year.lower, learnt_on__lt=year.upper)
    found = found.annotate(
        pieces=_count(entries),
        peer_pieces=_count(entries.filter(peer_reflection__isnull=False)),
        of_year=FilteredRelation("renewals", condition=Q(renewals__year=year.lower)),
    ).annotate(**{f"renewal_{name}": F(f"of_year__{name}") for name in PARTS})
    return {row.person_id: _status(row, asked, year) for row in found}


def _count(entries):
    return Coalesce(Subquery(entries.order_by().values("person_id").annotate(number=Count("pk")).values("number")), 0)


def _status(row, on, year):
    parts = {name: getattr(row, f"renewal_{name}") for name in PARTS}
    counts = {"owes": owes_cpd(row, year), "pieces": row.pieces, "peer_pieces": row.peer_pieces, "until": row.period.upper}
    return RegistrationStatus(row.person_id, on, year, **counts, **parts)


def registration_status(person_id, on, year=None):
    """Where one person stands, or None when they are not registered. One query."""
    return registration_statuses([person_id], on, year).get(person_id)


def own_status(user, on):
    """The user's own RegistrationStatus on a date, or None: asked of the database once a request, however many parts of a page ask."""
    known = user.__dict__.setdefault("_registration_status", {})
    if on not in known:
        known[on] = registration_status(user.access.person_id, on)
    return known[on]


def current_registration(person_id, on):
    """The Registration that a person holds on a date, or None."""
    return Registration.objects.filter(person_id=person_id, period__contains=on).first()


def earlier_years(person_id, on):
    """The RegistrationStatus of each of the last five registration years that ended before `on`, newest first: the year just ended, and
    those of which anything is recorded, if the person was registered on their last day. Three queries whatever the number of years."""
    years, year = [], registration_year(on)
    for _ in range(EARLIER):
        year = registration_year(year.lower - datetime.timedelta(days=1))
        years.append(year)
    held = list(Registration.objects.filter(person_id=person_id).prefetch_related("renewals"))
    learnt = CPDEntry.objects.recorded().filter(person_id=person_id, learnt_on__gte=years[-1].lower, learnt_on__lt=years[0].upper)
    learnt = list(learnt.values_list("learnt_on", "peer_reflection__pk"))
    found = [status for year in years if (status := _past_status(year, held, learnt))]
    return [status for status in found if status.year == years[0] or status.pieces or len(status.parts_missing) < len(status.parts)]


def _past_status(year, held, learnt):
    row = next((row for row in held if last_day(year) in row.period), None)
    if row is None:
        return None
    inside = [peer for learnt_on, peer in learnt if year.lower <= learnt_on < year.upper]
    renewal = next((renewal for renewal in row.renewals.all() if renewal.year == year.lower), None)
    parts = {name: getattr(renewal, name, None) for name in PARTS}
    peers = sum(peer is not None for peer in inside)
    return RegistrationStatus(row.person_id, last_day(year), year, owes=owes_cpd(row, year), pieces=len(inside), peer_pieces=peers, **parts)


def slots_of(status):
    """The pieces that a year needs, as slots of screen 01: [{"entry": CPDEntry or None, "has_peer", "number", "hint"}].

    The recorded pieces come first, by date, the peer-reflected ones always among those shown. One query, none when nothing is owed.
    """
    if not status.pieces_needed:
        return []
    rows = CPDEntry.objects.recorded().filter(person_id=status.person_id)
    rows = rows.filter(learnt_on__gte=status.year.lower, learnt_on__lt=status.year.upper).only("title", "learnt_on")
    rows = rows.annotate(peer=F("peer_reflection__pk")).order_by(F("peer").asc(nulls_last=True), "learnt_on", "pk")
    shown = sorted(rows[: status.pieces_needed], key=lambda row: (row.learnt_on, row.pk))
    slots = [{"number": number, "entry": row, "has_peer": row.peer is not None} for number, row in enumerate(shown, 1)]
    for number in range(len(slots) + 1, status.pieces_needed + 1):
        slots.append({"number": number, "entry": None, "hint": _slot_hint(status, number)})
    return slots


def _slot_hint(status, number):
    if status.peer_missing and number == status.pieces_needed:
        return "Include a peer reflection and your learning is complete"
    return "Nothing recorded yet"


def home_panel(user, on):
    """What the home page's registration panel shows, or None for somebody who is not registered or has nothing left to do.

    Returns {"status": RegistrationStatus, "slots": slots_of(status)} for templates/practitioners/_registration_panel.html. Two queries.
    """
    status = own_status(user, on)
    if status is None or status.complete or not status.owes:
        return None
    return {"status": status, "slots": slots_of(status)}


def registration_due_from(user, on):
    """What registration asks of the user, as one DueItem due on 30 November, from the day on which renewal opens: by `own_status`."""
    status = own_status(user, on)
    if status is None or not status.window_open or status.complete:
        return []
    if not status.learning_complete:
        url = reverse("practitioners:cpd_create" if status.pieces_missing else "practitioners:cpd_list")
        return [DueItem(title=status.heading, url=url, hint="Registration with Social Work England", due_on=status.last_day, in_panel=True)]
    url = reverse("practitioners:registration")
    title = "Finish renewing your registration"
    return [DueItem(title=title, url=url, hint=status.parts_sentence, due_on=status.last_day, in_panel=True)]
