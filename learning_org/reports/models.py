"""The monthly management-information report: what was said of a unit for a month, kept as it was said (P55, Q51-Q53)."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from learning_org.accounts.models import Person
from learning_org.measures.scope import BOARD_ROLES
from learning_org.web import clock
from learning_org.web.history import tracked
from practitioners.models import Unit, UnitAncestry


class MonthlyReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Managers, quality and training officers, the principal social worker and senior leaders: the reports of the unit of their
        role and of those below it, as the tree stands today or stood when the report's month ended."""
        units = user.access.units(*BOARD_ROLES)
        if not units:
            return self.none()
        stood = Q(period__contains=user.access.on) | Q(period__contains=OuterRef("as_at"))
        return self.filter(Exists(UnitAncestry.objects.filter(stood, ancestor__in=units, descendant=OuterRef("unit"))))

    def readable_by(self, user):
        return self.visible_to(user)

    def current(self):
        """The latest edition of each month and unit."""
        return self.filter(replaced_by=None)


@tracked(exclude=("content",))
class MonthlyReport(models.Model):
    """One unit's report for one month. A trigger lets nothing of it change but `replaced_by`, once (migration 0002).

    `content` holds everything that page, CSV and PDF show (content.py says its shape), so that none of them counts anything again.
    """

    month = models.DateField(help_text="The first day of the month.")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="monthly_reports")
    edition = models.PositiveSmallIntegerField(default=1)
    as_at = models.DateField(help_text="The last day of the month.")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, help_text="Why it was made again.")
    content = models.JSONField()
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, related_name="replaces", null=True, blank=True)

    objects = MonthlyReportQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "unit", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["month", "unit", "edition"], name="monthlyreport_edition_once"),
            models.UniqueConstraint(fields=["month", "unit"], condition=Q(replaced_by=None), name="monthlyreport_one_current"),
            models.CheckConstraint(condition=Q(month__day=1), name="monthlyreport_month_is_its_first_day"),
            models.CheckConstraint(condition=Q(edition=1) | ~Q(reason=""), name="monthlyreport_made_again_says_why"),
        ]

    def __str__(self):
        return f"{self.content['month_name']}: {self.content['unit']['name']}"
