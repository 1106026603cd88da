"""Registration with Social Work England, and the three separate parts of each year's renewal."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.history import tracked
from practitioners.models.organisation import HAS_START
from practitioners.models.scope import in_line_of, under_roles


class RegistrationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The person, their line, the principal social worker, and administrators, who keep it."""
        access = user.access
        if not access.in_post:
            return self.none()
        if access.has(Role.ADMINISTRATOR):
            return self
        return self.filter(Q(person_id=access.person_id) | in_line_of(user) | under_roles(user, Role.PSW))

    def readable_by(self, user):
        return self.visible_to(user)


@tracked()
class Registration(models.Model):
    """A social worker's entry in the register. `period` starts on the day they joined the register."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="registrations")
    number = models.CharField(max_length=20, unique=True)
    period = DateRangeField()
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["person", "period"]
        constraints = [
            models.CheckConstraint(condition=HAS_START, name="registration_period_has_start"),
            models.UniqueConstraint(fields=["person"], condition=Q(period__endswith=None), name="registration_one_open_a_person"),
            models.CheckConstraint(
                condition=Q(checked_on=None, checked_by=None) | Q(checked_on__isnull=False, checked_by__isnull=False),
                name="registration_checked_on_and_by",
            ),
        ]

    def __str__(self):
        return self.number


@tracked()
class Renewal(models.Model):
    """What a registered person has done of one registration year's renewal: form, fee and learning are three separate acts.

    `year` is the first day of the registration year, always 1 December.
    """

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="renewals")
    year = models.DateField()
    form_sent_on = models.DateField(null=True, blank=True)
    fee_paid_on = models.DateField(null=True, blank=True)
    learning_submitted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["registration", "year"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "year"], name="renewal_once_a_year"),
            models.CheckConstraint(condition=Q(year__month=12, year__day=1), name="renewal_year_starts_1_december"),
        ]

    def __str__(self):
        return f"{self.registration} from {self.year:%Y}"
