from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.trail import registries
from learning_org.trail.historian import history_of
from learning_org.web.views.base import RecordPage


class HistoryPage(RecordPage):
    """What happened to one record and its `parts`: when, by whom, on which page, what changed. For those who may read the record."""

    content = True
    template_name = "trail/history_page.html"
    title = "What happened to this record"
    lede = "Every change is kept by the database itself, and nobody can alter this list."
    parts = ()

    def get_title(self):
        return self.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(changes=history_of(self.object, self.parts), **kwargs)


class RecordHistoryView(HistoryPage):
    """The history of any kind of record that an app has registered (registries.HistoryKind)."""

    @cached_property
    def kind(self):
        """The HistoryKind that the address names. Raises Http404."""
        kind = registries.find_history(self.kwargs["kind"])
        if kind is None:
            raise Http404
        return kind

    @property
    def model(self):
        return self.kind.model

    @property
    def parts(self):
        return self.kind.parts

    @property
    def permission(self):
        return self.kind.permission

    def get_denied(self):
        return self.kind.denied

    def get_read_subject(self):
        return self.kind.subject(self.object)

    def get_caption(self):
        return str(self.object)

    def get_back(self):
        return ("Back to the record", reverse(self.kind.url_name, args=[self.object.pk]))
