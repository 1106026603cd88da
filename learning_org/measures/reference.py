"""The targets that every installation starts with. Seeding is idempotent: a target that a council has set is never touched."""

import datetime

from learning_org.web.periods import period

FIRST_DAY = datetime.date(2020, 1, 1)


def seed_targets(**kwargs):
    """Make the default target of each indicator that has one and of which none is recorded."""
    from learning_org.measures.indicators import INDICATORS
    from learning_org.measures.models import IndicatorTarget

    known = set(IndicatorTarget.objects.values_list("indicator", flat=True))
    IndicatorTarget.objects.bulk_create(
        IndicatorTarget(indicator=found.number, value=found.target, period=period(FIRST_DAY))
        for found in INDICATORS.values()
        if found.target is not None and found.number not in known
    )
