"""The list of appraisals and its export, beginning one, and one appraisal's page."""

from django.urls import reverse

from appraisal.filters.appraisals import AppraisalFilter
from appraisal.forms.appraisals import BeginForm
from appraisal.models import Appraisal
from appraisal.queries.appraisals import appraisal_status, appraisal_tabs, appraisals_in_tab, direct_reports, reports_without
from appraisal.queries.steps import record_context
from appraisal.services.appraisals import begin_appraisal
from appraisal.services.cycles import cycle_dates
from appraisal.tables.appraisals import AppraisalTable
from appraisal.views.shared import MENU, AppraisalPage, detail_url
from learning_org.trail.views.base import addenda_context
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, FormPage, ListPage, RecordPage, SetMixin
from practitioners.views.tabs import TabsContextMixin, TabsMixin

EMPTY = {
    "mine": ("No appraisal yet", "Your line manager begins one each year. You write your part before you meet, and both of you sign."),
    "given": ("You give no appraisals", "When you begin the appraisal of somebody whom you line-manage, it appears here."),
    "line": ("Nobody in your line has an appraisal yet", "When a line manager begins one, you see that it exists and its state."),
    "role": (
        "There are none that your role lets you see",
        "Appraisals appear here as they are begun: whose, with whom, when and their state.",
    ),
}


class AppraisalSet(TabsMixin, SetMixin):
    """The appraisals of the tab that is asked for, filtered."""

    model = Appraisal
    filterset_class = AppraisalFilter
    list_url = MENU

    def tabs(self):
        return appraisal_tabs(self.request.user)

    def get_queryset(self):
        return appraisals_in_tab(self.request.user, self.tab)


class AppraisalListView(AppraisalSet, TabsContextMixin, ListPage):
    """Appraisals: mine, those that I give, my line's and those that my role lets me know of (P39)."""

    title = "Appraisals"
    lede = "Only the two people and the appraiser’s line manager read what an appraisal says."
    template_name = "appraisal/appraisal_list.html"
    menu = MENU
    table_class = AppraisalTable
    noun = ("appraisal", "appraisals")
    export_url = "appraisal:appraisal_export"
    empty = EMPTY

    def get_action(self):
        return ("Begin an appraisal", "appraisal:appraisal_begin") if self.request.user.has_perm("appraisal.begin_appraisal") else None


class AppraisalExportView(AppraisalSet, ExportPage):
    """The same list as CSV."""

    filename = "appraisals"
    list_url = MENU
    columns = (
        ("Cycle", "cycle"),
        ("Who", "appraisee.name"),
        ("With", "appraiser.name"),
        ("Begun on", "begun_on"),
        ("Meeting", "meeting_on"),
        ("State", lambda appraisal: appraisal_status(appraisal)[1]),
        ("Signed by both on", "signed_on"),
    )


class AppraisalBeginView(FormPage):
    """A line manager begins the appraisal of somebody who reports to them (P39)."""

    permission = "appraisal.begin_appraisal"
    denied = "Line managers begin the appraisals of the people who report to them. Yours is begun by your line manager."
    form_class = BeginForm
    template_name = "appraisal/appraisal_begin.html"
    title = "Begin an appraisal"
    submit = "Begin the appraisal"
    menu = MENU

    def get_lede(self):
        return f"For {cycle_dates(clock.today())[0]}. They are told, and write their part before you meet."

    def get_back(self):
        return ("Back to appraisals", reverse(MENU))

    def get_initial(self):
        asked = self.request.GET.get("person", "")
        return {"appraisee": int(asked)} if asked.isascii() and asked.isdigit() and len(asked) < 19 else {}

    def get_success_message(self):
        return f"The appraisal is begun. {self.result.appraisee} is told."

    def get_success_url(self):
        return detail_url(self.result)

    def save(self, form):
        return begin_appraisal(**form.cleaned_data, by=self.person)

    def get_context_data(self, **kwargs):
        user = self.request.user
        counts = {"all_have_one": all(person.has_one for person in direct_reports(user)), "without": len(reports_without(user))}
        return super().get_context_data(**counts | kwargs)


class AppraisalDetailView(AppraisalPage, RecordPage):
    """One appraisal in its three steps: prepare, meet, sign (P39, P46)."""

    template_name = "appraisal/appraisal_detail.html"
    wide = True

    def get_read_subject(self):
        return self.appraisal.appraisee

    def get_title(self):
        return f"{self.appraisal.appraisee} with {self.appraisal.appraiser}"

    def get_caption(self):
        return f"Appraisal {self.appraisal.cycle}"

    def get_back(self):
        return ("Back to appraisals", reverse(MENU))

    def get_context_data(self, **kwargs):
        context = record_context(self.appraisal, self.request.user) | addenda_context(self.appraisal, self.request.user)
        return super().get_context_data(**context | kwargs)
