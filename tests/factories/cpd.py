import datetime

import factory

from practitioners.models import (
    CPDEntry,
    CPDFile,
    CPDShare,
    CPDStandard,
    CPDState,
    LearningKind,
    LearningSource,
    PeerAnswer,
    PeerReflection,
    Reflection,
    ReflectionGuide,
    Sharing,
)
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory
from tests.factories.frameworks import StandardFactory
from tests.factories.trail import StoredFileFactory


class LearningSourceFactory(ModelFactory):
    class Meta:
        model = LearningSource

    name = factory.Sequence(lambda n: f"Knowledge bank {n}")


class CPDEntryFactory(ModelFactory):
    """A recorded piece that nobody but the author reads. `learnt_on` is 2 November 2026."""

    class Meta:
        model = CPDEntry

    person = factory.SubFactory(PersonFactory)
    title = factory.Sequence(lambda n: f"Piece of learning {n}")
    kind = LearningKind.INFORMAL
    learnt_on = datetime.date(2026, 11, 2)
    description = "Planned and carried out a visit with a colleague, and compared our questions afterwards."
    recorded_at = factory.LazyAttribute(lambda e: datetime.datetime.combine(e.learnt_on, datetime.time(16), datetime.UTC))

    class Params:
        withdrawn = factory.Trait(
            state=CPDState.WITHDRAWN,
            withdrawn_at=factory.LazyAttribute(lambda e: e.recorded_at + datetime.timedelta(days=1)),
        )
        for_managers = factory.Trait(sharing=Sharing.MANAGERS)
        for_team = factory.Trait(sharing=Sharing.TEAM)
        with_reflection = factory.Trait(reflection=factory.RelatedFactory("tests.factories.cpd.ReflectionFactory", "entry"))
        with_peer = factory.Trait(peer_reflection=factory.RelatedFactory("tests.factories.cpd.PeerReflectionFactory", "entry"))


class ReflectionFactory(ModelFactory):
    class Meta:
        model = Reflection

    entry = factory.SubFactory(CPDEntryFactory)
    guide = ReflectionGuide.WHAT
    text = "I saw that my hurry was the barrier."

    class Params:
        open = factory.Trait(shared=True)


class PeerReflectionFactory(ModelFactory):
    class Meta:
        model = PeerReflection

    entry = factory.SubFactory(CPDEntryFactory)
    peer = factory.SubFactory(PersonFactory)
    peer_name = factory.LazyAttribute(lambda p: p.peer.name if p.peer else "Elm Park School's pastoral lead")
    text = "That I take silence as refusal."

    class Params:
        outside = factory.Trait(peer=None)
        confirmed = factory.Trait(answer=PeerAnswer.CONFIRMED, answered_on=datetime.date(2026, 11, 4), added="I took away two questions.")
        not_me = factory.Trait(answer=PeerAnswer.NOT_ME, answered_on=datetime.date(2026, 11, 4))


class CPDStandardFactory(ModelFactory):
    class Meta:
        model = CPDStandard

    entry = factory.SubFactory(CPDEntryFactory)
    standard = factory.SubFactory(StandardFactory)


class CPDShareFactory(ModelFactory):
    class Meta:
        model = CPDShare

    entry = factory.SubFactory(CPDEntryFactory)
    person = factory.SubFactory(PersonFactory)


class CPDFileFactory(ModelFactory):
    class Meta:
        model = CPDFile

    entry = factory.SubFactory(CPDEntryFactory)
    file = factory.SubFactory(StoredFileFactory, stored_by=factory.SelfAttribute("..entry.person"))

    class Params:
        removed = factory.Trait(removed_on=datetime.date(2026, 11, 3))
