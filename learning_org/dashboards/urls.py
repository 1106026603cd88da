from django.urls import path

from learning_org.dashboards.board import urls as board
from learning_org.dashboards.loop import urls as loop
from learning_org.dashboards.speakup import SpeakUpCountsView
from learning_org.dashboards.views import HomeView

app_name = "dashboards"
urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("dashboard/speaking-up/", SpeakUpCountsView.as_view(), name="speak_up_counts"),
    *board.urlpatterns,
    *loop.urlpatterns,
]
