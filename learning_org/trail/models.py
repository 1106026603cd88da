import uuid

from django.conf import settings
from django.db import models

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web import clock


class ReadLogQuerySet(models.QuerySet):
    def about(self, person):
        """Who has read this person's records."""
        return self.filter(subject=person)

    def visible_to(self, user):
        """One's own for everybody in post; all of it, without content, for the information-governance officer (policy: read log)."""
        if user.access.has(Role.IG_OFFICER):
            return self
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

    objects = ReadLogQuerySet.as_manager()

    class Meta:
        ordering = ["-read_at", "-pk"]
        indexes = [models.Index(fields=["subject", "-read_at"], name="readlog_subject_read_at")]

    def __str__(self):
        return f"{self.record_kind} {self.record_id} read at {self.read_at:%Y-%m-%d %H:%M}"


class DraftQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The author alone."""
        return self.filter(user=user) if user.access.in_post else self.none()

    def readable_by(self, user):
        return self.visible_to(user)


class Draft(models.Model):
    """What somebody has typed into a long form and not yet finished: theirs alone, and gone when the record is made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=60, help_text="The name of the page, with the record's number when it edits one.")
    data = models.JSONField(default=dict, help_text="The form as it was posted: names to lists of values.")
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=clock.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        indexes = [models.Index(fields=["user", "form"], name="draft_user_form")]

    def __str__(self):
        return f"Draft of {self.form}"


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
