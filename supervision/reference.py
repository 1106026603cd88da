"""The row every installation starts with: supervision once a calendar month, for everybody (domain facts, section 10)."""

import datetime

from learning_org.web.periods import period
from supervision.models import IntervalUnit, SupervisionPolicy

FIRST_DAY = datetime.date(2020, 1, 1)


def seed_policy(**kwargs):
    """Make the policy for everybody where there is none yet. Runs after each migrate, and changes nothing that a council has set."""
    if not SupervisionPolicy.objects.filter(professional_group="").exists():
        SupervisionPolicy.objects.create(count=1, unit=IntervalUnit.MONTHS, period=period(FIRST_DAY))
