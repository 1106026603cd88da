"""What the pages of the loop share: who opens them, what they are about, and its figures."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property

from audits.models import Finding
from learning_org.dashboards.loop import access  # noqa: F401 -- registers the permissions
from learning_org.dashboards.loop.scope import LoopForm
from learning_org.measures.loop import measure_loop
from learning_org.web import clock
from practitioners.models import Unit

WHO = "Managers, quality-assurance and training officers, the principal social worker and senior leaders see the loop of their own units."


class LoopMixin:
    """A page about the findings of a unit, a theme and some months: refused for units that are not the reader's."""

    permission = "dashboards.view_loop"
    denied = WHO
    menu = "dashboards:board_list"

    @cached_property
    def form(self):
        return LoopForm(self.request.GET, user=self.request.user, on=clock.today())

    @cached_property
    def scope(self):
        return self.form.scope()

    def check_access(self):
        super().check_access()
        asked = self.request.GET.get("unit", "")
        elsewhere = (
            "unit" in self.form.errors and asked.isdecimal() and Unit.objects.visible_to(self.request.user).filter(pk=asked[:9]).exists()
        )
        if elsewhere or self.scope is None:
            raise PermissionDenied(WHO)

    @cached_property
    def loop(self):
        return measure_loop(self.scope.counted(Finding.objects.all()), self.scope.on)

    def address(self, name, **more):
        return reverse(f"dashboards:{name}") + self.scope.query(**more)

    def get_crumbs(self):
        return (("Dashboard", reverse("dashboards:board_list")), ("The learning loop", reverse("dashboards:loop")))
