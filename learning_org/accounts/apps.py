from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "learning_org.accounts"
    label = "accounts"

    def ready(self):
        from django.conf import settings

        from learning_org.accounts.startup import refuse

        refuse(settings)
        from learning_org.accounts import middleware, signals  # noqa: F401 -- their receivers must know of the first sign-in
