from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrailConfig(AppConfig):
    name = "learning_org.trail"
    label = "trail"

    def ready(self):
        from learning_org.trail.grants import grant_application_role

        # Sent once every migration has run, so that no app's new table is forgotten.
        post_migrate.connect(grant_application_role, sender=self, dispatch_uid="trail.grants")
