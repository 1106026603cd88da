"""Pages that write the standards of a version: one by one, from a file, and what follows what (P4, P5, S58)."""

from django.urls import reverse

from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web.errors import Refused
from learning_org.web.views.base import FormPage
from practitioners.forms.frameworks import CHECK, IMPORT, LEVELS, StandardForm, StandardImportForm, SuccessorsForm
from practitioners.models import Standard
from practitioners.services import frameworks as services
from practitioners.services.standards_import import import_standards, what_would_change
from practitioners.views.frameworks import KEEPERS, MENU, VersionPage


class StandardFormPage(FormPage):
    """What the forms about standards share: the principal social worker alone, and back to the version."""

    permission = "practitioners.change_framework"
    denied = KEEPERS
    menu = MENU


class OneVersionPage(VersionPage):
    """A form about a version that comes from its page and goes back there."""

    def get_back(self):
        return (f"Back to {self.object}", reverse("practitioners:version_detail", args=[self.object.pk]))

    def get_caption(self):
        return str(self.object)


class StandardCreateView(OneVersionPage, DraftFormMixin, StandardFormPage):
    """Add a standard to a version that nothing names yet."""

    form_class = StandardForm
    title = "Add a standard"
    submit = "Add this standard"

    def save(self, form):
        return services.add_standard(self.object, **form.answer(), by=self.person)

    def get_success_message(self):
        return f"{self.result} is added."


class OneStandardPage:
    """A page of one standard."""

    model = Standard
    menu = MENU

    def get_queryset(self):
        return Standard.objects.select_related("version__framework")

    def get_back(self):
        version = self.object.version
        return (f"Back to {version}", reverse("practitioners:version_detail", args=[version.pk]))

    def get_caption(self):
        return f"{self.object}, {self.object.version}"


class StandardEditView(OneStandardPage, SeenRecordMixin, DraftFormMixin, StandardFormPage):
    """Change a standard; once something names it, only what it asks."""

    form_class = StandardForm
    title = "Change this standard"
    submit = "Save this standard"
    success_message = "The standard is saved."
    lede = "Once something names it, its code and its title stay. What it asks may be put better at any time."

    def get_initial(self):
        texts = {level.level: level.text for level in self.object.levels.all()}
        found = {name: getattr(self.object, name) for name in ("code", "title", "description")}
        return found | {name: texts.get(value, "") for name, value, _ in LEVELS}

    def save(self, form):
        return services.edit_standard(self.object, **form.answer(), by=self.person)


class StandardSuccessorsView(OneStandardPage, SeenRecordMixin, StandardFormPage):
    """In which standards of a later version one goes on."""

    form_class = SuccessorsForm
    title = "What follows this standard?"
    submit = "Save what follows"
    success_message = "What follows it is saved."
    lede = "Learning that was recorded under this standard counts for those that follow it, as evidence under the standard before."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"offered": services.later_than(self.object)}

    def get_initial(self):
        return {"later": list(self.object.successors.all())}

    def save(self, form):
        return services.set_successors(self.object, form.cleaned_data["later"], by=self.person)


class StandardImportView(OneVersionPage, StandardFormPage):
    """Standards from a CSV file: a dry run that lists every problem by row, and an import of all or nothing."""

    form_class = StandardImportForm
    title = "Import standards"
    submit = "Go on"
    lede = "Check the file first: nothing is changed, and every problem is listed with its row. It is imported whole or not at all."

    def get_initial(self):
        return {"what": CHECK}

    def save(self, form):
        """How many rows were imported; None after a dry run."""
        rows = form.cleaned_data["file"]
        self.changes = what_would_change(self.object, rows)
        if form.cleaned_data["what"] == IMPORT:
            return import_standards(self.object, rows, by=self.person)
        if services.version_in_use(self.object):
            raise Refused(services.IN_USE, field="file")
        return None

    def get_success_message(self):
        added, changed = self.changes
        if self.result:
            return f"The file is imported: {added} added, {changed} changed."
        return f"Nothing is wrong with the file. It would add {added} and change {changed}. To import it, choose it again."

    def get_success_url(self):
        return super().get_success_url() if self.result else self.request.path
