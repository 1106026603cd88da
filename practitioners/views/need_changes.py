"""Pages that write about learning needs: raise, change, plan, meet, end, open again."""

from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web.views.base import ConfirmPage, FormPage
from practitioners.forms.needs import NeedEndForm, NeedForm, NeedMeetForm, NeedPlanForm
from practitioners.models import LearningNeed, Priority, Source
from practitioners.services import needs as services

KEPT = ("title", "reason", "priority", "source", "wanted_by", "theme", "standard")
WRITERS = "The person whose need it is, and their line manager or lead supervisor, can change it."


class NeedCreateView(DraftFormMixin, FormPage):
    """Somebody adds a learning need of their own (P19)."""

    permission = "practitioners.raise_need"
    form_class = NeedForm
    title = "Add a learning need"
    submit = "Add the need"
    success_message = "Your learning need is added."
    menu = "practitioners:need_list"
    LEDE = "Your line manager and lead supervisor read it; training officers and the principal social worker use it to plan learning."

    def get_lede(self):
        return self.LEDE

    def get_back(self):
        return ("Back to learning needs", reverse("practitioners:need_list"))

    def get_initial(self):
        return {"source": Source.SELF, "priority": Priority.ROLE}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.person}

    def get_success_url(self):
        return reverse("practitioners:need_detail", args=[self.result.pk])

    def save(self, form):
        return services.raise_need(self.person, **form.cleaned_data, by=self.person)


class PersonNeedCreateView(DraftFormMixin, FormPage):
    """A manager or lead supervisor raises a need for somebody in their line, from supervision, an audit or elsewhere (P16, M1)."""

    model = Person
    permission = "practitioners.raise_need_for_person"
    denied = "Only their line manager, lead supervisor or the manager of their unit can raise a learning need for somebody."
    form_class = NeedForm
    submit = "Raise the need"
    menu = "practitioners:need_list"

    def get_title(self):
        return f"Raise a learning need for {self.object}"

    def get_lede(self):
        return f"{self.object} is told, and plans with you how it will be met."

    def get_back(self):
        return (f"Back to {self.object}", reverse("practitioners:person_detail", args=[self.object.pk]))

    def get_initial(self):
        return {"priority": Priority.ROLE}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.object, "own": self.object.pk == self.person.pk}

    def get_success_message(self):
        return f"The learning need is raised. {self.object} is told."

    def get_success_url(self):
        return reverse("practitioners:need_detail", args=[self.result.pk])

    def save(self, form):
        return services.raise_need(self.object, **form.cleaned_data, by=self.person)


class NeedPage:
    """What the pages that change one need share."""

    model = LearningNeed
    content = True
    denied = WRITERS
    menu = "practitioners:need_list"

    def get_queryset(self):
        return super().get_queryset().select_related("person", "raised_by", "theme", "standard")

    def get_caption(self):
        return self.object.title

    def get_back(self):
        return ("Back to the need", reverse("practitioners:need_detail", args=[self.object.pk]))


class NeedEditView(NeedPage, SeenRecordMixin, DraftFormMixin, FormPage):
    """Change what is needed and why, while it is not met (P19)."""

    permission = "practitioners.change_need"
    form_class = NeedForm
    title = "Change this learning need"
    submit = "Save the changes"
    success_message = "The learning need is changed."

    def get_initial(self):
        return {name: getattr(self.object, name) for name in KEPT}

    def get_form_kwargs(self):
        own = self.object.person_id == self.person.pk or self.object.source == Source.SELF
        return super().get_form_kwargs() | {"person": self.object.person, "own": own}

    def save(self, form):
        return services.change_need(self.object, **form.cleaned_data, by=self.person)


class NeedPlanView(NeedPage, SeenRecordMixin, DraftFormMixin, FormPage):
    """Say how a need will be met, and by when (P20)."""

    permission = "practitioners.plan_need"
    form_class = NeedPlanForm
    title = "Plan how it will be met"
    submit = "Save the plan"
    success_message = "The plan is saved."

    def get_initial(self):
        return {"plan": self.object.plan, "wanted_by": self.object.wanted_by}

    def save(self, form):
        return services.plan_need(self.object, **form.cleaned_data, by=self.person)


class NeedMeetView(NeedPage, DraftFormMixin, FormPage):
    """Say what met a need: a piece of learning, coaching or something else (M1, P43)."""

    permission = "practitioners.meet_need"
    form_class = NeedMeetForm
    title = "Mark this need as met"
    submit = "Mark as met"
    success_message = "The learning need is met."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"need": self.object}

    def save(self, form):
        return services.meet_need(self.object, **form.answer(), by=self.person)


class NeedEndView(NeedPage, DraftFormMixin, FormPage):
    """End a need that will not be met, with the reason (P21)."""

    permission = "practitioners.end_need"
    form_class = NeedEndForm
    title = "End this need without meeting it"
    submit = "End the need"
    success_message = "The learning need is ended."

    def save(self, form):
        return services.end_need(self.object, **form.cleaned_data, by=self.person)


class NeedReopenView(NeedPage, ConfirmPage):
    """Correct a need that was marked as met, or ended, by mistake (P19)."""

    permission = "practitioners.reopen_need"
    title = "Open this need again?"
    text = "It counts as not met again. What was said when it was closed stays in its history."
    submit = "Open it again"
    success_message = "The learning need is open again."

    def act(self):
        return services.reopen_need(self.object, by=self.person)
