"""Registration of those for whom somebody answers: the list, its export, and reminding several at once (P3, P6, Q93)."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, ListPage, Page, SetMixin
from practitioners.filters.registrations import RegistrationFilter
from practitioners.queries.registered import State, registered_people
from practitioners.services.reminding import remind_of_registration
from practitioners.tables.registrations import RegistrationTable, left_in_words

MENU = "practitioners:registration_list"
DENIED = "Managers see the registration of their line, and the principal social worker that of their units."
MOST = 500  # people of one reminder


class RegistrationSet(SetMixin):
    """The registered people for whom the user answers, and those whose job needs it, filtered."""

    model = Person
    filterset_class = RegistrationFilter
    permission = "practitioners.view_registrations"
    denied = DENIED

    def get_queryset(self):
        return registered_people(self.request.user)


class RegistrationListView(RegistrationSet, ListPage):
    """Who is complete, what is missing, who is not registered though the job needs it; and a reminder for those who are ticked."""

    title = "Registration of your people"
    lede = "What each still needs by 30 November. You see counts and dates, never what a piece of learning says."
    template_name = "practitioners/registration_list.html"
    menu = MENU
    table_class = RegistrationTable
    noun = ("person", "people")
    export_url = "practitioners:registration_export"
    empty_title = "Nobody here needs to be registered"
    empty_text = "People appear here when they are registered, or when their job needs it."

    def get_context_data(self, **kwargs):
        return super().get_context_data(query=self.request.GET.urlencode(), **kwargs)


class RegistrationExportView(RegistrationSet, ExportPage):
    """The same list as CSV."""

    filename = "registration"
    list_url = MENU
    columns = (
        ("Name", "name"),
        ("State", lambda row: State(row.state).label),
        ("What is left to do", lambda row: left_in_words(row, clock.today())),
        ("Registration number", "number"),
        ("Seen in the public register", "checked_on"),
        ("Pieces of learning this year", "pieces"),
        ("With a peer reflection", "peer_pieces"),
        ("Renewal form sent", "form_sent_on"),
        ("Fee paid", "fee_paid_on"),
        ("Learning entered with the regulator", "learning_submitted_on"),
    )


class RegistrationRemindView(Page):
    """One press: those who are ticked are told what is missing."""

    http_method_names = ["post", "options"]
    permission = "practitioners.view_registrations"
    denied = DENIED

    def post(self, request, *args, **kwargs):
        ticked = [int(one) for one in request.POST.getlist("person")[:MOST] if one.isascii() and one.isdigit() and len(one) < 19]
        if ticked:
            done = remind_of_registration(ticked, by=self.person)
            (messages.success if done.now else messages.info)(request, in_words(done))
        else:
            messages.warning(request, "Nobody was reminded. Tick at least one person in the list, then choose Remind.")
        query = {name: value for name in ("search", "state", "unit", "page") if (value := request.GET.get(name))}
        return HttpResponseRedirect(f"{reverse(MENU)}{'?' if query else ''}{urlencode(query)}")


def in_words(done):
    """What a Reminded says."""
    words = [f"{done.now or 'Nobody'} {'people were' if done.now > 1 else 'person was' if done.now else 'was'} reminded."]
    if done.already:
        words.append(f"{done.already} {'was' if done.already == 1 else 'were'} reminded today already.")
    if done.complete:
        words.append(f"{done.complete} {'has' if done.complete == 1 else 'have'} nothing left to do.")
    return " ".join(words)
