"""Home: what is due from me, what is new, and what I can start; the union of my roles."""

from django.utils.formats import date_format

from learning_org.dashboards.queries import home_figures
from learning_org.dashboards.words import due_sentence, due_tag, greeting
from learning_org.notifications.queries import unread_for
from learning_org.web import clock
from learning_org.web.views.base import PageView
from practitioners import registries
from practitioners.queries.registration import home_panel

MOST_DUE = 10
MOST_NEW = 5


class HomeView(PageView):
    """The first page after signing in (experience: "what is due")."""

    template_name = "dashboards/home.html"
    menu = "dashboards:home"

    def get_title(self):
        return f"{greeting(clock.now())}, {self.person.given_name}"

    def get_context_data(self, **kwargs):
        user, on = self.request.user, clock.today()
        boxes = home_figures(user, on)
        due, new = registries.due_and_new(user, on)
        panel = _wanted(home_panel(user, on))
        listed = [item for item in due if not (panel and item.in_panel)]  # nothing is said twice
        starts = registries.startable_by(user)
        messages, more = _some(unread_for(self.person, MOST_NEW + 1))
        context = {
            "lede": f"{date_format(on, 'l j F Y')}. {due_sentence(listed or due, on)}",
            "boxes": boxes,
            "panel": panel,
            "due": [(item, *due_tag(item.due_on, on)) for item in listed[:MOST_DUE]],
            "due_count": len(listed),
            "starts": starts,
            "messages_unread": messages,
            "new": new[:MOST_NEW],
            "new_count": f"{len(messages) + len(new)}{' or more' if more else ''}" if messages or new else "",
        }
        return super().get_context_data(**context | kwargs)


def _some(messages):
    """As many as the page shows, and whether there are more."""
    return messages[:MOST_NEW], len(messages) > MOST_NEW


def _wanted(panel):
    """The registration panel, unless its learning is complete and renewal is still to open: then nothing is to be done yet."""
    return panel if panel and (panel["status"].window_open or not panel["status"].learning_complete) else None
