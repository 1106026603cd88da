"""The addresses of practitioners: one file a noun, like everything else here."""

from practitioners.urls import actions, cpd, frameworks, impact, needs, people, units

app_name = "practitioners"
urlpatterns = [pattern for noun in (people, units, cpd, needs, actions, impact, frameworks) for pattern in noun.urlpatterns]
