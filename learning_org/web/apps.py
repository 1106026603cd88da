from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "learning_org.web"
    label = "web"
