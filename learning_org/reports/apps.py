from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "learning_org.reports"
    label = "reports"

    def ready(self):
        from learning_org.notifications.registries import sweep_steps
        from learning_org.reports.models import MonthlyReport
        from learning_org.trail.registries import register_subject
        from learning_org.web.menu import MenuItem, register
        from practitioners.registries import demonstration_steps

        register_subject(MonthlyReport)
        register(MenuItem("Reports", "reports:report_list", order=81))
        sweep_steps.append(_sweep)
        demonstration_steps.append(_demonstrate)


def _sweep(on, by):
    from learning_org.reports.monthly import make_what_is_due

    make_what_is_due(on, by=by)


def _demonstrate():
    from learning_org.reports.demonstration import steps

    return steps()
