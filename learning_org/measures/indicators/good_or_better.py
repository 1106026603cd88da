"""9. Judged good or better."""

from decimal import Decimal

from django.db.models import Case, F, Q, When

from audits.models import AuditState, CaseAudit, Grade
from learning_org.measures.indicators.base import Column, Indicator, counted, flag, three_months


def rows(month):
    """Audits submitted in the last three months, with `grade_then`: the grade reported on the day of the figure."""
    first, on = three_months(month)
    audits = CaseAudit.objects.select_related("case_reference").filter(
        state=AuditState.SUBMITTED, submitted_on__gte=first, submitted_on__lte=on
    )
    moderated = Case(When(moderated_on__lte=on, then=F("moderated_grade")), default=F("grade"))
    audits = audits.annotate(grade_then=moderated)
    return counted(audits, person=F("practitioner_id"), unit=F("unit_id"), counts=flag(Q(grade_then__gte=Grade.GOOD)))


INDICATOR = Indicator(
    number=9,
    name="Judged good or better",
    family="qa",
    of="of graded, last 3 months",
    numerator="audits judged good or outstanding",
    denominator="audits submitted with an overall grade",
    definition=(
        "Case audits submitted in the month and the two months before it, by their overall grade. Where a moderator has confirmed or "
        "changed the grade, theirs is the one reported; until then it is the auditor's.",
        "An audit counts in the team that held the case when the audit was allocated.",
    ),
    rows=rows,
    target=Decimal(65),
    yes="Good or better",
    no="Less than good",
    columns=(
        Column("Case", "case_reference", content=True, link="audits:audit_detail"),
        Column("Submitted", "submitted_on"),
        Column("Grade", lambda audit: Grade(audit.grade_then).label, content=True),
    ),
    late="See the {} less than good",
    late_noun=("audit judged", "audits judged"),
    content_of=CaseAudit,
    hide_unread=True,
)
