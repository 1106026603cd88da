from django.urls import path

from supervision.views.content import (
    CaseEditView,
    CaseRemoveView,
    SessionActionCreateView,
    SessionCarriedView,
    SessionCaseCreateView,
    SessionEditView,
    SessionNeedCreateView,
    SessionWellbeingView,
)
from supervision.views.session_changes import SessionCancelView, SessionPlanView, SessionPrepareView, SessionStartView
from supervision.views.sessions import SessionDetailView, SessionExportView, SessionHistoryView, SessionListView
from supervision.views.signing import SessionSendBackView, SessionSignView

app_name = "supervision"
urlpatterns = [
    path("", SessionListView.as_view(), name="session_list"),
    path("export.csv", SessionExportView.as_view(), name="session_export"),
    path("plan/", SessionPlanView.as_view(), name="session_plan"),
    path("<int:pk>/", SessionDetailView.as_view(), name="session_detail"),
    path("<int:pk>/prepare/", SessionPrepareView.as_view(), name="session_prepare"),
    path("<int:pk>/start/", SessionStartView.as_view(), name="session_start"),
    path("<int:pk>/cancel/", SessionCancelView.as_view(), name="session_cancel"),
    path("<int:pk>/carried/", SessionCarriedView.as_view(), name="session_carried"),
    path("<int:pk>/edit/", SessionEditView.as_view(), name="session_edit"),
    path("<int:pk>/cases/add/", SessionCaseCreateView.as_view(), name="session_case_create"),
    path("cases/<int:pk>/edit/", CaseEditView.as_view(), name="case_edit"),
    path("cases/<int:pk>/remove/", CaseRemoveView.as_view(), name="case_remove"),
    path("<int:pk>/wellbeing/", SessionWellbeingView.as_view(), name="session_wellbeing"),
    path("<int:pk>/actions/add/", SessionActionCreateView.as_view(), name="session_action_create"),
    path("<int:pk>/needs/add/", SessionNeedCreateView.as_view(), name="session_need_create"),
    path("<int:pk>/sign/", SessionSignView.as_view(), name="session_sign"),
    path("<int:pk>/send-back/", SessionSendBackView.as_view(), name="session_send_back"),
    path("<int:pk>/history/", SessionHistoryView.as_view(), name="session_history"),
]
