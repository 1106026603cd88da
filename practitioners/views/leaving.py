"""Somebody leaves: an administrator records the last day and hands over everything that is open, in one step."""

from learning_org.web import clock
from practitioners.forms.leaving import SHOWN, LeaveForm
from practitioners.models import RelationshipKind
from practitioners.queries.positions import last_day_in_post
from practitioners.registries import open_items_of
from practitioners.services.guard import day
from practitioners.services.leaving import leave
from practitioners.views.people import OnePersonFormPage


class PersonLeaveView(OnePersonFormPage):
    """The last day in post and, for each thing left open, who takes it over (S15, Q54)."""

    permission = "practitioners.leave_person"
    form_class = LeaveForm
    template_name = "practitioners/person_leave.html"
    title = "Record that they leave"
    submit = "Record that they leave"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.object}

    def get_initial(self):
        manager = self.object.relationships.filter(kind=RelationshipKind.LINE_MANAGER, period__contains=clock.today())
        found = manager.select_related("other").first()
        return {"everything": found and found.other, "last_day": last_day_in_post(self.object.positions.all())}

    def get_context_data(self, **kwargs):
        form = kwargs["form"]
        context = {"only_they": open_items_of(self.object, clock.today()), "hidden_inputs": [(SHOWN, form.shown)]}
        return super().get_context_data(**context, **kwargs)

    def save(self, form):
        self.last_day = form.cleaned_data["last_day"]
        words = {"decisions": form.decisions, "reason": form.cleaned_data.get("reason", "")}
        return leave(self.object, last_day=self.last_day, **words, by=self.person)

    def get_success_message(self):
        return f"{self.object} leaves after {day(self.last_day)}. Their positions, roles and relationships end with that day."
