"""The addresses of practitioners: one file a noun, like everything else here."""

from practitioners.urls import actions, cpd, needs, people, units

app_name = "practitioners"
urlpatterns = [*people.urlpatterns, *units.urlpatterns, *cpd.urlpatterns, *needs.urlpatterns, *actions.urlpatterns]
