"""The filter of the people directory and of its export."""

from django.db.models import Exists, OuterRef

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.filters import ChoiceFilter, FilterSet, ModelChoiceFilter, SearchFilter
from practitioners.models import (
    Basis,
    Grade,
    Job,
    Organisation,
    OrganisationKind,
    Position,
    ProfessionalGroup,
    RoleGrant,
    SpecialistHolding,
    SpecialistRole,
)
from practitioners.models.scope import placed_in
from practitioners.queries.people import employment_read_by, in_post, like_named, not_in_post
from practitioners.queries.units import offered
from practitioners.rules.line import has_line

IN_POST, NOT_IN_POST, EVERYBODY = "in_post", "not_in_post", "everybody"


class NameFilter(SearchFilter):
    """Words of a name, in any order, whatever the accents and the case; names spelt much like it follow."""

    def __init__(self, **kwargs):
        super().__init__(lookups=(), **kwargs)

    def filter(self, queryset, value):
        return like_named(queryset, value)


class PersonFilter(FilterSet):
    """Name, unit and below, job, professional group, role, specialist role, partner agency; for those who read employment, grade and
    basis, which find only people whose employment they read; for those who may know of leavers, whether in post today."""

    name = NameFilter(label="Name")
    unit = ModelChoiceFilter(queryset=lambda request: offered(request.user, clock.today()), label="Unit and below", method="in_unit")
    job = ModelChoiceFilter(queryset=Job.objects.all(), label="Job", method="in_job")
    group = ChoiceFilter(choices=ProfessionalGroup.choices, label="Professional group", method="in_group")
    role = ChoiceFilter(choices=Role.choices, label="Role", method="in_role")
    specialist = ModelChoiceFilter(
        queryset=SpecialistRole.objects.filter(is_active=True), label="Champion or specialist", method="in_specialist"
    )
    agency = ModelChoiceFilter(
        queryset=Organisation.objects.filter(kind=OrganisationKind.PARTNER), label="Partner agency", method="in_agency"
    )
    grade = ModelChoiceFilter(queryset=Grade.objects.all(), label="Grade", method="in_grade")
    basis = ChoiceFilter(choices=Basis.choices, label="Basis", method="in_basis")
    post = ChoiceFilter(
        choices=[(NOT_IN_POST, "Left, or not yet begun"), (EVERYBODY, "Everybody")],
        empty_label="In post today",
        label="In post",
        method="of_all",
    )

    class Meta:
        model = Person
        fields = ()

    def __init__(self, data=None, *args, **kwargs):
        super().__init__({} if data is None else data, *args, **kwargs)  # bound, so that "in post today" holds before any search
        self.on = clock.today()
        if not self.user.access.has(Role.ADMINISTRATOR, Role.PSW):
            del self.filters["post"]
        if not (self.user.access.has(Role.ADMINISTRATOR, Role.PSW) or has_line(self.user)):
            del self.filters["grade"], self.filters["basis"]
        if self.user.access.partner_only:
            del self.filters["agency"]

    def of_all(self, queryset, name, value):
        return queryset

    def filter_queryset(self, queryset):
        post = self.form.cleaned_data.get("post") if "post" in self.filters else ""
        choose = {NOT_IN_POST: not_in_post, EVERYBODY: lambda people, on: people}.get(post, in_post)
        return choose(super().filter_queryset(queryset), self.on)

    def in_unit(self, queryset, name, unit):
        return queryset.filter(pk__in=placed_in([unit.pk], self.on))

    def in_job(self, queryset, name, job):
        return queryset.filter(self._held(job=job))

    def in_group(self, queryset, name, group):
        return queryset.filter(self._held(job__professional_group=group))

    def in_role(self, queryset, name, role):
        return queryset.filter(Exists(RoleGrant.objects.filter(person=OuterRef("pk"), role=role, period__contains=self.on)))

    def in_specialist(self, queryset, name, role):
        return queryset.filter(Exists(SpecialistHolding.objects.filter(person=OuterRef("pk"), role=role, period__contains=self.on)))

    def in_agency(self, queryset, name, agency):
        return queryset.filter(self._held(unit__organisation=agency))

    def in_grade(self, queryset, name, grade):
        return queryset.filter(employment_read_by(self.user), self._held(grade=grade))

    def in_basis(self, queryset, name, basis):
        return queryset.filter(employment_read_by(self.user), self._held(basis=basis))

    def _held(self, **what):
        return Exists(Position.objects.filter(person=OuterRef("pk"), period__contains=self.on, **what))
