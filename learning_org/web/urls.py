from django.urls import path

from learning_org.web.views.pages import AccessibilityView, WhoMayReadView

app_name = "web"
urlpatterns = [
    path("accessibility/", AccessibilityView.as_view(), name="accessibility"),
    path("who-may-read-what/", WhoMayReadView.as_view(), name="who_may_read"),
]
