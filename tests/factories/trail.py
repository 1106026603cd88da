import datetime

import factory
from django.conf import settings

from learning_org.trail.models import Draft, ReadLog, Signature
from learning_org.trail.signing import canonical, digest
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


class SignatureFactory(ModelFactory):
    """A genuine signature of `content`, plain values, by `person`. `forged` says something else than what was signed."""

    class Meta:
        model = Signature
        exclude = ("content",)

    content = factory.LazyFunction(lambda: {"said": "Bring the review forward."})
    record_kind = "supervision.supervisionsession"
    record_id = factory.Sequence(lambda n: n + 1)
    person = factory.SubFactory(PersonFactory)
    signed_at = datetime.datetime(2026, 10, 28, 9, tzinfo=datetime.UTC)
    schema = 1
    snapshot = factory.LazyAttribute(lambda signature: canonical(signature.content))
    key_id = factory.LazyFunction(lambda: settings.SIGNING_KEY_ID)

    class Params:
        forged = factory.Trait(digest="0" * 64)

    @factory.lazy_attribute
    def digest(self):
        about = {"kind": self.record_kind, "record_id": self.record_id, "part": "record", "signing_round": 1, "person_id": self.person.pk}
        return digest(self.snapshot, **about, signed_at=self.signed_at, key_id=self.key_id)
