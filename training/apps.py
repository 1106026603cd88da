from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrainingConfig(AppConfig):
    name = "training"

    def ready(self):
        from practitioners import registries
        from training import wiring
        from training.reference import seed_evaluation

        post_migrate.connect(seed_evaluation, sender=self, dispatch_uid="training.reference")
        registries.demonstration_steps.append(demonstration_steps)
        wiring.wire()


def demonstration_steps():
    """The steps of the demonstration's data, read when they are wanted."""
    from training.demonstration import steps

    return steps()
