"""Learning that its author shared with the team or with everybody (S75, F74, Q34): thanked, never liked or counted in a ranking."""

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.history import tracked
from practitioners.models.cpd import CPDEntry
from practitioners.models.organisation import Unit


class PostAudience(models.TextChoices):
    TEAM = "team", "My team"
    EVERYBODY = "everybody", "Everybody in children's services"


# The units that somebody is placed in on a day, and those that went into one of them by then, whatever the number of steps.
UNITS_AND_BEFORE = """
    WITH RECURSIVE theirs(unit_id) AS (
        SELECT unit_id FROM practitioners_position WHERE person_id = %s AND period @> %s::date
        UNION
        SELECT earlier_id FROM practitioners_unitsuccession JOIN theirs ON later_id = theirs.unit_id WHERE first_day <= %s
    )
    SELECT unit_id FROM theirs
"""


class LearningPostQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The author; the people placed today in the unit it is for, or in one that this went into; of posts for everybody, all of the
        council's own staff."""
        access = user.access
        if not access.in_post:
            return self.none()
        units = RawSQL(UNITS_AND_BEFORE, (access.person_id, access.on, access.on))  # noqa: S611 -- values are parameters
        team = Q(audience=PostAudience.TEAM, unit_id__in=units)
        everybody = Q() if access.partner_only else Q(audience=PostAudience.EVERYBODY)
        shown = Q(withdrawn_on=None) & (team | everybody if everybody else team)
        return self.filter(Q(person_id=access.person_id) | shown)

    def readable_by(self, user):
        return self.visible_to(user)


@tracked()
class LearningPost(models.Model):
    """What the author of a piece wants others to know of it, in words of its own: nothing of the piece itself is opened by it."""

    entry = models.OneToOneField(CPDEntry, on_delete=models.PROTECT, related_name="post")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="learning_posts")
    title = models.CharField(max_length=200)
    text = models.TextField()
    audience = models.CharField(max_length=10, choices=PostAudience)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    posted_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = LearningPostQuerySet.as_manager()

    class Meta:
        ordering = ["-posted_on", "-pk"]

    def __str__(self):
        return self.title


@tracked()
class PostThanks(models.Model):
    """A colleague thanked the author, once."""

    post = models.ForeignKey(LearningPost, on_delete=models.PROTECT, related_name="thanks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["post", "at"]
        verbose_name_plural = "thanks for posts"
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="postthanks_once")]

    def __str__(self):
        return f"{self.person} thanked for {self.post}"
