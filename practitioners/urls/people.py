from django.urls import path

from practitioners.views import absences, account, leaving, people, person, placements, relationships

urlpatterns = [
    path("people/", people.PersonListView.as_view(), name="person_list"),
    path("people/export.csv", people.PersonExportView.as_view(), name="person_export"),
    path("people/add/", people.PersonCreateView.as_view(), name="person_create"),
    path("people/<int:pk>/", person.PersonDetailView.as_view(), name="person_detail"),
    path("people/<int:pk>/contact/", people.PersonContactView.as_view(), name="person_contact"),
    path("people/<int:pk>/edit/", people.PersonEditView.as_view(), name="person_edit"),
    path("people/<int:pk>/account/", account.PersonAccountView.as_view(), name="person_account"),
    path("people/<int:pk>/account/sign-ins/", account.PersonSignInsView.as_view(), name="person_sign_ins"),
    path("people/<int:pk>/leave/", leaving.PersonLeaveView.as_view(), name="person_leave"),
    path("people/<int:pk>/positions/add/", placements.PositionCreateView.as_view(), name="position_create"),
    path("positions/<int:pk>/edit/", placements.PositionEditView.as_view(), name="position_edit"),
    path("positions/<int:pk>/end/", placements.PositionEndView.as_view(), name="position_end"),
    path("positions/<int:pk>/main/", placements.PositionMainView.as_view(), name="position_main"),
    path("people/<int:pk>/relationships/add/", relationships.RelationshipCreateView.as_view(), name="relationship_create"),
    path("relationships/<int:pk>/end/", relationships.RelationshipEndView.as_view(), name="relationship_end"),
    path("people/<int:pk>/roles/add/", relationships.RoleCreateView.as_view(), name="role_create"),
    path("roles/<int:pk>/end/", relationships.RoleEndView.as_view(), name="role_end"),
    path("people/<int:pk>/absences/add/", absences.AbsenceCreateView.as_view(), name="absence_create"),
    path("absences/<int:pk>/edit/", absences.AbsenceEditView.as_view(), name="absence_edit"),
    path("absences/<int:pk>/remove/", absences.AbsenceRemoveView.as_view(), name="absence_remove"),
    path("people/<int:pk>/registration/", absences.PersonRegistrationView.as_view(), name="person_registration"),
    path("people/<int:pk>/registration/check/", absences.RegistrationCheckView.as_view(), name="registration_check"),
]
