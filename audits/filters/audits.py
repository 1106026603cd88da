"""The filter above the list of case audits."""

from django.db.models import Exists, OuterRef

from audits.models import CaseAudit, Grade
from audits.queries.audits import in_state, with_grade
from learning_org.web.filters import ChoiceFilter, FilterSet, ModelChoiceFilter, SearchFilter
from practitioners.filters.needs import TabFilter
from practitioners.models import Unit

STATES = [
    ("to_do", "To do"),
    ("submitted", "Submitted"),
    ("unmoderated", "Submitted, not moderated"),
    ("moderated", "Moderated"),
    ("cancelled", "Cancelled"),
]
NAMES = ("case_reference__reference__icontains", "practitioner__given_name__icontains", "practitioner__family_name__icontains")


def teams(request):
    """The units of the audits that this person may see: the others would tell that there is one."""
    mine = CaseAudit.objects.visible_to(request.user).filter(unit=OuterRef("pk"))
    return Unit.objects.filter(Exists(mine.order_by())).order_by("name", "pk")


class AuditFilter(FilterSet):
    """By case or case holder, state, team and grade."""

    tab = TabFilter()
    search = SearchFilter(lookups=(*NAMES, "auditor__given_name__icontains", "auditor__family_name__icontains"), label="Case or name")
    state = ChoiceFilter(label="State", choices=STATES, method="by_state")
    team = ModelChoiceFilter(label="Team", queryset=teams, field_name="unit")
    grade = ChoiceFilter(label="Grade", choices=Grade.choices, method="by_grade")

    def by_state(self, queryset, name, value):
        return in_state(queryset, value)

    def by_grade(self, queryset, name, value):
        return with_grade(queryset, value)
