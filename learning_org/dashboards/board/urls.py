from django.urls import path

from learning_org.dashboards.board.rows import FigureRowsExportView, FigureRowsView
from learning_org.dashboards.board.views import BoardExportView, BoardListView, BoardView, IndicatorView

urlpatterns = [
    path("dashboard/", BoardListView.as_view(), name="board_list"),
    path("dashboard/units/<int:pk>/", BoardView.as_view(), name="board"),
    path("dashboard/units/<int:pk>/export/", BoardExportView.as_view(), name="board_export"),
    path("dashboard/units/<int:pk>/indicators/<int:indicator>/", FigureRowsView.as_view(), name="figure_rows"),
    path("dashboard/units/<int:pk>/indicators/<int:indicator>/export/", FigureRowsExportView.as_view(), name="figure_rows_export"),
    path("dashboard/indicators/<int:pk>/", IndicatorView.as_view(), name="indicator"),
]
