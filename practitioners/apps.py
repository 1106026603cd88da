from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PractitionersConfig(AppConfig):
    name = "practitioners"

    def ready(self):
        from learning_org.accounts import registries
        from practitioners import access
        from practitioners.reference import seed_reference_data
        from practitioners.wiring import actions, cpd, frameworks, impact, needs, people, posts, speakup, todo

        registries.register(people_visible_to=access.people_visible_to, access_of=access.access_of)
        post_migrate.connect(seed_reference_data, sender=self, dispatch_uid="practitioners.reference")
        for noun in (people, cpd, needs, actions, impact, frameworks, speakup, posts, todo):
            noun.wire()
