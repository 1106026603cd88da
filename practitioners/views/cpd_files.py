"""Files of a piece of learning: add, open, remove."""

from django.urls import reverse

from learning_org.trail.views.base import FilePage
from learning_org.web.views.base import ConfirmPage, FormPage
from practitioners.forms.cpd_files import CPDFileForm
from practitioners.models import CPDFile
from practitioners.services import cpd_files as services
from practitioners.views.cpd import MENU
from practitioners.views.cpd_changes import AUTHOR, OwnPieceMixin, check_not_withdrawn


class CPDFileAddView(OwnPieceMixin, FormPage):
    """Add a file to a piece (S53; screen 02)."""

    permission = "practitioners.add_cpd_file"
    form_class = CPDFileForm
    template_name = "practitioners/cpd_file_add.html"
    title = "Add a file"
    submit = "Add this file"

    def get_caption(self):
        return self.object.title

    def get_success_message(self):
        return f"{self.result.file.name} is added."

    def save(self, form):
        return services.add_file(self.object, form.cleaned_data["file"], by=self.person)


class CPDFileDownloadView(FilePage):
    """The file itself, for whoever reads the piece (policy, "upload")."""

    model = CPDFile

    def get_queryset(self):
        return super().get_queryset().select_related("file", "entry__person")

    def get_file(self):
        return self.object.file

    def get_read_subject(self):
        return self.object.entry.person

    def get_unreadable(self, record):
        who = record.entry.person
        return f"{who} added this file. Only they, and those with whom they share the piece, can open it. Ask {who} to share it with you."


class CPDFileRemoveView(ConfirmPage):
    """Take a file away from a piece."""

    model = CPDFile
    content = True
    permission = "practitioners.remove_cpd_file"
    denied = AUTHOR
    menu = MENU
    title = "Remove this file?"
    text = "Nobody can open it any more, and you cannot bring it back: add it again if you need it. That it was there stays in the history."
    submit = "Remove the file"
    danger = True

    def get_queryset(self):
        return super().get_queryset().select_related("file", "entry")

    def get_caption(self):
        return self.object.file.name

    def check_access(self):
        super().check_access()
        check_not_withdrawn(self.object.entry)

    def get_back(self):
        return ("Back to the piece", reverse("practitioners:cpd_detail", args=[self.object.entry_id]))

    def get_success_message(self):
        return f"{self.result.file.name} is removed."

    def act(self):
        return services.remove_file(self.object, by=self.person)
