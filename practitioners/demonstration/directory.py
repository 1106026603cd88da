"""People without a story, as many as a large council has, for whoever measures how fast the directory is."""

import datetime
import itertools

from django.db import transaction

from learning_org.accounts.models import Person
from learning_org.web.names import sort_key
from learning_org.web.periods import period
from practitioners.demonstration.names import FAMILY, GIVEN
from practitioners.models import Job, Position, Unit

BATCH = 2000


@transaction.atomic
def fill_directory(number, as_at):
    """Add so many people, each with one position since a year before `as_at`, spread over the teams, in a job that needs registration.

    Takes the number and the date. Names repeat once every pair was used. The teams must be there already.
    """
    teams = list(Unit.objects.filter(kind="team", period__contains=as_at).order_by("pk"))
    job = Job.objects.filter(needs_registration=True).order_by("pk").first()
    since = period(as_at - datetime.timedelta(days=365))
    pairs = itertools.islice(itertools.cycle(itertools.product(sorted(set(GIVEN)), sorted(set(FAMILY)))), number)
    people = [Person(given_name=given, family_name=family, sort_key=sort_key(family, given)) for given, family in pairs]
    Person.objects.bulk_create(people, batch_size=BATCH)
    places = itertools.cycle(teams)
    positions = (Position(person=person, unit=next(places), job=job, period=since) for person in people)
    Position.objects.bulk_create(positions, batch_size=BATCH)
