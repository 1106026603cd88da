from django.urls import path

from learning_org.trail.views import checks, draftpages, drafts, history, reads, reasons, signed

app_name = "trail"
urlpatterns = [
    path("who-has-read/", reads.MyReadsView.as_view(), name="my_reads"),
    path("read-log/", reads.ReadLogView.as_view(), name="read_log"),
    path("history/<str:kind>/<int:pk>/", history.RecordHistoryView.as_view(), name="record_history"),
    path("reasons/", reasons.ReasonListView.as_view(), name="reason_list"),
    path("reasons/<int:pk>/", reasons.ReasonDetailView.as_view(), name="reason_detail"),
    path("reasons/<str:kind>/<int:pk>/", signed.ReasonCreateView.as_view(), name="reason_create"),
    path("addenda/<str:kind>/<int:pk>/", signed.AddendumCreateView.as_view(), name="addendum_create"),
    path("signed-records/", checks.SignatureChecksView.as_view(), name="signature_checks"),
    path("signed-records/check/", checks.SignatureCheckRunView.as_view(), name="signature_check_run"),
    path("my-drafts/", draftpages.DraftListView.as_view(), name="draft_list"),
    path("my-drafts/<uuid:pk>/", draftpages.DraftDetailView.as_view(), name="draft_detail"),
    path("drafts/<str:form>/", drafts.DraftSaveView.as_view(), name="draft_save"),
    path("drafts/<str:form>/discard/", drafts.DraftDiscardView.as_view(), name="draft_discard"),
]
