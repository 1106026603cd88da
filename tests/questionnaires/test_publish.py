"""Questionnaires and their versions: written once, in use from a day on, and what was answered keeps pointing to what was asked."""

import datetime

import pytest

from learning_org.accounts.models import Person
from learning_org.questionnaires.models import Kind, Option, Purpose, Question, Questionnaire, QuestionnaireVersion
from learning_org.questionnaires.queries import answer_of, answered, questions_of, version_in_use
from learning_org.questionnaires.services import (
    Asked,
    Part,
    publish_questionnaire,
    save_answers,
    start_response,
    submit_response,
)
from learning_org.web.errors import Refused
from practitioners.impact_questions import CODE
from practitioners.reference import seed_reference_data
from tests import factories as make

pytestmark = pytest.mark.django_db
JANUARY, MARCH = datetime.date(2026, 1, 1), datetime.date(2026, 3, 1)
GRADES = ((4, "Outstanding", "Seen alone and quoted"), (3, "Good", ""), (2, "Needs work", ""), (1, "Inadequate", ""))
CHILD = Part(
    "child",
    "The child",
    (
        Asked("well", "What went well?", Kind.TEXT, hint="First"),
        Asked("grade", "How well is the child heard?", Kind.JUDGEMENT, options=GRADES),
    ),
)
PLAN = Part("plan", "The plan", (Asked("sure", "How sure are you?", Kind.SCALE, required=False, ends=(0, "not", 5, "fully")),))


def publish(*parts, on=JANUARY, code="tool"):
    by = Person.objects.system()
    return publish_questionnaire(code=code, name="A tool", purpose=Purpose.AUDIT, parts=parts, published_on=on, by=by)


def test_a_version_holds_sections_questions_and_options_in_order():
    version = publish(CHILD, PLAN)
    assert (str(version), version.published_on) == ("A tool, version 1", JANUARY)
    found = [(q.section.code, q.code, q.kind, q.required, q.hint) for q in questions_of(version)]
    assert found == [
        ("child", "well", "text", True, "First"),
        ("child", "grade", "judgement", True, ""),
        ("plan", "sure", "scale", False, ""),
    ]
    sure = Question.objects.get(code="sure", section__version=version)
    assert (sure.minimum, sure.minimum_word, sure.maximum, sure.maximum_word) == (0, "not", 5, "fully")
    options = Option.objects.filter(question__section__version=version).order_by("order")
    assert list(options.values_list("value", "label", "description")) == list(GRADES)


def test_questions_of_one_section():
    version = publish(CHILD, PLAN)
    assert [q.code for q in questions_of(version, version.sections.get(code="plan"))] == ["sure"]


def test_the_version_in_use_is_the_newest_of_its_day():
    first, second = publish(CHILD), publish(CHILD, PLAN, on=MARCH)
    assert (second.questionnaire, second.number) == (first.questionnaire, 2)
    days = [JANUARY - datetime.timedelta(days=1), JANUARY, MARCH - datetime.timedelta(days=1), MARCH]
    assert [version_in_use("tool", day) for day in days] == [None, first, first, second]
    assert version_in_use("no-such-tool", MARCH) is None


def test_of_two_versions_of_one_day_the_later_written_is_in_use():
    publish(CHILD)
    second = publish(PLAN)
    assert version_in_use("tool", JANUARY) == second


def test_a_version_that_is_being_written_is_not_in_use():
    make.QuestionnaireVersionFactory(questionnaire__code="tool", being_written=True)
    assert version_in_use("tool", MARCH) is None


def test_what_was_answered_keeps_pointing_to_the_version_that_asked():
    first, person = publish(CHILD), make.staff()
    response = start_response(first, by=person)
    well, grade = questions_of(first)
    save_answers(response, {well: "Seen alone.", grade: 3}, by=person)
    submit_response(response, by=person)
    changed = Part("child", "The child", (Asked("well", "What did you see?", Kind.TEXT),))
    publish(changed, on=MARCH)
    [(section, read)] = answered(response)
    assert (section.title, [(q.text, words) for q, words in read]) == (
        "The child",
        [("What went well?", "Seen alone."), ("How well is the child heard?", "Good")],
    )
    assert answer_of(response, "grade").value == 3
    assert answer_of(response, "no-such-question") is None


def test_the_same_section_keeps_its_code_from_version_to_version():
    first, second = publish(CHILD), publish(CHILD, PLAN, on=MARCH)
    assert first.sections.get(code="child").pk != second.sections.get(code="child").pk


def one(*questions):
    return (Part("x", "X", questions),)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((CHILD, CHILD), "Two sections have the same code"),
        (one(Asked("a", "A?", Kind.TEXT), Asked("a", "B?", Kind.TEXT)), "Two questions of X have the same code"),
        (one(Asked("a", "A?", Kind.CHOICE)), "no answers to choose from"),
        (one(Asked("a", "A?", Kind.JUDGEMENT)), "no answers to choose from"),
        (one(Asked("a", "A?", Kind.SCALE)), "has no scale"),
        (one(Asked("a", "A?", Kind.SCALE, ends=(5, "", 5, ""))), "has no scale"),
    ],
)
def test_what_makes_no_questionnaire_is_refused_and_leaves_nothing(parts, words):
    before = Questionnaire.objects.count(), QuestionnaireVersion.objects.count(), Question.objects.count()
    with pytest.raises(Refused, match=words):
        publish(*parts)
    assert (Questionnaire.objects.count(), QuestionnaireVersion.objects.count(), Question.objects.count()) == before


def test_the_three_month_questions_are_seeded_once():
    before = QuestionnaireVersion.objects.count(), Question.objects.count()
    seed_reference_data()
    assert (QuestionnaireVersion.objects.count(), Question.objects.count()) == before
    version = version_in_use(CODE, datetime.date(2026, 11, 2))
    assert version.questionnaire.purpose == Purpose.IMPACT
    needed = {q.code: q.kind for q in questions_of(version) if q.required}
    assert needed == {"used": "text", "changed": "yes_no", "rating": "scale", "plan": "choice", "supervision": "yes_no"}
