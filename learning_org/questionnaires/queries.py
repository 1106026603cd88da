"""Reads of questionnaires that every app shares."""

from learning_org.questionnaires.models import Answer, Question, QuestionnaireVersion


def version_in_use(code, on):
    """The version of the questionnaire with this code that is in use on the date `on`, or None."""
    return QuestionnaireVersion.objects.in_use(code, on).select_related("questionnaire").first()


def questions_of(version, section=None):
    """The questions of a version, or of one of its sections, in order, with options and sections: two statements."""
    questions = Question.objects.filter(section__version=version).select_related("section").prefetch_related("options")
    if section is not None:
        questions = questions.filter(section=section)
    return list(questions.order_by("section__order", "order"))


def answer_of(response, code):
    """The Answer to the question with this code, or None."""
    return Answer.objects.filter(response=response, question__code=code).first()


def answered(response):
    """[(Section, [(Question, words of its answer, "" where there is none)])] of a response, in order, to be read: three statements."""
    held = {answer.question_id: answer for answer in response.answers.all()}
    parts = {}
    for question in questions_of(response.version_id):
        parts.setdefault(question.section, []).append((question, words_of(question, held.get(question.pk))))
    return list(parts.items())


def words_of(question, answer):
    """What an answer says, in words."""
    if answer is None:
        return ""
    if answer.text:
        return answer.text
    value = int(answer.value) if answer.value == int(answer.value) else answer.value
    if question.kind == "yes_no":
        return "Yes" if value else "No"
    if question.kind == "met":
        return ("Not met", "Partly met", "Met")[value]
    labels = {option.value: option.label for option in question.options.all()}
    if question.kind == "scale":
        return f"{value} of {question.maximum}"
    return labels.get(value) or number_words(answer.value)


def number_words(value):
    """A number as people write it: 10, 7.5, 0."""
    return f"{value.normalize():f}"
