from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrailConfig(AppConfig):
    name = "learning_org.trail"
    label = "trail"

    def ready(self):
        from learning_org.accounts import registries
        from learning_org.trail import models
        from learning_org.trail.adding import addenda_kind
        from learning_org.trail.grants import grant_application_role
        from learning_org.trail.registries import register_signed, register_subject
        from learning_org.trail.views.drafts import keep_posted_form
        from learning_org.trail.views.reads import note_read
        from learning_org.web.menu import MenuItem, register
        from learning_org.web.reads import register_noter

        registries.register(keep_posted_form=keep_posted_form)
        register_signed(addenda_kind())
        register_noter(note_read)
        register(MenuItem("Log of reads", "trail:read_log", order=90, section="Records"))
        register(MenuItem("Signed records", "trail:signature_checks", order=91, section="Records"))
        register_subject(models.ReasonGrant)
        # Sent once every migration has run, so that no app's new table is forgotten.
        post_migrate.connect(grant_application_role, sender=self, dispatch_uid="trail.grants")
