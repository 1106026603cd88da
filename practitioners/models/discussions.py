"""A team discussion, logged once for all who attended; each makes their own piece of learning of it."""

from django.db import models
from django.db.models import Q

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.history import tracked
from practitioners.models.cpd import CPDEntry


class TeamDiscussionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who logged it and who attended."""
        if not user.access.in_post:
            return self.none()
        me = user.access.person_id
        return self.filter(Q(logged_by_id=me) | Q(pk__in=DiscussionAttendance.objects.filter(person_id=me).values("discussion_id")))

    def readable_by(self, user):
        return self.visible_to(user)


@tracked()
class TeamDiscussion(models.Model):
    """What a team talked about and learnt together (S94, Q76, P26)."""

    title = models.CharField(max_length=200)
    held_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    discussed = models.TextField(help_text="What was talked about, and why it matters for the work.")
    logged_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField(default=clock.now, editable=False)
    submission = models.UUIDField(unique=True, editable=False, help_text="One posted form makes one discussion.")

    objects = TeamDiscussionQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(hours=None) | Q(hours__gt=0), name="teamdiscussion_hours_above_0")]

    def __str__(self):
        return self.title


class DiscussionAttendanceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own part; that of others is theirs."""
        return self.filter(person_id=user.access.person_id) if user.access.in_post else self.none()

    def readable_by(self, user):
        return self.visible_to(user)


@tracked()
class DiscussionAttendance(models.Model):
    """Somebody attended; `entry` is the piece they made of it, `declined_on` the day on which they said that they make none."""

    discussion = models.ForeignKey(TeamDiscussion, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entry = models.OneToOneField(CPDEntry, on_delete=models.PROTECT, related_name="attendance", null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)

    objects = DiscussionAttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["discussion", "person"]
        constraints = [
            models.UniqueConstraint(fields=["discussion", "person"], name="discussionattendance_once"),
            models.CheckConstraint(condition=Q(entry=None) | Q(declined_on=None), name="discussionattendance_made_or_declined"),
        ]

    def __str__(self):
        return f"{self.person} at {self.discussion}"
