"""The addresses of practitioners: one file a noun, like everything else here."""

from practitioners.urls import actions, cpd, impact, needs, people, posts, speakup, units

app_name = "practitioners"
urlpatterns = [pattern for noun in (people, units, cpd, needs, actions, impact, speakup, posts) for pattern in noun.urlpatterns]
