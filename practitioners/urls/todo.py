from django.urls import path

from practitioners.views.todo import ToDoView

urlpatterns = [path("to-do/", ToDoView.as_view(), name="to_do")]
