"""What a team needs to learn, like with like, and the file of it. The needs behind a line are in the list of needs."""

from django.urls import reverse

from learning_org.web import clock
from learning_org.web.views.base import ExportPage, ListPage, SetMixin
from practitioners.filters.needs import TeamNeedFilter
from practitioners.models import LearningNeed
from practitioners.queries.needs import needs_in_tab
from practitioners.queries.team_needs import GROUPINGS, group_words, grouped_needs, team_tabs, total_of
from practitioners.tables.needs import TeamNeedTable
from practitioners.views.tabs import TabsContextMixin, TabsMixin


class TeamNeedSet(TabsMixin, SetMixin):
    """The unmet needs of the line, or of the units of a role, filtered and in groups."""

    model = LearningNeed
    filterset_class = TeamNeedFilter
    list_url = "practitioners:team_needs"
    permission = "practitioners.view_team_needs"
    denied = "Managers, lead supervisors, training officers and the principal social worker see what a team needs."

    def tabs(self):
        return team_tabs(self.request.user)

    @property
    def by(self):
        """What like is; what makes no sense is the theme."""
        asked = self.request.GET.get("by")
        return asked if asked in GROUPINGS else "theme"

    def get_queryset(self):
        return needs_in_tab(self.request.user, self.tab)

    def get_records(self):
        return grouped_needs(super().get_records(), self.by, clock.today())


class TeamNeedsView(TeamNeedSet, TabsContextMixin, ListPage):
    """What the people whom the reader may know of need to learn, by theme, standard or source (P16, M1, S96)."""

    title = "What the team needs to learn"
    template_name = "practitioners/team_needs.html"
    menu = "practitioners:need_list"
    table_class = TeamNeedTable
    noun = ("group", "groups")
    export_url = "practitioners:team_needs_export"
    empty = {
        "line": ("Nobody in your line has an unmet learning need", "Their needs appear here as they are raised, like with like."),
        "role": ("Nobody in your units has an unmet learning need", "Needs appear here as they are raised, like with like."),
    }

    def get_crumbs(self):
        return (("Learning needs", reverse("practitioners:need_list")),)

    def get_lede(self):
        total = total_of(self.filterset.qs, clock.today())
        if not total["needs"]:
            return ""
        needs, people = (f"{total[name]} {one if total[name] == 1 else many}" for name, one, many in NOUNS)
        return f"{needs} of {people} {'is' if total['needs'] == 1 else 'are'} not met, {total['overdue'] or 'none'} past their date."

    def get_table_kwargs(self):
        asked = {name: self.request.GET.get(name) for name in ("unit", "priority")}
        return {"by": self.by, "narrowed": {"tab": self.tab, **{name: value for name, value in asked.items() if value}}}


NOUNS = (("needs", "learning need", "learning needs"), ("people", "person", "people"))


class TeamNeedsExportView(TeamNeedSet, ExportPage):
    """The same groups as CSV."""

    filename = "what-the-team-needs"

    @property
    def columns(self):
        return (
            (GROUPINGS[self.by][0], lambda row: group_words(row, self.by)),
            ("Needs", "needs"),
            ("People", "people"),
            ("Past their date", "overdue"),
            ("Needed to practise safely", "safely"),
        )
