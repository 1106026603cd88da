from django.urls import path

from practitioners.views.learning_plan import LearningPlanFileView, LearningPlanView
from practitioners.views.need_changes import (
    NeedCreateView,
    NeedEditView,
    NeedEndView,
    NeedMeetView,
    NeedPlanView,
    NeedReopenView,
    PersonNeedCreateView,
)
from practitioners.views.need_sources import FollowUpNeedView, PersonNeedAnalysisView
from practitioners.views.needs import NeedDetailView, NeedExportView, NeedListView
from practitioners.views.team_needs import TeamNeedsExportView, TeamNeedsView

urlpatterns = [
    path("needs/", NeedListView.as_view(), name="need_list"),
    path("needs/export.csv", NeedExportView.as_view(), name="need_export"),
    path("needs/add/", NeedCreateView.as_view(), name="need_create"),
    path("needs/<int:pk>/", NeedDetailView.as_view(), name="need_detail"),
    path("needs/<int:pk>/edit/", NeedEditView.as_view(), name="need_edit"),
    path("needs/<int:pk>/plan/", NeedPlanView.as_view(), name="need_plan"),
    path("needs/<int:pk>/meet/", NeedMeetView.as_view(), name="need_meet"),
    path("needs/<int:pk>/end/", NeedEndView.as_view(), name="need_end"),
    path("needs/<int:pk>/reopen/", NeedReopenView.as_view(), name="need_reopen"),
    path("needs/team/", TeamNeedsView.as_view(), name="team_needs"),
    path("needs/team/export.csv", TeamNeedsExportView.as_view(), name="team_needs_export"),
    path("people/<int:pk>/learning-plan/", LearningPlanView.as_view(), name="learning_plan"),
    path("people/<int:pk>/learning-plan.pdf", LearningPlanFileView.as_view(), name="learning_plan_file"),
    path("people/<int:pk>/needs/add/", PersonNeedCreateView.as_view(), name="person_need_create"),
    path("people/<int:pk>/needs/analysis/", PersonNeedAnalysisView.as_view(), name="person_need_analysis"),
    path("follow-ups/<int:pk>/need/", FollowUpNeedView.as_view(), name="follow_up_need"),
]
