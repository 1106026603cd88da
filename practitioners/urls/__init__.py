"""The addresses of practitioners: one file a noun, like everything else here."""

from practitioners.urls import actions, cpd, frameworks, impact, needs, people, posts, speakup, specialists, todo, units

app_name = "practitioners"
NOUNS = (people, units, specialists, cpd, needs, actions, impact, frameworks, speakup, posts, todo)
urlpatterns = [pattern for noun in NOUNS for pattern in noun.urlpatterns]
