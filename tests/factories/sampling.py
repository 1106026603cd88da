import datetime

import factory

from practitioners.models import CPDSample, SampledPiece, SampleQuality
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory
from tests.factories.cpd import CPDEntryFactory


class CPDSampleFactory(ModelFactory):
    """Two of twenty pieces of the registration year from 1 December 2025, drawn on 2 November 2026."""

    class Meta:
        model = CPDSample

    year = datetime.date(2025, 12, 1)
    drawn_on = datetime.date(2026, 11, 2)
    drawn_by = factory.SubFactory(PersonFactory)
    seed = 20261102
    population = 20
    size = 2


class SampledPieceFactory(ModelFactory):
    class Meta:
        model = SampledPiece

    sample = factory.SubFactory(CPDSampleFactory)
    entry = factory.SubFactory(CPDEntryFactory)
    place = factory.Sequence(lambda n: n + 1)

    class Params:
        given = factory.Trait(reviewer=factory.SubFactory(PersonFactory))
        reviewed = factory.Trait(
            reviewer=factory.SubFactory(PersonFactory),
            quality=SampleQuality.SOUND,
            feedback="You say clearly what you will ask next time. Say next what the young person made of it.",
            reviewed_on=datetime.date(2026, 11, 9),
        )
