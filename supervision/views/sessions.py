"""Pages about supervisions: the list, and one record. What changes one is in session_changes.py, content.py and signing.py."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from learning_org.trail.historian import Part
from learning_org.trail.services import log_read
from learning_org.trail.views.base import HistoryPage, ReasonWayInMixin, addenda_context
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, ListPage, RecordPage, SetMixin
from practitioners.views.tabs import TabsContextMixin, TabsMixin
from supervision.filters import SessionFilter
from supervision.models import CarriedAction, CaseDiscussion, SessionAction, SessionNeed, SessionNote, SessionState, SupervisionSession
from supervision.queries.record import caption_of, record_of
from supervision.queries.sessions import session_status, session_tabs, sessions_in_tab
from supervision.queries.timescales import short, timescale_of, timescale_status
from supervision.services.sessions import NOT_WRITABLE
from supervision.services.signing import waits_for_nobody
from supervision.tables import SessionTable

LIST = "supervision:session_list"
EMPTY = {
    "mine": ("No supervision yet", "Your supervisions appear here when your supervisor, or your line, plans one."),
    "given": ("You give no supervision yet", "Plan one with somebody in your line, or whom you supervise."),
    "line": ("Nobody in your line has a supervision yet", "They appear here, with when and with whom, as they are planned."),
    "role": ("There are none that your role lets you know of", "They appear here, with when and with whom, as they are planned."),
}


def who_can(session):
    """What somebody is told who knows of a supervision and may not read it."""
    return (
        f"{session.supervisee} and {session.supervisor} can read this supervision, and {session.supervisor}'s line manager. Whoever leads "
        f"{session.supervisee}'s supervision today reads it too. If your work needs something that is in it, ask one of them."
    )


class SessionSet(TabsMixin, SetMixin):
    """The supervisions of the tab that is asked for, filtered."""

    model = SupervisionSession
    filterset_class = SessionFilter
    list_url = LIST

    def tabs(self):
        return session_tabs(self.request.user)

    def get_queryset(self):
        return sessions_in_tab(self.request.user, self.tab)


class SessionListView(SessionSet, TabsContextMixin, ListPage):
    """Supervisions: mine, those I give, my line's and those that my role lets me know of (Q89, M9)."""

    title = "Supervision"
    template_name = "supervision/session_list.html"
    menu = LIST
    table_class = SessionTable
    noun = ("supervision", "supervisions")
    export_url = "supervision:session_export"
    empty = EMPTY

    def get_action(self):
        may = self.request.user.has_perm("supervision.plan_session")
        return ("Plan a supervision", "supervision:session_plan") if may else None

    def get_table_kwargs(self):
        return {"exclude": {"mine": ("person",), "given": ("supervisor",)}.get(self.tab, ())}


class SessionExportView(SessionSet, ExportPage):
    """The same list as CSV: that they took place, never what was said."""

    filename = "supervisions"
    list_url = LIST
    columns = (
        ("Date", "day"),
        ("Supervisee", "supervisee.name"),
        ("Supervisor", "supervisor.name"),
        ("Kind", "get_kind_display"),
        ("State", lambda session: session_status(session, clock.today())[1]),
        ("Held on", "held_on"),
        ("Signed by both on", "signed_on"),
    )


class UnsignedMixin:
    """For what can be done only until both have signed, or it was cancelled: later the page says why not, and shows the supervision."""

    def get(self, request, *args, **kwargs):
        session = self.session
        if session.state in (SessionState.SIGNED, SessionState.CANCELLED):
            messages.info(request, NOT_WRITABLE[session.state])
            return HttpResponseRedirect(reverse("supervision:session_detail", args=[session.pk]))
        return super().get(request, *args, **kwargs)


class SessionPage(ReasonWayInMixin):
    """What the pages of one supervision share: who may know of it, who may read it, where they are."""

    model = SupervisionSession
    content = True
    menu = LIST

    @property
    def session(self):
        return self.object

    def get_queryset(self):
        return super().get_queryset().select_related("note").with_people()

    def get_unreadable(self, session):
        return who_can(session)

    def get_caption(self):
        return f"{self.object}, {self.object.supervisee} with {self.object.supervisor}"

    def get_back(self):
        return ("Back to the supervision", reverse("supervision:session_detail", args=[self.object.pk]))

    def get_read_subject(self):
        return self.object.supervisee


class SessionDetailView(SessionPage, RecordPage):
    """The record of one supervision, on one page: what was carried over, said, agreed and signed (P31 to P38, Q88 to Q91)."""

    template_name = "supervision/session_detail.html"
    wide = True

    def get_title(self):
        return f"{self.object.supervisee} with {self.object.supervisor}"

    def get_caption(self):
        return caption_of(self.object)

    def get_back(self):
        own = self.object.supervisee.pk == self.person.pk
        return ("Back to supervision", reverse(LIST) if own else f"{reverse(LIST)}?tab=given")

    def get(self, request, *args, **kwargs):
        """A reading of the wellbeing part is noted for itself, so that the supervisee sees each one."""
        response = super().get(request, *args, **kwargs)
        if note := response.context_data["wellbeing"]:
            log_read(note, subject=self.object.supervisee, page=request.resolver_match.view_name, by=self.person)
        return response

    def get_context_data(self, **kwargs):
        session, user, on = self.object, self.request.user, clock.today()
        context = record_of(session, user, on)
        timescale = timescale_of(session.supervisee, on)
        signed = {signature.person_id for signature, _ in context["signatures"]}
        context |= {
            "on": on,
            "timescale": timescale_status(timescale, on),
            "next_on": session.next_on and short(session.next_on, on),
            "may": self._may(session, user, signed),
            "state": session.state,
            "signed_ids": signed,
            "all_match": all(whole for _, whole in context["signatures"]),
        }
        return super().get_context_data(**context | addenda_context(session, user) | kwargs)

    def _may(self, session, user, signed):
        """What this person may do now: asked of the same permissions as the pages, and of the state."""
        planned, held, waiting = (session.state == state for state in (SessionState.PLANNED, SessionState.HELD, SessionState.WAITING))
        supervises = user.has_perm("supervision.write_session", session)
        part = user.has_perm("supervision.sign_session", session)
        return {
            "prepare": planned and user.has_perm("supervision.prepare_session", session),
            "start": planned and supervises,
            "cancel": planned and part,
            "write": held and supervises,
            "cases": (planned and part) or (held and supervises),
            "wellbeing": (planned or held) and part,
            "sign": (held or (waiting and self.person.pk not in signed)) and part,
            "send_back": waiting and part and self.person.pk not in signed,
            "take_back": waiting and part and self.person.pk in signed and waits_for_nobody(session, self.person),
            "plan_next": session.state == SessionState.SIGNED and user.has_perm("supervision.plan_session_for_person", session.supervisee),
        }


class SessionHistoryView(SessionPage, HistoryPage):
    """What happened to one supervision and what was written in it, by whom and when. Wellbeing is not among it."""

    menu = LIST
    parts = (
        Part("Notes", SessionNote, "session"),
        Part("A case", CaseDiscussion, "session"),
        Part("An action from last time", CarriedAction, "session"),
        Part("An agreed action", SessionAction, "session"),
        Part("A learning need", SessionNeed, "session"),
    )
