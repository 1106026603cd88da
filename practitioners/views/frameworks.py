"""Pages about standards frameworks: everybody in post reads them, the principal social worker keeps them (P4, P5, S58)."""

from django.core.paginator import Paginator
from django.db.models import Count, F, FilteredRelation, Prefetch, Q
from django.urls import reverse

from learning_org.trail.views.base import SeenRecordMixin
from learning_org.web import clock
from learning_org.web.periods import last_day
from learning_org.web.views.base import FormPage, ListPage, RecordPage
from practitioners.forms.frameworks import FrameworkEndForm, FrameworkForm, VersionForm
from practitioners.models import Framework, FrameworkVersion, StandardSuccession
from practitioners.services import frameworks as services
from practitioners.services.guard import day
from practitioners.tables.frameworks import FrameworkTable

MENU = "practitioners:framework_list"
STANDARDS_A_PAGE = 20
READERS = "People in post read the frameworks."
KEEPERS = "The principal social worker keeps the frameworks. Ask them if something is wrong or missing."


def may_change(user):
    """Whether the user keeps the frameworks."""
    return user.has_perm("practitioners.change_framework")


class FrameworkListView(ListPage):
    """The frameworks, with the version of each in force today."""

    model = Framework
    permission = "practitioners.view_framework"
    denied = READERS
    table_class = FrameworkTable
    title = "Standards frameworks"
    lede = "The standards that learning, needs, courses and audits name. Each version holds for a time, and what names it stays with it."
    menu = MENU
    noun = ("framework", "frameworks")
    empty_title = "No framework yet"
    empty_text = "The principal social worker adds frameworks."

    def get_queryset(self):
        held = FilteredRelation("versions", condition=Q(versions__period__contains=clock.today()))
        found = Framework.objects.annotate(held=held).annotate(label=F("held__label"), number=Count("held__standards"))
        return found.order_by("name", "pk")

    def get_action(self):
        return ("Add a framework", "practitioners:framework_create") if may_change(self.request.user) else None


class FrameworkPage:
    """A page of one framework: there is one set for the whole council, and whoever is in post may know all of it."""

    model = Framework
    menu = MENU

    def get_queryset(self):
        return Framework.objects.all()


class FrameworkDetailView(FrameworkPage, RecordPage):
    """A framework with its versions, the latest first."""

    permission = "practitioners.view_framework"
    denied = READERS
    template_name = "practitioners/framework_detail.html"
    crumbs = ()

    def get_crumbs(self):
        return (("Standards frameworks", reverse(MENU)),)

    def get_context_data(self, **kwargs):
        on, framework = clock.today(), self.object
        found = framework.versions.annotate(number=Count("standards")).order_by("-period")
        versions = [(row, last_day(row.period), state_of(row.period, on)) for row in found]
        rows = [("For", framework.get_audience_display()), ("Published by", framework.publisher), ("Short name", framework.short_name)]
        may = may_change(self.request.user)
        return super().get_context_data(versions=versions, rows=rows, may_change=may, may_end=may and _may_end(versions, on), **kwargs)


def _may_end(versions, on):
    """Whether the latest of these (version, last day, state) has no last day, or one that could be earlier."""
    return bool(versions) and (versions[0][1] is None or versions[0][1] > on)


def state_of(dates, on):
    """A version's state as a mark: (kind, word)."""
    if on in dates:
        return ("on", "In force")
    return ("todo", "To come") if on < dates.lower else ("few", "Ended")


class FrameworkFormPage(FormPage):
    """What the forms about a framework share."""

    permission = "practitioners.change_framework"
    denied = KEEPERS
    menu = MENU

    def get_success_url(self):
        return reverse("practitioners:framework_detail", args=[self.result.pk])


class FrameworkCreateView(FrameworkFormPage):
    """The principal social worker adds a framework."""

    form_class = FrameworkForm
    title = "Add a framework"
    submit = "Add this framework"
    success_message = "The framework is added. Next: its first version."

    def get_back(self):
        return ("Back to frameworks", reverse(MENU))

    def save(self, form):
        return services.add_framework(**form.cleaned_data, by=self.person)


class FrameworkEditView(SeenRecordMixin, FrameworkPage, FrameworkFormPage):
    """Another name, publisher or audience."""

    form_class = FrameworkForm
    title = "Change this framework"
    submit = "Save the framework"
    success_message = "The framework is changed."

    def get_back(self):
        return (f"Back to {self.object}", reverse("practitioners:framework_detail", args=[self.object.pk]))

    def get_initial(self):
        return {name: getattr(self.object, name) for name in ("name", "short_name", "publisher", "audience")}

    def save(self, form):
        return services.edit_framework(self.object, **form.cleaned_data, by=self.person)


class FrameworkEndView(FrameworkPage, FrameworkFormPage):
    """A framework ends without a version after it: from the day after, nobody is offered its standards."""

    form_class = FrameworkEndForm
    title = "End this framework"
    submit = "Save the last day"
    lede = "From the day after, nobody is offered its standards. What names them stays, and you can add a version later."
    success_message = "The last day of the framework is recorded."
    get_back = FrameworkEditView.get_back

    def get_caption(self):
        return self.object.name

    def save(self, form):
        return services.end_framework(self.object, **form.cleaned_data, by=self.person)


class VersionCreateView(FrameworkPage, FrameworkFormPage):
    """A version from a day on: the one before ends, and what names it stays with it."""

    form_class = VersionForm
    title = "Add a version"
    submit = "Add this version"
    success_message = "The version is added. Next: its standards, one by one or from a file."
    get_back = FrameworkEditView.get_back

    def get_caption(self):
        return self.object.name

    def save(self, form):
        return services.add_version(self.object, **form.cleaned_data, by=self.person)

    def get_success_url(self):
        return reverse("practitioners:version_detail", args=[self.result.pk])


class VersionPage:
    """A page of one version of a framework."""

    model = FrameworkVersion
    menu = MENU

    def get_queryset(self):
        return FrameworkVersion.objects.select_related("framework")


class VersionDetailView(VersionPage, RecordPage):
    """The standards of a version: what each asks at each level, what it follows and what follows it."""

    permission = "practitioners.view_framework"
    denied = READERS
    template_name = "practitioners/version_detail.html"

    def get_title(self):
        return f"{self.object.framework.name}: {self.object.label}"

    def get_crumbs(self):
        framework = self.object.framework
        return (("Standards frameworks", reverse(MENU)), (framework.name, reverse("practitioners:framework_detail", args=[framework.pk])))

    def get_lede(self):
        dates = self.object.period
        first, last = day(dates.lower), last_day(dates)
        return f"From {first} to {day(last)}." if last else f"Since {first}." if dates.lower <= clock.today() else f"From {first}."

    def get_context_data(self, **kwargs):
        joined = StandardSuccession.objects.select_related("earlier__version__framework", "later__version__framework")
        before = Prefetch("precessions", joined.order_by("earlier__order"))
        after = Prefetch("successions", joined.order_by("later__order"))
        standards = self.object.standards.prefetch_related("levels", before, after).order_by("order", "pk")
        page = Paginator(standards, STANDARDS_A_PAGE).get_page(self.request.GET.get("page"))
        context = {
            "standards": page,
            "open": not services.version_in_use(self.object),
            "ends": self.object.period.upper is not None,
            "may_change": may_change(self.request.user),
        }
        return super().get_context_data(**context | kwargs)
