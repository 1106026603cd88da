"""Read-only links to a portfolio: chosen pieces, for a panel or a new employer, until a day; each opening is kept (S68, S69)."""

import uuid

from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.history import tracked
from practitioners.models.cpd import CPDEntry


class PortfolioLinkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Their owner alone. The panel opens the link itself, without signing in."""
        return self.filter(person_id=user.access.person_id) if user.access.in_post else self.none()

    def readable_by(self, user):
        return self.visible_to(user)

    def open_on(self, on):
        """Those that still open on a date: not taken back, and not past their last day."""
        return self.filter(revoked_on=None, last_day__gte=on)


@tracked()
class PortfolioLink(models.Model):
    """A link that opens chosen pieces of somebody's learning, read-only, until its last day. `key` is what its signed address carries."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="portfolio_links")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    for_whom = models.CharField(max_length=120, help_text="The panel or the employer.")
    with_reflections = models.BooleanField(default=False)
    made_on = models.DateField()
    last_day = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)
    pieces = models.ManyToManyField(CPDEntry, through="PortfolioPiece", related_name="portfolio_links")

    objects = PortfolioLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(last_day__gte=F("made_on")), name="portfoliolink_ends_after_made")]

    def __str__(self):
        return f"Portfolio for {self.for_whom}"


@tracked()
class PortfolioPiece(models.Model):
    """A piece that a link shows."""

    link = models.ForeignKey(PortfolioLink, on_delete=models.PROTECT, related_name="shown")
    entry = models.ForeignKey(CPDEntry, on_delete=models.PROTECT, related_name="shown_by")

    class Meta:
        ordering = ["link", "entry"]
        constraints = [models.UniqueConstraint(fields=["link", "entry"], name="portfoliopiece_once")]

    def __str__(self):
        return f"Piece {self.entry_id} in {self.link}"


class PortfolioOpening(models.Model):
    """Somebody opened a link: when, and from what kind of device. Rows are only ever added."""

    link = models.ForeignKey(PortfolioLink, on_delete=models.PROTECT, related_name="openings")
    at = models.DateTimeField(default=clock.now)
    device = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.link} opened"
