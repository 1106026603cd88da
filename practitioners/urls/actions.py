from django.urls import path

from practitioners.views.action_changes import (
    ActionCheckView,
    ActionCreateView,
    ActionDoneView,
    ActionHandOverView,
    ActionMoveView,
    ActionSendUpView,
    ActionWithdrawView,
    PersonActionCreateView,
)
from practitioners.views.actions import ActionDetailView, ActionExportView, ActionListView

urlpatterns = [
    path("actions/", ActionListView.as_view(), name="action_list"),
    path("actions/export.csv", ActionExportView.as_view(), name="action_export"),
    path("actions/add/", ActionCreateView.as_view(), name="action_create"),
    path("actions/<int:pk>/", ActionDetailView.as_view(), name="action_detail"),
    path("actions/<int:pk>/done/", ActionDoneView.as_view(), name="action_done"),
    path("actions/<int:pk>/move/", ActionMoveView.as_view(), name="action_move"),
    path("actions/<int:pk>/hand-over/", ActionHandOverView.as_view(), name="action_hand_over"),
    path("actions/<int:pk>/withdraw/", ActionWithdrawView.as_view(), name="action_withdraw"),
    path("actions/<int:pk>/check/", ActionCheckView.as_view(), name="action_check"),
    path("actions/<int:pk>/send-up/", ActionSendUpView.as_view(), name="action_send_up"),
    path("people/<int:pk>/actions/add/", PersonActionCreateView.as_view(), name="person_action_create"),
]
