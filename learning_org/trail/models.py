import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.trail import registries
from learning_org.web import clock
from learning_org.web.history import tracked


class ReadLogQuerySet(models.QuerySet):
    def about(self, person):
        """Who has read this person's records."""
        return self.filter(subject=person)

    def visible_to(self, user):
        """One's own for everybody in post; all of it, without content, for the information-governance officer (policy: read log), but for
        records of which nobody except their parties may know."""
        if user.access.has(Role.IG_OFFICER):
            return self.filter(Q(subject=user.person_id) | ~Q(record_kind__in=registries.kinds_between_parties()))
        return self.about(user.person_id) if user.access.in_post else self.none()

    def readable_by(self, user):
        return self.visible_to(user)


class ReadLog(models.Model):
    """Somebody read somebody else's sensitive record. Rows are only ever added; keys are kept as numbers, so that a row outlives
    what it speaks of."""

    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", help_text="The person whose record it is.")
    record_kind = models.CharField(max_length=60, help_text="The model's label, such as practitioners.cpdentry.")
    record_id = models.BigIntegerField()
    page = models.CharField(max_length=80, help_text="The name of the page, never its path.")
    read_at = models.DateTimeField(default=clock.now)
    reason = models.ForeignKey(
        "ReasonGrant", null=True, blank=True, on_delete=models.PROTECT, related_name="reads", help_text="By which reason, if by one."
    )

    objects = ReadLogQuerySet.as_manager()

    class Meta:
        ordering = ["-read_at", "-pk"]
        indexes = [models.Index(fields=["subject", "-read_at"], name="readlog_subject_read_at")]

    def __str__(self):
        return f"{self.record_kind} {self.record_id} read at {self.read_at:%Y-%m-%d %H:%M}"


class DraftQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The author alone; one of a signed link is nobody's who is signed in."""
        return self.filter(user=user) if user.access.in_post else self.none()

    def readable_by(self, user):
        return self.visible_to(user)


class Draft(models.Model):
    """What somebody has typed into a long form and not yet finished: theirs alone, and gone when the record is made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="drafts")
    holder = models.CharField(
        max_length=64, blank=True, help_text="Of a form without sign-in: what its signed link opens, instead of a user."
    )
    form = models.CharField(max_length=100, help_text="The name of the page, with the keys of its address.")
    data = models.JSONField(default=dict, help_text="The form as it was posted: names to lists of values.")
    version = models.PositiveIntegerField(default=1)
    page = models.CharField(max_length=40, blank=True, help_text="The open page that saved last, by a name that no other page has.")
    turn = models.PositiveIntegerField(default=0, help_text="How often that page has saved: an overtaken save writes over nothing.")
    saved_at = models.DateTimeField(default=clock.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        indexes = [
            models.Index(fields=["user", "form"], name="draft_user_form"),
            models.Index(fields=["holder", "form"], name="draft_holder_form", condition=~Q(holder="")),
            models.Index(fields=["saved_at"], name="draft_saved_at"),
        ]
        constraints = [models.CheckConstraint(condition=Q(user__isnull=True) ^ Q(holder=""), name="draft_is_somebodys")]

    def __str__(self):
        return f"Draft of {self.form}"


class FinishedForm(models.Model):
    """That a long form was sent, and where its author was led: sent again by a double click or after a lost answer, it makes nothing new.
    Written with the record, in one transaction; cleared away after a day. It holds nothing that was typed, and no page shows it."""

    draft_id = models.UUIDField(primary_key=True, editable=False, help_text="The id that the form was given for its draft.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of what was sent: the same form with another text is another record.")
    address = models.TextField(help_text="Where its author was led.")
    finished_at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self):
        return f"Form {self.draft_id} sent at {self.finished_at:%Y-%m-%d %H:%M}"


class Signature(models.Model):
    """Somebody signed a record: what it said then, and a keyed digest of that. Rows are only ever added; the database refuses the rest.

    A record that was sent back is signed again in a later round; signatures of earlier rounds stay and no longer count. What has a
    narrower audience than the record (wellbeing) is a `part` of its own, so that nobody finds it in the record's snapshot.
    """

    record_kind = models.CharField(max_length=60, help_text="The model's label, such as supervision.supervisionsession.")
    record_id = models.BigIntegerField()
    part = models.CharField(max_length=20, default="record")
    round = models.PositiveSmallIntegerField(default=1)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=clock.now)
    schema = models.PositiveSmallIntegerField(help_text="The version of the snapshot's shape.")
    snapshot = models.TextField(help_text="Canonical JSON: sorted keys, instants in UTC.")
    key_id = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["record_kind", "record_id", "round", "signed_at"]
        constraints = [
            models.UniqueConstraint(fields=["record_kind", "record_id", "part", "round", "person"], name="signature_once_a_round")
        ]

    def __str__(self):
        return f"{self.record_kind} {self.record_id} signed by {self.person_id}"


class ReasonGrantQuerySet(models.QuerySet):
    def open_to(self, user, kind):
        """The grants by which this user reads records of that kind at this moment."""
        return self.filter(record_kind=kind, asked_by=user.access.person_id, given_at__lte=clock.now(), ends_at__gt=clock.now())

    def visible_to(self, user):
        """Who asked, the people concerned, the principal social worker over any of these, and information governance (policy)."""
        if not user.access.in_post:
            return self.none()
        if user.access.has(Role.IG_OFFICER):
            return self
        me = user.access.person_id
        concerned = ReasonConcerned.objects.filter(Q(person=me) | registries.watched(user, Role.PSW)).order_by()
        return self.filter(Q(asked_by=me) | Q(pk__in=concerned.values("grant_id")))

    def readable_by(self, user):
        return self.visible_to(user)


class ReasonGrant(models.Model):
    """Somebody opened one record with a reason: why, and until when. Rows are only ever added; it ends by itself."""

    record_kind = models.CharField(max_length=60, help_text="The model's label, such as supervision.supervisionsession.")
    record_id = models.BigIntegerField()
    record_title = models.CharField(max_length=200, help_text="Whose record of which day, never its content.")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    given_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()

    objects = ReasonGrantQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at", "-pk"]
        indexes = [models.Index(fields=["asked_by", "record_kind", "-ends_at"], name="reason_asked_kind_ends")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("given_at")), name="reason_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(reason=""), name="reason_is_given"),
        ]

    def __str__(self):
        return f"{self.record_kind} {self.record_id} opened with a reason at {self.given_at:%Y-%m-%d %H:%M}"


class ReasonConcerned(models.Model):
    """A person whom a record opened with a reason is about, or who wrote it: told at once, and reads the reason."""

    grant = models.ForeignKey(ReasonGrant, on_delete=models.PROTECT, related_name="concerned")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["grant", "person"], name="reason_concerned_once")]

    def __str__(self):
        return f"{self.person_id} in {self.grant_id}"


class AddendumQuerySet(models.QuerySet):
    def of(self, record):
        """The addenda of one record, oldest first."""
        return self.filter(record_kind=record._meta.label_lower, record_id=record.pk).select_related("person")

    def visible_to(self, user):
        return self.readable_by(user)

    def readable_by(self, user):
        """Whoever reads the record reads what was added to it."""
        readable = Q(pk__in=())
        for kind in registries.signed_kinds():
            if kind.add_permission:
                ids = kind.model._default_manager.readable_by(user).order_by().values("pk")
                readable |= Q(record_kind=kind.label, record_id__in=ids)
        return self.filter(readable)


class Addendum(models.Model):
    """What somebody who signed a record added to it afterwards, signed by itself. The record stays as it was signed."""

    record_kind = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)
    text = models.TextField()

    objects = AddendumQuerySet.as_manager()

    class Meta:
        ordering = ["record_kind", "record_id", "added_at", "pk"]
        verbose_name_plural = "addenda"
        indexes = [models.Index(fields=["record_kind", "record_id"], name="addendum_record")]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="addendum_says_something")]

    def __str__(self):
        return f"Addendum to {self.record_kind} {self.record_id}"


class SignatureCheckQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The information-governance officer, who answers for it; each record's own page says it to those who read the record."""
        return self if user.access.has(Role.IG_OFFICER) else self.none()

    def readable_by(self, user):
        return self.visible_to(user)


class SignatureCheck(models.Model):
    """One run that compared every signed record with its signatures, and what it found. No content: kinds, numbers and times."""

    began_at = models.DateTimeField(default=clock.now)
    run_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    records = models.PositiveIntegerField(help_text="Signed records looked at.")
    signatures = models.PositiveIntegerField(help_text="Signatures looked at.")
    newest = models.BigIntegerField(default=0, help_text="The key of the newest of them.")
    problems = models.JSONField(default=list, help_text="What did not match: [{kind, id, problem, person, signed_at}].")

    objects = SignatureCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "-pk"]

    def __str__(self):
        return f"Signatures checked at {self.began_at:%Y-%m-%d %H:%M}"


class ScanState(models.TextChoices):
    NOT_SCANNED = "not_scanned", "Not scanned"
    WAITING = "waiting", "Waiting to be scanned"
    CLEAN = "clean", "Nothing harmful found"
    INFECTED = "infected", "Harmful content found"


@tracked()
class StoredFile(models.Model):
    """A file that somebody added to a record: what it is and whether it was scanned. The bytes are in the private storage, named by the
    key; name and type are as checked, never as a browser said.

    It has no sets of its own: it is opened through the record that it belongs to alone, by whoever reads that (policy, "upload")."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, help_text="As it was given, without folders and invisible characters.")
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="Bytes as they are kept.")
    sha256 = models.CharField(max_length=64)
    scan_state = models.CharField(max_length=11, choices=ScanState, default=ScanState.NOT_SCANNED)
    stored_at = models.DateTimeField(default=clock.now)
    stored_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["stored_at", "pk"]
        indexes = [
            models.Index(
                fields=["scan_state", "stored_at"], name="storedfile_to_scan", condition=Q(scan_state__in=["not_scanned", "waiting"])
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="storedfile_holds_something"),
            models.CheckConstraint(condition=Q(scan_state__in=ScanState.values), name="storedfile_scan_state_known"),
        ]

    def __str__(self):
        return self.name

    @property
    def may_be_opened(self):
        """Whether it is handed out at all: found clean; not scanned only where no scanner is set."""
        return self.scan_state == ScanState.CLEAN or (self.scan_state == ScanState.NOT_SCANNED and not settings.FILE_SCANNER)

    @property
    def kind(self):
        """What it is, in a word or two, by its name: "PDF", "Word document"."""
        return FILE_KINDS.get(self.name.rpartition(".")[2].lower(), "File")


FILE_KINDS = {
    "pdf": "PDF",
    "docx": "Word document",
    "xlsx": "Excel workbook",
    "pptx": "PowerPoint file",
    "odt": "OpenDocument text",
    "txt": "Plain text",
    "png": "PNG picture",
    "jpg": "JPEG picture",
    "jpeg": "JPEG picture",
}
