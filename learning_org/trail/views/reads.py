from learning_org.accounts.roles import REASON_ROLES
from learning_org.trail import registries
from learning_org.trail.filters import ReadLogFilter
from learning_org.trail.granted import open_grant
from learning_org.trail.models import ReadLog
from learning_org.trail.services import log_read
from learning_org.trail.tables import MyReadTable, ReadLogTable
from learning_org.web.views.base import ListPage


class ReadLogMixin:
    """For a page that shows content by another measure than `content`: every page with content notes its reading by itself."""

    logs_read = True


def note_read(page):
    """Note that a page showed somebody's content to somebody else: one insert, in the same request (issue: who has read mine).

    Whose it is the page says (`get_read_subject()`), else registries.subject_of its record. None is nobody's.
    """
    subject = page.get_read_subject() if hasattr(page, "get_read_subject") else registries.subject_of(page.object)
    if subject is None or getattr(subject, "pk", subject) == page.person.pk:
        return
    name = page.request.resolver_match.view_name
    log_read(page.object, subject=subject, page=name, by=page.person, reason=reason_of(page))


def reason_of(page):
    """The ReasonGrant by which the person reads the page's record, or None: asked where the kind of record knows reasons."""
    kind = registries.find_signed(page.object._meta.label_lower)
    asked = kind is not None and kind.reason_permission and page.request.user.access.has(*REASON_ROLES)
    return open_grant(page.object, page.request.user) if asked else None


class MyReadsView(ListPage):
    """Who has read my records, when, and which kind."""

    model = ReadLog
    table_class = MyReadTable
    template_name = "trail/my_reads.html"
    title = "Who has read my records"
    lede = "Each time that somebody else opens a record about you, it is noted here."
    noun = ("read", "reads")
    empty_title = "Nobody else has read your records"
    empty_text = "When your manager, supervisor or anybody else opens what you have written or what is written about you, they appear here."

    def get_queryset(self):
        return super().get_queryset().about(self.person).select_related("reader")


class ReadLogView(ListPage):
    """Information governance: every read, without content."""

    model = ReadLog
    table_class = ReadLogTable
    filterset_class = ReadLogFilter
    permission = "trail.view_read_log"
    denied = "The information-governance officer sees this. Your own page shows who has read your records."
    template_name = "trail/my_reads.html"
    menu = "trail:read_log"
    title = "Log of reads"
    lede = "Who has opened whose record, and when. What the records say is not shown."
    wide = True
    noun = ("read", "reads")
    empty_title = "Nothing has been read yet"
    empty_text = "When somebody opens another person's record, it is noted here."

    def get_queryset(self):
        return super().get_queryset().select_related("reader", "subject")

    def get_context_data(self, **kwargs):
        asked = any(value for name, value in self.request.GET.items() if name not in ("page", "sort"))
        return super().get_context_data(**{"filtered": asked} | kwargs)
