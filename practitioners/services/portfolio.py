"""Links to a portfolio, for a panel or a new employer: made, taken back, and opened (S68, S69)."""

import datetime

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import PortfolioLink, PortfolioOpening, PortfolioPiece, Position
from practitioners.queries.portfolio import MOST, own_pieces

SALT = "practitioners.portfolio-link"
EXPIRED, REVOKED, LEFT = "expired", "revoked", "left"


def longest_day(on):
    """The latest day to which a link that is made on a date may open (PORTFOLIO_LINK_DAYS)."""
    return on + datetime.timedelta(days=settings.PORTFOLIO_LINK_DAYS)


@transaction.atomic
def make_portfolio_link(person, *, for_whom, last_day, pieces, with_reflections=False, by):
    """Make a link that shows these pieces, read-only, to whoever holds it, until its last day (S68, S69).

    Takes the owner, whom it is for, CPDEntries of theirs, and whether their reflections are shown too. Returns the PortfolioLink: the
    first one when the same was made today already (a double click). Refused for anybody but the owner, for a day that is past or too far
    ahead, without a piece, with too many, and with somebody else's or a withdrawn one.
    """
    if person.pk != by.pk:
        raise Refused("Only the person whose learning it is can show it.")
    today = clock.today()
    if not today <= last_day <= longest_day(today):
        raise Refused(f"The last day must be between today and {settings.PORTFOLIO_LINK_DAYS} days from now.", field="last_day")
    chosen = {entry.pk for entry in pieces}
    if not chosen:
        raise Refused("Choose at least one piece of learning.", field="pieces")
    if len(chosen) > MOST:
        raise Refused(f"Choose {MOST} pieces at most.", field="pieces")
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    locked = own_pieces(person).filter(pk__in=chosen).select_for_update().order_by("pk")  # whoever is changing one is waited for
    if len(locked) != len(chosen):
        raise Refused("Choose from your own pieces that are recorded.", field="pieces")
    same = {"person": person, "for_whom": for_whom, "last_day": last_day, "with_reflections": with_reflections, "made_on": today}
    for link in PortfolioLink.objects.filter(**same, revoked_on=None):
        if set(link.shown.values_list("entry_id", flat=True)) == chosen:
            return link
    link = PortfolioLink.objects.create(**same)
    PortfolioPiece.objects.bulk_create(PortfolioPiece(link=link, entry_id=pk) for pk in sorted(chosen))
    return link


@transaction.atomic
def revoke_portfolio_link(link, *, by):
    """Take a link back: from now on it opens nothing. Returns it; a second time changes nothing. Refused for anybody but its owner."""
    link = PortfolioLink.objects.select_for_update().get(pk=link.pk)
    if link.person_id != by.pk:
        raise Refused("Only the person who made this link can take it back.")
    if link.revoked_on is None:
        link.revoked_on = clock.today()
        link.save(update_fields=["revoked_on"])
    return link


def open_portfolio_link(link, *, device=""):
    """Note that somebody opened a link. Returns the PortfolioOpening, which nobody can change or take away."""
    return PortfolioOpening.objects.create(link=link, at=clock.now(), device=device[:60])


def address_of(link):
    """The path that opens a link, with its token: signed, so that the stored key alone opens nothing."""
    return reverse("practitioners:portfolio_by_link", args=[signing.dumps({"portfolio": str(link.key)}, salt=SALT)])


def read_portfolio_token(token):
    """(PortfolioLink, why it is closed: EXPIRED, REVOKED, LEFT, or "") of a token; (None, "") for one that was not made here."""
    try:
        key = signing.loads(token, salt=SALT)["portfolio"]
    except (signing.BadSignature, KeyError, TypeError):
        return None, ""
    link = PortfolioLink.objects.filter(key=key).select_related("person").first()
    return (link, _closed(link, clock.today())) if link else (None, "")


def _closed(link, on):
    if link.revoked_on:
        return REVOKED
    if on > link.last_day:
        return EXPIRED
    return "" if Position.objects.filter(person_id=link.person_id, period__contains=on).exists() else LEFT


def links_that_show(entry):
    """In words, each link through which a piece was shown, or still may be: not one that nobody opened while it was open."""
    over = Q(revoked_on__isnull=False) | Q(last_day__lt=clock.today())
    found = PortfolioLink.objects.filter(shown__entry=entry).exclude(over, openings=None)
    return [f"in the portfolio for {link.for_whom}" for link in found.distinct()]
