import datetime

from django.db import transaction

from tests import factories as make

MONTHS = (datetime.date(2026, 9, 1), datetime.date(2026, 10, 1))


def records(people, found):
    """{words in docs/access.md: the record they mean}: reports of Own's team, of the service above it and of the whole council."""
    team = people["Own"].positions.get().unit
    service, top = people["SM"].role_grants.get().unit, people["SL"].role_grants.get().unit
    replaced = make.MonthlyReportFactory(unit=team, month=MONTHS[0])
    with transaction.atomic():  # each points at the other
        type(replaced).objects.filter(pk=replaced.pk).update(replaced_by=replaced.pk + 1_000_000)
        make.MonthlyReportFactory(pk=replaced.pk + 1_000_000, unit=team, month=MONTHS[0], again=True)
    return {
        "report of the team": make.MonthlyReportFactory(unit=team),
        "replaced report of the team": replaced,
        "report of the service": make.MonthlyReportFactory(unit=service),
        "report of the council": make.MonthlyReportFactory(unit=top),
    }


def fill(dice, staff):
    """A report for each unit that somebody works in, of one month or two."""
    for unit in {position.unit for person in staff for position in person.positions.all()}:
        for month in dice.sample(MONTHS, dice.choice((1, 2))):
            make.MonthlyReportFactory(unit=unit, month=month)
