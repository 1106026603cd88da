import datetime

import factory

from practitioners.models import PortfolioLink, PortfolioOpening, PortfolioPiece
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory
from tests.factories.cpd import CPDEntryFactory


class PortfolioLinkFactory(ModelFactory):
    """Made on 2 November 2026, open to 30 November."""

    class Meta:
        model = PortfolioLink

    person = factory.SubFactory(PersonFactory)
    for_whom = "Progression panel, December"
    made_on = datetime.date(2026, 11, 2)
    last_day = datetime.date(2026, 11, 30)

    class Params:
        revoked = factory.Trait(revoked_on=datetime.date(2026, 11, 5))
        reflective = factory.Trait(with_reflections=True)


class PortfolioPieceFactory(ModelFactory):
    class Meta:
        model = PortfolioPiece

    link = factory.SubFactory(PortfolioLinkFactory)
    entry = factory.SubFactory(CPDEntryFactory, person=factory.SelfAttribute("..link.person"))


class PortfolioOpeningFactory(ModelFactory):
    class Meta:
        model = PortfolioOpening

    link = factory.SubFactory(PortfolioLinkFactory)
    at = datetime.datetime(2026, 11, 10, 9, 30, tzinfo=datetime.UTC)
    device = "Firefox on Windows"
