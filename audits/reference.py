"""The audit tool that every installation starts with. Seeding is idempotent and runs after each migrate (and after a test's flush)."""

import datetime

from audits import tool
from audits.models import CriterionStandard
from learning_org.accounts.models import Person
from learning_org.questionnaires.models import Purpose, Question, Questionnaire, QuestionnaireVersion
from learning_org.questionnaires.services import publish_questionnaire
from practitioners.models import Standard
from practitioners.reference.frameworks import seed_frameworks

FIRST_VERSION = datetime.date(2024, 4, 1)


def seed_criteria(**kwargs):
    """Name the standards that each judgement speaks to, in every version of the tool that names none yet: those in force on the day of its
    publication. What is named already stays as it is."""
    seed_frameworks()  # the practitioners' own seeding comes later in the same migrate
    for version in QuestionnaireVersion.objects.filter(questionnaire__code=tool.CODE):
        asked = Question.objects.filter(section__version=version, code=tool.JUDGEMENT).select_related("section")
        if CriterionStandard.objects.filter(question__section__version=version).exists():
            continue
        found = Standard.objects.in_force(version.published_on).filter(version__framework__code=tool.FRAMEWORK)
        standards = {standard.code: standard for standard in found}
        pairs = ((question, code) for question in asked for code in tool.STANDARDS.get(question.section.code, ()))
        rows = (CriterionStandard(question=question, standard=standards[code]) for question, code in pairs if code in standards)
        CriterionStandard.objects.bulk_create(rows)


def seed_audit_tool(**kwargs):
    """Publish the tool's first version where there is none; a tool that the council has made its own is left alone."""
    if Questionnaire.objects.filter(code=tool.CODE).exists():
        return
    system, _ = Person.objects.get_or_create(is_system=True, defaults={"given_name": "Learning Organisation"})
    publish_questionnaire(code=tool.CODE, name=tool.NAME, purpose=Purpose.AUDIT, parts=tool.parts(), published_on=FIRST_VERSION, by=system)
