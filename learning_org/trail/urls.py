from django.urls import path

from learning_org.trail.views import drafts, reads

app_name = "trail"
urlpatterns = [
    path("who-has-read/", reads.MyReadsView.as_view(), name="my_reads"),
    path("read-log/", reads.ReadLogView.as_view(), name="read_log"),
    path("drafts/<str:form>/", drafts.DraftSaveView.as_view(), name="draft_save"),
    path("drafts/<str:form>/discard/", drafts.DraftDiscardView.as_view(), name="draft_discard"),
]
