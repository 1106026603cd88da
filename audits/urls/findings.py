from django.urls import path

from audits.views.finding_changes import FindingActionView, FindingCreateView, FindingNeedView, FindingNoNeedView
from audits.views.findings import FindingDetailView, FindingExportView, FindingListView, TeamFeedbackView

urlpatterns = [
    path("team/", TeamFeedbackView.as_view(), name="team_feedback"),
    path("<int:pk>/findings/add/", FindingCreateView.as_view(), name="finding_create"),
    path("findings/", FindingListView.as_view(), name="finding_list"),
    path("findings/export.csv", FindingExportView.as_view(), name="finding_export"),
    path("findings/<int:pk>/", FindingDetailView.as_view(), name="finding_detail"),
    path("findings/<int:pk>/need/", FindingNeedView.as_view(), name="finding_need"),
    path("findings/<int:pk>/action/", FindingActionView.as_view(), name="finding_action"),
    path("findings/<int:pk>/no-need/", FindingNoNeedView.as_view(), name="finding_no_need"),
]
