"""What was answered. A response belongs to one record of another app, whose rules say who may see and read it."""

from django.db import models
from django.db.models import Q

from learning_org.accounts.models import Person
from learning_org.questionnaires.models.questions import Question, QuestionnaireVersion
from learning_org.web import clock
from learning_org.web.history import tracked


@tracked()
class Response(models.Model):
    """One person's answers to one version. Once it is locked, the database refuses every change of its answers."""

    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="responses")
    respondent = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True, help_text="From then on the database refuses every change.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(locked_at=None) | Q(submitted_at__isnull=False), name="response_locked_when_submitted")
        ]

    def __str__(self):
        return f"{self.version}: {'submitted' if self.submitted_at else 'begun'}"


@tracked()
class Answer(models.Model):
    """The answer to one question: a value (scale, judgement, met 2/1/0, yes 1 or no 0, number, choice), or text."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["response", "question"]
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="answer_one_per_question"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, text="") | (Q(value=None) & ~Q(text="")), name="answer_is_value_or_text"
            ),
        ]

    def __str__(self):
        return self.text or f"{self.value}"
