"""What a criterion of the audit tool is about: the standards of practice that it asks for."""

from django.db import models

from learning_org.questionnaires.models import Question
from learning_org.web.history import tracked
from practitioners.models import Standard


@tracked()
class CriterionStandard(models.Model):
    """A standard that a judgement of the audit tool speaks to: judged good or better, it is evidence for the case holder."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="criterion_standards")
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["question", "standard__version", "standard__order"]
        constraints = [models.UniqueConstraint(fields=["question", "standard"], name="criterionstandard_once")]

    def __str__(self):
        return f"{self.standard} in question {self.question_id}"
