from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from learning_org.web.errors import Refused
from practitioners.services.founding import add_first_administrator


class Command(BaseCommand):
    help = "For a new council: make its first administrator, who adds everybody else. The password is set by a link sent by e-mail."

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True, help="The address to sign in with.")
        parser.add_argument("--given-name", required=True)
        parser.add_argument("--family-name", required=True)

    def handle(self, *, email, given_name, family_name, **options):
        try:
            validate_email(email)
            user = add_first_administrator(email=email, given_name=given_name, family_name=family_name)
        except ValidationError as error:
            raise CommandError(f"{email} is not an e-mail address.") from error
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{user.person} is the first administrator of {settings.COUNCIL_NAME}.")
        self.stdout.write(f"A link to set the password is on its way to {user.email}. Then sign in at {settings.SITE_ADDRESS}")
