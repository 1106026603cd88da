"""What was opened with a reason: for who asked, the people concerned, the principal social worker and information governance."""

from django.urls import NoReverseMatch, reverse

from learning_org.trail import registries
from learning_org.trail.models import ReadLog, ReasonGrant
from learning_org.trail.tables import ReasonTable
from learning_org.web import clock
from learning_org.web.views.base import ListPage, RecordPage

LIST = "trail:reason_list"


class ReasonListView(ListPage):
    """Every record that was opened with a reason, as far as one may know of it."""

    model = ReasonGrant
    table_class = ReasonTable
    title = "Opened with a reason"
    lede = "Supervisions and appraisals that somebody opened who does not read them otherwise: who, why, and until when."
    noun = ("record opened", "records opened")
    back = ("Back to who has read my records", "/who-has-read/")
    empty_title = "Nothing was opened with a reason"
    empty_text = "When somebody opens a supervision or an appraisal of yours with a reason, you are told at once, and it stays here."

    def get_queryset(self):
        return super().get_queryset().select_related("asked_by").prefetch_related("concerned__person")


class ReasonDetailView(RecordPage):
    """One reason: who gave it, for what, until when, and each time that the record was read by it."""

    model = ReasonGrant
    content = True
    template_name = "trail/reason_detail.html"
    title = "Opened with a reason"

    def get_queryset(self):
        return super().get_queryset().select_related("asked_by")

    def get_caption(self):
        return self.object.record_title

    def get_back(self):
        return ("Back to what was opened with a reason", reverse(LIST))

    def get_context_data(self, **kwargs):
        grant = self.object
        context = {
            "people": [row.person for row in grant.concerned.select_related("person").order_by("person__sort_key")],
            "reads": list(ReadLog.objects.filter(reason=grant).order_by("-read_at")[:50]),
            "open_now": grant.given_at <= clock.now() < grant.ends_at,
            "record_url": self._record_url(grant),
        }
        return super().get_context_data(**context | kwargs)

    def _record_url(self, grant):
        """The address of the record, for whoever may read it now; else None."""
        try:
            kind = registries.signed_kind(grant.record_kind)
            readable = kind.model._default_manager.readable_by(self.request.user).filter(pk=grant.record_id).exists()
            return reverse(kind.url_name, args=[grant.record_id]) if readable else None
        except (KeyError, NoReverseMatch):
            return None
