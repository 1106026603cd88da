from django.urls import path

from practitioners.views import establishment, units

urlpatterns = [
    path("units/", units.UnitListView.as_view(), name="unit_list"),
    path("units/add/", units.UnitCreateView.as_view(), name="unit_create"),
    path("units/<int:pk>/", units.UnitDetailView.as_view(), name="unit_detail"),
    path("units/<int:pk>/edit/", units.UnitEditView.as_view(), name="unit_edit"),
    path("units/<int:pk>/move/", units.UnitMoveView.as_view(), name="unit_move"),
    path("units/<int:pk>/merge/", establishment.UnitMergeView.as_view(), name="unit_merge"),
    path("units/<int:pk>/posts/add/", establishment.EstablishedPostCreateView.as_view(), name="established_post_create"),
    path("posts/<int:pk>/edit/", establishment.EstablishedPostEditView.as_view(), name="established_post_edit"),
    path("posts/<int:pk>/end/", establishment.EstablishedPostEndView.as_view(), name="established_post_end"),
    path("vacancies/", establishment.VacancyListView.as_view(), name="vacancy_list"),
    path("vacancies/export/", establishment.VacancyExportView.as_view(), name="vacancy_export"),
    path("units/<int:pk>/close/", units.UnitCloseView.as_view(), name="unit_close"),
]
