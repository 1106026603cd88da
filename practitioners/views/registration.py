"""Registration with Social Work England: where I stand, and what is known of somebody else's learning."""

import datetime

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.views.base import FormPage, ListPage
from practitioners.forms.cpd import RenewalForm
from practitioners.models import CPDEntry
from practitioners.queries.cpd import learning_of, people_whose_learning_exists_for
from practitioners.queries.registration import (
    PARTS,
    current_registration,
    earlier_years,
    own_status,
    registration_status,
    registration_year,
    slots_of,
)
from practitioners.services.guard import day
from practitioners.services.registration import record_renewal
from practitioners.tables.cpd import PersonLearningTable
from practitioners.views.cpd import MENU


class RegistrationView(FormPage):
    """My registration year: pieces, and the three parts of renewal with their dates (P6, S52; screen 01)."""

    form_class = RenewalForm
    template_name = "practitioners/registration.html"
    title = "My registration"
    submit = "Save these dates"
    menu = MENU

    def get_crumbs(self):
        return (("My learning", reverse(MENU)),)

    @cached_property
    def year(self):
        """The present registration year or, with ?year=, the one before it: dates are often entered after its end."""
        present = registration_year(clock.today())
        before = registration_year(present.lower - datetime.timedelta(days=1))
        return before if self.request.GET.get("year") == str(before.lower.year) else present

    @cached_property
    def status(self):
        return registration_status(self.person.pk, clock.today(), self.year)

    def get_lede(self):
        if self.status is None:
            return ""
        return f"Registration year from {day(self.year.lower)} to 30 November {self.year.upper.year}."

    def get_initial(self):
        return {name: getattr(self.status, name) for name in PARTS} if self.status else {}

    def get_success_message(self):
        status = registration_status(self.person.pk, clock.today(), self.year)
        return f"The dates are saved. {status.parts_sentence}"

    def get_success_url(self):
        return self.request.get_full_path()

    def save(self, form):
        on = min(clock.today(), self.year.upper - datetime.timedelta(days=1))
        registration = current_registration(self.person.pk, on)
        if registration is None:
            raise Refused("No registration is recorded for you. Ask an administrator to record it.")
        return record_renewal(registration, year=self.year.lower, **form.cleaned_data, by=self.person)

    def get_context_data(self, **kwargs):
        on = clock.today()
        context = {
            "status": self.status,
            "present": self.year == registration_year(on),
            "slots": slots_of(self.status) if self.status else [],
            "earlier": earlier_years(self.person.pk, on),
        }
        return super().get_context_data(**context | kwargs)


class PersonLearningView(ListPage):
    """Somebody's learning as their line and the principal social worker know it: that it exists, when and of what kind."""

    model = CPDEntry
    table_class = PersonLearningTable
    template_name = "practitioners/person_learning.html"
    menu = "practitioners:person_list"
    noun = ("piece of learning", "pieces of learning")
    empty_title = "No learning is recorded yet"
    empty_text = "Pieces appear here as they are recorded. What they say is read only by those with whom the author shares it."

    @cached_property
    def subject(self):
        """The person of the address; 404 for everybody who may not know of their learning."""
        return get_object_or_404(people_whose_learning_exists_for(self.request.user), pk=self.kwargs["pk"])

    def get_permission_object(self):
        return self.subject

    permission = "practitioners.view_person_learning"

    def get_title(self):
        return f"Learning of {self.subject}"

    def get_crumbs(self):
        return (("People", reverse("practitioners:person_list")), (str(self.subject), self.subject_url))

    @property
    def subject_url(self):
        return reverse("practitioners:person_detail", args=[self.subject.pk])

    def get_lede(self):
        return "You see when they learnt and what kind it was. Titles are shown, and open, where they share the piece with you."

    def get_queryset(self):
        return learning_of(self.subject, self.request.user)

    def get_context_data(self, **kwargs):
        on, user = clock.today(), self.request.user
        own = self.subject.pk == user.access.person_id
        status = own_status(user, on) if own else registration_status(self.subject.pk, on)
        return super().get_context_data(status=status, subject=self.subject, **kwargs)
