"""Pages on which a need comes of something that the page knows: a three-month follow-up, an analysis of training needs."""

from django.http import HttpResponseRedirect
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.trail.views.base import DraftFormMixin
from learning_org.web.views.base import FormPage
from practitioners.forms.needs import PlacedNeedForm
from practitioners.models import ImpactFollowUp, Priority, Source
from practitioners.services import needs as services


class PlacedNeedPage(DraftFormMixin, FormPage):
    """What both share."""

    form_class = PlacedNeedForm
    submit = "Raise the need"
    menu = "practitioners:need_list"

    def get_initial(self):
        return {"priority": Priority.ROLE}

    @property
    def about(self):
        """The person whose need it is."""
        return self.object

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.about}

    def get_success_url(self):
        return reverse("practitioners:need_detail", args=[self.result.pk])

    def get_success_message(self):
        told = "" if self.result.person_id == self.person.pk else f" {self.result.person} is told."
        return f"The learning need is raised.{told}"


class FollowUpNeedView(PlacedNeedPage):
    """Practice did not change in three months: the participant or their line raises what is needed now (S77, F21)."""

    model = ImpactFollowUp
    content = True
    permission = "practitioners.raise_need_from_follow_up"
    denied = "Only the person who learnt, and their line, can raise a need that comes of it."
    title = "Raise a learning need from this follow-up"

    def get_queryset(self):
        return super().get_queryset().select_related("person", "need__theme", "need__standard")

    @property
    def about(self):
        return self.object.person

    def get_caption(self):
        return self.object.about

    def get_lede(self):
        whose = "your" if self.object.person_id == self.person.pk else f"{self.object.person}'s"
        return f"What would help {whose} practice to change? Another course is seldom the answer: time, coaching or a joint visit may be."

    def get_back(self):
        return ("Back to the follow-up", reverse("practitioners:follow_up_detail", args=[self.object.pk]))

    def get_initial(self):
        earlier = self.object.need
        return super().get_initial() | ({"theme": earlier.theme, "standard": earlier.standard} if earlier else {})

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if services.may_follow(self.object) else HttpResponseRedirect(self.get_back()[1])

    def save(self, form):
        return services.raise_need_from_follow_up(self.object, **form.cleaned_data, by=self.person)


class PersonNeedAnalysisView(PlacedNeedPage):
    """A training officer raises a need that an analysis of training needs showed, for somebody of their units (S96)."""

    model = Person
    permission = "practitioners.raise_need_from_analysis"
    denied = "Only a training officer for their unit can raise a need for somebody from an analysis of training needs."

    def get_title(self):
        return f"Raise a need from analysis for {self.object}"

    def get_lede(self):
        return f"{self.object} is told, and plans with their line manager how it will be met."

    def get_back(self):
        return (f"Back to {self.object}", reverse("practitioners:person_detail", args=[self.object.pk]))

    def save(self, form):
        return services.raise_need(self.object, **form.cleaned_data, source=Source.ANALYSIS, by=self.person)
