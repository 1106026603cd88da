"""The findings behind a number of the loop, and the same figures as a table."""

import dataclasses

from django.utils.html import format_html
from django.utils.text import capfirst

from learning_org.dashboards.loop.told import standing
from learning_org.dashboards.loop.words import medians_shown, per_cent
from learning_org.measures.loop import BY_KEY, Ending, Reason, Step
from learning_org.web.marks import status
from learning_org.web.tables import DateColumn, LinkColumn, Table, TextColumn

NAMES = {
    Step.NEEDED: "Findings to needs raised",
    Step.MET: "Needs raised to needs met",
    Step.CHANGED: "Needs met to changed in practice",
    Step.BETTER: "Changed in practice to better at re-audit",
}
MARKS = {Ending.BETTER: "on", Ending.OPEN: "todo", Ending.ENDED: "none", Ending.QUIET: "off"}


class LoopRowsTable(Table):
    """One finding a row: how far it got, and why it stopped there."""

    caption = "Findings"
    text = LinkColumn("audits:finding_detail", verbose_name="Finding", orderable=False)
    case = TextColumn(accessor="audit__case_reference", verbose_name="Case", order_by="audit__case_reference__reference")
    team = TextColumn(accessor="audit__unit", verbose_name="Team", order_by="audit__unit__name")
    found_on = DateColumn(verbose_name="Found")
    reached = TextColumn(verbose_name="Got as far as")
    reason = TextColumn(verbose_name="Where it stands", order_by=("reached", "told"))

    class Meta(Table.Meta):
        pass

    def render_case(self, value):
        return format_html('<span class="app-ref">{}</span>', value)

    def render_reached(self, value):
        return step_words(value)

    def render_reason(self, value, record):
        return status(MARKS[BY_KEY[value].ending], standing(record))


STEP_WORDS = ("found", "need raised", "need met", "changed in practice", "better at re-audit")


def step_words(step):
    """How far one finding got."""
    return capfirst(STEP_WORDS[step])


@dataclasses.dataclass(frozen=True)
class StepRow:
    """A row of the table of figures: who went on from one step to the next, and who did not."""

    step: Step
    on: int
    of: int
    days: int | None
    stopped: list[tuple[Reason, int]]

    @property
    def name(self):
        return NAMES[self.step]

    @property
    def share(self):
        return per_cent(self.on, self.of)


def step_rows(loop):
    """The StepRow of every step but the first."""
    days = medians_shown(loop)
    return [StepRow(step, loop.reached(step), loop.reached(step - 1), days.get(step), loop.stopped(step)) for step in list(Step)[1:]]


def csv_rows(loop):
    """The figures line by line: for each step those who went on, then each reason for which others did not."""
    yield {"step": "Findings", "what": "Found", "count": loop.total}
    for row in step_rows(loop):
        days = "" if row.days is None else row.days
        yield {"step": row.name, "what": "Went on", "count": row.on, "of": row.of, "share": row.share, "days": days}
        for reason, count in row.stopped:
            yield {"step": row.name, "what": capfirst(reason.words), "ending": reason.ending.label, "count": count, "of": row.of}
