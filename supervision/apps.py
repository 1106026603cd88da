from django.apps import AppConfig
from django.db.models.signals import post_migrate


def demonstration_steps():
    """What supervision adds to the demonstration's data."""
    from supervision.demonstration import steps

    return steps()


class SupervisionConfig(AppConfig):
    name = "supervision"

    def ready(self):
        from practitioners import registries
        from supervision import wiring
        from supervision.reference import seed_policy

        post_migrate.connect(seed_policy, sender=self, dispatch_uid="supervision.reference")
        registries.demonstration_steps.append(demonstration_steps)
        wiring.wire()
