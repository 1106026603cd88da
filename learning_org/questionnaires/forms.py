"""A form made from the questions of a version, or of one of its sections."""

from django import forms

from learning_org.questionnaires.models import Kind
from learning_org.questionnaires.queries import number_words
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
            field.initial = held[question.pk].text or number_words(held[question.pk].value)
        fields[field_name(question)] = field
        sections.setdefault(question.section, []).append(field_name(question))
    layout = tuple(Section(str(section), *names) for section, names in sections.items()) if len(sections) > 1 else tuple(fields)
    asked = list(questions)

    def answers(form):
        return {question: form.cleaned_data.get(field_name(question)) for question in asked}

    return type("AnswersForm", (base,), fields | {"layout": layout, "questions": asked, "answers": property(answers)})


def _field(question, *, required):
    label = question.text if question.required else f"{question.text.removesuffix(' (optional)')} (optional)"
    words = {"label": label, "help_text": question.hint, "required": required}
    if question.kind == Kind.TEXT:
        words["error_messages"] = {"required": f"Answer “{question.text}”"}
        return options(forms.CharField(widget=forms.Textarea, max_length=10_000, **words), rows=4, called="The answer")
    words["error_messages"] = {"required": f"Answer “{question.text}”", "invalid_choice": "Choose one of the answers"}
    if question.kind == Kind.NUMBER:
        field = forms.DecimalField(min_value=question.minimum, max_value=question.maximum, max_digits=12, decimal_places=2, **words)
        return options(field, width=5, inputmode="decimal", called="The number")
    choices, hints = _choices(question)
    if question.kind == Kind.SCALE:
        words["help_text"] = " ".join(filter(None, [question.hint, _ends(question)]))
        return options(forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words), scale=True)
    return options(forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words), hints=hints)


def _ends(question):
    """What the ends of a scale mean: "1 is not at all, 10 is fully."."""
    ends = ((question.minimum, question.minimum_word), (question.maximum, question.maximum_word))
    said = ", ".join(f"{number} is {word}" for number, word in ends if word)
    return f"{said}." if said else ""


def _choices(question):
    """(choices, hints) of a question that is answered by choosing."""
    if question.kind == Kind.YES_NO:
        return YES_NO, {}
    if question.kind == Kind.MET:
        return MET, {}
    if question.kind == Kind.SCALE:
        return [(str(n), str(n)) for n in range(question.minimum, question.maximum + 1)], {}
    found = list(question.options.all())
    return [(str(o.value), o.label) for o in found], {str(o.value): o.description for o in found if o.description}
