from django.urls import path

from practitioners.views.speakup import SpeakUpCreateView, SpeakUpDetailView, SpeakUpListView
from practitioners.views.speakup_changes import (
    SpeakUpAcknowledgeView,
    SpeakUpAnotherView,
    SpeakUpAnswerView,
    SpeakUpCloseView,
    SpeakUpNoteView,
    SpeakUpWorkView,
)
from practitioners.views.speakup_recipients import SpeakUpRecipientCreateView, SpeakUpRecipientEndView, SpeakUpRecipientListView

urlpatterns = [
    path("speak-up/", SpeakUpListView.as_view(), name="speak_up_list"),
    path("speak-up/add/", SpeakUpCreateView.as_view(), name="speak_up_create"),
    path("speak-up/<int:pk>/", SpeakUpDetailView.as_view(), name="speak_up_detail"),
    path("speak-up/<int:pk>/acknowledge/", SpeakUpAcknowledgeView.as_view(), name="speak_up_acknowledge"),
    path("speak-up/<int:pk>/begin/", SpeakUpWorkView.as_view(), name="speak_up_work"),
    path("speak-up/<int:pk>/note/", SpeakUpNoteView.as_view(), name="speak_up_note"),
    path("speak-up/<int:pk>/answer/", SpeakUpAnswerView.as_view(), name="speak_up_answer"),
    path("speak-up/<int:pk>/close/", SpeakUpCloseView.as_view(), name="speak_up_close"),
    path("speak-up/<int:pk>/another/", SpeakUpAnotherView.as_view(), name="speak_up_another"),
    path("speak-up/recipients/", SpeakUpRecipientListView.as_view(), name="speak_up_recipient_list"),
    path("speak-up/recipients/add/", SpeakUpRecipientCreateView.as_view(), name="speak_up_recipient_create"),
    path("speak-up/recipients/<int:pk>/end/", SpeakUpRecipientEndView.as_view(), name="speak_up_recipient_end"),
]
