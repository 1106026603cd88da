"""What every installation starts with: the form's two parts and three cycles. Seeding is idempotent and runs after each migrate."""

import datetime

from appraisal.form import FORMS
from appraisal.services.cycles import ensure_cycle
from learning_org.accounts.models import Person
from learning_org.questionnaires.models import Purpose, QuestionnaireVersion
from learning_org.questionnaires.services import publish_questionnaire
from learning_org.web import clock

IN_USE_FROM = datetime.date(2019, 12, 2)  # when the professional standards came that the questions speak of


def seed_reference_data(**kwargs):
    """Publish the two parts of the form, and make the cycles of last year, this year and the next, where they are not there yet."""
    system, _ = Person.objects.get_or_create(is_system=True, defaults={"given_name": "Learning Organisation"})
    for code, name, parts in FORMS:
        if not QuestionnaireVersion.objects.filter(questionnaire__code=code).exists():
            publish_questionnaire(code=code, name=name, purpose=Purpose.APPRAISAL, parts=parts, published_on=IN_USE_FROM, by=system)
    today = clock.today()
    for years in (-1, 0, 1):
        ensure_cycle(datetime.date(today.year + years, today.month, min(today.day, 28)), by=system)
