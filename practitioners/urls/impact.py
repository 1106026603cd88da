from django.urls import path

from practitioners.views.follow_up_link import FollowUpByLinkView
from practitioners.views.impact import (
    FollowUpAnswerView,
    FollowUpCommentView,
    FollowUpDetailView,
    FollowUpExportView,
    FollowUpListView,
)

urlpatterns = [
    path("follow-ups/", FollowUpListView.as_view(), name="follow_up_list"),
    path("follow-ups/export.csv", FollowUpExportView.as_view(), name="follow_up_export"),
    path("follow-ups/<int:pk>/", FollowUpDetailView.as_view(), name="follow_up_detail"),
    path("follow-ups/<int:pk>/answer/", FollowUpAnswerView.as_view(), name="follow_up_answer"),
    path("follow-ups/<int:pk>/comment/", FollowUpCommentView.as_view(), name="follow_up_comment"),
    path("answer/<str:token>/", FollowUpByLinkView.as_view(), name="follow_up_by_link"),
]
