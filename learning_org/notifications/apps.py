from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "learning_org.notifications"
    label = "notifications"

    def ready(self):
        from learning_org.web import menu

        menu.register(menu.MenuItem("Messages", "notifications:message_list", order=80))
