"""A page with a long form, for tests alone: it tells its author what they wrote."""

from django import forms
from django.urls import include, path, reverse

from learning_org.notifications.services import notify
from learning_org.trail.views.base import DraftFormMixin
from learning_org.web.errors import Refused
from learning_org.web.forms import GovUKForm
from learning_org.web.views.base import FormPage

FORM = "note_create"
PAGE = "/note/"


class NoteForm(GovUKForm):
    title = forms.CharField(label="Title", error_messages={"required": "Enter the title"})
    text = forms.CharField(label="Text", widget=forms.Textarea, error_messages={"required": "Enter the text"})
    secret_password = forms.CharField(label="Word", required=False)


class NoteCreateView(DraftFormMixin, FormPage):
    """A page of this test alone: it tells its author what they wrote."""

    form_class = NoteForm
    title = "Write a note"
    success_message = "The note is saved."

    def save(self, form):
        if form.cleaned_data["title"] == "No":
            raise Refused("Choose another title", field="title")
        return notify(self.person, subject=form.cleaned_data["title"], body=form.cleaned_data["text"], by=self.person)

    def get_success_url(self):
        return reverse("notifications:message_detail", args=[self.result.pk])


urlpatterns = [path("note/", NoteCreateView.as_view(), name=FORM), path("", include("learning_org.urls"))]
