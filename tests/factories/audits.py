import datetime

import factory

from audits import tool
from audits.models import AuditState, CaseAudit, CriterionStandard, Finding, FindingAction, FindingKind, Grade, Judgement, NoNeed
from learning_org.questionnaires.models import Question, QuestionnaireVersion, Response, Section
from practitioners.models import Source
from tests.factories.accounts import PersonFactory
from tests.factories.actions import AgreedActionFactory
from tests.factories.base import ModelFactory
from tests.factories.frameworks import StandardFactory
from tests.factories.needs import LearningNeedFactory
from tests.factories.organisation import UnitFactory
from tests.factories.records import CaseReferenceFactory, ThemeFactory

ALLOCATED_ON, SUBMITTED_ON = datetime.date(2026, 10, 5), datetime.date(2026, 10, 26)
SENT_AT = datetime.datetime(2026, 10, 26, 15, tzinfo=datetime.UTC)


def tool_version():
    """The audit tool's version in use: seeded with every test database."""
    return QuestionnaireVersion.objects.get(questionnaire__code=tool.CODE)


def domain(code=tool.VOICE):
    """A domain of the tool by its code."""
    return Section.objects.get(version=tool_version(), code=code)


def answers_of(code, grade=Grade.GOOD, **words):
    """{Question: answer} that finishes one domain, or the overall judgement."""
    given = {tool.EVIDENCE: "Visit record, 5 October 2026.", tool.SUMMARY: "A child who is known well.", tool.JUDGEMENT: int(grade)} | words
    return {q: given[q.code] for q in Question.objects.filter(section=domain(code)).select_related("section") if q.code in given}


class CaseAuditFactory(ModelFactory):
    """An audit to do, allocated on 5 October 2026, due on 16 November. `submitted=True`: sent on 26 October with every domain good,
    open to the line from 2 November; `grades={"voice": 2}` says otherwise of some."""

    class Meta:
        model = CaseAudit

    case_reference = factory.SubFactory(CaseReferenceFactory)
    practitioner = factory.SubFactory(PersonFactory)
    unit = factory.SubFactory(UnitFactory)
    auditor = factory.SubFactory(PersonFactory)
    allocated_by = factory.SubFactory(PersonFactory)
    allocated_on = ALLOCATED_ON
    due_on = datetime.date(2026, 11, 16)

    class Params:
        warm = factory.Trait(together=True)
        cancelled = factory.Trait(state=AuditState.CANCELLED, cancelled_reason="The case moved to another council.")
        begun = factory.Trait(response=factory.LazyAttribute(lambda audit: respond(audit.auditor)))
        submitted = factory.Trait(
            state=AuditState.SUBMITTED,
            submitted_on=SUBMITTED_ON,
            grade=Grade.GOOD,
            open_to_line_on=datetime.date(2026, 11, 2),
            response=factory.LazyAttribute(lambda audit: respond(audit.auditor, submitted_at=SENT_AT, locked_at=SENT_AT)),
        )
        moderated = factory.Trait(
            submitted=True,
            moderated_grade=Grade.GOOD,
            moderated_by=factory.SubFactory(PersonFactory),
            moderated_on=datetime.date(2026, 10, 30),
        )
        answered = factory.Trait(submitted=True, answered_on=datetime.date(2026, 10, 28), answer="I agree, and saw the child since.")

    @classmethod
    def _create(cls, model_class, *args, grades=None, **kwargs):
        audit = super()._create(model_class, *args, **kwargs)
        if audit.state == AuditState.SUBMITTED:
            for section in Section.objects.filter(version=audit.response.version).exclude(code=tool.OVERALL):
                Judgement.objects.create(audit=audit, section=section, grade=(grades or {}).get(section.code, Grade.GOOD))
        return audit


def respond(person, **values):
    return Response.objects.create(version=tool_version(), respondent=person, **values)


class JudgementFactory(ModelFactory):
    class Meta:
        model = Judgement

    audit = factory.SubFactory(CaseAuditFactory)
    section = factory.LazyFunction(domain)
    grade = Grade.REQUIRES_IMPROVEMENT

    class Params:
        moderated = factory.Trait(moderated_grade=Grade.GOOD)


class CriterionStandardFactory(ModelFactory):
    """The judgement of the child's voice."""

    class Meta:
        model = CriterionStandard

    question = factory.LazyFunction(lambda: domain().questions.get(code=tool.JUDGEMENT))
    standard = factory.SubFactory(StandardFactory)


class FindingFactory(ModelFactory):
    """An area for development in the child's voice, of a submitted audit."""

    class Meta:
        model = Finding

    audit = factory.SubFactory(CaseAuditFactory, submitted=True)
    section = factory.LazyFunction(domain)
    kind = FindingKind.DEVELOPMENT
    text = factory.Sequence(lambda n: f"The plan does not say what the child wants {n}")
    theme = factory.SubFactory(ThemeFactory)
    found_on = SUBMITTED_ON
    found_by = factory.SelfAttribute("audit.auditor")

    class Params:
        strength = factory.Trait(kind=FindingKind.STRENGTH)
        with_need = factory.Trait(
            need=factory.SubFactory(
                LearningNeedFactory,
                person=factory.SelfAttribute("..audit.practitioner"),
                source=Source.AUDIT,
                raised_by=factory.SelfAttribute("..audit.auditor"),
                raised_on=SUBMITTED_ON,
            )
        )
        put_right = factory.Trait(no_need=NoNeed.PUT_RIGHT, no_need_on=SUBMITTED_ON)


class FindingActionFactory(ModelFactory):
    class Meta:
        model = FindingAction

    finding = factory.SubFactory(FindingFactory)
    action = factory.SubFactory(AgreedActionFactory, person=factory.SelfAttribute("..finding.audit.practitioner"), source=Source.AUDIT)
