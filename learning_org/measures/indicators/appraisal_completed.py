"""6. Appraisal completed."""

from decimal import Decimal

from django.db.models import F, OuterRef, Q, Subquery

from appraisal.models import Appraisal, AppraisalState
from appraisal.queries.eligibility import eligible_people
from learning_org.measures.indicators.base import Column, Indicator, counted, flag, main_positions


def rows(month):
    """The main positions of those who are eligible, with `signed_on`: when both had signed the appraisal of the year."""
    signed = Appraisal.objects.filter(appraisee=OuterRef("person"), state=AppraisalState.SIGNED, signed_on__lte=month.on)
    signed = signed.filter(cycle__period__contains=month.on).values("signed_on")[:1]
    people = main_positions(month.on).filter(person__in=eligible_people(month.on)).annotate(signed_on=Subquery(signed))
    return counted(people, person=F("person_id"), unit=F("unit_id"), counts=flag(Q(signed_on__isnull=False)))


INDICATOR = Indicator(
    number=6,
    name="Appraisal completed",
    family="appraisal",
    of="of eligible staff",
    numerator="people whose appraisal of the current year both have signed",
    denominator="people who are eligible",
    definition=(
        "The appraisal year runs from April. An appraisal is complete when the person and their appraiser have both signed it; a "
        "countersignature is apart.",
        "Eligible is everybody in post with the council, and without a gap for six months or more by the day of the figure. Students and "
        "volunteers are not counted.",
    ),
    rows=rows,
    target=Decimal(95),
    season="appraisal year",
    yes="Completed",
    no="Not completed",
    columns=(Column("Signed by both", "signed_on"),),
    late="See the {} not completed",
    late_noun=("appraisal that is", "appraisals that are"),
)
