"""Saving and sending answers: what is refused, what a question does not offer, and what the database locks."""

import datetime

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from learning_org.questionnaires.models import Answer, Response
from learning_org.questionnaires.queries import answered
from learning_org.questionnaires.services import lock_response, save_answers, start_response, submit_response, unanswered
from learning_org.web.errors import Refused
from tests import factories as make

NOW = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_now")]


@pytest.fixture
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def priya():
    return make.staff("Priya Nair")


@pytest.fixture
def response(priya):
    return start_response(make.QuestionnaireVersionFactory(), by=priya)


def ask(response, **values):
    return make.QuestionFactory(section__version=response.version, **values)


def kept(response):
    return {answer.question_id: answer.text or answer.value for answer in response.answers.all()}


def test_start_before_the_first_day_is_refused(priya):
    for version in (
        make.QuestionnaireVersionFactory(published_on=datetime.date(2026, 11, 3)),
        make.QuestionnaireVersionFactory(being_written=True),
    ):
        with pytest.raises(Refused, match="not in use yet"):
            start_response(version, by=priya)
    assert start_response(make.QuestionnaireVersionFactory(published_on=datetime.date(2026, 11, 2)), by=priya).started_at == NOW


def test_save_keeps_changes_and_takes_back(response, priya):
    text, scale = ask(response), ask(response, scale=True)
    save_answers(response, {text: "First", scale: "10"}, by=priya)
    save_answers(response, {text: "Second"}, by=priya)
    assert kept(response) == {text.pk: "Second", scale.pk: 10}
    save_answers(response, {text: "", scale: None}, by=priya)
    assert kept(response) == {}


def test_zero_is_an_answer(response, priya):
    question = ask(response, yes_no=True)
    save_answers(response, {question: 0}, by=priya)
    assert kept(response) == {question.pk: 0}


def test_save_by_somebody_else_is_refused(response):
    with pytest.raises(Refused, match="Only the person who was asked"):
        save_answers(response, {ask(response): "Text"}, by=make.staff())


def test_save_of_another_versions_question_is_refused_and_keeps_nothing(response, priya):
    own, other = ask(response), make.QuestionFactory()
    with pytest.raises(Refused, match="another version"):
        save_answers(response, {own: "Text", other: "Text"}, by=priya)
    assert kept(response) == {}


OFFERED = {
    "scale": ({}, ["1", 10, "7.0"], [0, 11, "7.5", "-1"]),
    "yes_no": ({}, [0, "1"], [2, "0.5"]),
    "met": ({}, [0, 1, 2], [3, -1, "1.5"]),
    "number": ({"minimum": 0, "maximum": 100}, [0, "99.25", 100], ["-0.01", "100.01", "1.005"]),
    "judgement": ({}, ["3"], [4, 0]),
}
NEVER = ["NaN", "sNaN", "Infinity", "1e30", "seven", "1,5", "10000000000"]


@pytest.mark.parametrize("kind", OFFERED)
def test_values_that_the_question_does_not_offer_are_refused_beside_its_field(response, priya, kind):
    limits, offered, others = OFFERED[kind]
    question = ask(response, **{kind: True}, **limits)
    if kind == "judgement":
        make.OptionFactory(question=question, value=3)
    for value in offered:
        save_answers(response, {question: value}, by=priya)
    before = kept(response)
    for value in [*others, *NEVER]:
        with pytest.raises(Refused, match="Choose one of the answers") as refusal:
            save_answers(response, {question: value}, by=priya)
        assert refusal.value.field == f"q{question.pk}"
    assert kept(response) == before != {}


def test_a_number_without_limits_fits_its_column(response, priya):
    question = ask(response, number=True)
    for value in NEVER:
        with pytest.raises(Refused):
            save_answers(response, {question: value}, by=priya)
    save_answers(response, {question: "9999999999.99"}, by=priya)
    assert answered(response)[0][1] == [(question, "9999999999.99")]


def test_words_of_every_kind(response, priya):
    kinds = {"scale": 7, "yes_no": 0, "met": 1, "number": "7.50", "judgement": 3}
    asked = {kind: ask(response, **{kind: True}) for kind in kinds} | {"text": ask(response), "left out": ask(response)}
    make.OptionFactory(question=asked["judgement"], value=3, label="Good")
    save_answers(response, {asked[kind]: value for kind, value in (kinds | {"text": "Words"}).items()}, by=priya)
    words = {question.pk: said for _, questions in answered(response) for question, said in questions}
    expected = {
        "scale": "7 of 10",
        "yes_no": "No",
        "met": "Partly met",
        "number": "7.5",
        "judgement": "Good",
        "text": "Words",
        "left out": "",
    }
    assert {kind: words[question.pk] for kind, question in asked.items()} == expected


# -- Sending ---------------------------------------------------------------------------------------


def test_submit_names_the_first_question_without_an_answer(response, priya):
    section = make.SectionFactory(version=response.version, title="The child", order=1)
    first = make.QuestionFactory(section=section, text="What went well?", order=1)
    make.QuestionFactory(section=section, order=2)
    make.QuestionFactory(section=section, order=3, required=False)
    assert [question.order for question in unanswered(response)] == [1, 2]
    with pytest.raises(Refused, match="Answer “What went well\\?” in The child and 1 more first") as refusal:
        submit_response(response, by=priya)
    assert refusal.value.field == f"q{first.pk}"
    response.refresh_from_db()
    assert response.submitted_at is None


def test_submit_locks_and_a_second_tab_is_refused(response, priya):
    question = ask(response)
    save_answers(response, {question: "Text"}, by=priya)
    sent = submit_response(response, by=priya)
    assert (sent.submitted_at, sent.locked_at) == (NOW, NOW)
    for again in (lambda: submit_response(response, by=priya), lambda: save_answers(response, {question: "New"}, by=priya)):
        with pytest.raises(Refused, match="sent already"):
            again()
    assert kept(response) == {question.pk: "Text"}


def test_submit_by_somebody_else_is_refused(response):
    with pytest.raises(Refused, match="Only the person who was asked"):
        submit_response(response, by=make.staff())


def test_lock_twice_is_once(response):
    locked = lock_response(response)
    with time_machine.travel(NOW + datetime.timedelta(hours=1), tick=False):
        assert lock_response(response).locked_at == locked.locked_at == NOW


# -- The database ----------------------------------------------------------------------------------


@pytest.fixture
def sent(response, priya):
    save_answers(response, {ask(response): "As it was sent"}, by=priya)
    return submit_response(response, by=priya)


def raw(sql):
    def run(answer):
        with connection.cursor() as cursor:
            cursor.execute(sql.format(answer=answer.pk, response=answer.response_id, question=answer.question_id))

    return run


def saved(answer, **values):
    for name, value in values.items():
        setattr(answer, name, value)
    answer.save()


TOUCHED = {
    "save": lambda answer: saved(answer, text="New"),
    "delete": lambda answer: answer.delete(),
    "create": lambda answer: make.AnswerFactory(response=answer.response),
    "bulk create": lambda answer: Answer.objects.bulk_create(
        [Answer(response=answer.response, question=make.QuestionFactory(), text="New")]
    ),
    "bulk update": lambda answer: Answer.objects.filter(pk=answer.pk).update(text="New"),
    "bulk delete": lambda answer: Answer.objects.filter(pk=answer.pk).delete(),
    "moved away": lambda answer: saved(answer, response=make.ResponseFactory()),
    "the response": lambda answer: Response.objects.filter(pk=answer.response_id).update(locked_at=None),
    "the response's end": lambda answer: saved(answer.response, submitted_at=NOW),
    "raw update": raw("UPDATE questionnaires_answer SET text = 'New' WHERE id = {answer}"),
    "raw delete": raw("DELETE FROM questionnaires_answer WHERE id = {answer}"),
    "raw unlock": raw("UPDATE questionnaires_response SET locked_at = NULL WHERE id = {response}"),
    "raw delete of the response": raw("DELETE FROM questionnaires_response WHERE id = {response}"),
    "triggers off": raw("ALTER TABLE questionnaires_answer DISABLE TRIGGER USER"),
    "replica": raw("SET session_replication_role = replica"),
}


@pytest.mark.parametrize("how", TOUCHED)
def test_the_database_refuses_to_change_what_was_sent(sent, how):
    answer = sent.answers.get()
    before = Answer.objects.filter(response=sent).values_list("pk", "text").get()
    with pytest.raises(DatabaseError), transaction.atomic():
        TOUCHED[how](answer)
    assert Answer.objects.filter(response=sent).values_list("pk", "text").get() == before
    assert Response.objects.get(pk=sent.pk).locked_at == NOW


def test_an_answer_is_not_moved_into_what_was_sent(sent):
    other = make.AnswerFactory()
    with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
        Answer.objects.filter(pk=other.pk).update(response=sent)
