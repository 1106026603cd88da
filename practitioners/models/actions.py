"""Agreed actions: who does what, by when. Each due date is a dated row, so that "overdue in March" can be counted in May."""

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.history import tracked
from practitioners.models.needs import LearningNeed, Source
from practitioners.models.records import CaseReference
from practitioners.models.scope import in_line_of, open_to_line, under_roles


class ActionState(models.TextChoices):
    OPEN = "open", "Open"
    DONE = "done", "Done"
    WITHDRAWN = "withdrawn", "Withdrawn"


class AgreedActionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who does it, who agreed it, their line once an audit that it came from is open to them; QA officers those from audits; the
        principal social worker those sent up."""
        access = user.access
        if not access.in_post:
            return self.none()
        own = Q(person_id=access.person_id) | Q(agreed_by_id=access.person_id)
        line = in_line_of(user) & open_to_line("finding_action", "finding_action__finding", access.on)
        audits = Q(source=Source.AUDIT) & under_roles(user, Role.QA_OFFICER)
        sent_up = Q(sent_up_on__isnull=False) & under_roles(user, Role.PSW)
        return self.filter(own | line | audits | sent_up)

    def readable_by(self, user):
        return self.visible_to(user)

    def with_due_on(self, on):
        """Annotate `due_on`: the due date that was in force on that date."""
        dates = ActionDueDate.objects.filter(action=OuterRef("pk"), set_on__lte=on).order_by("-set_on", "-pk")
        return self.annotate(due_on=Subquery(dates.values("due_on")[:1]))

    def open_on(self, on):
        """Actions agreed by that date and neither done nor withdrawn on it."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=on), agreed_on__lte=on)

    def overdue_on(self, on):
        """Open on that date, and past the due date that was in force then. Due today is not overdue."""
        return self.with_due_on(on).open_on(on).filter(due_on__lt=on)


@tracked()
class AgreedAction(models.Model):
    """Something one person agreed to do. The app where it was agreed links it to its own record."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="agreed_actions", help_text="Who does it.")
    what = models.CharField(max_length=300)
    source = models.CharField(max_length=12, choices=Source)
    case_reference = models.ForeignKey(CaseReference, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    need = models.ForeignKey(LearningNeed, on_delete=models.PROTECT, related_name="actions", null=True, blank=True)
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", help_text="With whom it was agreed; who checks it.")
    agreed_on = models.DateField()
    state = models.CharField(max_length=10, choices=ActionState, default=ActionState.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True, help_text="What was done, or why it is no longer needed.")
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    sent_up_on = models.DateField(null=True, blank=True)
    sent_up_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    sent_up_why = models.TextField(blank=True)

    objects = AgreedActionQuerySet.as_manager()

    class Meta:
        ordering = ["agreed_on", "pk"]
        indexes = [models.Index(fields=["person", "state"], name="agreedaction_person_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None) | (~Q(state="open") & Q(closed_on__isnull=False) & ~Q(evidence="")),
                name="agreedaction_closed_has_date_and_evidence",
            ),
            models.CheckConstraint(condition=Q(closed_on=None) | Q(closed_on__gte=F("agreed_on")), name="agreedaction_closed_after_agreed"),
            models.CheckConstraint(
                condition=Q(checked_on=None, checked_by=None) | Q(checked_on__isnull=False, checked_by__isnull=False, state="done"),
                name="agreedaction_checked_when_done",
            ),
            models.CheckConstraint(
                condition=Q(sent_up_on=None, sent_up_by=None, sent_up_why="")
                | (Q(sent_up_on__isnull=False, sent_up_by__isnull=False) & ~Q(sent_up_why="")),
                name="agreedaction_sent_up_says_why",
            ),
        ]

    def __str__(self):
        return self.what


@tracked()
class ActionDueDate(models.Model):
    """A due date of an action and the day it was set. The latest set by a date is the one in force on it."""

    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="due_dates")
    due_on = models.DateField()
    set_on = models.DateField()
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was moved; the first needs none.")

    class Meta:
        ordering = ["action", "set_on", "pk"]
        indexes = [models.Index(fields=["action", "-set_on"], name="actionduedate_action_set_on")]

    def __str__(self):
        return f"{self.due_on}"


@tracked()
class ActionHandover(models.Model):
    """An action went from one person to another, with the reason."""

    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="handovers")
    earlier = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    later = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["action", "on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(earlier=F("later")), name="actionhandover_to_another")]

    def __str__(self):
        return f"{self.earlier} to {self.later}"
