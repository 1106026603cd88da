"""What the tests of the board share: a service with teams, its manager, and frozen figures."""

import datetime

from learning_org.accounts.roles import Role
from tests import factories as make

NOW = datetime.datetime(2026, 11, 4, 9, tzinfo=datetime.UTC)
OCTOBER = datetime.date(2026, 10, 1)


def service(*teams):
    """(department, service, teams by name, the service's manager)."""
    top = make.UnitFactory(department=True, name="Children's Services")
    unit = make.UnitFactory(service=True, parent=top, name="Help and Protection")
    made = {name: make.UnitFactory(parent=unit, name=name) for name in teams}
    return top, unit, made, make.staff("Tom Whitfield", role=Role.SERVICE_MANAGER, unit=unit)


def month(back):
    """The first day of the month so many before October 2026."""
    number = 2026 * 12 + 9 - back
    return datetime.date(number // 12, number % 12 + 1, 1)


def frozen(unit, *pairs, indicator=1, target=90):
    """Frozen figures of the months up to October 2026, oldest first: (numerator, denominator) or None for each."""
    for back, pair in enumerate(reversed(pairs)):
        if pair:
            make.MonthlyFigureFactory(
                unit=unit, month=month(back), indicator=indicator, target=target, numerator=pair[0], denominator=pair[1]
            )
