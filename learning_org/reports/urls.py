from django.urls import path

from learning_org.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.ReportListView.as_view(), name="report_list"),
    path("make/", views.ReportMakeView.as_view(), name="report_make"),
    path("<int:pk>/", views.ReportDetailView.as_view(), name="report_detail"),
    path("<int:pk>/report.csv", views.ReportExportView.as_view(), name="report_export"),
    path("<int:pk>/report.pdf", views.ReportPdfView.as_view(), name="report_pdf"),
]
