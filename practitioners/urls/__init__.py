"""The addresses of practitioners: one file a noun, like everything else here."""

from practitioners.urls import actions, cpd, impact, needs, people, specialists, units

app_name = "practitioners"
urlpatterns = [pattern for noun in (people, units, specialists, cpd, needs, actions, impact) for pattern in noun.urlpatterns]
