"""The audit tool is there after each migrate, once, and every domain can be judged."""

import pytest

from audits import tool
from audits.reference import seed_audit_tool
from learning_org.questionnaires.models import Option, Questionnaire, Section
from tests.factories.audits import tool_version

pytestmark = pytest.mark.django_db
FOUR = ["Outstanding", "Good", "Requires improvement to be good", "Inadequate"]


def test_the_tool_has_the_twelve_usual_domains_and_an_overall_judgement_last():
    sections = list(Section.objects.filter(version=tool_version()).order_by("order"))
    assert [section.code for section in sections] == [code for code, *_ in tool.DOMAINS] + [tool.OVERALL]
    assert len(sections) == 13
    assert sections[4].title == "Child's voice and lived experience"


def test_each_domain_asks_the_same_four_things_and_evidence_and_judgement_are_required():
    asked = {section.code: [(q.code, q.required) for q in section.questions.all()] for section in tool_version().sections.all()}
    overall = asked.pop(tool.OVERALL)
    assert overall == [("judgement", True), ("summary", True)]
    assert set(map(tuple, asked.values())) == {(("went_well", False), ("better", False), ("evidence", True), ("judgement", True))}


def test_each_grade_has_a_sentence_of_its_own_in_each_domain():
    options = Option.objects.filter(question__section__version=tool_version())
    assert options.count() == 13 * 4
    assert len(set(options.values_list("description", flat=True))) == 13 * 4
    assert not options.filter(description="").exists()
    voice = options.filter(question__section__code=tool.VOICE).order_by("order")
    assert list(voice.values_list("value", "label")) == list(zip((4, 3, 2, 1), FOUR, strict=True))


def test_seeding_again_changes_nothing():
    before = Questionnaire.objects.get(code=tool.CODE).versions.get().pk
    seed_audit_tool()
    assert Questionnaire.objects.get(code=tool.CODE).versions.get().pk == before
