"""12. Actions overdue."""

from decimal import Decimal

from django.db.models import F, Q

from learning_org.measures.indicators.base import Column, Indicator, counted, flag, last_unit
from practitioners.models import AgreedAction
from practitioners.queries.needs import source_words


def rows(month):
    """Actions open on the day of the figure, with `due_on`: the due date that was in force on it."""
    actions = AgreedAction.objects.open_on(month.on).with_due_on(month.on)
    unit = last_unit("person_id", month.on)
    return counted(actions, person=F("person_id"), unit=unit, counts=flag(Q(due_on__lt=month.on)))


INDICATOR = Indicator(
    number=12,
    name="Actions overdue",
    family="actions",
    of="of open actions",
    numerator="open actions past their due date",
    denominator="open actions",
    definition=(
        "Every agreed action that was neither done nor withdrawn on the day of the figure, wherever it was agreed. It is overdue when the "
        "due date in force on that day has passed; due that day is not overdue. A date moved later does not change what was overdue "
        "before.",
        "An action counts in the team of the person who agreed to do it.",
    ),
    rows=rows,
    target=Decimal(10),
    lower_is_better=True,
    yes="Overdue",
    no="Not overdue",
    columns=(
        Column("Action", "what", content=True, link="practitioners:action_detail"),
        Column("Agreed in", lambda action: source_words(action.source)),
        Column("Due", "due_on"),
    ),
    late="See the {} overdue",
    late_noun=("action that is", "actions that are"),
    content_of=AgreedAction,
)
