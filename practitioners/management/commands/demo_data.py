import datetime
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from learning_org.accounts.models import Person
from learning_org.trail.owner import OwnerCommand
from learning_org.web import clock
from practitioners.demonstration import build
from practitioners.demonstration.accounts import DOMAIN, PASSWORD
from practitioners.demonstration.directory import fill_directory
from practitioners.demonstration.names import ACCOUNTS


class Command(OwnerCommand, BaseCommand):
    """Fill an empty database with an invented council. Runs as the database's owner, who may write dated history."""

    help = "Fill an empty database with an invented council, its people and eighteen months of their learning."

    def add_arguments(self, parser):
        parser.add_argument("--people", type=int, default=150, help="how many people are in post on the date (default 150)")
        parser.add_argument("--months", type=int, default=18, help="how far back it goes (default 18)")
        parser.add_argument("--seed", type=int, default=1, help="another number gives another council (default 1)")
        parser.add_argument("--directory", type=int, default=0, help="further people in post, of whom nothing else is known (default 0)")
        parser.add_argument("--as-at", type=datetime.date.fromisoformat, help="the date on which it is complete (default today)")

    def handle(self, *, people, months, seed, as_at, directory, verbosity, **options):
        self.check_allowed()
        as_at, began = as_at or clock.today(), time.monotonic()
        self.stdout.write(f"Demonstration data for {settings.COUNCIL_NAME}: {people} people, {months} months to {as_at:%d %B %Y}")
        try:
            build(people=people, months=months, seed=seed, as_at=as_at, say=self.stdout.write if verbosity else lambda line: None)
        except ValueError as error:
            raise CommandError(f"These numbers do not work: {error}.") from error
        if directory:
            fill_directory(directory, as_at)
        self.stdout.write(f"Done in {time.monotonic() - began:.1f} s. Accounts, all with the password {PASSWORD}:")
        for name, (given, family) in ACCOUNTS.items():
            self.stdout.write(f"  {name}@{DOMAIN}: {given} {family}")

    def check_allowed(self):
        """Real people's databases are never touched: not under other settings, and not when anybody is in there."""
        if not settings.DEMONSTRATION:
            raise CommandError("Demonstration data is for demonstration settings alone (learning_org.settings.demonstration).")
        if Person.objects.humans().exists():
            raise CommandError("There are people in this database already. Empty it first (manage.py flush), or use another database.")
