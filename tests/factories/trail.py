import factory

from learning_org.trail.models import Draft, ReadLog
from tests.factories.accounts import PersonFactory, UserFactory
from tests.factories.base import ModelFactory


class ReadLogFactory(ModelFactory):
    class Meta:
        model = ReadLog

    reader = factory.SubFactory(PersonFactory)
    subject = factory.SubFactory(PersonFactory)
    record_kind = "practitioners.cpdentry"
    record_id = factory.Sequence(lambda n: n + 1)
    page = "practitioners:cpd_detail"


class DraftFactory(ModelFactory):
    class Meta:
        model = Draft

    user = factory.SubFactory(UserFactory)
    form = "practitioners:cpd_create"
    data = factory.LazyFunction(lambda: {"title": ["Talking with teenagers"]})
