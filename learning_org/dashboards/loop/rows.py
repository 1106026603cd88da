"""The findings behind a number of the loop, as a list and as CSV."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html

from audits.models import Finding
from learning_org.dashboards.loop import words
from learning_org.dashboards.loop.filters import KEPT, LoopRowsFilter
from learning_org.dashboards.loop.page import LoopMixin
from learning_org.dashboards.loop.tables import LoopRowsTable, step_words
from learning_org.dashboards.loop.told import standing, with_told, with_told_by_role
from learning_org.measures.loop import BY_KEY, with_lines
from learning_org.web.views.base import ExportPage, ListPage

ROWS_WHO = (
    "Managers, quality-assurance officers and the principal social worker open the findings themselves. You see how many there are, "
    "and what each number means:"
)


class LoopRowsSet(LoopMixin):
    """The findings behind the numbers, as far as the reader may read them."""

    model = Finding
    permission = "dashboards.view_loop_rows"
    filterset_class = LoopRowsFilter

    def get_denied(self):
        url = reverse("dashboards:loop_definitions")
        return format_html('{} <a class="govuk-link" href="{}">how each step is counted</a>.', ROWS_WHO, url)

    def get_queryset(self):
        findings = self.scope.counted(Finding.objects.readable_by(self.request.user))
        findings = with_told(with_lines(findings, self.scope.on), self.request.user)
        return findings.select_related("audit__case_reference", "audit__unit", "theme")


class LoopRowsView(LoopRowsSet, ListPage):
    """The rows of a number of the loop (P62, Q65)."""

    title = "Findings in the loop"
    table_class = LoopRowsTable
    noun = ("finding", "findings")
    export_url = "dashboards:loop_rows_export"
    empty_title = "No findings to show"
    empty_text = "There are none of this kind among those that you may read."
    wide = True

    def get_caption(self):
        scope = self.scope
        return f"{scope.name}, {scope.unit}, {words.months(scope.first, scope.last)}"

    def get_lede(self):
        counted, shown = self.counted_by_chart, self.table.paginator.count
        if shown >= counted:
            return ""
        return (
            f"The chart counts {counted:,}. {counted - shown:,} of them {'is' if counted - shown == 1 else 'are'} not open to you: about "
            "people who are not in your line today, or with the worker first."
        )

    @cached_property
    def counted_by_chart(self):
        """How many findings the number that was clicked counts."""
        findings = with_told_by_role(with_lines(self.scope.counted(Finding.objects.order_by()), self.scope.on), self.request.user)
        return self.filterset_class(self.request.GET or None, queryset=findings, request=self.request).qs.count()

    def get_crumbs(self):
        dashboard, _ = super().get_crumbs()
        return (dashboard, ("The learning loop", self.address("loop")))

    def get_context_data(self, **kwargs):
        narrowed = any(self.request.GET.get(name) for name in self.filterset.filters if name not in KEPT)
        return super().get_context_data(**{"filtered": narrowed, "clear_url": self.address("loop_rows")} | kwargs)


class LoopRowsExportView(LoopRowsSet, ExportPage):
    """The same rows as CSV."""

    filename = "learning-loop-findings"
    list_url = "dashboards:loop_rows"
    columns = (
        ("Finding", "text"),
        ("Case", "audit.case_reference"),
        ("Team", "audit.unit"),
        ("Theme", "theme"),
        ("Found on", "found_on"),
        ("Got as far as", lambda finding: step_words(finding.reached)),
        ("Ending", lambda finding: BY_KEY[finding.reason].ending.label),
        ("Where it stands", standing),
    )
