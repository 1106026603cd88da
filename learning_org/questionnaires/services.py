"""Writing questionnaires and answers. Who may is decided by the record that a response belongs to."""

import dataclasses
from decimal import Decimal, InvalidOperation

from django.db import transaction

from learning_org.questionnaires.models import Answer, Kind, Option, Question, Questionnaire, QuestionnaireVersion, Response, Section
from learning_org.web import clock
from learning_org.web.errors import Refused

MOST = 10**10  # Answer.value has ten digits before the point


@dataclasses.dataclass(frozen=True)
class Asked:
    """A question to write: `options` is a list of (value, label, description), `ends` of a scale (from, word, to, word)."""

    code: str
    text: str
    kind: str
    required: bool = True
    hint: str = ""
    options: tuple = ()
    ends: tuple = ()


@dataclasses.dataclass(frozen=True)
class Part:
    """A section to write, with its questions."""

    code: str
    title: str
    questions: tuple
    hint: str = ""


@transaction.atomic
def publish_questionnaire(*, code, name, purpose, parts, published_on, by):
    """Write the next version of a questionnaire from its `parts` and put it to use from a date (design: one versioned questionnaire).

    Returns the QuestionnaireVersion. Earlier versions stay, with what was answered. Refused when two sections, or two questions of one
    section, share a code, when a judgement or choice has no options, and when a scale has no ends.
    """
    questionnaire, _ = Questionnaire.objects.select_for_update().get_or_create(code=code, defaults={"name": name, "purpose": purpose})
    if len({part.code for part in parts}) < len(parts):
        raise Refused("Two sections have the same code.")
    number = questionnaire.versions.count() + 1
    version = QuestionnaireVersion.objects.create(questionnaire=questionnaire, number=number, published_on=published_on)
    for order, part in enumerate(parts, start=1):
        section = Section.objects.create(version=version, code=part.code, title=part.title, hint=part.hint, order=order)
        _write_questions(section, part.questions)
    return version


def _write_questions(section, questions):
    if len({asked.code for asked in questions}) < len(questions):
        raise Refused(f"Two questions of {section} have the same code.")
    for order, asked in enumerate(questions, start=1):
        if asked.kind in (Kind.JUDGEMENT, Kind.CHOICE) and not asked.options:
            raise Refused(f"“{asked.text}” has no answers to choose from.")
        low, low_word, high, high_word = asked.ends or (None, "", None, "")
        if asked.kind == Kind.SCALE and (low is None or high is None or low >= high):
            raise Refused(f"“{asked.text}” has no scale.")
        question = Question.objects.create(
            section=section,
            code=asked.code,
            text=asked.text,
            kind=asked.kind,
            required=asked.required,
            hint=asked.hint,
            order=order,
            minimum=low,
            maximum=high,
            minimum_word=low_word,
            maximum_word=high_word,
        )
        rows = enumerate(asked.options, start=1)
        Option.objects.bulk_create(
            Option(question=question, value=value, label=label, description=text, order=place) for place, (value, label, text) in rows
        )


def start_response(version, *, by):
    """Begin to answer a version that is published. Returns the Response of `by`. Refused before its first day."""
    if version.published_on is None or version.published_on > clock.today():
        raise Refused("This questionnaire is not in use yet.")
    return Response.objects.create(version=version, respondent=by, started_at=clock.now())


@transaction.atomic
def save_answers(response, answers, *, by):
    """Keep answers, as {Question: value, text or None}; None and "" take an answer back. Questions not named stay as they are.

    Returns the Response. Refused when it was submitted meanwhile, for anybody but the respondent, for a question of another version,
    and for a value that the question does not offer (the refusal names the field of answers_form()).
    """
    response = _lock_open(response, by)
    for question, given in answers.items():
        if question.section.version_id != response.version_id:
            raise Refused("This question belongs to another version of the questionnaire. Open the page again.")
        if given in (None, ""):
            response.answers.filter(question=question).delete()
        else:
            Answer.objects.update_or_create(response=response, question=question, defaults=_stored(question, given))
    return response


@transaction.atomic
def hand_over_response(response, *, to, by):
    """Let somebody else go on with answers that are not sent; what is there stays. Returns the Response. Refused when they were sent."""
    response = Response.objects.select_for_update(no_key=True).get(pk=response.pk)
    if response.submitted_at:
        raise Refused("These answers were sent already.")
    response.respondent = to
    response.save(update_fields=["respondent"])
    return response


@transaction.atomic
def submit_response(response, *, by):
    """Finish a response: from now on its answers stay as they are. Returns the Response.

    Refused when it was submitted already, for anybody but the respondent, and while a required question has no answer; the refusal
    names the first one.
    """
    return lock_response(_lock_open(response, by))


@transaction.atomic
def lock_response(response):
    """Lock the answers of a record that is signed or sent, whoever does that; the record's service has checked who may.

    Returns the Response; one that is locked already stays as it is. Refused while a required question has no answer.
    """
    response = Response.objects.select_for_update(no_key=True).get(pk=response.pk)
    if response.locked_at:
        return response
    missing = unanswered(response)
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise Refused(f"Answer “{missing[0].text}” in {missing[0].section}{more} first.", field=field_name(missing[0]))
    response.submitted_at = response.locked_at = clock.now()
    response.save(update_fields=["submitted_at", "locked_at"])
    return response


def unanswered(response):
    """The required questions of a response that have no answer yet, in order, as a list."""
    questions = Question.objects.filter(section__version=response.version_id, required=True).select_related("section")
    return list(questions.exclude(answers__response=response).order_by("section__order", "order"))


def field_name(question):
    """The name of a question's field in answers_form()."""
    return f"q{question.pk}"


def _lock_open(response, by):
    response = Response.objects.select_for_update(no_key=True).get(pk=response.pk)
    if response.respondent_id != by.pk:
        raise Refused("Only the person who was asked can answer.")
    if response.submitted_at:
        raise Refused("These answers were sent already.")
    return response


def _stored(question, given):
    """How an answer is kept: {"value", "text"}. Raises Refused for what the question does not offer."""
    if question.kind == Kind.TEXT:
        return {"text": str(given), "value": None}
    value = _number(given)
    if value is None or not _offers(question, value):
        raise Refused("Choose one of the answers.", field=field_name(question))
    return {"value": value, "text": ""}


def _number(given):
    """What was given as a number that a column holds, or None: "NaN" and "1e30" are numbers too, and none that anybody means."""
    try:
        value = Decimal(str(given))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < MOST and value == round(value, 2) else None


def _offers(question, value):
    if question.kind in (Kind.JUDGEMENT, Kind.CHOICE):
        return question.options.filter(value=value).exists()
    if question.kind == Kind.MET:
        return value in (0, 1, 2)
    if question.kind == Kind.YES_NO:
        return value in (0, 1)
    if question.kind == Kind.SCALE:
        return question.minimum <= value <= question.maximum and value == int(value)
    lowest, highest = question.minimum, question.maximum
    return (lowest is None or value >= lowest) and (highest is None or value <= highest)
