"""The addresses of training: courses, their sessions, bookings."""

from django.urls import path

from training.views.booking_changes import BookingCancelView, BookingDecideView, BookingEvaluateView, SessionBookView
from training.views.bookings import BookingCalendarView, BookingDetailView, BookingEvaluationView, BookingExportView, BookingListView
from training.views.courses import CourseCreateView, CourseDetailView, CourseEditView, CourseListView
from training.views.session_changes import SessionCancelView, SessionCreateView, SessionEditView, SessionRegisterView
from training.views.sessions import SessionDetailView

app_name = "training"
urlpatterns = [
    path("", CourseListView.as_view(), name="course_list"),
    path("courses/add/", CourseCreateView.as_view(), name="course_create"),
    path("courses/<int:pk>/", CourseDetailView.as_view(), name="course_detail"),
    path("courses/<int:pk>/edit/", CourseEditView.as_view(), name="course_edit"),
    path("courses/<int:pk>/sessions/add/", SessionCreateView.as_view(), name="session_create"),
    path("sessions/<int:pk>/", SessionDetailView.as_view(), name="session_detail"),
    path("sessions/<int:pk>/edit/", SessionEditView.as_view(), name="session_edit"),
    path("sessions/<int:pk>/cancel/", SessionCancelView.as_view(), name="session_cancel"),
    path("sessions/<int:pk>/book/", SessionBookView.as_view(), name="session_book"),
    path("sessions/<int:pk>/register/", SessionRegisterView.as_view(), name="session_register"),
    path("bookings/", BookingListView.as_view(), name="booking_list"),
    path("bookings/export.csv", BookingExportView.as_view(), name="booking_export"),
    path("bookings/<int:pk>/", BookingDetailView.as_view(), name="booking_detail"),
    path("bookings/<int:pk>/decide/", BookingDecideView.as_view(), name="booking_decide"),
    path("bookings/<int:pk>/cancel/", BookingCancelView.as_view(), name="booking_cancel"),
    path("bookings/<int:pk>/evaluate/", BookingEvaluateView.as_view(), name="booking_evaluate"),
    path("bookings/<int:pk>/evaluation/", BookingEvaluationView.as_view(), name="booking_evaluation"),
    path("bookings/<int:pk>/calendar.ics", BookingCalendarView.as_view(), name="booking_calendar"),
]
