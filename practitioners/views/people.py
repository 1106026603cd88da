"""The people directory and its export; adding, changing and leaving."""

from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.trail.views.base import SeenRecordMixin
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, FormPage, ListPage, SetMixin
from practitioners.filters.people import PersonFilter
from practitioners.forms.people import ContactForm, PersonAddForm, PersonForm
from practitioners.queries.people import with_employment, with_line_manager, with_work_details
from practitioners.services.people import CONTACT, add_person, change_contact, edit_person
from practitioners.tables.people import EXPORT_COLUMNS, PersonTable

MENU = "practitioners:person_list"
DENIED = "Only an administrator can change this. Ask them, or write to the training team."


class PeopleSet(SetMixin):
    """Whom the user may know, with their work today: the list and the export are the same people."""

    model = Person
    filterset_class = PersonFilter
    menu = MENU

    def get_queryset(self):
        return with_work_details(super().get_queryset(), clock.today())


class PersonListView(PeopleSet, ListPage):
    """All staff find a colleague; a partner learner finds those of their own agency (S15, Q54)."""

    table_class = PersonTable
    title = "People"
    noun = ("person", "people")
    export_url = "practitioners:person_export"
    empty_title = "Nobody yet"
    empty_text = "Everybody in post appears here. An administrator adds people."

    def get_table_kwargs(self):
        """A search shows the nearest names first, until somebody sorts."""
        return {"order_by": ()} if self.filterset.form.cleaned_data.get("name") else {}

    def get_action(self):
        return ("Add a person", "practitioners:person_create") if self.request.user.has_perm("practitioners.add_person") else None


class PersonExportView(PeopleSet, ExportPage):
    """The directory as CSV: the same people, the same filter, in order of name."""

    columns = EXPORT_COLUMNS
    filename = "people"
    list_url = MENU

    def get_queryset(self):
        people = with_employment(super().get_queryset(), self.request.user, clock.today())
        return with_line_manager(people, clock.today()).order_by("sort_key", "pk")


class PersonCreateView(FormPage):
    """An administrator adds somebody with their first position (S15)."""

    permission = "practitioners.add_person"
    denied = DENIED
    form_class = PersonAddForm
    title = "Add a person"
    lede = "They appear in the directory from the first day of their position. You can make their sign-in afterwards."
    submit = "Add this person"
    menu = MENU
    back = None

    def get_back(self):
        return ("Back to people", reverse(MENU))

    def get_initial(self):
        return {"first_day": clock.today()}

    def save(self, form):
        return add_person(**form.cleaned_data, by=self.person)

    def get_success_message(self):
        return f"{self.result} is added. Next: their roles, whom they answer to, and their sign-in."

    def get_success_url(self):
        return reverse("practitioners:person_detail", args=[self.result.pk])


class OnePersonFormPage(FormPage):
    """A form about a person that comes from their page and goes back there."""

    model = Person
    denied = DENIED
    menu = MENU

    def get_back(self):
        return (f"Back to {self.object}", reverse("practitioners:person_detail", args=[self.object.pk]))

    def get_caption(self):
        return str(self.object)


class PersonEditView(SeenRecordMixin, OnePersonFormPage):
    """An administrator changes a name, a payroll number or a work contact."""

    permission = "practitioners.change_person"
    form_class = PersonForm
    title = "Change name and contact"
    submit = "Save name and contact"
    success_message = "The change is saved."

    def get_initial(self):
        return {name: getattr(self.object, name) or "" for name in ("given_name", "family_name", "payroll_number", *CONTACT)}

    def save(self, form):
        return edit_person(self.object, **form.cleaned_data, by=self.person)


class PersonContactView(SeenRecordMixin, OnePersonFormPage):
    """Everybody keeps their own work contact up to date."""

    permission = "practitioners.change_person_contact"
    denied = "Only the person themselves or an administrator can change this."
    form_class = ContactForm
    title = "Change work contact"
    submit = "Save work contact"
    lede = "All staff can see this."
    success_message = "The work contact is saved."

    def get_initial(self):
        return {name: getattr(self.object, name) for name in CONTACT}

    def save(self, form):
        return change_contact(self.object, **form.cleaned_data, by=self.person)
