from django.urls import path

from learning_org.dashboards.views import HomeView

app_name = "dashboards"
urlpatterns = [path("", HomeView.as_view(), name="home")]
