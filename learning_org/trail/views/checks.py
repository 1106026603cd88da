"""Whether every signed record still says what was signed: what the checks found, for the information-governance officer."""

import datetime

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.generic import View

from learning_org.accounts.models import Person
from learning_org.trail import pagenames
from learning_org.trail.models import SignatureCheck
from learning_org.trail.tables import SignatureCheckTable
from learning_org.trail.tasks import check_signatures_now
from learning_org.web import clock
from learning_org.web.views.base import ListPage, Page

LIST = "trail:signature_checks"
DENIED = "The information-governance officer sees this. The page of each signed record says whether it still matches."
SHOWN = 50
LATE = datetime.timedelta(hours=26)  # a night's check, and some time for it


class SignatureChecksView(ListPage):
    """Every check, the newest first, and what the newest found."""

    model = SignatureCheck
    table_class = SignatureCheckTable
    template_name = "trail/signature_checks.html"
    permission = "trail.verify_signatures"
    denied = DENIED
    menu = LIST
    title = "Signed records"
    lede = "Each night every signed record is compared with its signatures. The key that made them is not in the database."
    noun = ("check", "checks")
    empty_title = "Nothing was checked yet"
    empty_text = "The first check runs tonight. You can run one now."

    def get_queryset(self):
        return super().get_queryset().select_related("run_by")

    def get_context_data(self, **kwargs):
        newest = self.get_queryset().first()
        problems = newest.problems if newest else []
        people = Person.objects.in_bulk({problem["person"] for problem in problems[:SHOWN]} - {None})
        rows = [
            (
                pagenames.kind_in_words(problem["kind"]) if problem["kind"] else "",
                problem["id"],
                problem["problem"],
                people.get(problem["person"]),
            )
            for problem in problems[:SHOWN]
        ]
        late = newest is not None and clock.now() - newest.began_at > LATE
        context = {"late": late, "newest": newest, "problems_found": rows, "problems_more": max(0, len(problems) - SHOWN)}
        return super().get_context_data(**context | kwargs)


class SignatureCheckRunView(Page, View):
    """Have the worker run a check now: it may take longer than a page should."""

    permission = "trail.verify_signatures"
    denied = DENIED
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        check_signatures_now.delay_on_commit(self.person.pk)
        messages.info(request, "The check has begun. Open this page again in a minute to see what it found.")
        return HttpResponseRedirect(reverse(LIST))
