"""The addresses of practitioners: one file a noun, like everything else here."""

from practitioners.urls import actions, cpd, frameworks, impact, needs, people, specialists, todo, units

app_name = "practitioners"
NOUNS = (people, units, specialists, cpd, needs, actions, impact, frameworks, todo)
urlpatterns = [pattern for noun in NOUNS for pattern in noun.urlpatterns]
