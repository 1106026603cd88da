"""Every address of the product. docs/access.md says who may open each."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("learning_org.accounts.urls")),
    path("", include("learning_org.web.urls")),
    path("", include("learning_org.trail.urls")),
    path("", include("learning_org.notifications.urls")),
    path("", include("practitioners.urls")),
    path("audits/", include("audits.urls")),
    path("training/", include("training.urls")),
    path("supervision/", include("supervision.urls")),
    path("appraisals/", include("appraisal.urls")),
    path("reports/", include("learning_org.reports.urls")),
    path("", include("learning_org.dashboards.urls")),
]

handler403 = "learning_org.web.views.errors.forbidden"
handler404 = "learning_org.web.views.errors.not_found"
handler500 = "learning_org.web.views.errors.server_error"
handler400 = "learning_org.web.views.errors.bad_request"
