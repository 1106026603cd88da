from django.urls import path

from practitioners.views import coverage, frameworks, registrations, sampling, standards

urlpatterns = [
    path("frameworks/", frameworks.FrameworkListView.as_view(), name="framework_list"),
    path("frameworks/add/", frameworks.FrameworkCreateView.as_view(), name="framework_create"),
    path("frameworks/<int:pk>/", frameworks.FrameworkDetailView.as_view(), name="framework_detail"),
    path("frameworks/<int:pk>/edit/", frameworks.FrameworkEditView.as_view(), name="framework_edit"),
    path("frameworks/<int:pk>/end/", frameworks.FrameworkEndView.as_view(), name="framework_end"),
    path("frameworks/<int:pk>/versions/add/", frameworks.VersionCreateView.as_view(), name="version_create"),
    path("framework-versions/<int:pk>/", frameworks.VersionDetailView.as_view(), name="version_detail"),
    path("framework-versions/<int:pk>/standards/add/", standards.StandardCreateView.as_view(), name="standard_create"),
    path("framework-versions/<int:pk>/standards/import/", standards.StandardImportView.as_view(), name="standard_import"),
    path("standards/<int:pk>/edit/", standards.StandardEditView.as_view(), name="standard_edit"),
    path("standards/<int:pk>/successors/", standards.StandardSuccessorsView.as_view(), name="standard_successors"),
    path("registrations/", registrations.RegistrationListView.as_view(), name="registration_list"),
    path("registrations/export.csv", registrations.RegistrationExportView.as_view(), name="registration_export"),
    path("registrations/remind/", registrations.RegistrationRemindView.as_view(), name="registration_remind"),
    path("learning-samples/", sampling.CPDSampleListView.as_view(), name="cpd_sample_list"),
    path("learning-samples/draw/", sampling.CPDSampleDrawView.as_view(), name="cpd_sample_draw"),
    path("learning-samples/<int:pk>/", sampling.CPDSampleDetailView.as_view(), name="cpd_sample_detail"),
    path("learning-samples/pieces/<int:pk>/reviewer/", sampling.SampledPieceReviewerView.as_view(), name="sampled_piece_reviewer"),
    path("learning-samples/pieces/<int:pk>/review/", sampling.SampledPieceReviewView.as_view(), name="sampled_piece_review"),
    path("learning/coverage/", coverage.LearningCoverageView.as_view(), name="learning_coverage"),
    path("people/<int:pk>/coverage/", coverage.PersonCoverageView.as_view(), name="person_coverage"),
    path("units/<int:pk>/coverage/", coverage.UnitCoverageView.as_view(), name="unit_coverage"),
]
