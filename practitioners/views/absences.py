"""Absence and registration: recorded by an administrator; the register is checked by the person's line."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.accounts.models import Person
from learning_org.trail.views.base import SeenRecordMixin
from learning_org.web.periods import last_day
from learning_org.web.views.base import ConfirmPage
from practitioners.forms.absences import AbsenceForm, RegistrationForm
from practitioners.models import CalendarEntry
from practitioners.services.absences import edit_absence, first_day_of, last_day_of, record_absence, remove_absence
from practitioners.services.guard import day
from practitioners.services.registrations import check_registration, set_registration
from practitioners.views.people import DENIED, MENU, OnePersonFormPage
from practitioners.views.placements import RowFormPage


class AbsenceCreateView(OnePersonFormPage):
    """The days somebody is away, never why (Q23)."""

    permission = "practitioners.add_absence"
    form_class = AbsenceForm
    title = "Record an absence"
    lede = "Only the days and the kind: health is never recorded here."
    submit = "Record this absence"
    success_message = "The absence is recorded."

    def save(self, form):
        return record_absence(self.object, **form.cleaned_data, by=self.person)


class AbsencePage(RowFormPage):
    """An absence that its reader may know in kind."""

    model = CalendarEntry

    def get_queryset(self):
        return CalendarEntry.objects.absences().readable_by(self.request.user).select_related("person")

    def get_caption(self):
        return str(self.object.person)


class AbsenceEditView(SeenRecordMixin, AbsencePage):
    permission = "practitioners.change_absence"
    form_class = AbsenceForm
    title = "Change this absence"
    submit = "Save this absence"
    success_message = "The absence is changed."

    def get_initial(self):
        return {"kind": self.object.kind, "first_day": first_day_of(self.object), "last_day": last_day_of(self.object)}

    def save(self, form):
        return edit_absence(self.object, **form.cleaned_data, by=self.person)


class AbsenceRemoveView(ConfirmPage):
    """An absence that was recorded by mistake."""

    model = CalendarEntry
    menu = MENU
    permission = "practitioners.remove_absence"
    denied = DENIED
    title = "Remove this absence"
    submit = "Remove this absence"
    danger = True
    success_message = "The absence is removed."
    get_queryset = AbsencePage.get_queryset
    get_caption = AbsencePage.get_caption
    get_back = RowFormPage.get_back

    def get_text(self):
        days = f"{day(first_day_of(self.object))} to {day(last_day_of(self.object))}"
        return f"{self.object.get_kind_display()}, {days}. It goes from the calendar; the history keeps it."

    def act(self):
        return remove_absence(self.object, by=self.person)


class PersonRegistrationView(OnePersonFormPage):
    """The number and dates in Social Work England's register (P3, Q12)."""

    permission = "practitioners.change_person_registration"
    form_class = RegistrationForm
    title = "Registration with Social Work England"
    submit = "Save the registration"
    success_message = "The registration is saved."

    def get_initial(self):
        row = self.object.registrations.order_by("-period__startswith").first()
        return {"number": row.number, "first_day": row.period.lower, "last_day": last_day(row.period)} if row else {}

    def save(self, form):
        return set_registration(self.object, **form.cleaned_data, by=self.person)


class RegistrationCheckView(ConfirmPage):
    """The line says that the number is in the public register today (P3)."""

    model = Person
    menu = MENU
    permission = "practitioners.check_registration"
    denied = "The person's line manager, lead supervisor or an administrator checks the register."
    title = "Check the registration"
    submit = "It is in the public register today"
    success_message = "The check is recorded."

    def get_caption(self):
        return str(self.object)

    @cached_property
    def registration(self):
        """The latest registration. Raises Http404 when none is recorded."""
        row = self.object.registrations.order_by("-period__startswith").first()
        if row is None:
            raise Http404
        return row

    def get_text(self):
        return f"Look for {self.registration.number} in Social Work England's public register. The name there should be {self.object}."

    def get_back(self):
        return (f"Back to {self.object}", reverse("practitioners:person_detail", args=[self.object.pk]))

    def act(self):
        return check_registration(self.registration, by=self.person)
