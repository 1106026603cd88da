"""Learning that somebody recorded. What has a narrower audience (the reflection, the peer's part) is a table of its own."""

import uuid

from django.db import models
from django.db.models import Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.trail.models import StoredFile
from learning_org.web import clock
from learning_org.web.history import tracked
from practitioners.models.frameworks import Standard
from practitioners.models.placements import Position
from practitioners.models.records import CaseReference
from practitioners.models.scope import in_line_of, under_roles


class LearningKind(models.TextChoices):
    FORMAL = "formal", "A course, conference or study"
    INFORMAL = "informal", "Learning at work, with a colleague or a family"
    SELF_DIRECTED = "self_directed", "Reading, research or listening"


class Sharing(models.TextChoices):
    ONLY_ME = "only_me", "Only me"
    MANAGERS = "managers", "Me, my supervisor and my managers"
    TEAM = "team", "My team as well"


class CPDState(models.TextChoices):
    RECORDED = "recorded", "Recorded"
    WITHDRAWN = "withdrawn", "Withdrawn"


@tracked()
class LearningSource(models.Model):
    """Where self-directed learning is found: an information service, a knowledge bank. A council adds its own (P24, P25)."""

    name = models.CharField(max_length=80, unique=True)
    address = models.URLField(blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class CPDEntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """That a piece exists, when and of what kind: the author, the peer, their line, the principal social worker, whoever it is
        shared with, and whoever reviews it for the employer."""
        access = user.access
        if not access.in_post:
            return self.none()
        own = Q(person_id=access.person_id) | Q(peer_reflection__peer_id=access.person_id)
        return self.filter(own | in_line_of(user) | under_roles(user, Role.PSW) | self._shared_with(user) | self._sampled_for(user))

    def readable_by(self, user):
        """Its content: the author, those whom the author shared it with and, of a piece in the employer's sample, the principal
        social worker of the author's unit and its reviewer."""
        access = user.access
        if not access.in_post:
            return self.none()
        managers = Q(sharing__in=(Sharing.MANAGERS, Sharing.TEAM), state=CPDState.RECORDED) & in_line_of(user)
        return self.filter(Q(person_id=access.person_id) | managers | self._shared_with(user) | self._sampled_for(user))

    def _sampled_for(self, user):
        mine = Q(sampled__reviewer_id=user.access.person_id)
        sampled = CPDEntry.objects.filter(mine | (Q(sampled__isnull=False) & under_roles(user, Role.PSW)))
        return Q(state=CPDState.RECORDED, pk__in=sampled.order_by().values("pk"))

    def _shared_with(self, user):
        access = user.access
        mine = Position.objects.filter(person_id=access.person_id, period__contains=access.on).values("unit_id")
        team = Position.objects.filter(unit_id__in=mine, period__contains=access.on).values("person_id")
        named = CPDShare.objects.filter(person_id=access.person_id).values("entry_id")
        return Q(state=CPDState.RECORDED) & (Q(pk__in=named) | Q(sharing=Sharing.TEAM, person_id__in=team))

    def recorded(self):
        return self.filter(state=CPDState.RECORDED)


@tracked()
class CPDEntry(models.Model):
    """A piece of learning: what it was, why it matters for the work, and what it changed for the people worked with."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cpd_entries")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=14, choices=LearningKind)
    learnt_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    description = models.TextField(help_text="What it was, and why it matters for the work.")
    did_differently = models.TextField(blank=True)
    how_well = models.TextField(blank=True)
    better_for_child = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True, help_text="Research or a resource it came from.")
    found_in = models.ForeignKey(LearningSource, on_delete=models.PROTECT, related_name="cpd_entries", null=True, blank=True)
    case_reference = models.ForeignKey(CaseReference, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    passed_on = models.TextField(blank=True, help_text="With whom the author shared what they learnt, and how.")
    sharing = models.CharField(max_length=10, choices=Sharing, default=Sharing.ONLY_ME)
    state = models.CharField(max_length=10, choices=CPDState, default=CPDState.RECORDED)
    submission = models.UUIDField(default=uuid.uuid4, unique=True, editable=False, help_text="One posted form makes one piece.")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    standards = models.ManyToManyField(Standard, through="CPDStandard", related_name="cpd_entries")

    objects = CPDEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-learnt_on", "-pk"]
        verbose_name = "piece of learning"
        verbose_name_plural = "pieces of learning"
        indexes = [models.Index(fields=["person", "-learnt_on"], name="cpdentry_person_learnt_on")]
        constraints = [
            models.CheckConstraint(condition=Q(hours=None) | Q(hours__gt=0), name="cpdentry_hours_above_0"),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False) | Q(state="recorded", withdrawn_at=None),
                name="cpdentry_withdrawn_has_time",
            ),
        ]

    def __str__(self):
        return self.title


class ReflectionGuide(models.TextChoices):
    NONE = "", "No guide"
    WHAT = "what", "What? So what? Now what?"
    GIBBS = "gibbs", "Gibbs: six steps"
    KOLB = "kolb", "Kolb: four steps"
    SIGNS_OF_SAFETY = "signs_of_safety", "Signs of Safety: three columns"


class ReflectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.readable_by(user)

    def readable_by(self, user):
        """The author; and those who read the piece, if the author shared the reflection too."""
        entries = CPDEntry.objects.readable_by(user).values("pk")
        return self.filter(Q(entry__person_id=user.access.person_id) | Q(shared=True), entry__in=entries)


@tracked()
class Reflection(models.Model):
    """The author's own reflection on a piece of learning: private unless the author shares it."""

    entry = models.OneToOneField(CPDEntry, on_delete=models.PROTECT, related_name="reflection")
    guide = models.CharField(max_length=20, choices=ReflectionGuide, blank=True)
    text = models.TextField()
    shared = models.BooleanField(default=False)

    objects = ReflectionQuerySet.as_manager()

    def __str__(self):
        return f"Reflection on piece {self.entry_id}"


class PeerAnswer(models.TextChoices):
    NONE = "", "Not answered"
    CONFIRMED = "confirmed", "We talked about it"
    NOT_ME = "not_me", "We did not talk about it"


class PeerReflectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.readable_by(user)

    def readable_by(self, user):
        """The author, the peer, and those who read the piece."""
        entries = CPDEntry.objects.readable_by(user).values("pk")
        peer = Q(peer_id=user.access.person_id, entry__state=CPDState.RECORDED) if user.access.in_post else Q(pk__in=[])
        return self.filter(Q(entry__in=entries) | peer)


@tracked()
class PeerReflection(models.Model):
    """What the author learnt from talking about the piece with a peer: this makes it count as peer-reflected.

    The peer may be anybody who knows the practice, in the product or not; they approve nothing (domain facts, section 1).
    """

    entry = models.OneToOneField(CPDEntry, on_delete=models.PROTECT, related_name="peer_reflection")
    peer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    peer_name = models.CharField(max_length=120, help_text="As the author wrote it.")
    text = models.TextField()
    answer = models.CharField(max_length=10, choices=PeerAnswer, blank=True, help_text="What the peer says; nothing hangs on it.")
    added = models.TextField(blank=True, help_text="What the peer adds.")
    answered_on = models.DateField(null=True, blank=True)

    objects = PeerReflectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(peer_name=""), name="peerreflection_not_empty"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None, added="") | (~Q(answer="") & Q(answered_on__isnull=False, peer__isnull=False)),
                name="peerreflection_answered_has_date",
            ),
        ]

    def __str__(self):
        return f"Peer reflection on piece {self.entry_id}"


@tracked()
class CPDStandard(models.Model):
    """A standard that a piece of learning shows."""

    entry = models.ForeignKey(CPDEntry, on_delete=models.PROTECT, related_name="shown_standards")
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["standard"]
        constraints = [models.UniqueConstraint(fields=["entry", "standard"], name="cpdstandard_once")]

    def __str__(self):
        return f"{self.standard} in piece {self.entry_id}"


@tracked()
class CPDShare(models.Model):
    """A colleague whom the author lets read the piece."""

    entry = models.ForeignKey(CPDEntry, on_delete=models.PROTECT, related_name="shares")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["entry", "person"]
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="cpdshare_once")]

    def __str__(self):
        return f"Piece {self.entry_id} shared with {self.person}"


class CPDFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        """That it is there: whoever may know of the piece."""
        return self.present().filter(entry__in=CPDEntry.objects.visible_to(user).values("pk"))

    def readable_by(self, user):
        """Whoever reads the piece (policy, "upload": as the record that it belongs to)."""
        return self.present().filter(entry__in=CPDEntry.objects.readable_by(user).values("pk"))

    def present(self):
        """Those that were not taken away."""
        return self.filter(removed_on=None)


@tracked()
class CPDFile(models.Model):
    """A file that shows a piece of learning: a certificate, notes, a picture of a drawing. One that was taken away is opened by nobody; its
    row and bytes stay until the piece is disposed of, since what was once shown as evidence is not lost."""

    entry = models.ForeignKey(CPDEntry, on_delete=models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    removed_on = models.DateField(null=True, blank=True)

    objects = CPDFileQuerySet.as_manager()

    class Meta:
        ordering = ["entry", "pk"]
        verbose_name = "file of a piece of learning"
        verbose_name_plural = "files of pieces of learning"

    def __str__(self):
        return self.file.name
