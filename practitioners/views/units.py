"""Units: the tree as it stood on a date, one unit with its people, and an administrator's changes to both."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.accounts.models import Person
from learning_org.accounts.roles import MANAGER_ROLES
from learning_org.trail.views.base import SeenRecordMixin
from learning_org.web import clock
from learning_org.web.periods import last_day
from learning_org.web.views.base import FormPage, ListPage, PageView
from practitioners.forms.units import SHOWN, AsAtForm, UnitAddForm, UnitCloseForm, UnitForm, UnitMoveForm
from practitioners.models import Position, RoleGrant, Unit
from practitioners.queries.establishment import posts_on, totals
from practitioners.queries.units import children_of, crumbs, standing_of, successions_of, tree
from practitioners.services.guard import day
from practitioners.services.units import add_unit, close_unit, edit_unit, move_unit
from practitioners.tables.people import UnitPeopleTable
from practitioners.views.people import DENIED

MENU = "practitioners:unit_list"
UNITS_A_PAGE = 100  # about 45 KiB: a council's whole tree mostly fits on one


class AsAtMixin:
    """A page that can be opened as at a date: ?on=2026-03-01, or the three boxes of its own form. Otherwise today."""

    @cached_property
    def form(self):
        data = self.request.GET
        if "on" in data and "on_day" not in data:
            year, month, on = ([*data["on"].split("-"), "", ""])[:3]
            data = {"on_day": on, "on_month": month, "on_year": year}
        return AsAtForm(data if "on_day" in data else None, initial={"on": clock.today()}, user=self.request.user)

    @cached_property
    def on(self):
        return (self.form.is_valid() and self.form.cleaned_data["on"]) or clock.today()

    @property
    def query(self):
        """What links to other units carry, so that they stay on the date."""
        return "" if self.on == clock.today() else f"?on={self.on.isoformat()}"

    def get_context_data(self, **kwargs):
        then = self.on != clock.today()
        return super().get_context_data(**{"on": self.on, "query": self.query, "then": then, "as_at": self.form} | kwargs)


class UnitListView(AsAtMixin, PageView):
    """The tree of units with the people in each (S15, S23)."""

    template_name = "practitioners/unit_list.html"
    title = "Units"
    menu = MENU

    def get_lede(self):
        if self.on != clock.today():
            return f"As they stood on {day(self.on)}."
        return "How the service is organised today. People count once, where they have their main position."

    def get_context_data(self, **kwargs):
        pages = Paginator(tree(Unit.objects.visible_to(self.request.user), self.on), UNITS_A_PAGE)
        branches = pages.get_page(self.request.GET.get("page"))
        may = {"may_add": "practitioners.add_unit", "may_see_vacancies": "practitioners.view_posts"}
        may = {name: self.request.user.has_perm(permission) for name, permission in may.items()}
        return super().get_context_data(branches=branches, **may, **kwargs)


class UnitDetailView(AsAtMixin, ListPage):
    """A unit with its people, managers first, what stands under it, and where it stood (S15, S23)."""

    template_name = "practitioners/unit_detail.html"
    table_class = UnitPeopleTable
    menu = MENU
    noun = ("person", "people")
    empty_title = "Nobody is placed here"
    wide = False

    @cached_property
    def unit(self):
        return get_object_or_404(Unit.objects.visible_to(self.request.user).select_related("organisation"), pk=self.kwargs["pk"])

    def get_permission_object(self):
        return self.unit

    def get_title(self):
        return self.unit.name

    def get_caption(self):
        return f"{self.unit.get_kind_display()}, {self.unit.organisation}"

    def get_lede(self):
        opened, closes = self.unit.period.lower, last_day(self.unit.period)
        if self.on < opened:
            return f"Opens on {day(opened)}."
        if closes and closes < self.on:
            return f"Closed after {day(closes)}."
        return f"As it stood on {day(self.on)}." if self.on != clock.today() else ""

    def get_crumbs(self):
        above = [(unit.name, reverse("practitioners:unit_detail", args=[unit.pk]) + self.query) for unit in crumbs(self.unit, self.on)]
        return [("Units", reverse(MENU) + self.query), *above]

    def get_records(self):
        """Positions in the unit on the date, of people whom the user may know: managers first, then by name; one row a position."""
        manages = RoleGrant.objects.filter(person=OuterRef("person"), unit=self.unit, role__in=MANAGER_ROLES, period__contains=self.on)
        known = Person.objects.visible_to(self.request.user).values("pk").order_by()
        rows = Position.objects.filter(unit=self.unit, period__contains=self.on, person__in=known).select_related("person", "job")
        return rows.annotate(manages=Exists(manages)).order_by("-manages", "-is_primary", "person__sort_key", "pk")

    def get_context_data(self, **kwargs):
        context = {
            "unit": self.unit,
            "children": list(children_of(self.unit, self.on)),
            "standing": [(row, last_day(row.period)) for row in standing_of(self.unit)],
            "successions": successions_of(self.unit),
            "may": {verb: self._may(f"{verb}_unit") for verb in ("change", "move", "close", "merge")} | {"post": self._may("keep_posts")},
        }
        context["may"]["coverage"] = self._may("view_unit_coverage")
        return super().get_context_data(**context | self._posts() | kwargs)

    def _may(self, verb_noun):
        return self.request.user.has_perm(f"practitioners.{verb_noun}", self.unit)

    def _posts(self):
        """The established posts of the date, for whom policy lets read them."""
        if not self._may("view_posts"):
            return {}
        rows = list(posts_on(self.on).filter(unit=self.unit))
        return {"show_posts": True, "posts": rows, "totals": totals(rows)}


class UnitPage(FormPage):
    """A form about a unit."""

    model = Unit
    denied = DENIED
    menu = MENU

    def get_back(self):
        return (f"Back to {self.object}", reverse("practitioners:unit_detail", args=[self.object.pk]))

    def get_caption(self):
        return str(self.object)


class UnitCreateView(FormPage):
    """An administrator adds a unit from a day on."""

    permission = "practitioners.add_unit"
    denied = DENIED
    form_class = UnitAddForm
    title = "Add a unit"
    submit = "Add this unit"
    menu = MENU

    def get_back(self):
        return ("Back to units", reverse(MENU))

    def get_initial(self):
        return {"first_day": clock.today()}

    def save(self, form):
        return add_unit(**form.cleaned_data, by=self.person)

    def get_success_message(self):
        return f"{self.result} is added."

    def get_success_url(self):
        return reverse("practitioners:unit_detail", args=[self.result.pk])


class UnitEditView(SeenRecordMixin, UnitPage):
    """Another name, or another kind."""

    permission = "practitioners.change_unit"
    form_class = UnitForm
    title = "Rename this unit"
    submit = "Save the name"
    lede = "The new name is shown for all its time. The history keeps the old one."
    success_message = "The unit is renamed."

    def get_initial(self):
        return {"name": self.object.name, "kind": self.object.kind}

    def save(self, form):
        return edit_unit(self.object, **form.cleaned_data, by=self.person)


class ReachMixin:
    """A form that lists who will see more and who less, before it is confirmed."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"unit": self.object}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"hidden_inputs": [(SHOWN, kwargs["form"].shown)]} | kwargs)


class UnitMoveView(ReachMixin, UnitPage):
    """A reorganisation: from a day on the unit, with all below it, stands elsewhere; the past stays."""

    permission = "practitioners.move_unit"
    form_class = UnitMoveForm
    title = "Move this unit"
    lede = "The units below it move with it. What happened before that day stays where it was."
    submit = "Move this unit"

    def save(self, form):
        self.first_day = form.cleaned_data["first_day"]
        return move_unit(self.object, **form.cleaned_data, by=self.person)

    def get_success_message(self):
        return f"{self.object} moves from {day(self.first_day)}."


class UnitCloseView(UnitPage):
    """The last day of a unit in which nobody is placed any more."""

    permission = "practitioners.close_unit"
    form_class = UnitCloseForm
    title = "Close this unit"
    lede = "People, units below it and roles for it are moved or ended first. Its past stays."
    submit = "Close this unit"
    success_message = "The last day of the unit is recorded."

    def save(self, form):
        return close_unit(self.object, **form.cleaned_data, by=self.person)
