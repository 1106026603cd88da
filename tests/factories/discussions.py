import datetime
import uuid

import factory

from practitioners.models import DiscussionAttendance, TeamDiscussion
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory


class TeamDiscussionFactory(ModelFactory):
    """Held on 2 November 2026 for an hour and a half."""

    class Meta:
        model = TeamDiscussion

    title = factory.Sequence(lambda n: f"What we learnt from the neglect audit {n}")
    held_on = datetime.date(2026, 11, 2)
    hours = "1.5"
    discussed = "Four findings, and what each of us will do at the next visit."
    logged_by = factory.SubFactory(PersonFactory)
    logged_at = datetime.datetime(2026, 11, 2, 16, tzinfo=datetime.UTC)
    submission = factory.LazyFunction(uuid.uuid4)


class DiscussionAttendanceFactory(ModelFactory):
    class Meta:
        model = DiscussionAttendance

    discussion = factory.SubFactory(TeamDiscussionFactory)
    person = factory.SubFactory(PersonFactory)

    class Params:
        declined = factory.Trait(declined_on=datetime.date(2026, 11, 3))
        made = factory.Trait(entry=factory.SubFactory("tests.factories.cpd.CPDEntryFactory", person=factory.SelfAttribute("..person")))
