from django.core.management.commands import flush

from learning_org.trail.owner import OwnerCommand


class Command(OwnerCommand, flush.Command):
    pass
