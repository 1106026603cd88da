import uuid

from django.conf import settings
from django.db import models

from learning_org.accounts.models import Person
from learning_org.web import clock


class ReadLog(models.Model):
    """Somebody read somebody else's sensitive record. Rows are only ever added; keys are kept as numbers, so that a row outlives
    what it speaks of."""

    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", help_text="The person whose record it is.")
    record_kind = models.CharField(max_length=60, help_text="The model's label, such as practitioners.cpdentry.")
    record_id = models.BigIntegerField()
    page = models.CharField(max_length=80, help_text="The name of the page, never its path.")
    read_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-read_at", "-pk"]
        indexes = [models.Index(fields=["subject", "-read_at"], name="readlog_subject_read_at")]

    def __str__(self):
        return f"{self.record_kind} {self.record_id} read at {self.read_at:%Y-%m-%d %H:%M}"


class Draft(models.Model):
    """What somebody has typed into a long form and not yet finished: theirs alone, and gone when the record is made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=60, help_text="The name of the page, with the record's number when it edits one.")
    data = models.JSONField(default=dict, help_text="The form as it was posted: names to lists of values.")
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-saved_at"]
        indexes = [models.Index(fields=["user", "form"], name="draft_user_form")]

    def __str__(self):
        return f"Draft of {self.form}"
