"""What audits add to home, to a person's page and to the page on which a leaving is recorded."""

import datetime
import functools

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from audits.models import AuditState, CaseAudit, Finding, Grade
from audits.queries.audits import TO_DO_FIRST, audit_status, grade_words
from learning_org.accounts.roles import Role
from learning_org.web.together import Asking
from practitioners.models.scope import under_roles
from practitioners.queries.since import asking_since
from practitioners.registries import DueItem, NewItem, OpenItem
from practitioners.services.guard import day

MODERATE_WITHIN = datetime.timedelta(days=28)  # after this an audit no longer asks for a moderator
NEW_FOR = datetime.timedelta(days=14)


def audits_due_from(user, on):
    """What is due: audits to do, audits of one's own practice to read before the line does and, for quality-assurance officers, how many
    of the last 28 days wait for a moderator, as one item."""
    me = user.access.person_id
    unanswered = Q(practitioner_id=me, state=AuditState.SUBMITTED, answered_on=None, open_to_line_on__gt=on)
    wanted = Q(auditor_id=me, state=AuditState.ALLOCATED) | unanswered
    if user.access.has(Role.QA_OFFICER):
        recent = Q(state=AuditState.SUBMITTED, moderated_on=None, submitted_on__gt=on - MODERATE_WITHIN)
        wanted |= recent & under_roles(user, Role.QA_OFFICER, field="practitioner_id") & ~Q(auditor_id=me) & ~Q(practitioner_id=me)
    names = ("pk", "auditor_id", "practitioner_id", "state", "due_on", "open_to_line_on", "case_reference__reference", "unit__name")
    return [Asking(CaseAudit.objects.filter(wanted).values(*names), functools.partial(_due_items, me))]


def _due_items(me, rows):
    to_do = [_to_do_item(row) for row in rows if row["state"] == AuditState.ALLOCATED]
    to_read = [_to_read_item(row) for row in rows if row["state"] == AuditState.SUBMITTED and row["practitioner_id"] == me]
    others = len(rows) - len(to_do) - len(to_read)
    return to_do + to_read + ([_to_moderate_item(others)] if others else [])


def _to_do_item(row):
    reference, unit = row["case_reference__reference"], row["unit__name"]
    return DueItem(title=f"Audit {reference}", url=_url(row["pk"]), hint=f"Case audit, {unit}", due_on=row["due_on"])


def _to_read_item(row):
    hint = f"Case audit of {row['case_reference__reference']}. Your line reads it from {day(row['open_to_line_on'])}"
    return DueItem(title="Read and answer the audit of your practice", url=_url(row["pk"]), hint=hint, due_on=row["open_to_line_on"])


def _to_moderate_item(count):
    return DueItem(
        title=f"Moderate {'a case audit' if count == 1 else f'{count} case audits'}",
        url=f"{reverse('audits:audit_list')}?tab=role&state=unmoderated",
        hint="Submitted in the last 28 days",
        due_on=None,
    )


def _url(pk):
    return reverse("audits:audit_detail", args=[pk])


def audit_news_for(user, on):
    """That audits found something in the user's team in the last 14 days, as one item; news of oneself comes as a message."""
    rows = Finding.objects.of_my_team(user).filter(audit__open_to_line_on__gt=on - NEW_FOR)
    return [Asking(rows.values("audit__open_to_line_on"), _news)]


def _news(rows):
    opened = [row["audit__open_to_line_on"] for row in rows]
    if not opened:
        return []
    hint = "1 finding" if len(opened) == 1 else f"{len(opened)} findings"
    words = {"hint": f"{hint}, without names", "link_text": "Read the team’s feedback", "on": max(opened)}
    return [NewItem(title="What audits found in your team", url=reverse("audits:team_feedback"), **words)]


def audited_since(person, user, since, until):
    """Audits of a person's practice that were submitted between two days and that this user may read, with the judgement that stands."""
    rows = CaseAudit.objects.readable_by(user).submitted().filter(practitioner=person, submitted_on__gt=since, submitted_on__lte=until)
    rows = rows.annotate(reference=F("case_reference__reference"), judged=Coalesce("moderated_grade", "grade"))
    names = {"names": ["reference", "judged"], "words": lambda row: f"{row['reference']}: {Grade(row['judged']).label.lower()}"}
    return [asking_since(rows, "Case audit", on="submitted_on", page="audits:audit_detail", **names)]


def open_audits_of(person, on):
    """Case audits of somebody's practice that are not done, the next due first: OpenItems, for the page on which a leaving is recorded."""
    rows = CaseAudit.objects.filter(state=AuditState.ALLOCATED, practitioner=person).order_by("due_on", "pk")
    return [
        OpenItem(row.pk, f"Case audit of their practice, due on {day(row.due_on)}", what_happens="It is done without them") for row in rows
    ]


def audits_offered(person, user, on):
    """The audits of a person's practice that this user may read: with any, their part of the page is shown."""
    return CaseAudit.objects.readable_by(user).filter(practitioner=person).exclude(state=AuditState.CANCELLED)


def audits_part(person, user, on):
    """The part of a person's page on audits of their practice, for those who may read any of them; else None. One query."""
    rows = list(audits_offered(person, user, on).select_related("case_reference").order_by(*TO_DO_FIRST)[:6])
    if not rows:
        return None
    return {"rows": [(audit, audit_status(audit, on), grade_words(audit)) for audit in rows[:5]], "more": len(rows) > 5}
