import datetime

import factory

from learning_org.questionnaires.models import (
    Answer,
    Kind,
    Option,
    Purpose,
    Question,
    Questionnaire,
    QuestionnaireVersion,
    Response,
    Section,
)
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory


class QuestionnaireFactory(ModelFactory):
    class Meta:
        model = Questionnaire

    code = factory.Sequence(lambda n: f"tool-{n}")
    name = factory.Sequence(lambda n: f"Tool {n}")
    purpose = Purpose.AUDIT


class QuestionnaireVersionFactory(ModelFactory):
    """Published on 1 January 2026."""

    class Meta:
        model = QuestionnaireVersion

    questionnaire = factory.SubFactory(QuestionnaireFactory)
    number = 1
    published_on = datetime.date(2026, 1, 1)

    class Params:
        being_written = factory.Trait(published_on=None)


class SectionFactory(ModelFactory):
    class Meta:
        model = Section

    version = factory.SubFactory(QuestionnaireVersionFactory)
    code = factory.Sequence(lambda n: f"section-{n}")
    title = factory.Sequence(lambda n: f"Section {n}")
    order = factory.Sequence(lambda n: n + 1)


class QuestionFactory(ModelFactory):
    class Meta:
        model = Question

    section = factory.SubFactory(SectionFactory)
    code = factory.Sequence(lambda n: f"question-{n}")
    text = "What went well?"
    kind = Kind.TEXT
    order = factory.Sequence(lambda n: n + 1)

    class Params:
        scale = factory.Trait(kind=Kind.SCALE, minimum=1, maximum=10, minimum_word="not at all", maximum_word="fully")
        yes_no = factory.Trait(kind=Kind.YES_NO)
        met = factory.Trait(kind=Kind.MET)
        number = factory.Trait(kind=Kind.NUMBER)
        judgement = factory.Trait(kind=Kind.JUDGEMENT)


class OptionFactory(ModelFactory):
    class Meta:
        model = Option

    question = factory.SubFactory(QuestionFactory, judgement=True)
    value = 3
    label = "Good"
    description = "Seen alone, heard, and quoted in the plan"
    order = 1


class ResponseFactory(ModelFactory):
    """Begun, not sent."""

    class Meta:
        model = Response

    version = factory.SubFactory(QuestionnaireVersionFactory)
    respondent = factory.SubFactory(PersonFactory)

    class Params:
        submitted = factory.Trait(
            submitted_at=datetime.datetime(2026, 10, 30, 15, tzinfo=datetime.UTC),
            locked_at=datetime.datetime(2026, 10, 30, 15, tzinfo=datetime.UTC),
        )


class AnswerFactory(ModelFactory):
    class Meta:
        model = Answer

    response = factory.SubFactory(ResponseFactory)
    question = factory.SubFactory(QuestionFactory, section__version=factory.SelfAttribute("...response.version"))
    text = "The worker saw the child alone at each visit."

    class Params:
        number = factory.Trait(text="", value=7)
