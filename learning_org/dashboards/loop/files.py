"""The figures of the loop as CSV, and its chart as a picture."""

from django.http import HttpResponse

from learning_org.dashboards.loop import drawing, words
from learning_org.dashboards.loop.page import LoopMixin
from learning_org.dashboards.loop.tables import csv_rows
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, Page
from practitioners.services.guard import day


class LoopExportView(LoopMixin, ExportPage):
    """The figures of the chart as CSV."""

    filename = "learning-loop"
    list_url = "dashboards:loop"
    columns = (
        ("Unit", "unit"),
        ("Theme", "theme"),
        ("Found from", "first"),
        ("Found to", "last"),
        ("As at", "on"),
        ("Step", "step"),
        ("What happened", "what"),
        ("Ending", "ending"),
        ("Findings", "count"),
        ("Of", "of"),
        ("Share", "share"),
        ("Median days", "days"),
    )

    def get_records(self):
        scope = self.scope
        same = {"unit": scope.unit.name, "theme": scope.name, "first": scope.first, "last": scope.last, "on": scope.on}
        return [same | row for row in csv_rows(self.loop)]


class LoopChartExportView(LoopMixin, Page):
    """The chart as a picture by itself; of fewer than five findings, what is said of them."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        scope, loop = self.scope, self.loop
        heading = f"{scope.name}, {scope.unit}: {words.months(scope.first, scope.last)}, as at {day(scope.on)}"
        notes = [
            " ".join(words.answer(loop, scope.first, scope.last)),
            words.stands_for(drawing.bundle(loop).unit),
            f"Made on {day(clock.today())}.",
        ]
        name = f"learning-loop-{scope.on:%Y-%m-%d}.svg"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(drawing.alone(loop, heading, notes), content_type="image/svg+xml", headers=headers)
