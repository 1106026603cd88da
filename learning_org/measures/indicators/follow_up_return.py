"""20. Three-month follow-up answered."""

import datetime
from decimal import Decimal

from django.db.models import F, Q

from learning_org.measures.indicators.base import Column, Indicator, counted, flag, in_force, last_unit
from practitioners.models import ImpactFollowUp

DAY = datetime.timedelta(days=1)
DAYS_TO_ANSWER = datetime.timedelta(days=14)


def rows(month):
    """Questionnaires that came past due in the month: the day of the figure is after the fourteenth day, that of the last month was not."""
    asked = ImpactFollowUp.objects.filter(asked_on__gte=month.first - DAY - DAYS_TO_ANSWER, asked_on__lt=month.on - DAYS_TO_ANSWER)
    asked = asked.filter(in_force("withdrawn_on", month.on))
    unit = last_unit("person_id", month.on)
    return counted(asked, person=F("person_id"), unit=unit, counts=flag(Q(answered_on__lte=month.on)))


INDICATOR = Indicator(
    number=20,
    name="Follow-up answered",
    family="training",
    of="of questionnaires due",
    numerator="questionnaires answered",
    denominator="questionnaires sent whose 14 days have passed",
    definition=(
        "Three months after learning ends, the person is asked what has changed. They have 14 days. Each questionnaire counts in the "
        "month in which it came past due, once; the fourteenth day itself is not past due. A late answer counts if it came by the day of "
        "the figure.",
        "A follow-up that was withdrawn because the learning did not happen is left out.",
    ),
    rows=rows,
    target=Decimal(70),
    yes="Answered",
    no="Not answered",
    columns=(
        Column("About", "about", content=True, link="practitioners:follow_up_detail"),
        Column("Asked", "asked_on"),
        Column("Answered", "answered_on"),
    ),
    late="See the {} not answered",
    late_noun=("questionnaire that was", "questionnaires that were"),
    content_of=ImpactFollowUp,
)
