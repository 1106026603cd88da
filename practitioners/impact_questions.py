"""The questions three months after learning, in our own words: three minutes on a phone. Seeded where there is no version yet."""

import datetime

from learning_org.questionnaires.models import Kind, Purpose, QuestionnaireVersion
from learning_org.questionnaires.services import Asked, Part, publish_questionnaire

CODE = "impact"
CHANGED, RATING, PLAN = "changed", "rating", "plan"
IN_USE_FROM = datetime.date(2020, 1, 1)
NO_NAMES = "Name a case by its reference, never a child by name."
PLAN_ANSWERS = (
    (3, "Done", ""),
    (2, "Partly done", ""),
    (1, "Not done yet", ""),
    (0, "I had no plan", ""),
)
PARTS = (
    Part(
        "used",
        "What you have used",
        (
            Asked("used", "What have you used?", Kind.TEXT, hint="A sentence or two. Nothing so far is an answer too."),
            Asked("example", "One example, and what it meant for a child", Kind.TEXT, required=False, hint=NO_NAMES),
            Asked(CHANGED, "Did your practice change?", Kind.YES_NO, hint="Do you work in another way now because of it?"),
        ),
    ),
    Part(
        "now",
        "Where you are now",
        (
            Asked(RATING, "How confident are you in this today?", Kind.SCALE, ends=(1, "not at all", 10, "fully")),
            Asked(PLAN, "How far are you with what you planned?", Kind.CHOICE, options=PLAN_ANSWERS),
        ),
    ),
    Part(
        "support",
        "What helps, and what gets in the way",
        (
            Asked("shared", "With whom have you shared it?", Kind.TEXT, required=False, hint="For example your team, or a partner."),
            Asked("barriers", "What made it hard to use?", Kind.TEXT, required=False),
            Asked("supervision", "Have you talked about it in supervision?", Kind.YES_NO),
            Asked("support", "What would help you to use it more?", Kind.TEXT, required=False),
        ),
    ),
)


def seed_impact_questions(by):
    """Publish the first version, once; later versions are the council's own. Takes the system's own person."""
    if not QuestionnaireVersion.objects.filter(questionnaire__code=CODE).exists():
        name = "Three months later"
        publish_questionnaire(code=CODE, name=name, purpose=Purpose.IMPACT, parts=PARTS, published_on=IN_USE_FROM, by=by)
