from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "learning_org.notifications"
    label = "notifications"

    def ready(self):
        from learning_org.notifications import registries
        from learning_org.notifications.models import Message
        from learning_org.notifications.services import notify
        from learning_org.trail.checking import check_signatures_daily
        from learning_org.trail.registries import register_subject, register_teller
        from learning_org.web import menu

        register_subject(Message, lambda message: message.recipient_id)
        register_teller(notify)
        registries.sweep_steps.append(check_signatures_daily)
        menu.register(menu.MenuItem("Messages", "notifications:message_list", order=13, section="Home"))
