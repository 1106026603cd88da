import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from learning_org.notifications.sweep import sweep


class Command(BaseCommand):
    help = "Send the reminders that are due and the e-mails that wait: what the worker does every few minutes."

    def add_arguments(self, parser):
        parser.add_argument("--as-at", type=datetime.date.fromisoformat, metavar="DATE", help="As if it were that day (demonstrations).")

    def handle(self, *, as_at, **options):
        if as_at and not settings.TIME_CAN_BE_MOVED:
            raise CommandError("--as-at is for demonstrations and tests: these settings keep to the real date.")
        reminders, sent = sweep(as_at=as_at)
        self.stdout.write(f"{reminders} reminders turned into messages, {sent} e-mails sent.")
