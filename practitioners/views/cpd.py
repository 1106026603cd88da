"""Pages about learning: my list, its files, one piece and its history. What changes one is in cpd_changes.py."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.urls import reverse

from learning_org.trail.historian import Part
from learning_org.trail.views.base import HistoryPage, ReadLogMixin
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, ListPage, RecordPage, SetMixin
from practitioners.filters.cpd import LearningFilter
from practitioners.models import CPDEntry, CPDFile, CPDShare, CPDState, PeerReflection, Reflection
from practitioners.queries.cpd import files_of, in_a_sentence, own_learning, with_parts
from practitioners.queries.discussions import waiting_discussions
from practitioners.queries.posts import post_of
from practitioners.queries.readers import live_links, readers_of
from practitioners.queries.registration import own_status
from practitioners.queries.sampling import reviews_of
from practitioners.registries import evidence_uses_of
from practitioners.tables.cpd import LearningTable

MENU = "practitioners:cpd_list"


class LearningSet(SetMixin):
    """One's own pieces, filtered."""

    model = CPDEntry
    filterset_class = LearningFilter

    def get_queryset(self):
        return own_learning(self.request.user)


class CPDListView(LearningSet, ListPage):
    """My learning, newest first, with what registration still needs (P14, S53)."""

    title = "My learning"
    template_name = "practitioners/cpd_list.html"
    menu = MENU
    table_class = LearningTable
    noun = ("piece of learning", "pieces of learning")
    export_url = "practitioners:cpd_export"
    action = ("Record learning", "practitioners:cpd_create")
    empty_title = "No learning recorded yet"
    empty_text = "A course, a visit with a colleague, an article: whatever changed how you work. Recording it takes three minutes."

    def get_lede(self):
        status = own_status(self.request.user, clock.today())
        return status.sentence if status else "What you learn, and what it changes for the people you work with."

    def get_queryset(self):
        return super().get_queryset().defer("description", "did_differently", "how_well", "better_for_child", "source")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            waiting=waiting_discussions(self.person), keeps_sources=self.request.user.has_perm("practitioners.keep_sources"), **kwargs
        )


def standards_in_words(entry):
    """The standards that a piece shows, each with its version, as text."""
    return "; ".join(f"{row.standard} ({row.standard.version})" for row in entry.shown_standards.all())


def files_in_words(entry):
    """The names of a piece's files, as text."""
    return "; ".join(row.file.name for row in entry.present_files)


def part(name, attribute):
    """A reader of one attribute of a piece's reflection or peer reflection; empty when it has none."""
    return lambda entry: getattr(getattr(entry, name, None), attribute, "")


LEARNING_COLUMNS = (
    ("What I did", "title"),
    ("Kind", "get_kind_display"),
    ("When", "learnt_on"),
    ("Hours", "hours"),
    ("What it was, and why it matters", "description"),
    ("Reflection", part("reflection", "text")),
    ("What I did differently", "did_differently"),
    ("How well it went", "how_well"),
    ("Whether the child is better off", "better_for_child"),
    ("Talked about it with", part("peer_reflection", "peer_name")),
    ("What I learnt from talking about it", part("peer_reflection", "text")),
    ("Standards", standards_in_words),
    ("Research or resource", "source"),
    ("Found in", "found_in.name"),
    ("Case reference", "case_reference.reference"),
    ("Shared with, and how", "passed_on"),
    ("Files", files_in_words),
    ("Who may read it", "get_sharing_display"),
    ("State", "get_state_display"),
)


class CPDExportView(LearningSet, ExportPage):
    """My learning as CSV, all parts of it (experience: "take my record with me")."""

    filename = "my-learning"
    list_url = "practitioners:cpd_list"
    columns = LEARNING_COLUMNS

    def get_queryset(self):
        return with_parts(super().get_queryset())


class CPDDetailView(ReadLogMixin, RecordPage):
    """One piece: all of it for the author and whom they share it with, the peer's part alone for the peer (policy, "CPD entry")."""

    model = CPDEntry
    template_name = "practitioners/cpd_detail.html"
    menu = MENU

    def get_queryset(self):
        readable = CPDEntry.objects.readable_by(self.request.user).filter(pk=OuterRef("pk")).order_by()
        return super().get_queryset().select_related("person", "found_in", "case_reference").annotate(may_be_read=Exists(readable))

    def check_access(self):
        """403 for those who may know of the piece but read no part of it."""
        super().check_access()
        entry, user = self.object, self.request.user
        self.own = entry.person_id == user.access.person_id
        self.peer = PeerReflection.objects.readable_by(user).filter(entry=entry).select_related("peer").first()
        if not entry.may_be_read and self.peer is None:
            raise PermissionDenied(
                f"{entry.person} wrote this. Only they, and those with whom they share it, can read it. "
                f"Ask {entry.person} to share it with you."
            )

    def get_crumbs(self):
        return (("My learning", reverse(MENU)),) if self.own else ()

    def get_caption(self):
        if self.object.state == CPDState.WITHDRAWN:
            return "Withdrawn: it no longer counts"
        return "Your learning" if self.own else f"Learning of {self.object.person}"

    def get_context_data(self, **kwargs):
        entry, user = self.object, self.request.user
        context = {"own": self.own, "peer": self.peer, "full": entry.may_be_read, "recorded": entry.state == CPDState.RECORDED}
        asked = self.peer is not None and context["recorded"] and user.has_perm("practitioners.answer_peer", self.peer)
        context["uses"] = evidence_uses_of(entry) if self.own or asked else []
        context |= {"answers": asked and not context["uses"], "kept": asked and bool(context["uses"])}
        if entry.may_be_read:
            context["reflection"] = Reflection.objects.readable_by(user).filter(entry=entry).first()
            context["standards"] = [
                row.standard for row in entry.shown_standards.select_related("standard__version__framework").order_by("standard__order")
            ]
            context["files"] = files_of(entry, user)
            context["reviews"] = reviews_of(entry, user)
        if self.own:
            context |= {"needs_met": entry.needs_met.all(), "post": post_of(entry)} | self.get_readers()
        return super().get_context_data(**context | kwargs)

    def get_readers(self):
        """Who may read the piece, in words, and which links open it."""
        readers = readers_of(self.object, clock.today())
        shown = [(why, in_a_sentence([reader.name for reader in people])) for why, people in readers]
        links = live_links(self.object, clock.today()) if self.object.state == CPDState.RECORDED else []
        return {"readers": shown, "links": links, "reflective": [link.for_whom for link in links if link.with_reflections]}


class CPDHistoryView(HistoryPage):
    """What happened to a piece: for its author."""

    model = CPDEntry
    permission = "practitioners.trace_cpd"
    denied = "Only the author sees the history of their learning."
    parts = (
        Part("Reflection", Reflection, "entry"),
        Part("Peer reflection", PeerReflection, "entry"),
        Part("Shared", CPDShare, "entry"),
        Part("File", CPDFile, "entry"),
    )
    menu = MENU

    def get_back(self):
        return ("Back to the piece", reverse("practitioners:cpd_detail", args=[self.object.pk]))
