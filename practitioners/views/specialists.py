"""Practice champions and specialist roles: which team has whom, who holds what, giving and ending."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Value
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.views.base import FormPage, ListPage, PageView, SetMixin
from practitioners.filters.specialists import HoldingFilter, TeamFilter
from practitioners.forms.specialists import EndHoldingForm, GiveHoldingForm
from practitioners.models import SpecialistHolding, UnitAncestry
from practitioners.queries.specialists import gaps_in, holdings_known_to, roles_for_each_team, team_rows, teams_of
from practitioners.rules.specialists import KEEPERS
from practitioners.services.holdings import end_holding, give_holding
from practitioners.tables.specialists import HoldingTable
from practitioners.views.placements import RowFormPage

MENU, UNITS = "practitioners:specialist_teams", "practitioners:unit_list"
TEAMS_A_PAGE = 8
MAY = "practitioners.give_specialist_role"
DENIED = "Administrators record this, and service managers and the principal social worker for their own units."


class ChampionsMixin:
    """The two tabs, and what this person may do."""

    menu = UNITS
    wide = True
    title = "Champions and specialists"

    def get_context_data(self, **kwargs):
        pages = [("Team by team", MENU, SpecialistTeamsView), ("Name by name", "practitioners:specialist_list", SpecialistListView)]
        user = self.request.user
        context = {
            "tabs": [(words, reverse(name), isinstance(self, view)) for words, name, view in pages],
            "may_give": user.has_perm(MAY),
            "may_keep": user.has_perm("practitioners.keep_specialist_roles"),
        }
        return super().get_context_data(**context | kwargs)


class SpecialistTeamsView(ChampionsMixin, SetMixin, PageView):
    """Each team with its champions, and where nobody is one (S30, S59, Q55)."""

    template_name = "practitioners/specialist_teams.html"
    filterset_class = TeamFilter

    def get_queryset(self):
        return teams_of(self.request.user, clock.today())

    def get_context_data(self, **kwargs):
        today, roles, teams = clock.today(), roles_for_each_team(), self.get_records()
        page = Paginator(teams, TEAMS_A_PAGE).get_page(self.request.GET.get("page"))
        user = self.request.user
        context = {
            "roles": roles,
            "teams": page,
            "rows": team_rows(list(page), roles, user, today),
            "gaps": gaps_in(teams, roles, today),
            "filter": self.filterset.form,
            "filtered": bool(self.request.GET.get("unit")),
            "mine": self._mine(list(page)),
        }
        return super().get_context_data(**context | kwargs)

    def _mine(self, teams):
        """The keys of those of these teams for which this person may name somebody."""
        access = self.request.user.access
        if access.has(Role.ADMINISTRATOR):
            return {team.pk for team in teams}
        units = access.units(*KEEPERS)
        if not units:
            return set()
        rows = UnitAncestry.objects.filter(ancestor__in=units, descendant__in=teams, period__contains=clock.today())
        return set(rows.values_list("descendant_id", flat=True))


class SpecialistListView(ChampionsMixin, ListPage):
    """Everybody who holds a specialist role today, or will as far as that is told: chairs, reviewing officers, decision makers (Q56)."""

    model = SpecialistHolding
    template_name = "practitioners/specialist_list.html"
    filterset_class = HoldingFilter
    table_class = HoldingTable
    noun = ("holder", "holders")
    empty_title = "Nobody holds a specialist role yet"
    empty_text = "Practice champions, specialists, chairs and decision makers appear here as soon as somebody records them."

    def get_queryset(self):
        access = self.request.user.access
        rows = holdings_known_to(self.request.user, clock.today())
        if access.has(Role.ADMINISTRATOR):
            return rows.annotate(may_end=Value(True))
        mine = UnitAncestry.objects.filter(ancestor__in=access.units(*KEEPERS), descendant=OuterRef("unit"), period__contains=clock.today())
        return rows.annotate(may_end=Exists(mine))

    def get_table_kwargs(self):
        return {} if self.request.user.has_perm(MAY) else {"exclude": ("end",)}


class SpecialistGiveView(FormPage):
    """Somebody holds a role for a unit from a day on. A gap leads here with its role and team."""

    permission = MAY
    denied = DENIED
    form_class = GiveHoldingForm
    title = "Name a champion or specialist"
    submit = "Record this"
    success_message = "It is recorded, and they are told."
    menu = UNITS

    def get_back(self):
        return ("Back to champions and specialists", reverse(MENU))

    def get_initial(self):
        asked = {name: self.request.GET.get(name, "") for name in ("role", "unit")}
        return {"first_day": clock.today()} | {name: value for name, value in asked.items() if value.isascii() and value.isdigit()}

    def save(self, form):
        data = dict(form.cleaned_data)
        return give_holding(data.pop("other"), **data, by=self.person)


class SpecialistEndView(RowFormPage):
    """The last day on which somebody holds a role."""

    model = SpecialistHolding
    select = ("role", "unit")
    permission = "practitioners.end_specialist_role"
    denied = DENIED
    form_class = EndHoldingForm
    title = "End this role"
    submit = "Save the last day"
    success_message = "The last day of the role is recorded."
    menu = UNITS

    def get_back(self):
        return ("Back to champions and specialists", reverse("practitioners:specialist_list"))

    def save(self, form):
        return end_holding(self.object, **form.cleaned_data, by=self.person)
