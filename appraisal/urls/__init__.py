"""The addresses of appraisals. docs/access.md says who may open each."""

from django.urls import path

from appraisal.views.appraisals import AppraisalBeginView, AppraisalDetailView, AppraisalExportView, AppraisalListView
from appraisal.views.content import (
    EvidenceCreateView,
    EvidenceGatherView,
    EvidenceRemoveView,
    NeedCreateView,
    TargetCreateView,
    TargetEditView,
    TargetOutcomesView,
    TargetRemoveView,
)
from appraisal.views.signing import AppraisalSendBackView, AppraisalSignView
from appraisal.views.writing import AppraisalGivenView, AppraisalMeetingView, AppraisalOwnView, AppraisalTakeOverView

app_name = "appraisal"
urlpatterns = [
    path("", AppraisalListView.as_view(), name="appraisal_list"),
    path("export.csv", AppraisalExportView.as_view(), name="appraisal_export"),
    path("begin/", AppraisalBeginView.as_view(), name="appraisal_begin"),
    path("<int:pk>/", AppraisalDetailView.as_view(), name="appraisal_detail"),
    path("<int:pk>/own/", AppraisalOwnView.as_view(), name="appraisal_own"),
    path("<int:pk>/appraiser/", AppraisalGivenView.as_view(), name="appraisal_given"),
    path("<int:pk>/meeting/", AppraisalMeetingView.as_view(), name="appraisal_meeting"),
    path("<int:pk>/take-over/", AppraisalTakeOverView.as_view(), name="appraisal_take_over"),
    path("<int:pk>/sign/", AppraisalSignView.as_view(), name="appraisal_sign"),
    path("<int:pk>/send-back/", AppraisalSendBackView.as_view(), name="appraisal_send_back"),
    path("<int:pk>/targets/add/", TargetCreateView.as_view(), name="target_create"),
    path("<int:pk>/last-targets/", TargetOutcomesView.as_view(), name="target_outcomes"),
    path("<int:pk>/evidence/add/", EvidenceGatherView.as_view(), name="evidence_gather"),
    path("<int:pk>/evidence/write/", EvidenceCreateView.as_view(), name="evidence_create"),
    path("<int:pk>/needs/add/", NeedCreateView.as_view(), name="need_create"),
    path("targets/<int:pk>/edit/", TargetEditView.as_view(), name="target_edit"),
    path("targets/<int:pk>/remove/", TargetRemoveView.as_view(), name="target_remove"),
    path("evidence/<int:pk>/remove/", EvidenceRemoveView.as_view(), name="evidence_remove"),
]
