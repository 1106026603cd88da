"""The audit tool that every installation starts with. Seeding is idempotent and runs after each migrate (and after a test's flush)."""

import datetime

from audits import tool
from learning_org.accounts.models import Person
from learning_org.questionnaires.models import Purpose, Questionnaire
from learning_org.questionnaires.services import publish_questionnaire

FIRST_VERSION = datetime.date(2024, 4, 1)


def seed_audit_tool(**kwargs):
    """Publish the tool's first version where there is none; a tool that the council has made its own is left alone."""
    if Questionnaire.objects.filter(code=tool.CODE).exists():
        return
    system, _ = Person.objects.get_or_create(is_system=True, defaults={"given_name": "Learning Organisation"})
    publish_questionnaire(code=tool.CODE, name=tool.NAME, purpose=Purpose.AUDIT, parts=tool.parts(), published_on=FIRST_VERSION, by=system)
