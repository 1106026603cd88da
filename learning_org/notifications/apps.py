from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "learning_org.notifications"
    label = "notifications"
