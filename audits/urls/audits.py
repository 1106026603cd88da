from django.urls import path

from audits.views.audit_changes import (
    AuditAnswerView,
    AuditCancelView,
    AuditCreateView,
    AuditModerateView,
    AuditReauditView,
)
from audits.views.audits import AuditDetailView, AuditExportView, AuditListView
from audits.views.judging import AuditSubmitView, DomainJudgeView

urlpatterns = [
    path("", AuditListView.as_view(), name="audit_list"),
    path("export.csv", AuditExportView.as_view(), name="audit_export"),
    path("add/", AuditCreateView.as_view(), name="audit_create"),
    path("<int:pk>/", AuditDetailView.as_view(), name="audit_detail"),
    path("<int:pk>/domains/<int:section>/", DomainJudgeView.as_view(), name="domain_judge"),
    path("<int:pk>/submit/", AuditSubmitView.as_view(), name="audit_submit"),
    path("<int:pk>/moderate/", AuditModerateView.as_view(), name="audit_moderate"),
    path("<int:pk>/answer/", AuditAnswerView.as_view(), name="audit_answer"),
    path("<int:pk>/reaudit/", AuditReauditView.as_view(), name="audit_reaudit"),
    path("<int:pk>/cancel/", AuditCancelView.as_view(), name="audit_cancel"),
]
