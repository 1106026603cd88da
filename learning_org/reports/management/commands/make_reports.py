import argparse
import datetime

from django.core.management.base import BaseCommand, CommandError

from learning_org.accounts.models import Person
from learning_org.reports.services import make_reports
from learning_org.web.errors import Refused


def month(text):
    """The first day of a month written 2026-10."""
    try:
        return datetime.datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007 -- a date, not an instant
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a month. Write it like 2026-10") from error


class Command(BaseCommand):
    help = "Make the monthly reports of a closed month. What exists is left as it is, unless --replace asks for new editions."

    def add_arguments(self, parser):
        parser.add_argument("--month", required=True, type=month, help="the month, like 2026-10")
        parser.add_argument("--replace", action="store_true", help="make new editions of the reports that exist")
        parser.add_argument("--reason", default="", help="why they are made again: every new edition shows it")

    def handle(self, *, month, replace, reason, **options):
        try:
            result = make_reports(month, by=Person.objects.system(), replace=replace, reason=reason)
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        for report in result.made:
            self.stdout.write(f"{report.unit}: edition {report.edition} made")
        for unit, why in result.left:
            self.stdout.write(f"{unit}: left as it was, {why}")
        self.stdout.write(f"{month:%B %Y}: {len(result.made)} made, {len(result.left)} left as they were.")
