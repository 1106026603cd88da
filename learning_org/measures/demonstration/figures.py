"""Frozen figures: worked out from the demonstration's own rows, as the product itself does it."""

from django.db import connection

from learning_org.measures.models import MonthlyFigure
from learning_org.measures.months import last_closed
from learning_org.measures.services import monthly_figures
from practitioners.demonstration.world import DAY, at, is_working_day

MONTHS = 17
WORKING_DAY = 3  # of the next month: when a month's figures are kept


def make_figures(world):
    """The seventeen months that were over by the date, each as kept on the third working day after it."""
    with connection.cursor() as cursor:
        for model in list(world.rows.made):  # rows loaded a moment ago have no statistics, without which a plan may take minutes
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
    latest = last_closed(world.as_at)
    for back in range(MONTHS - 1, -1, -1):
        month = latest.earlier(back) if back else latest
        for row in monthly_figures(month, frozen_at(world, month)):
            values = {field.attname: getattr(row, field.attname) for field in MonthlyFigure._meta.concrete_fields if field.name != "id"}
            world.rows.add(MonthlyFigure, **values)


def frozen_at(world, month):
    day, left = month.last, WORKING_DAY
    while left and day < world.as_at:
        day += DAY
        left -= is_working_day(day)
    return at(min(day, world.as_at), 6)
