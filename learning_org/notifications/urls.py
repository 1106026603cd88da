from django.urls import path

from learning_org.notifications import views

app_name = "notifications"
urlpatterns = [
    path("messages/", views.MessageListView.as_view(), name="message_list"),
    path("messages/read-all/", views.MessageReadAllView.as_view(), name="message_read_all"),
    path("messages/<int:pk>/", views.MessageDetailView.as_view(), name="message_detail"),
    path("messages/deliveries/", views.DeliveryListView.as_view(), name="delivery_list"),
    path("messages/deliveries/<int:pk>/again/", views.DeliveryAgainView.as_view(), name="delivery_again"),
]
