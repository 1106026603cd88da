"""Small pages on the bases, about people, for the tests of the floor: the product's own addresses come after them."""

import rules
from django import forms
from django.core.exceptions import PermissionDenied
from django.urls import include, path

from learning_org.accounts.models import Person
from learning_org.urls import handler400, handler403, handler404, handler500  # noqa: F401 -- Django reads them here
from learning_org.web.errors import Refused
from learning_org.web.filters import ChoiceFilter, FilterSet, SearchFilter
from learning_org.web.forms import DateField, GovUKForm, GovUKModelForm, options
from learning_org.web.tables import DateColumn, LinkColumn, StatusColumn, Table, TextColumn
from learning_org.web.views.base import ConfirmPage, ExportPage, FormPage, ListPage, PageView, RecordPage, SetMixin
from practitioners.models import CPDEntry

if not rules.perm_exists("web_tests.be_called_priya"):
    rules.add_perm("web_tests.be_called_priya", rules.predicate(lambda user, person: person is None or person.given_name == "Priya"))
    rules.add_perm("web_tests.nobody", rules.always_false)


class PersonTable(Table):
    name = LinkColumn("test_record", "Name", order_by=("sort_key",))
    work_place = TextColumn(verbose_name="Place", order_by=("work_place", "sort_key"))
    number = TextColumn(verbose_name="Number", accessor="pk", numeric=True, orderable=False)
    state = StatusColumn(verbose_name="State", accessor="work_phone", kinds={"Late": "off"}, orderable=False)

    class Meta(Table.Meta):
        pass


class DatedTable(Table):
    day = DateColumn()


class PersonFilter(FilterSet):
    words = SearchFilter(lookups=["given_name__icontains", "family_name__icontains"], label="Name")
    place = ChoiceFilter(field_name="work_place", label="Place", choices=[("Civic House", "Civic House"), ("Depot", "Depot")])

    class Meta:
        model = Person
        fields = []


class PersonSet(SetMixin):
    model = Person
    filterset_class = PersonFilter

    def get_queryset(self):
        return Person.objects.humans().exclude(family_name="Hidden").order_by("sort_key", "pk")


class PersonListView(PersonSet, ListPage):
    title = "People"
    table_class = PersonTable
    noun = ("person", "people")
    paginate_by = 3
    export_url = "test_export"
    empty_title = "No people yet"
    empty_text = "People appear here when they join."
    empty_action = ("Add a person", "test_form")


class PersonExportView(PersonSet, ExportPage):
    columns = [("Name", "name"), ("Place", "work_place"), ("Payroll number", lambda person: person.payroll_number)]
    filename = "people"
    list_url = "test_list"


class PersonRecordView(RecordPage):
    model = Person
    permission = "web_tests.be_called_priya"
    denied = "Only Priya can open this. Ask her."

    def get_queryset(self):
        return Person.objects.humans().exclude(family_name="Hidden")


class PieceRecordView(RecordPage):
    """The content of a record that the line manager may know of but not read."""

    model = CPDEntry
    content = True
    title = "A piece of learning"

    def get_unreadable(self, record):
        return f"{record.person.given_name} can share it with you."


class PersonForm(GovUKForm):
    name = forms.CharField(label="Name", max_length=20, error_messages={"required": "Enter the name"})
    day = DateField(label="First day", error_messages={"required": "Enter the first day"})
    note = options(forms.CharField(label="What happened?", required=False, widget=forms.Textarea), character_count=100)


class PersonFormView(FormPage):
    title = "Add a person"
    form_class = PersonForm
    back = ("Back to people", "/people/")

    def save(self, form):
        if form.cleaned_data["name"] == "Taken":
            raise Refused("Somebody has this name. Enter another.", field="name")
        if form.cleaned_data["name"] == "Full":
            raise Refused("The team is full. Ask its manager.")
        return form.cleaned_data["name"]

    def get_success_message(self):
        return f"{self.result} is added."


class PersonModelForm(GovUKModelForm):
    class Meta:
        model = Person
        fields = ["given_name"]
        error_messages = {"given_name": {"required": "Enter the given name"}}


class PersonEditView(FormPage):
    model = Person
    form_class = PersonModelForm
    back = ("Back", "/people/")

    def get_queryset(self):
        return Person.objects.humans()

    def get_title(self):
        return f"Change {self.object.name}"

    def save(self, form):
        raise Refused("That name is on the register already.", field="given_name")


class PersonConfirmView(ConfirmPage):
    model = Person
    title = "Remove this person?"
    text = "Nobody can bring them back."
    submit = "Remove"
    danger = True
    back = ("Back to people", "/people/")
    success_message = "Removed."

    def get_queryset(self):
        return Person.objects.humans()

    def act(self):
        if self.object.given_name == "Priya":
            raise Refused("Priya cannot be removed.")
        self.object.delete()


class DeniedView(PageView):
    title = "Denied"
    permission = "web_tests.nobody"


def refuses(request):
    raise PermissionDenied("Helen Marsh can open this. Ask her.")


def breaks(request):
    raise ZeroDivisionError


urlpatterns = [
    path("people/", PersonListView.as_view(), name="test_list"),
    path("people.csv", PersonExportView.as_view(), name="test_export"),
    path("people/<int:pk>/", PersonRecordView.as_view(), name="test_record"),
    path("people/<int:pk>/edit/", PersonEditView.as_view(), name="test_edit"),
    path("people/<int:pk>/remove/", PersonConfirmView.as_view(), name="test_confirm"),
    path("people/add/", PersonFormView.as_view(), name="test_form"),
    path("pieces/<int:pk>/", PieceRecordView.as_view(), name="test_piece"),
    path("denied/", DeniedView.as_view(), name="test_denied"),
    path("refuses/", refuses),
    path("breaks/", breaks),
    path("", include("learning_org.urls")),
]
