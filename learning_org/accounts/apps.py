from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "learning_org.accounts"
    label = "accounts"
