"""Each finding as a line of the loop: how far it had got on a date, why it stopped there, and how long each step took. All by SQL."""

import dataclasses
import datetime

from django.db.models import Case, CharField, Exists, F, FilteredRelation, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from audits.models import AuditState, FindingKind, Judgement
from learning_org.measures.loop.endings import BY_KEY, TAKEN, Ending, Reason, Step, reasons_of
from practitioners.models import ImpactFollowUp, UnitAncestry

SAME_CASE = "audit__case_reference__audits"  # among them the re-audits; a re-audit is of the same case


@dataclasses.dataclass(frozen=True)
class Line:
    """One finding. `days` holds what each step that it took lasted, in the order of the steps."""

    finding_id: int
    reached: Step
    reason: Reason
    days: tuple[int, ...]
    before: int | None  # the judgement of the domain when it was found, and at the latest re-audit
    after: int | None

    @property
    def ending(self) -> Ending:
        return self.reason.ending


def findings_counted(findings, *, unit, first, last, on, theme=None):
    """The development findings that a loop counts, out of `findings` (P61, P62, Q73).

    Those found from `first` to `last`, and by the date `on`, in audits that were submitted by then of teams that stood in `unit` or below
    it when it was found (of a team closed by then: on its own last day); with one theme, if `theme` is given.
    """
    closed = Q(descendant__period__endswith__lte=OuterRef("found_on"), period__endswith=F("descendant__period__endswith"))
    stood = UnitAncestry.objects.filter(
        Q(period__contains=OuterRef("found_on")) | closed, ancestor=unit, descendant=OuterRef("audit__unit")
    )
    findings = findings.filter(Exists(stood), kind=FindingKind.DEVELOPMENT, found_on__range=(first, min(last, on)))
    findings = findings.filter(audit__state=AuditState.SUBMITTED, audit__submitted_on__lte=on)
    return findings.filter(theme=theme) if theme else findings


def with_lines(findings, on):
    """Annotate findings with `reached` (a Step) and `reason` (a key of the table of endings) as they were at the date `on`.

    Beside them, to filter and to select by: `follow_up` (the need's, not withdrawn), `again` (the latest submitted re-audit that judged
    the same domain), `before` and `after` (the two judgements).
    """
    live = ImpactFollowUp.objects.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=on), need=OuterRef("need_id")).order_by("-pk")
    again = _judged_again(on)
    findings = findings.alias(
        follow_up=FilteredRelation("need__follow_ups", condition=Q(need__follow_ups__pk=Subquery(live.values("pk")[:1]))),
        judged=FilteredRelation("audit__judgements", condition=Q(audit__judgements__section=F("section"))),
        again=FilteredRelation(SAME_CASE, condition=Q(**{f"{SAME_CASE}__pk": Subquery(again.values("audit_id")[:1])})),
        judged_again=FilteredRelation("again__judgements", condition=Q(again__judgements__pk=Subquery(again.values("pk")[:1]))),
    )
    findings = findings.alias(before=_reported("audit", "judged", on), after=_reported("again", "judged_again", on))
    return findings.annotate(reached=_reached(on), reason=_reason(on))


def lines_of(findings):
    """Each of these findings (from `with_lines`) as a Line, by the date on which it was found."""
    days = {f"days_{step.name}": took(step) for step in list(Step)[1:]}
    rows = findings.annotate(judged_before=F("before"), judged_after=F("after"), **days).order_by("found_on", "pk")
    for row in rows.values("pk", "reached", "reason", "judged_before", "judged_after", *days):
        lasted = [row[name] for name in list(days)[: row["reached"]]]
        yield Line(
            finding_id=row["pk"],
            reached=Step(row["reached"]),
            reason=BY_KEY[row["reason"]],
            days=tuple(time.days for time in lasted),
            before=row["judged_before"],
            after=row["judged_after"],
        )


DATED = {
    Step.FOUND: "found_on",
    Step.NEEDED: "need__raised_on",
    Step.MET: "need__closed_on",
    Step.CHANGED: "follow_up__commented_on",
    Step.BETTER: "again__submitted_on",
}


def took(step, since=None):
    """How long it took from `since` (by default the step before) to a step. What came before the step before it took no time."""
    start, end = F(DATED[Step(step - 1) if since is None else since]), F(DATED[step])
    return Case(When(**{f"{DATED[step]}__gte": start}, then=end - start), default=Value(datetime.timedelta(0)))


def taken_up_to(step, on):
    """The condition that a step was taken, and all before it."""
    found = Q()
    for each in list(Step)[1 : step + 1]:
        found &= TAKEN[each](on)
    return found


def _judged_again(on):
    """The judgements of the same domain in re-audits that were submitted since the finding was made, the latest first.

    Re-audits of the finding's audit and, where that is a re-audit itself, the others of the same first audit.
    """
    linked = Q(audit__reaudit_of=OuterRef("audit_id")) | Q(audit__reaudit_of=OuterRef("audit__reaudit_of_id"))
    judged = Judgement.objects.filter(linked, ~Q(audit=OuterRef("audit_id")), section__code=OuterRef("section__code"))
    judged = judged.filter(audit__state=AuditState.SUBMITTED, audit__submitted_on__lte=on, audit__submitted_on__gte=OuterRef("found_on"))
    return judged.order_by("-audit__submitted_on", "-pk")


def _reported(audit, judged, on):
    """The grade that is reported of a domain: the moderator's, unless it was moderated later, else the auditor's."""
    later = When(**{f"{audit}__moderated_on__gt": on}, then=F(f"{judged}__grade"))
    return Case(later, default=Coalesce(f"{judged}__moderated_grade", f"{judged}__grade"))


def _reached(on):
    """The furthest step: the conditions of later steps are asked first."""
    whens = [When(taken_up_to(step, on), then=Value(int(step))) for step in reversed(list(Step)[1:])]
    return Case(*whens, default=Value(int(Step.FOUND)), output_field=IntegerField())


def _reason(on):
    """Among the reasons of the first step that was not taken, the first whose condition holds."""
    whens = [When(taken_up_to(Step.BETTER, on), then=Value("better"))]
    whens += [When(taken_up_to(Step(step - 1), on), then=_first_of(step, on)) for step in (Step.BETTER, Step.CHANGED, Step.MET)]
    return Case(*whens, default=_first_of(Step.NEEDED, on), output_field=CharField())


def _first_of(step, on):
    *asked, left = reasons_of(step=step)
    return Case(*(When(reason.when(on), then=Value(reason.key)) for reason in asked), default=Value(left.key), output_field=CharField())
