from django.urls import path

from practitioners.views import cpd, cpd_changes, cpd_files, registration

urlpatterns = [
    path("my-learning/", cpd.CPDListView.as_view(), name="cpd_list"),
    path("my-learning/export.csv", cpd.CPDExportView.as_view(), name="cpd_export"),
    path("my-learning/portfolio.pdf", cpd.CPDPortfolioView.as_view(), name="cpd_portfolio"),
    path("my-learning/record/", cpd_changes.CPDCreateView.as_view(), name="cpd_create"),
    path("my-learning/registration/", registration.RegistrationView.as_view(), name="registration"),
    path("my-learning/<int:pk>/", cpd.CPDDetailView.as_view(), name="cpd_detail"),
    path("my-learning/<int:pk>/edit/", cpd_changes.CPDEditView.as_view(), name="cpd_edit"),
    path("my-learning/<int:pk>/withdraw/", cpd_changes.CPDWithdrawView.as_view(), name="cpd_withdraw"),
    path("my-learning/<int:pk>/share/", cpd_changes.CPDShareView.as_view(), name="cpd_share"),
    path("my-learning/<int:pk>/history/", cpd.CPDHistoryView.as_view(), name="cpd_history"),
    path("my-learning/<int:pk>/files/add/", cpd_files.CPDFileAddView.as_view(), name="cpd_file_add"),
    path("my-learning/files/<int:pk>/", cpd_files.CPDFileDownloadView.as_view(), name="cpd_file_download"),
    path("my-learning/files/<int:pk>/remove/", cpd_files.CPDFileRemoveView.as_view(), name="cpd_file_remove"),
    path("people/<int:pk>/learning/", registration.PersonLearningView.as_view(), name="person_learning"),
]
