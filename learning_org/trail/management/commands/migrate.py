from django.core.management.commands import migrate

from learning_org.trail.owner import OwnerCommand


class Command(OwnerCommand, migrate.Command):
    pass
