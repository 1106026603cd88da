import datetime

import factory

from learning_org.questionnaires.models import QuestionnaireVersion
from practitioners.impact_questions import CODE
from practitioners.models import ImpactFollowUp
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory
from tests.factories.questionnaires import ResponseFactory

ASKED = {
    "learnt_on": datetime.date(2026, 7, 27),
    "due_on": datetime.date(2026, 10, 27),
    "asked_on": datetime.date(2026, 10, 27),
}
ANSWERED = ASKED | {
    "response": factory.SubFactory(
        ResponseFactory,
        submitted=True,
        respondent=factory.SelfAttribute("..person"),
        version=factory.LazyFunction(lambda: QuestionnaireVersion.objects.get(questionnaire__code=CODE)),
    ),
    "answered_on": datetime.date(2026, 10, 30),
    "changed": True,
    "rating_later": 8,
}


class ImpactFollowUpFactory(ModelFactory):
    """Learnt on 20 August 2026, waiting for 20 November. The traits: asked on 27 October, answered on the 30th, commented on 2 November."""

    class Meta:
        model = ImpactFollowUp

    person = factory.SubFactory(PersonFactory)
    about = factory.Sequence(lambda n: f"Open questions with young people {n}")
    learnt_on = datetime.date(2026, 8, 20)
    due_on = datetime.date(2026, 11, 20)
    action_plan = "Try it with two families within a month."
    rating_before = 4
    rating_after = 6

    class Params:
        asked = factory.Trait(**ASKED)
        answered = factory.Trait(**ANSWERED)
        commented = factory.Trait(
            **ANSWERED,
            commented_by=factory.SubFactory(PersonFactory),
            commented_on=datetime.date(2026, 11, 2),
            manager_changed=True,
            comment="Seen in two records, and on a visit together.",
        )
        withdrawn = factory.Trait(withdrawn_on=datetime.date(2026, 9, 1), withdrawn_reason="The learning need was opened again")
