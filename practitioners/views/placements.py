"""Positions: an administrator places people, ends positions, and says which is the main one."""

import datetime

from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.trail.views.base import SeenRecordMixin
from learning_org.web import clock
from learning_org.web.periods import last_day, period
from learning_org.web.views.base import FormPage
from practitioners.forms.placements import MainPositionForm, PositionAddForm, PositionEndForm, PositionForm
from practitioners.models import Position
from practitioners.services.placements import add_position, edit_position, end_position, make_main_position
from practitioners.views.people import DENIED, MENU, OnePersonFormPage


class RowFormPage(FormPage):
    """A form about a dated row of a person (position, relationship, role, absence): known to whoever may know the person."""

    denied = DENIED
    menu = MENU
    select = ()

    def get_queryset(self):
        rows = self.model._default_manager.select_related("person", *self.select)
        return rows.filter(person__in=Person.objects.visible_to(self.request.user))

    def get_back(self):
        return (f"Back to {self.object.person}", reverse("practitioners:person_detail", args=[self.object.person_id]))

    def get_caption(self):
        return f"{self.object.person}: {self.object}"


class PositionCreateView(OnePersonFormPage):
    """A further position or the next one; acting up too (S15, P9)."""

    permission = "practitioners.add_position"
    form_class = PositionAddForm
    title = "Add a position"
    submit = "Add this position"
    success_message = "The position is added."

    def get_initial(self):
        return {"first_day": clock.today(), "is_primary": "ends"}

    def save(self, form):
        data = dict(form.cleaned_data)
        main = data.pop("is_primary")
        ends = self._present(data) if main == "ends" else None
        return add_position(self.object, **data, is_primary=main != "no", ends=ends, by=self.person)

    def _present(self, data):
        return self.object.positions.filter(is_primary=True, period__contains=data["first_day"] - datetime.timedelta(days=1)).first()


class PositionPage(RowFormPage):
    model = Position
    select = ("unit", "job")


class PositionEditView(SeenRecordMixin, PositionPage):
    """Correct what was recorded; what changes from a day on is an end and a new position."""

    permission = "practitioners.change_position"
    form_class = PositionForm
    title = "Correct this position"
    submit = "Save the correction"
    lede = "To correct a mistake. If something changed from a day on, add a position from that day instead: the past stays as it was."
    success_message = "The position is corrected."

    def get_initial(self):
        names = ("unit", "job", "grade", "fte", "basis", "acting_up")
        dates = {"first_day": self.object.period.lower, "last_day": last_day(self.object.period)}
        return {name: getattr(self.object, name) for name in names} | dates

    def get_lock(self):
        return self.object.person

    def get_form(self):
        form = super().get_form()
        units = form.fields["unit"].queryset  # the unit it is in stays a choice when that is closed by now
        form.fields["unit"].queryset = (units | type(self.object.unit).objects.filter(pk=self.object.unit_id)).distinct()
        return form

    def save(self, form):
        return edit_position(self.object, **form.cleaned_data, by=self.person)


class PositionEndView(PositionPage):
    """The last day in a position and, when others go on, which is the main one from then on."""

    permission = "practitioners.end_position"
    form_class = PositionEndForm
    title = "End this position"
    submit = "End this position"
    success_message = "The last day of the position is recorded."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"others": self._others()}

    def _others(self):
        """The further positions that could be the main one next, when this one is."""
        if not self.object.is_primary:
            return None
        today = max(clock.today(), self.object.period.lower)
        rows = self.object.person.positions.filter(is_primary=False, period__overlap=period(today)).select_related("unit", "job")
        return rows if rows.exists() else None

    def save(self, form):
        return end_position(self.object, **form.cleaned_data, by=self.person)


class PositionMainView(PositionPage):
    """From a day on, people count where this position is."""

    permission = "practitioners.change_position"
    form_class = MainPositionForm
    title = "Make this the main position"
    lede = "What is the main position now goes on beside it."
    submit = "Make it the main position"
    success_message = "The main position is changed."

    def get_initial(self):
        return {"first_day": max(clock.today(), self.object.period.lower)}

    def save(self, form):
        return make_main_position(self.object, **form.cleaned_data, by=self.person)
