"""Forms about case audits: allocate, audit again, cancel, answer, moderate."""

from django import forms
from django.conf import settings

from audits.models import Grade
from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.forms import DateField, GovUKForm, Row, Section, options
from practitioners.forms.actions import words_field
from practitioners.forms.find_person import FindPersonField
from practitioners.models import OrganisationKind, Position
from practitioners.models.records import check_case_reference
from practitioners.models.scope import under_roles
from practitioners.services.case_references import normalise

TOGETHER = "The case holder is told now and may read the audit while it is written."


class AuditPeopleForm(GovUKForm):
    """Whose case, who audits, by when. The case holder is somebody in the officer's scope; the auditor anybody in post here."""

    layout = ("practitioner", "auditor", "due_on", "together")
    practitioner = FindPersonField(
        label="Whose case is it?", help_text="Type a name.", error_messages={"required": "Enter the name of the case holder"}
    )
    auditor = FindPersonField(
        label="Who audits it?",
        help_text="Somebody other than the case holder.",
        error_messages={"required": "Enter the name of the auditor"},
    )
    due_on = options(
        DateField(label="By when?", past=False, error_messages={"required": "Enter the date by which it is audited"}), called="The due date"
    )
    together = forms.BooleanField(label="The case holder is present", required=False, help_text=TOGETHER)

    def narrow(self):
        access, people = self.user.access, Person.objects.visible_to(self.user)
        posts = Position.objects.filter(period__contains=access.on).exclude(unit__organisation__kind=OrganisationKind.PARTNER)
        scope = under_roles(self.user, Role.QA_OFFICER, field="pk")
        self.fields["practitioner"].queryset = people.filter(scope).exclude(pk=access.person_id)
        self.fields["auditor"].queryset = people.filter(pk__in=posts.values("person_id"))


class AuditForm(AuditPeopleForm):
    """The same, and which case."""

    layout = ("case_reference", *AuditPeopleForm.layout)
    case_reference = options(
        forms.CharField(label="Case reference", max_length=30, error_messages={"required": "Enter the case reference"}), width=10
    )

    def narrow(self):
        super().narrow()
        self.fields["case_reference"].help_text = f"For example {settings.CASE_REFERENCE_EXAMPLE}. Never a name."

    def clean_case_reference(self):
        reference = normalise(self.cleaned_data["case_reference"])
        check_case_reference(reference)
        return reference


class AuditCancelForm(GovUKForm):
    """Why an audit will not be done."""

    reason = options(
        forms.CharField(label="Why will it not be done?", max_length=300, error_messages={"required": "Enter why it will not be done"}),
        called="The reason",
    )


class AuditAnswerForm(GovUKForm):
    """What the case holder says to the audit."""

    answer = words_field(
        "What do you say to it?",
        "Enter what you say to it",
        called="Your answer",
        help_text="What you agree with, what you see differently, and what you take from it. Never a child's name.",
        rows=8,
        limit=10_000,
    )


def grade_field(label, given, name):
    """A box with the four grades; the auditor's own is taken unless another one is chosen."""
    choices = [(grade.value, f"{grade.label} (auditor’s)" if grade == given else grade.label) for grade in Grade]
    messages = {"required": f"Choose the grade for “{label}”", "invalid_choice": "Choose one of the four grades"}
    field = forms.TypedChoiceField(label=label, choices=choices, coerce=int, initial=given, error_messages=messages)
    return options(field, called=name)


class AuditModerateForm(GovUKForm):
    """The overall grade, the grade of each domain, and why one is changed. `audit` has its judgements."""

    note = words_field("Why is a grade changed?", "Enter why a grade is changed", called="The reason", rows=4, limit=4000)

    def __init__(self, *args, audit, judgements, **kwargs):
        self.audit, self.judgements = audit, judgements
        super().__init__(*args, **kwargs)

    def narrow(self):
        self.fields["note"].required = False
        self.fields["note"].help_text = "Needed when any grade differs from the auditor's. Auditor and case holder read it."
        self.fields["grade"] = grade_field("Overall grade", self.audit.grade, "The overall grade")
        for row in self.judgements:
            self.fields[f"domain_{row.pk}"] = grade_field(row.section.title, row.grade, row.section.title)
        names = [f"domain_{row.pk}" for row in self.judgements]
        pairs = [Row(*names[start : start + 2]) for start in range(0, len(names), 2)]
        self.layout = ("grade", Section("By domain", *pairs), Section("If you change a grade", "note"))

    def grades(self):
        """{key of a judgement: grade} as moderated."""
        return {row.pk: self.cleaned_data[f"domain_{row.pk}"] for row in self.judgements}
