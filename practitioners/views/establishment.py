"""A unit that goes into another, the posts that a unit is meant to have, and the vacancies over the units."""

from django.db.models import Sum
from django.urls import reverse

from learning_org.trail.views.base import SeenRecordMixin
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, FormPage, ListPage, SetMixin
from practitioners.filters.specialists import TeamFilter
from practitioners.forms.placements import EndForm
from practitioners.forms.units import PostForm, PostNumberForm, UnitMergeForm
from practitioners.models import EstablishedPost, Position, Unit
from practitioners.queries.establishment import posts_read_by
from practitioners.queries.units import children_of
from practitioners.services.establishment import correct_post, end_post, set_post
from practitioners.services.guard import day
from practitioners.services.merging import merge_unit
from practitioners.tables.establishment import VacancyTable
from practitioners.views.people import DENIED
from practitioners.views.units import MENU, ReachMixin, UnitPage


class UnitMergeView(ReachMixin, UnitPage):
    """A reorganisation in which a unit ceases: from a day on its people are part of another (S23)."""

    permission = "practitioners.merge_unit"
    template_name = "practitioners/unit_merge.html"
    form_class = UnitMergeForm
    title = "Let this unit go into another"
    submit = "Let it go into that unit"

    def get_context_data(self, **kwargs):
        on = clock.today()
        people = Position.objects.filter(unit=self.object, period__contains=on).values("person").distinct().count()
        return super().get_context_data(**{"people": people, "children": list(children_of(self.object, on))} | kwargs)

    def save(self, form):
        return merge_unit(self.object, **form.cleaned_data, by=self.person)

    def get_success_message(self):
        return f"{self.object} goes into {self.result.later} on {day(self.result.first_day)}."


class EstablishedPostCreateView(UnitPage):
    """How many of a job a unit is meant to have from a day on; the present number ends the day before."""

    permission = "practitioners.keep_posts"
    form_class = PostForm
    title = "Set an established post"
    lede = "The number that there is for this job ends the day before."
    submit = "Set this number"
    success_message = "The number is set."

    def get_initial(self):
        asked = self.request.GET.get("job", "")
        return {"first_day": clock.today()} | ({"job": asked} if asked.isascii() and asked.isdigit() else {})

    def save(self, form):
        return set_post(self.object, **form.cleaned_data, by=self.person)


class EstablishedPostPage(FormPage):
    """What is done to one established post."""

    model = EstablishedPost
    permission = "practitioners.keep_posts"
    denied = DENIED
    menu = MENU

    def get_queryset(self):
        return EstablishedPost.objects.select_related("unit", "job").filter(unit__in=Unit.objects.visible_to(self.request.user))

    def get_back(self):
        return (f"Back to {self.object.unit}", reverse("practitioners:unit_detail", args=[self.object.unit_id]))

    def get_caption(self):
        return str(self.object)


class EstablishedPostEditView(SeenRecordMixin, EstablishedPostPage):
    """A number or a job that was typed wrongly: corrected for all the time of the row, which the unit's history keeps as it was."""

    form_class = PostNumberForm
    title = "Correct this established post"
    lede = "For a number or a job that was recorded wrongly. When it changes from a day on, set a new number instead."
    submit = "Save the correction"
    success_message = "The established post is corrected."

    def get_initial(self):
        return {"job": self.object.job_id, "fte": f"{self.object.fte.normalize():f}"}

    def save(self, form):
        return correct_post(self.object, **form.cleaned_data, by=self.person)


class EstablishedPostEndView(EstablishedPostPage):
    """The last day of an established post."""

    form_class = EndForm
    title = "End this established post"
    submit = "Save the last day"
    success_message = "The last day is recorded."

    def save(self, form):
        return end_post(self.object, **form.cleaned_data, by=self.person)


class VacancyFilter(TeamFilter):
    """The unit in or below which vacancies are shown."""

    def in_unit(self, queryset, name, unit):
        below = super().in_unit(Unit.objects.all(), name, unit)
        return queryset.filter(unit__in=below.order_by().values("pk"))


class VacancySet(SetMixin):
    """The vacancies that the reader sees: the list and its export."""

    model = EstablishedPost
    permission = "practitioners.view_posts"
    denied = "Administrators, managers, the principal social worker and senior leaders see vacancies, each those of their own units."
    filterset_class = VacancyFilter

    def get_queryset(self):
        return posts_read_by(self.request.user, clock.today()).filter(vacant__gt=0)


class VacancyListView(VacancySet, ListPage):
    """What is vacant today over the reader's units (S23)."""

    table_class = VacancyTable
    title = "Vacancies"
    menu = MENU
    noun = ("vacancy", "vacancies")
    export_url = "practitioners:vacancy_export"
    empty_title = "Nothing is vacant"
    empty_text = (
        "What is vacant is an established post less the full-time equivalents of those in post. Administrators keep the posts of a unit."
    )

    def get_crumbs(self):
        return (("Units", reverse(MENU)),)

    def get_lede(self):
        vacant = self.get_records().aggregate(total=Sum("vacant"))["total"]
        return f"{vacant.normalize():f} full-time equivalents are vacant." if vacant else ""


class VacancyExportView(VacancySet, ExportPage):
    """The same list as CSV."""

    filename = "vacancies"
    list_url = "practitioners:vacancy_list"
    columns = (
        ("Unit", "unit.name"),
        ("Job", "job.title"),
        ("Established", lambda row: f"{row.fte.normalize():f}"),
        ("In post", lambda row: f"{row.filled.normalize():f}"),
        ("Vacant", lambda row: f"{row.vacant.normalize():f}"),
    )
