"""The learning loop: where findings stop, whether practice was better when we looked again, and how each step is counted."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html

from audits.models import Finding
from learning_org.dashboards.loop import drawing, pairs, words
from learning_org.dashboards.loop.definitions import definitions
from learning_org.dashboards.loop.page import LoopMixin
from learning_org.dashboards.loop.tables import step_rows
from learning_org.dashboards.loop.told import asked_by
from learning_org.measures.loop import Ending, Step, measure_pairs
from learning_org.web import clock
from learning_org.web.views.base import PageView
from practitioners.services.guard import day


class LoopView(LoopMixin, PageView):
    """Findings, needs raised, needs met, changed at three months, better at re-audit: one line a finding (P62, S77-79, Q7, Q48, Q73)."""

    template_name = "dashboards/loop.html"
    wide = True

    def get_title(self):
        return self.scope.name

    def get_caption(self):
        return f"The learning loop, {self.scope.unit}, as at {day(self.scope.on)}"

    def get_lede(self):
        return format_html("<strong>{}</strong> {}", *words.answer(self.loop, self.scope.first, self.scope.last))

    @cached_property
    def opens_rows(self):
        return self.request.user.has_perm("dashboards.view_loop_rows")

    def opened(self, **asked):
        """Where a number leads: to its rows, or for those who have only numbers to what it means."""
        return (
            self.address("loop_rows", **asked)
            if self.opens_rows
            else f"{reverse('dashboards:loop_definitions')}#{next(iter(asked.values()), 'found')}"
        )

    def get_context_data(self, **kwargs):
        context = {"form": self.form, "loop": self.loop, "scope": self.scope, "opens_rows": self.opens_rows, "now": clock.now()}
        return super().get_context_data(**context | self.figures() | self.judgements() | kwargs)

    def figures(self):
        loop, scope, drawn = self.loop, self.scope, self.loop.total >= words.FEWEST
        subs = words.subs(loop, scope.first, scope.last)
        about = f" about {scope.theme.name.lower()}" if scope.theme else ""
        return {
            "drawn": drawn,
            "key": [(mark, ending.label, loop.ended(ending)) for ending, mark in drawing.key()],
            "steps": [(step, loop.reached(step), self.opened(**self.of_step(step)), subs[step]) for step in Step],
            "wide": drawing.wide(loop, about) if drawn else "",
            "phone": drawing.phone(loop, words.months(scope.first, scope.last), about) if drawn else "",
            "stands_for": words.stands_for(drawing.bundle(loop).unit),
            "rows": [(row, self.opened(**self.of_step(row.step)), self.reasons(row)) for row in step_rows(loop)],
            "found_url": self.opened(),
            "quiet": loop.ended(Ending.QUIET),
            "quiet_url": self.opened(ending="quiet"),
            "links": [
                ("Download as CSV", self.address("loop_export")),
                ("Download the chart", self.address("loop_chart_export")),
                ("How each step is counted", reverse("dashboards:loop_definitions")),
            ],
        }

    def of_step(self, step):
        return {"step": step.name.lower()} if step else {}

    def reasons(self, row):
        """Each reason leads to its rows; for those who have only numbers, to what it means."""
        asked = asked_by if self.opens_rows else lambda reason, user: {"reason": reason.key}
        return [(count, reason.words, self.opened(**asked(reason, self.request.user))) for reason, count in row.stopped]

    def judgements(self):
        """What the re-audits found, drawn where there are five pairs or more. References only of audits that the reader may read."""
        loop, scope = self.loop, self.scope
        said = {"pairs_answer": words.pairs_answer(loop), "who": words.who_is_counted(scope.first, scope.last, scope.on)}
        if loop.audited_again < words.FEWEST:
            return said | {"care": words.care(loop, loop.audited_again)}
        readable = Finding.objects.readable_by(self.request.user) if self.opens_rows else Finding.objects.none()
        found, moderated = measure_pairs(scope.counted(Finding.objects.all()), scope.on, readable)
        about = {"title": f"Of {loop.audited_again:,} findings audited again {words.turns(loop)}", "desc": pairs.described(found)}
        return said | {
            "care": words.care(loop, moderated),
            "pairs_wide": pairs.wide(found, **about),
            "pairs_phone": pairs.phone(found, **about),
        }


class LoopDefinitionsView(LoopMixin, PageView):
    """How each step and each ending is counted, from the table by which they are counted."""

    template_name = "dashboards/loop_definitions.html"
    title = "How each step is counted"
    caption = "The learning loop"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"steps": definitions()} | kwargs)
