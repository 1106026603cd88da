from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AppraisalConfig(AppConfig):
    name = "appraisal"

    def ready(self):
        from appraisal.reference import seed_reference_data
        from appraisal.wiring import appraisals
        from practitioners import registries

        post_migrate.connect(seed_reference_data, sender=self, dispatch_uid="appraisal.reference")
        registries.demonstration_steps.append(demonstration_steps)
        appraisals.wire()


def demonstration_steps():
    """What the demonstration's data makes for appraisals; its texts are read only when they are wanted."""
    from appraisal.demonstration import steps

    return steps()
