import datetime
import hashlib
import uuid

import factory
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from learning_org.trail.files.storing import path_of
from learning_org.trail.models import (
    Addendum,
    Draft,
    FinishedForm,
    ReadLog,
    ReasonConcerned,
    ReasonGrant,
    ScanState,
    Signature,
    SignatureCheck,
    StoredFile,
)
from learning_org.trail.signing import canonical, digest
from learning_org.web import clock
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

    class Params:
        of_a_link = factory.Trait(user=None, holder="follow_up:1", form="practitioners:follow_up_by_link", data={})


class FinishedFormFactory(ModelFactory):
    class Meta:
        model = FinishedForm

    draft_id = factory.LazyFunction(uuid.uuid4)
    digest = factory.LazyFunction(lambda: hashlib.sha256(b"{}").hexdigest())
    address = "/learning/"


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


class ReasonGrantFactory(ModelFactory):
    """Open from now for 24 hours. `over` is closed again."""

    class Meta:
        model = ReasonGrant

    record_kind = "supervision.supervisionsession"
    record_id = factory.Sequence(lambda n: n + 1)
    record_title = "Supervision of 28 October 2026, Priya Nair with Helen Marsh"
    asked_by = factory.SubFactory(PersonFactory)
    reason = "Complaint 118 asks what was decided in this supervision."
    given_at = factory.LazyFunction(clock.now)
    ends_at = factory.LazyAttribute(lambda grant: grant.given_at + datetime.timedelta(hours=24))

    class Params:
        over = factory.Trait(given_at=datetime.datetime(2026, 1, 5, 9, tzinfo=datetime.UTC))


class ReasonConcernedFactory(ModelFactory):
    class Meta:
        model = ReasonConcerned

    grant = factory.SubFactory(ReasonGrantFactory)
    person = factory.SubFactory(PersonFactory)


class AddendumFactory(ModelFactory):
    class Meta:
        model = Addendum

    record_kind = "supervision.supervisionsession"
    record_id = factory.Sequence(lambda n: n + 1)
    person = factory.SubFactory(PersonFactory)
    text = "The network meeting is in the second week of the month, not the first."


class SignatureCheckFactory(ModelFactory):
    """A check that found everything as it was signed; `alarming` found one that was not."""

    class Meta:
        model = SignatureCheck

    run_by = factory.SubFactory(PersonFactory)
    records = 1
    signatures = 2

    class Params:
        alarming = factory.Trait(
            problems=[
                {"kind": "supervision.supervisionsession", "id": 1, "problem": "a signature is missing", "person": None, "signed_at": None}
            ]
        )


class StoredFileFactory(ModelFactory):
    """A small PDF whose bytes are in the tests' storage. The traits are what a scanner said of it."""

    class Meta:
        model = StoredFile
        exclude = ("content",)

    content = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
    id = factory.LazyFunction(uuid.uuid4)
    name = factory.Sequence(lambda n: f"certificate {n}.pdf")
    content_type = "application/pdf"
    size = factory.LazyAttribute(lambda file: len(file.content))
    sha256 = factory.LazyAttribute(lambda file: hashlib.sha256(file.content).hexdigest())
    stored_by = factory.SubFactory(PersonFactory)

    class Params:
        waiting = factory.Trait(scan_state=ScanState.WAITING)
        clean = factory.Trait(scan_state=ScanState.CLEAN)
        infected = factory.Trait(scan_state=ScanState.INFECTED)

    @factory.post_generation
    def bytes_in_storage(self, create, extracted, **kwargs):
        storages["files"].save(path_of(self.id), ContentFile(extracted or StoredFileFactory.content))
