"""The addresses of practitioners: one file a noun, like everything else here."""

from practitioners.urls import actions, cpd, frameworks, impact, needs, people, todo, units

app_name = "practitioners"
urlpatterns = [pattern for noun in (people, units, cpd, needs, actions, impact, frameworks, todo) for pattern in noun.urlpatterns]
