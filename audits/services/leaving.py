"""Case audits that a leaver has still to do: another auditor goes on with them, or they are cancelled."""

from django.db import transaction

from audits.models import AuditState, CaseAudit
from audits.services.audits import cancel_audit, lock_allocated
from audits.services.telling import tell_about
from learning_org.questionnaires.services import hand_over_response
from learning_org.web.errors import Refused
from practitioners.registries import Handover, OpenItem
from practitioners.services.guard import day


def handovers():
    """The kinds of this app, for practitioners.registries."""
    return [Handover("audit", "Case audits to do", _to_do, _hand_over, _cancel, "Nobody: they are cancelled", order=30)]


def _to_do(person, first_out):
    rows = CaseAudit.objects.filter(auditor=person, state=AuditState.ALLOCATED).select_related("case_reference", "unit")
    return [OpenItem(row.pk, f"Case audit due on {day(row.due_on)}, {row.unit}") for row in rows.order_by("due_on", "pk")]


@transaction.atomic
def hand_over_audit(audit, *, to, reason, by):
    """Let another auditor do an audit that is allocated; what is noted already goes with it (P56). Returns the CaseAudit.

    Takes the reason in words; the new auditor is told, and the case holder where they do it together. Refused when it was submitted or
    cancelled, for the case holder, and for the present auditor.
    """
    audit = lock_allocated(audit)
    if to.pk == audit.practitioner_id:
        raise Refused("Nobody audits their own case. Choose another auditor.")
    if to.pk == audit.auditor_id:
        raise Refused(f"{to} does this audit already.")
    audit.auditor = to
    audit.save(update_fields=["auditor"])
    if audit.response_id:
        hand_over_response(audit.response, to=to, by=by)
    people = [to, audit.practitioner] if audit.together else [to]
    body = f"Case {audit.case_reference}, {audit.unit}. Due {day(audit.due_on)}. Why: {reason}"
    tell_about(audit, people, f"auditor:{to.pk}", f"{to} goes on with a case audit", body, by=by)
    return audit


def _hand_over(pk, to, leaving):
    hand_over_audit(CaseAudit(pk=pk), to=to, reason=leaving.reason, by=leaving.by)


def _cancel(pk, leaving):
    cancel_audit(CaseAudit(pk=pk), reason=leaving.reason, by=leaving.by)
