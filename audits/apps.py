from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditsConfig(AppConfig):
    name = "audits"

    def ready(self):
        from audits.reference import seed_audit_tool, seed_criteria
        from audits.wiring import audits
        from practitioners import registries

        post_migrate.connect(seed_audit_tool, sender=self, dispatch_uid="audits.reference")
        post_migrate.connect(seed_criteria, sender=self, dispatch_uid="audits.criteria")
        registries.demonstration_steps.append(demonstration_steps)
        audits.wire()


def demonstration_steps():
    """What the demonstration's data makes for audits; its texts are read only when they are wanted."""
    from audits.demonstration import steps

    return steps()
