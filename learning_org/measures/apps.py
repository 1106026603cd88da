from django.apps import AppConfig
from django.db.models.signals import post_migrate


class MeasuresConfig(AppConfig):
    name = "learning_org.measures"
    label = "measures"

    def ready(self):
        from learning_org.measures.demonstration import steps
        from learning_org.measures.reference import seed_targets
        from practitioners import registries

        post_migrate.connect(seed_targets, sender=self, dispatch_uid="measures.reference")
        registries.demonstration_steps.append(steps)
