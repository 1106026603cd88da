import datetime

from appraisal.form import GIVEN, OWN
from learning_org.questionnaires.models import QuestionnaireVersion
from tests import factories as make
from tests.factories.questionnaires import ResponseFactory

SIGNED_ON = datetime.date(2026, 3, 12)


def response(code, person):
    return ResponseFactory(version=QuestionnaireVersion.objects.get(questionnaire__code=code), respondent=person)


def records(people, found):
    """{words in docs/access.md: the record they mean}, about Own. LM gives them, and Sup line-manages LM; TM gave an earlier one."""
    own, manager = people["Own"], people["LM"]
    make.RelationshipFactory(person=manager, other=people["Sup"])
    both = {"appraisee": own, "appraiser": manager}
    parts = {"own_response": response(OWN, own), "appraiser_response": response(GIVEN, manager)}
    last = make.AppraisalFactory(**both, cycle__on=datetime.date(2025, 4, 1), signing_round=1)
    make.TargetFactory(appraisal=last)
    last.state, last.signed_on, last.locked_at = "signed", SIGNED_ON, datetime.datetime(2026, 3, 12, 9, tzinfo=datetime.UTC)
    last.save()
    now = make.AppraisalFactory(**both, **parts, met=True)
    waiting = make.AppraisalFactory(**both, waiting=True, cycle__on=datetime.date(2027, 4, 1))
    make.TargetFactory(appraisal=waiting)
    return {
        "appraisal": now,
        "appraisal one has signed": waiting,
        "appraisal signed": last,
        "appraisal given by TM": make.AppraisalFactory(appraisee=own, appraiser=people["TM"], cycle__on=datetime.date(2024, 4, 1)),
        "target": make.TargetStandardFactory(target__appraisal=now).target,
        "evidence that LM added": make.EvidenceItemFactory(appraisal=now),
    }


def fill(dice, staff):
    """Two appraisals about each of some random people, one of them signed, with a target and evidence that either added."""
    for person in staff:
        appraiser = dice.choice([one for one in staff if one != person])
        appraisal = make.AppraisalFactory(appraisee=person, appraiser=appraiser, waiting=dice.random() < 0.3)
        make.TargetStandardFactory(target__appraisal=appraisal)
        make.EvidenceItemFactory(appraisal=appraisal, added_by=dice.choice([person, appraiser]))
        if dice.random() < 0.5:
            other = dice.choice([one for one in staff if one != person])
            make.AppraisalFactory(appraisee=person, appraiser=other, signed=True, cycle__on=datetime.date(2025, 4, 1))
