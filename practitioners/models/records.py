"""Case references, calendar entries and themes: what records of every app point to."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web import personal
from learning_org.web.history import tracked
from practitioners.models.placements import Position
from practitioners.models.scope import in_line_of, under_roles


def check_case_reference(value):
    """A case reference is in the council's own pattern; a name, an NHS number or a date of birth never is.

    What fits a pattern that takes no bare word is taken: a council may number its cases with ten digits. Raises ValidationError, which says
    what the value looks like.
    """
    pattern, value = settings.CASE_REFERENCE_PATTERN, value or ""
    fits = re.fullmatch(pattern, value)
    if fits and not re.fullmatch(pattern, "ANNA"):
        return
    if what := looks_like(value):
        raise ValidationError(f"This looks like {what}. Enter the case reference instead, like {settings.CASE_REFERENCE_EXAMPLE}")
    if not fits or NAME.fullmatch(value):
        raise ValidationError(f"Enter a case reference like {settings.CASE_REFERENCE_EXAMPLE}, never a name")


NAME = re.compile(r"[^\W\d_][^\d]*")  # no digit in it
EIGHT = re.compile(r"(\d\d)(\d\d)(\d{4})")  # a date without anything between its parts


def looks_like(value):
    """What of a child's somebody typed in place of a case reference, in words: an NHS number, a date of birth; or None."""
    if personal.is_nhs_number(value) and not re.search(r"[^\d .\-]", value):
        return "an NHS number"
    return "a date of birth" if personal.dates(value) or personal.dates(EIGHT.sub(r"\1/\2/\3", value)) else None


@tracked()
class CaseReference(models.Model):
    """The only thing here that stands for a child: a number in the case system, with no attribute of the child."""

    reference = models.CharField(max_length=30, unique=True, validators=[check_case_reference])

    class Meta:
        ordering = ["reference"]

    def __str__(self):
        return self.reference


@tracked()
class Theme(models.Model):
    """A subject that findings and needs share, such as direct work or recording, so that the loop can be followed by theme."""

    name = models.CharField(max_length=80, unique=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class CalendarKind(models.TextChoices):
    ANNUAL_LEAVE = "annual_leave", "Annual leave"
    SICKNESS = "sickness", "Sickness"
    FAMILY_LEAVE = "family_leave", "Family leave"
    OTHER_ABSENCE = "other_absence", "Other absence"
    TRAINING = "training", "Training"
    SUPERVISION = "supervision", "Supervision"


ABSENCES = (CalendarKind.ANNUAL_LEAVE, CalendarKind.SICKNESS, CalendarKind.FAMILY_LEAVE, CalendarKind.OTHER_ABSENCE)


class CalendarEntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """That somebody is busy: known to them, the other participant, their line, colleagues in their units, training officers and
        administrators, who record absence."""
        access = user.access
        if not access.in_post:
            return self.none()
        if access.has(Role.ADMINISTRATOR):
            return self
        mine = Position.objects.filter(person_id=access.person_id, period__contains=access.on).values("unit_id")
        colleagues = Position.objects.filter(unit_id__in=mine, period__contains=access.on).values("person_id")
        own = Q(person_id=access.person_id) | Q(other_id=access.person_id)
        officers = under_roles(user, Role.TRAINING_OFFICER, Role.PSW)
        return self.filter(own | in_line_of(user) | officers | Q(person_id__in=colleagues))

    def readable_by(self, user):
        """Who reads what kind of entry it is: its person, the other participant; the kind of an absence also their line."""
        access = user.access
        if not access.in_post:
            return self.none()
        own = Q(person_id=access.person_id) | Q(other_id=access.person_id)
        absence = Q(kind__in=ABSENCES)
        if access.has(Role.ADMINISTRATOR):
            return self.filter(own | absence)
        return self.filter(own | (absence & (in_line_of(user) | under_roles(user, Role.PSW))))

    def absences(self):
        return self.filter(kind__in=ABSENCES)


@tracked()
class CalendarEntry(models.Model):
    """A time at which somebody is busy. Absence, training and supervision write here; clash checks and calendars read here alone."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="calendar_entries")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=14, choices=CalendarKind)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    summary = models.CharField(max_length=120, blank=True)

    objects = CalendarEntryQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name_plural = "calendar entries"
        indexes = [models.Index(fields=["person", "starts_at"], name="calendarentry_person_start")]
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="calendarentry_ends_after_start")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.person}"
