from learning_org.trail.queries import history_of
from learning_org.web.views.base import RecordPage


class HistoryPage(RecordPage):
    """What happened to one record: when, by whom, on which page, which fields. Apps mount it with `model`, `permission` and `back`."""

    content = True
    template_name = "trail/history_page.html"
    title = "What happened to this record"
    lede = "Every change is kept by the database itself, and nobody can alter this list."

    def get_title(self):
        return self.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(changes=history_of(self.object), **kwargs)
