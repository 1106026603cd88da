from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "learning_org.dashboards"
    label = "dashboards"

    def ready(self):
        from learning_org.web.menu import MenuItem, register

        register(MenuItem("Home", "dashboards:home", order=10, section="Home"))
        register(MenuItem("Dashboard", "dashboards:board_list", order=80))
