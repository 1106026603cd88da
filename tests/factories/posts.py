import datetime

import factory

from practitioners.models import LearningPost, PostAudience, PostThanks
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory
from tests.factories.cpd import CPDEntryFactory
from tests.factories.organisation import UnitFactory


class LearningPostFactory(ModelFactory):
    """For the author's team, posted on 9 November 2026."""

    class Meta:
        model = LearningPost

    entry = factory.SubFactory(CPDEntryFactory)
    person = factory.SelfAttribute("entry.person")
    title = factory.Sequence(lambda n: f"Three questions that open a first visit {n}")
    text = "I begin with what the young person wants me to know, and leave the form in the bag."
    audience = PostAudience.TEAM
    unit = factory.SubFactory(UnitFactory)
    posted_on = datetime.date(2026, 11, 9)

    class Params:
        for_everybody = factory.Trait(audience=PostAudience.EVERYBODY)
        withdrawn = factory.Trait(withdrawn_on=datetime.date(2026, 11, 10))


class PostThanksFactory(ModelFactory):
    class Meta:
        model = PostThanks

    post = factory.SubFactory(LearningPostFactory)
    person = factory.SubFactory(PersonFactory)
    at = datetime.datetime(2026, 11, 9, 12, tzinfo=datetime.UTC)
