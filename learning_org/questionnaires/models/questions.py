"""What is asked: a questionnaire, its versions, their sections and questions. A version that was published is never changed."""

from django.db import models
from django.db.models import F, Q

from learning_org.web.history import tracked


class Purpose(models.TextChoices):
    AUDIT = "audit", "Case audit tool"
    IMPACT = "impact", "Three-month follow-up"
    EVALUATION = "evaluation", "Course evaluation"
    APPRAISAL = "appraisal", "Appraisal form"


@tracked()
class Questionnaire(models.Model):
    """A tool, form or survey of any app; its questions are in its versions."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=12, choices=Purpose)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class QuestionnaireVersionQuerySet(models.QuerySet):
    def in_use(self, code, on):
        """The versions of a questionnaire that were published by that date, the one in use first."""
        return self.filter(questionnaire__code=code, published_on__lte=on).order_by("-published_on", "-number")


@tracked()
class QuestionnaireVersion(models.Model):
    """The questions as they were asked from a day on. What was answered keeps pointing to the version that asked."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    published_on = models.DateField(null=True, blank=True, help_text="Empty while it is being written; then it is never changed.")

    objects = QuestionnaireVersionQuerySet.as_manager()

    class Meta:
        ordering = ["questionnaire", "number"]
        constraints = [models.UniqueConstraint(fields=["questionnaire", "number"], name="questionnaireversion_number")]

    def __str__(self):
        return f"{self.questionnaire}, version {self.number}"


@tracked()
class Section(models.Model):
    """A group of questions under one heading; in an audit tool, a domain. The same code in two versions is the same subject."""

    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="sections")
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    hint = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="section_code"),
            models.UniqueConstraint(fields=["version", "order"], name="section_order"),
        ]

    def __str__(self):
        return self.title


class Kind(models.TextChoices):
    SCALE = "scale", "A whole number on a scale"
    JUDGEMENT = "judgement", "Four-point judgement"
    MET = "met", "Met, partly met or not met"
    YES_NO = "yes_no", "Yes or no"
    NUMBER = "number", "A number"
    TEXT = "text", "Text"
    CHOICE = "choice", "One of several"


@tracked()
class Question(models.Model):
    """One question. Judgements and choices have options; a scale has its two ends and a word for each."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="questions")
    code = models.SlugField(max_length=40)
    text = models.CharField(max_length=200)
    hint = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    required = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField()
    minimum = models.IntegerField(null=True, blank=True)
    maximum = models.IntegerField(null=True, blank=True)
    minimum_word = models.CharField(max_length=60, blank=True)
    maximum_word = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["section", "order"]
        constraints = [
            models.UniqueConstraint(fields=["section", "code"], name="question_code"),
            models.UniqueConstraint(fields=["section", "order"], name="question_order"),
            models.CheckConstraint(
                condition=~Q(kind="scale") | Q(minimum__isnull=False, maximum__isnull=False, maximum__gt=F("minimum")),
                name="question_scale_has_ends",
            ),
        ]

    def __str__(self):
        return self.text


@tracked()
class Option(models.Model):
    """One answer that may be chosen: for a judgement, a grade with its own sentence (4 outstanding to 1 inadequate)."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="options")
    value = models.SmallIntegerField()
    label = models.CharField(max_length=120)
    description = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["question", "order"]
        constraints = [
            models.UniqueConstraint(fields=["question", "value"], name="option_value"),
            models.UniqueConstraint(fields=["question", "order"], name="option_order"),
        ]

    def __str__(self):
        return self.label
