"""What tests of appraisals do again and again."""

import datetime

from appraisal.form import GIVEN, OWN
from appraisal.models import Appraisal
from appraisal.services import appraisals, content, signing
from learning_org.questionnaires.queries import questions_of, version_in_use
from learning_org.questionnaires.services import field_name
from learning_org.web import clock
from tests import factories as make

DUE = datetime.date(2027, 3, 31)
TARGET = {"text": "Every plan says what the child wants.", "measure": "Five plans are read in spring.", "due_on": DUE}


def fresh(appraisal):
    return Appraisal.objects.get(pk=appraisal.pk)


def questions(code):
    return questions_of(version_in_use(code, clock.today()))


def answers(code, word="Answer"):
    """{Question: an answer}: words that name the question, or yes."""
    return {question: f"{word} {question.code}" if question.kind == "text" else "1" for question in questions(code)}


def posted(code, word="Answer"):
    """The same as a browser sends it."""
    return {field_name(question): value for question, value in answers(code, word).items()}


def written(appraisal, met_on=datetime.date(2026, 10, 20)):
    """Both parts, the meeting and one target."""
    appraisals.write_own_part(appraisal, answers(OWN, "Own"), by=appraisal.appraisee)
    appraisals.write_appraiser_part(appraisal, answers(GIVEN, "Given"), by=appraisal.appraiser)
    appraisals.plan_meeting(appraisal, meeting_on=met_on, by=appraisal.appraiser)
    content.add_target(appraisal, **TARGET, by=appraisal.appraiser)
    return fresh(appraisal)


def signed(appraisal):
    """Signed by both."""
    signing.sign_appraisal(appraisal, by=appraisal.appraisee)
    return signing.sign_appraisal(appraisal, by=appraisal.appraiser)


def last_year(worker, appraiser, *texts):
    """Last year's appraisal of that person, signed, with these targets."""
    last = make.AppraisalFactory(appraisee=worker, appraiser=appraiser, cycle__on=datetime.date(2025, 6, 1))
    targets = [make.TargetFactory(appraisal=last, text=text, due_on=datetime.date(2026, 3, 31)) for text in texts]
    locked_at = datetime.datetime(2025, 10, 14, 9, tzinfo=datetime.UTC)
    Appraisal.objects.filter(pk=last.pk).update(state="signed", signed_on=locked_at.date(), locked_at=locked_at)
    return fresh(last), targets
