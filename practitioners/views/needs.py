"""Pages about learning needs: lists and one need. What changes one is in need_changes.py."""

from django.urls import reverse

from learning_org.web import clock
from learning_org.web.views.base import ExportPage, ListPage, RecordPage, SetMixin
from practitioners import registries
from practitioners.filters.needs import NeedFilter
from practitioners.models import AgreedAction, LearningNeed
from practitioners.queries.actions import action_status
from practitioners.queries.needs import may_speak_up, need_status, need_tabs, needs_in_tab, source_words, what_met
from practitioners.services.needs import UNMET
from practitioners.tables.needs import NeedTable
from practitioners.views.tabs import TabsContextMixin, TabsMixin

EMPTY = {
    "mine": ("No learning needs yet", "Add what you want to learn. It stays here until it is met, and your manager sees it too."),
    "raised": ("You have raised none for others", "To raise one, open the page of somebody in your line and choose Raise a learning need."),
    "line": ("Nobody in your line has a learning need", "To raise one, open somebody's page and choose Raise a learning need."),
    "role": ("There are none that your role lets you see", "Needs appear here as they are raised."),
}


class NeedSet(TabsMixin, SetMixin):
    """The needs of the tab that is asked for, filtered."""

    model = LearningNeed
    filterset_class = NeedFilter
    list_url = "practitioners:need_list"

    def tabs(self):
        return need_tabs(self.request.user)

    def get_queryset(self):
        return needs_in_tab(self.request.user, self.tab)


class NeedListView(NeedSet, TabsContextMixin, ListPage):
    """Learning needs: mine, those I raised, my line's and those that my role lets me see (P19, P20)."""

    title = "Learning needs"
    wide = True
    template_name = "practitioners/need_list.html"
    menu = "practitioners:need_list"
    table_class = NeedTable
    noun = ("learning need", "learning needs")
    export_url = "practitioners:need_export"
    empty = EMPTY
    action = ("Add a learning need", "practitioners:need_create")

    def get_queryset(self):
        return super().get_queryset().defer("reason", "plan", "met_how", "ended_reason")

    def get_context_data(self, **kwargs):
        may = self.request.user.has_perm("practitioners.view_team_needs")
        return super().get_context_data(**{"team_url": reverse("practitioners:team_needs") if may else ""} | kwargs)


class NeedExportView(NeedSet, ExportPage):
    """The same list as CSV."""

    filename = "learning-needs"
    list_url = "practitioners:need_list"
    columns = (
        ("Who", "person.name"),
        ("What is needed", "title"),
        ("Why", "reason"),
        ("Noticed in", lambda need: source_words(need.source)),
        ("Theme", "theme"),
        ("Framework", "standard.version.framework.short_name"),
        ("Standard", "standard"),
        ("Priority", "get_priority_display"),
        ("Raised by", "raised_by.name"),
        ("Raised on", "raised_on"),
        ("Wanted by", "wanted_by"),
        ("State", lambda need: need_status(need, clock.today())[1]),
        ("Plan", "plan"),
        ("Met or ended on", "closed_on"),
        ("How it was met", lambda need: "A piece of learning" if need.met_by_entry_id else need.met_how),
        ("Why it was ended", "ended_reason"),
    )


class NeedDetailView(RecordPage):
    """One need: what and why, its plan, how it ended, and the actions that come of it (P16, P20, P43)."""

    model = LearningNeed
    content = True
    template_name = "practitioners/need_detail.html"
    menu = "practitioners:need_list"
    crumbs = ()

    def get_queryset(self):
        related = ("person", "raised_by", "closed_by", "theme", "standard__version__framework")
        return super().get_queryset().select_related(*related)

    def get_crumbs(self):
        return (("Learning needs", reverse("practitioners:need_list")),)

    def get_caption(self):
        own = self.object.person_id == self.request.user.access.person_id
        return "Your learning need" if own else f"Learning need of {self.object.person}"

    def get_context_data(self, **kwargs):
        need, user, on = self.object, self.request.user, clock.today()
        actions = AgreedAction.objects.visible_to(user).filter(need=need).with_due_on(on).order_by("agreed_on", "pk")
        words, entry = what_met(need, user)
        context = {
            "status": need_status(need, on),
            "noticed": source_words(need.source),
            "unmet": need.state in UNMET,
            "met_words": words,
            "met_entry": entry,
            "may_speak_up": may_speak_up(need, user, on),
            "may_write": user.has_perm("practitioners.change_need", need),
            "joined": registries.joined_to_need(need, user, on),
            "actions": [(action, action_status(action, on)) for action in actions],
        }
        return super().get_context_data(**context | kwargs)
