from django.urls import path

from learning_org.dashboards.loop.files import LoopChartExportView, LoopExportView
from learning_org.dashboards.loop.rows import LoopRowsExportView, LoopRowsView
from learning_org.dashboards.loop.views import LoopDefinitionsView, LoopView

urlpatterns = [
    path("dashboard/loop/", LoopView.as_view(), name="loop"),
    path("dashboard/loop/figures.csv", LoopExportView.as_view(), name="loop_export"),
    path("dashboard/loop/chart.svg", LoopChartExportView.as_view(), name="loop_chart_export"),
    path("dashboard/loop/rows/", LoopRowsView.as_view(), name="loop_rows"),
    path("dashboard/loop/rows/export.csv", LoopRowsExportView.as_view(), name="loop_rows_export"),
    path("dashboard/loop/definitions/", LoopDefinitionsView.as_view(), name="loop_definitions"),
]
