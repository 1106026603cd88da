"""The questionnaire right after a course, which every installation starts with. Seeding is idempotent and runs after each migrate."""

import datetime

from learning_org.questionnaires.models import Kind, Purpose, Questionnaire
from learning_org.questionnaires.services import Asked, Part, publish_questionnaire

EVALUATION = "course-evaluation"
PUBLISHED_ON = datetime.date(2024, 1, 1)
AGREE = (1, "not at all", 5, "very much")
PARTS = (
    Part(
        "course",
        "The course",
        (
            Asked("useful", "How useful was the course for your work?", Kind.SCALE, ends=AGREE),
            Asked("trainer", "How well did the trainer help you to learn?", Kind.SCALE, ends=AGREE),
            Asked("better", "What would make it better?", Kind.TEXT, required=False),
        ),
    ),
    Part(
        "learning",
        "What you take with you",
        (
            Asked("learnt", "What did you learn?", Kind.TEXT, hint="A sentence or two, in your own words. Never a child's name."),
            Asked(
                "action-plan",
                "What will you do with it, and by when?",
                Kind.TEXT,
                hint="In three months you are shown this and asked what changed for children.",
            ),
            Asked(
                "rating-after",
                "How confident are you in it now?",
                Kind.SCALE,
                hint="On the same scale as before the course.",
                ends=(1, "not at all", 10, "completely"),
            ),
        ),
    ),
)


def seed_evaluation(**kwargs):
    """Publish the evaluation, where it is not there yet."""
    if not Questionnaire.objects.filter(code=EVALUATION).exists():
        publish_questionnaire(
            code=EVALUATION, name="Course evaluation", purpose=Purpose.EVALUATION, parts=PARTS, published_on=PUBLISHED_ON, by=None
        )
