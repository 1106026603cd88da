from django.urls import path

from practitioners.views import specialist_roles, specialists

urlpatterns = [
    path("champions/", specialists.SpecialistTeamsView.as_view(), name="specialist_teams"),
    path("champions/holders/", specialists.SpecialistListView.as_view(), name="specialist_list"),
    path("champions/give/", specialists.SpecialistGiveView.as_view(), name="specialist_give"),
    path("champions/<int:pk>/end/", specialists.SpecialistEndView.as_view(), name="specialist_end"),
    path("champions/roles/", specialist_roles.SpecialistRoleListView.as_view(), name="specialist_role_list"),
    path("champions/roles/add/", specialist_roles.SpecialistRoleCreateView.as_view(), name="specialist_role_create"),
    path("champions/roles/<int:pk>/edit/", specialist_roles.SpecialistRoleEditView.as_view(), name="specialist_role_edit"),
    path("champions/roles/<int:pk>/retire/", specialist_roles.SpecialistRoleRetireView.as_view(), name="specialist_role_retire"),
    path("champions/roles/<int:pk>/restore/", specialist_roles.SpecialistRoleRestoreView.as_view(), name="specialist_role_restore"),
]
