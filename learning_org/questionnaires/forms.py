"""A form made from the questions of a version, or of one of its sections."""

from django import forms

from learning_org.questionnaires.models import Kind
from learning_org.questionnaires.services import field_name
from learning_org.web.forms import GovUKForm, Section, options

YES_NO = [("1", "Yes"), ("0", "No")]
MET = [("2", "Met"), ("1", "Partly met"), ("0", "Not met")]


def answers_form(questions, *, response=None, partial=False, base=GovUKForm):
    """A form class with one field for each question, under field_name(question), holding what `response` says already.

    `questions` come with their options and section prefetched, in order. `partial` lets required ones stay empty: a part that is saved
    before it is finished. The form's `answers` are {Question: cleaned value}, ready for save_answers().
    """
    held = {answer.question_id: answer for answer in response.answers.all()} if response else {}
    fields, sections = {}, {}
    for question in questions:
        field = _field(question, required=question.required and not partial)
        if question.pk in held:
            answer = held[question.pk]
            field.initial = answer.text or f"{answer.value:f}".rstrip("0").rstrip(".") or "0"
        fields[field_name(question)] = field
        sections.setdefault(question.section, []).append(field_name(question))
    layout = tuple(Section(str(section), *names) for section, names in sections.items()) if len(sections) > 1 else tuple(fields)
    asked = list(questions)

    def answers(form):
        return {question: form.cleaned_data.get(field_name(question)) for question in asked}

    return type("AnswersForm", (base,), fields | {"layout": layout, "questions": asked, "answers": property(answers)})


def _field(question, *, required):
    words = {"label": question.text, "help_text": question.hint, "required": required}
    if question.kind == Kind.TEXT:
        words["error_messages"] = {"required": f"Answer “{question.text}”"}
        return options(forms.CharField(widget=forms.Textarea, max_length=10_000, **words), rows=4, called="The answer")
    words["error_messages"] = {"required": f"Answer “{question.text}”", "invalid_choice": "Choose one of the answers"}
    if question.kind == Kind.NUMBER:
        field = forms.DecimalField(min_value=question.minimum, max_value=question.maximum, max_digits=12, decimal_places=2, **words)
        return options(field, width=5, inputmode="decimal", called="The number")
    choices, hints = _choices(question)
    return options(forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words), hints=hints)


def _choices(question):
    """(choices, hints) of a question that is answered by choosing."""
    if question.kind == Kind.YES_NO:
        return YES_NO, {}
    if question.kind == Kind.MET:
        return MET, {}
    if question.kind == Kind.SCALE:
        ends = {question.minimum: question.minimum_word, question.maximum: question.maximum_word}
        numbers = range(question.minimum, question.maximum + 1)
        return [(str(n), f"{n}, {ends[n]}" if ends.get(n) else str(n)) for n in numbers], {}
    found = list(question.options.all())
    return [(str(o.value), o.label) for o in found], {str(o.value): o.description for o in found if o.description}
