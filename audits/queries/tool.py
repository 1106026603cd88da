"""The audit tool as one audit uses it: its domains with what was said of each."""

import dataclasses

from audits import tool
from audits.models import CaseAudit, Grade, Judgement
from audits.queries.criteria import standards_of
from learning_org.questionnaires.models import Section
from learning_org.questionnaires.queries import questions_of, version_in_use, words_of
from learning_org.web import clock


@dataclasses.dataclass
class Domain:
    """One domain of an audit: its questions in order, what was answered, and the grades that it has been given so far."""

    section: Section
    number: int
    questions: list
    answers: dict  # question's key -> Answer
    judgement: Judgement | None = None
    before: int | None = None  # the reported grade of the audit before this one
    standards: list = dataclasses.field(default_factory=list)  # that its judgement speaks to

    @property
    def is_overall(self):
        return self.section.code == tool.OVERALL

    @property
    def given(self):
        """The auditor's grade, as far as there is one yet."""
        if self.judgement:
            return self.judgement.grade
        held = next((self.answers.get(q.pk) for q in self.questions if q.code == tool.JUDGEMENT), None)
        return int(held.value) if held else None

    @property
    def grade(self):
        """The grade that counts: the moderator's where there is one, else the auditor's."""
        return self.judgement.reported_grade if self.judgement else self.given

    @property
    def missing(self):
        """The required questions that are not answered yet."""
        return [q for q in self.questions if q.required and q.pk not in self.answers]

    @property
    def done(self):
        return not self.missing

    @property
    def state(self):
        """What the list of domains says beside its name."""
        if self.done and self.given:
            return short(self.given)
        return "Begun" if self.answers else "Not started"

    @property
    def words(self):
        """[(question, what was answered)] in words, without the judgement and without what was left empty."""
        asked = ((q, words_of(q, self.answers.get(q.pk))) for q in self.questions if q.code != tool.JUDGEMENT)
        return [(question, said) for question, said in asked if said]

    @property
    def label(self):
        return Grade(self.grade).label if self.grade else ""

    @property
    def given_label(self):
        return Grade(self.given).label if self.given else ""

    @property
    def before_label(self):
        return Grade(self.before).label if self.before else ""

    @property
    def moved(self):
        """How the domain compares with the audit before, in a word; "" when there is nothing to compare."""
        if not self.before or not self.grade:
            return ""
        return "Better" if self.grade > self.before else "Worse" if self.grade < self.before else "The same"


def short(grade):
    """A grade as the narrow list of domains says it."""
    return "Requires improvement" if grade == Grade.REQUIRES_IMPROVEMENT else Grade(grade).label


def version_of(audit):
    """The version of the tool that this audit is answered with: the one it was begun with, else the one in use today."""
    return audit.response.version if audit.response_id else version_in_use(tool.CODE, clock.today())


def domains_of(audit, before=None):
    """The domains of an audit in order, overall last, as a list of Domain; `before` is {code: grade} of the audit before it.

    Five statements, whatever the number of domains.
    """
    answers = {answer.question_id: answer for answer in audit.response.answers.all()} if audit.response_id else {}
    judged = {j.section_id: j for j in audit.judgements.all()} if audit.submitted_on else {}
    version, asked = version_of(audit), {}
    standards = standards_of(version)
    for question in questions_of(version):
        asked.setdefault(question.section, []).append(question)
    found = []
    for number, (section, questions) in enumerate(asked.items(), start=1):
        own = {question.pk: answers[question.pk] for question in questions if question.pk in answers}
        named = standards.get(section.pk, [])
        found.append(Domain(section, number, questions, own, judged.get(section.pk), (before or {}).get(section.code), named))
    for domain in found:
        if domain.is_overall:
            domain.judgement = Judgement(grade=audit.grade, moderated_grade=audit.moderated_grade) if audit.grade else None
    return found


def audit_before(audit):
    """The audit that this one is compared with: the one it repeats, else the latest submitted one of the same case; or None."""
    if audit.reaudit_of_id:
        return audit.reaudit_of
    earlier = CaseAudit.objects.submitted().filter(
        case_reference=audit.case_reference_id, submitted_on__lte=audit.submitted_on or clock.today()
    )
    return earlier.exclude(pk=audit.pk).filter(pk__lt=audit.pk).order_by("-submitted_on", "-pk").first()


def grades_of(audit):
    """{code of a domain: reported grade} of a submitted audit, overall among them. One statement."""
    rows = Judgement.objects.filter(audit=audit).values_list("section__code", "moderated_grade", "grade")
    return {code: moderated or grade for code, moderated, grade in rows} | {tool.OVERALL: audit.reported_grade}
