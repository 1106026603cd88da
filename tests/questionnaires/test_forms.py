"""The form that is made of questions: one field each, held answers, errors that name the question; and what it all costs."""

import pytest

from learning_org.questionnaires.forms import answers_form
from learning_org.questionnaires.queries import answered, questions_of
from learning_org.questionnaires.services import save_answers, start_response
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return make.QuestionnaireVersionFactory()


def ask(version, **values):
    return make.QuestionFactory(section__version=version, **values)


def drawn(form):
    from django.template import Context, Template

    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


def test_one_field_for_each_kind(version):
    asked = {
        "text": ask(version, text="What went well?", hint="First"),
        "scale": ask(version, scale=True, text="How sure are you?", hint="Today"),
        "yes_no": ask(version, yes_no=True),
        "met": ask(version, met=True),
        "number": ask(version, number=True, minimum=0, maximum=50),
        "judgement": ask(version, judgement=True),
    }
    make.OptionFactory(question=asked["judgement"], value=3, label="Good", description="Seen alone")
    form = answers_form(questions_of(version))()
    fields = {kind: form.fields[f"q{question.pk}"] for kind, question in asked.items()}
    assert (fields["text"].label, fields["text"].help_text) == ("What went well?", "First")
    assert fields["scale"].help_text == "Today 1 is not at all, 10 is fully."
    assert [value for value, _ in fields["scale"].choices] == [str(n) for n in range(1, 11)]
    assert fields["yes_no"].choices == [("1", "Yes"), ("0", "No")]
    assert fields["met"].choices == [("2", "Met"), ("1", "Partly met"), ("0", "Not met")]
    assert fields["judgement"].choices == [("3", "Good")]
    text = drawn(form)
    assert "Seen alone" in text
    assert text.count('type="radio"') == 10 + 2 + 3 + 1
    assert "app-scale" in text


def test_several_sections_are_drawn_under_their_titles_in_order(version):
    second = make.SectionFactory(version=version, title="The plan", order=2)
    first = make.SectionFactory(version=version, title="The child", order=1)
    for section in (second, first):
        make.QuestionFactory(section=section)
    text = drawn(answers_form(questions_of(version))())
    assert 0 < text.index("The child") < text.index("The plan")


def test_errors_name_the_question_and_keep_what_was_typed(version):
    text, scale = ask(version, text="What went well?"), ask(version, scale=True, text="How sure are you?")
    form = answers_form(questions_of(version))(data={f"q{text.pk}": "", f"q{scale.pk}": "11"})
    assert form.errors == {f"q{text.pk}": ["Answer “What went well?”"], f"q{scale.pk}": ["Choose one of the answers"]}
    form = answers_form(questions_of(version))(data={f"q{text.pk}": "Kept", f"q{scale.pk}": ""})
    assert form.errors == {f"q{scale.pk}": ["Answer “How sure are you?”"]}
    assert "Kept" in drawn(form)


def test_optional_questions_say_so_and_a_part_may_be_saved_unfinished(version):
    needed, free = ask(version, text="Needed?"), ask(version, text="Free?", required=False)
    form = answers_form(questions_of(version), partial=True)(data={})
    assert form.is_valid()
    assert form.answers == {needed: "", free: ""}
    assert [field.label for field in form.fields.values()] == ["Needed?", "Free? (optional)"]


def test_what_is_held_is_shown_and_answers_go_back_as_they_are_kept(version):
    person = make.staff()
    values = {"scale": 10, "yes_no": 0, "number": "7.50"}
    asked = {kind: ask(version, **{kind: True}) for kind in values} | {"text": ask(version)}
    response = start_response(version, by=person)
    save_answers(response, {asked[kind]: value for kind, value in (values | {"text": "Words"}).items()}, by=person)
    form_class = answers_form(questions_of(version), response=response)
    held = {kind: form_class()[f"q{question.pk}"].value() for kind, question in asked.items()}
    assert held == {"scale": "10", "yes_no": "0", "number": "7.5", "text": "Words"}
    form = form_class(data={f"q{question.pk}": held[kind] for kind, question in asked.items()})
    assert form.is_valid()
    save_answers(response, form.answers, by=person)
    assert answered(response)[0][1][0][1] == "10 of 10"


@pytest.mark.parametrize("rows", [1, 3])
def test_reading_drawing_and_keeping_ask_as_often_for_3_questions_as_for_1(version, django_assert_num_queries, rows):
    section, person = make.SectionFactory(version=version), make.staff()
    for _ in range(rows):
        make.OptionFactory(question=make.QuestionFactory(section=section, judgement=True), value=3)
    response = start_response(version, by=person)
    save_answers(response, dict.fromkeys(questions_of(version), 3), by=person)
    with django_assert_num_queries(2):  # questions, options
        questions = questions_of(version)
    with django_assert_num_queries(1):  # what is held
        drawn(answers_form(questions, response=response)())
    with django_assert_num_queries(3):  # answers, questions, options
        answered(response)
