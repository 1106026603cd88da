"""The employer's own random sample of learning, read for quality (Q93): drawn by a stored seed, so that anybody can draw it again."""

from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.history import tracked
from practitioners.models.cpd import CPDEntry, CPDState
from practitioners.models.scope import under_roles


class CPDSampleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A principal social worker who drew it, or in whose units somebody is whose piece is in it."""
        if not user.access.has(Role.PSW):
            return self.none()
        theirs = SampledPiece.objects.filter(under_roles(user, Role.PSW, field="entry__person_id")).values("sample_id")
        return self.filter(Q(drawn_by_id=user.access.person_id) | Q(pk__in=theirs))

    def readable_by(self, user):
        return self.visible_to(user)


@tracked()
class CPDSample(models.Model):
    """One draw: from which registration year's pieces, how many of how many, by which seed."""

    year = models.DateField(help_text="The first day of the registration year.")
    drawn_on = models.DateField()
    drawn_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seed = models.BigIntegerField()
    population = models.PositiveIntegerField(help_text="Pieces that could have been drawn.")
    size = models.PositiveSmallIntegerField()

    objects = CPDSampleQuerySet.as_manager()

    class Meta:
        ordering = ["-drawn_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0, size__lte=F("population")), name="cpdsample_size_within_population"),
            models.CheckConstraint(condition=Q(year__month=12, year__day=1), name="cpdsample_year_starts_1_december"),
        ]

    def __str__(self):
        return f"Sample of {self.drawn_on:%-d %B %Y}"


class SampleQuality(models.TextChoices):
    STRONG = "strong", "Strong: shows what changed for people"
    SOUND = "sound", "Sound: shows what was learnt"
    THIN = "thin", "Thin: says what was done, not what was learnt"


class SampledPieceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The author; whoever reviews it; the principal social worker of the author's unit."""
        access = user.access
        if not access.in_post:
            return self.none()
        mine = Q(entry__person_id=access.person_id) | Q(reviewer_id=access.person_id)
        return self.filter(mine | under_roles(user, Role.PSW, field="entry__person_id"))

    def readable_by(self, user):
        """The author always; the others as long as the author has not withdrawn the piece."""
        return self.visible_to(user).filter(Q(entry__person_id=user.access.person_id) | Q(entry__state=CPDState.RECORDED))


@tracked()
class SampledPiece(models.Model):
    """A piece in a sample: who reviews it, and what they told its author."""

    sample = models.ForeignKey(CPDSample, on_delete=models.PROTECT, related_name="pieces")
    entry = models.ForeignKey(CPDEntry, on_delete=models.PROTECT, related_name="sampled")
    place = models.PositiveSmallIntegerField(help_text="The how-manieth that was drawn.")
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    quality = models.CharField(max_length=10, choices=SampleQuality, blank=True)
    feedback = models.TextField(blank=True)
    reviewed_on = models.DateField(null=True, blank=True)

    objects = SampledPieceQuerySet.as_manager()

    class Meta:
        ordering = ["sample", "place"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "entry"], name="sampledpiece_once"),
            models.UniqueConstraint(fields=["sample", "place"], name="sampledpiece_one_a_place"),
            models.CheckConstraint(
                condition=Q(reviewed_on=None, quality="", feedback="")
                | (Q(reviewed_on__isnull=False, reviewer__isnull=False) & ~Q(quality="") & ~Q(feedback="")),
                name="sampledpiece_reviewed_says_what",
            ),
        ]

    def __str__(self):
        return f"{self.place} of {self.sample}"
