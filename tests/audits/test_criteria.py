"""The standards that criteria of the audit tool speak to: seeded once, beside each domain, and evidence for the case holder."""

import datetime

import pytest
from django.urls import reverse

from audits import tool
from audits.models import CriterionStandard, Judgement
from audits.queries.criteria import criteria_met, standards_of
from audits.reference import seed_criteria
from learning_org.accounts.models import Person
from learning_org.web.periods import period
from tests import factories as make
from tests.factories.audits import domain, tool_version

pytestmark = pytest.mark.django_db
Date = datetime.date
YEAR = period(Date(2025, 12, 1), Date(2026, 12, 1))
ON = Date(2026, 11, 2)


def named():
    return {(row.question.section.code, row.question.code, row.standard.code) for row in CriterionStandard.objects.all()}


def test_every_domain_but_the_whole_names_statements_of_practitioners():
    assert named() == {(code, "judgement", one) for code, codes in tool.STANDARDS.items() for one in codes}
    assert set(tool.STANDARDS) == {code for code, *_ in tool.DOMAINS}
    frameworks = set(CriterionStandard.objects.values_list("standard__version__framework__code", flat=True))
    assert frameworks == {"kss-cfp"}


def test_seeding_again_leaves_what_a_council_changed():
    CriterionStandard.objects.exclude(question__section__code="voice", standard__code="2").delete()
    seed_criteria()
    assert named() == {("voice", "judgement", "2")}
    CriterionStandard.objects.all().delete()
    seed_criteria()
    assert len(named()) == 16  # eight domains with one, four with two


def test_standards_of_a_version_in_one_statement(django_assert_num_queries):
    version, voice = tool_version(), domain()
    with django_assert_num_queries(1):
        found = standards_of(version)
        assert [str(one) for one in found[voice.pk]] == ["2 Communication", "3 Child development"]


def met(*people, on=ON):
    return sorted(criteria_met(Person.objects.filter(pk__in=[one.pk for one in people]).values("pk"), YEAR, on))


def test_a_domain_judged_good_counts_for_the_holder_by_the_grade_that_stands():
    """By hand, of the child's voice (statements 2 and 3) in one audit each: good; moderated down; moderated up; requires improvement."""
    Judgement.objects.all().delete()
    person, voice = make.staff("Priya Nair"), domain()
    found = {}
    for name, grades in {"good": (3, None), "down": (3, 2), "up": (2, 4), "not good": (2, None)}.items():
        audit = make.CaseAuditFactory(practitioner=person, submitted=True, open_to_line_on=ON)
        Judgement.objects.filter(audit=audit).delete()
        found[name] = make.JudgementFactory(audit=audit, section=voice, grade=grades[0], moderated_grade=grades[1])
    two, three = (row.standard_id for row in CriterionStandard.objects.filter(question__section=voice).order_by("standard__order"))
    assert met(person) == sorted((person.pk, one, found[name].pk) for name in ("good", "up") for one in (two, three))
    assert met(make.staff()) == []


@pytest.mark.parametrize(
    ("submitted", "opens", "counts"),
    [
        (Date(2025, 12, 1), ON, True),
        (Date(2025, 11, 30), ON, False),
        (Date(2026, 10, 22), ON, True),
        (Date(2026, 10, 22), ON + datetime.timedelta(days=1), False),
    ],
)
def test_a_domain_counts_in_the_year_of_its_audit_once_the_line_may_read_it(submitted, opens, counts):
    person = make.staff()
    allocated = {"allocated_on": submitted, "due_on": submitted}
    make.CaseAuditFactory(practitioner=person, submitted=True, submitted_on=submitted, open_to_line_on=opens, **allocated)
    assert bool(met(person)) is counts


def test_page_of_a_domain_and_of_an_audit_show_the_standards(client):
    auditor = make.staff("Ola Ade")
    audit = make.CaseAuditFactory(auditor=auditor)
    client.force_login(auditor.user)
    page = client.get(reverse("audits:domain_judge", args=[audit.pk, domain().pk])).content.decode()
    assert "Standards: KSS practitioners 2 Communication; KSS practitioners 3 Child development" in " ".join(page.split())
    sent = make.CaseAuditFactory(auditor=auditor, submitted=True)
    page = client.get(reverse("audits:audit_detail", args=[sent.pk])).content.decode()
    assert "KSS practitioners 2 Communication" in page
