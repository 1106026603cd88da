"""Pages of the monthly report. All of them show the stored content of one row; nothing is counted again."""

import datetime

from django.conf import settings
from django.contrib import messages
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode

from learning_org.reports import charts, sheet
from learning_org.reports.filters import ReportFilter
from learning_org.reports.forms import ReportMakeForm
from learning_org.reports.links import link_rows
from learning_org.reports.models import MonthlyReport
from learning_org.reports.services import make_reports
from learning_org.reports.tables import ReportTable
from learning_org.trail.views.base import DraftFormMixin
from learning_org.web.pdf import PdfUnavailable, render_pdf
from learning_org.web.views.base import FormPage, ListPage, RecordPage
from learning_org.web.views.page import Page, RecordMixin

MENU = "reports:report_list"
ACROSS = 6  # units side by side in the table below the charts
READERS = "Managers, quality-assurance and training officers, the principal social worker and senior leaders read monthly reports."


class ReportListView(ListPage):
    """Every report of the units for which I hold a role, the newest month first (P52, P55, Q51-Q53)."""

    model = MonthlyReport
    permission = "reports.read_reports"
    denied = READERS
    title = "Monthly reports"
    lede = "What the figures said of each unit, month by month, kept as they stood."
    menu = MENU
    table_class = ReportTable
    filterset_class = ReportFilter
    noun = ("report", "reports")
    wide = True
    empty_title = "No reports yet"

    def get_empty_text(self):
        return f"Last month’s reports are made on working day {settings.REPORT_WORKING_DAY} of each month, for every unit that you read."

    def get_action(self):
        return ("Make reports", "reports:report_make") if self.request.user.has_perm("reports.make_reports") else None

    def get_queryset(self):
        stored = {
            "unit_name": KeyTextTransform("name", KeyTransform("unit", "content")),
            "headline": KeyTextTransform("headline", "content"),
        }
        return super().get_queryset().annotate(**stored).defer("content").order_by("-month", "unit_name", "-edition")


class ReportSet(RecordMixin):
    """One report, by its own key: the edition that was asked for, replaced or not."""

    model = MonthlyReport
    content = True
    denied = READERS

    def get_queryset(self):
        return (
            super().get_queryset().select_related("made_by", "replaced_by", "replaces").defer("replaced_by__content", "replaces__content")
        )


class ReportDetailView(ReportSet, RecordPage):
    """The report as a page (P55, Q64): headline, figures against target, what changed, charts, how each is counted."""

    template_name = "reports/report_detail.html"
    caption = "Monthly report"
    menu = MENU
    wide = True

    def get_crumbs(self):
        return (("Monthly reports", reverse(MENU)),)

    def get_context_data(self, **kwargs):
        context = drawn(self.object)
        link_rows(self.object, context, self.request.user)
        return super().get_context_data(**context | kwargs)


class ReportExportView(ReportSet, Page):
    """The same row as CSV: every figure of the unit and of the units below it."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        headers = {"Content-Disposition": f'attachment; filename="{sheet.filename(self.object)}.csv"'}
        return StreamingHttpResponse(sheet.lines(self.object), content_type="text/csv; charset=utf-8", headers=headers)


class ReportPdfView(ReportSet, Page):
    """The same row as a tagged PDF of two pages; where PDF files cannot be made, the page says what is missing."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        report = self.object
        context = drawn(report) | {"report": report, "title": str(report), "author": report.content["council"]}
        try:
            content = render_pdf("reports/report_pdf.html", context, stylesheet="report.css")
        except PdfUnavailable as missing:
            messages.warning(request, str(missing))
            return HttpResponseRedirect(reverse("reports:report_detail", args=[report.pk]))
        headers = {"Content-Disposition": f'attachment; filename="{sheet.filename(report)}.pdf"'}
        return HttpResponse(content, content_type="application/pdf", headers=headers)


class ReportMakeView(DraftFormMixin, FormPage):
    """Have the reports of a month made by hand, or made again with a reason (P55)."""

    permission = "reports.make_reports"
    denied = "The principal social worker and senior leaders have reports made by hand."
    form_class = ReportMakeForm
    title = "Make monthly reports"
    submit = "Make the reports"
    menu = MENU

    def get_lede(self):
        day = settings.REPORT_WORKING_DAY
        return f"They are made by themselves on working day {day} of the month. Make them here when you need them sooner, or corrected."

    def get_back(self):
        return ("Back to monthly reports", reverse(MENU))

    def get_initial(self):
        return {"replace": "no"}

    def save(self, form):
        month = datetime.date.fromisoformat(f"{form.cleaned_data['month']}-01")
        again = form.cleaned_data["replace"] == "yes"
        return make_reports(month, by=self.person, replace=again, reason=form.cleaned_data["reason"] or "")

    def get_success_message(self):
        return sheet.result_words(self.result)

    def get_success_url(self):
        return f"{reverse(MENU)}?{urlencode({'month': format(self.result.month, '%Y-%m')})}"


def drawn(report):
    """What the page and the PDF draw, from the stored content alone."""
    content = report.content
    figures = [dict(figure, spark=charts.spark(figure, content["months"])) for figure in content["figures"]]
    rows = content["focus"]["rows"] if content["focus"] else []
    return {
        "content": content,
        "figures": figures,
        **_charts(content),
        "tables": [rows[start : start + ACROSS] for start in range(0, len(rows), ACROSS)],
        "versions": sorted({figure["version"] for figure in content["figures"]}),
        "as_at": date_format(report.as_at, "j F Y"),
        "made_on": date_format(timezone.localdate(report.made_at), "j F Y"),
    }


def _charts(content):
    """The figure that the charts are about, and both of them; nothing where no figure has a target."""
    if not content["focus"]:
        return {"focus": None}
    focus = next(figure for figure in content["figures"] if figure["number"] == content["focus"]["number"])
    return {"focus": focus, "line": charts.line(focus, content["months"]), "dots": charts.dots(content, focus)}
