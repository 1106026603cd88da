"""Whom people may speak up to beside the principal social worker: kept by administrators, who see nothing that is written to them."""

from django.urls import reverse

from learning_org.web import clock
from learning_org.web.views.base import FormPage, ListPage
from practitioners.forms.speakup import RecipientEndForm, RecipientForm
from practitioners.models import SpeakUpRecipient
from practitioners.services.receivers import end_recipient, name_recipient
from practitioners.tables.speakup import RecipientTable

PERMISSION = "practitioners.change_speakuprecipient"
DENIED = "Administrators keep this list."
LIST = "practitioners:speak_up_recipient_list"


class SpeakUpRecipientListView(ListPage):
    """Who is named, and from when to when."""

    model = SpeakUpRecipient
    permission = PERMISSION
    denied = DENIED
    table_class = RecipientTable
    title = "Who may be spoken up to"
    lede = "Beside the principal social worker. Nobody is offered to people of their own line. What is written to them is theirs alone."
    menu = "practitioners:speak_up_list"
    noun = ("person", "people")
    action = ("Name somebody", "practitioners:speak_up_recipient_create")
    empty_title = "Nobody is named yet"
    empty_text = "Name at least one person outside the services, so that people can speak up about the principal social worker too."
    crumbs = (("Speak up", "/speak-up/"),)

    def get_queryset(self):
        return SpeakUpRecipient.objects.select_related("person").order_by("person__sort_key", "-period", "pk")


class RecipientPage(FormPage):
    """What naming somebody and ending it share."""

    permission = PERMISSION
    denied = DENIED
    menu = "practitioners:speak_up_list"

    def get_back(self):
        return ("Back to who may be spoken up to", reverse(LIST))


class SpeakUpRecipientCreateView(RecipientPage):
    """Name somebody, for a period."""

    form_class = RecipientForm
    title = "Name somebody to speak up to"
    lede = "They read what people write to them, and nobody else does. Choose somebody whom people can trust with it."
    submit = "Name them"
    success_message = "They are named."

    def get_initial(self):
        return {"first_day": clock.today()}

    def save(self, form):
        return name_recipient(**form.cleaned_data, by=self.person)


class SpeakUpRecipientEndView(RecipientPage):
    """Let nobody choose them any more after a day."""

    model = SpeakUpRecipient
    form_class = RecipientEndForm
    title = "End this"
    lede = "What was sent to them stays with them, until whoever wrote it chooses somebody else."
    submit = "End it"
    success_message = "The last day is recorded."

    def get_queryset(self):
        return SpeakUpRecipient.objects.select_related("person")

    def get_caption(self):
        return str(self.object)

    def get_initial(self):
        return {"last_day": clock.today()}

    def save(self, form):
        return end_recipient(self.object, **form.cleaned_data, by=self.person)
