"""Case audits: allocated, judged domain by domain, submitted, audited again, cancelled. The row is locked and its state checked."""

from django.db import transaction

from audits import tool
from audits.models import AuditState, CaseAudit, Judgement
from audits.queries.people import officers_of, unit_of
from audits.queries.tool import domains_of
from audits.services.telling import submitted_words, tell_about
from learning_org.questionnaires.services import lock_response, save_answers, start_response
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.rules.working_days import add_working_days
from practitioners.services.case_references import get_case_reference
from practitioners.services.guard import day, refusing

DAYS_FOR_HOLDER = 5  # working days after submission in which the case holder reads alone
ONE_OPEN = {"caseaudit_one_open": ("An audit of this case and practitioner is open already. Finish or cancel it first.", "case_reference")}


@transaction.atomic
def allocate_audit(practitioner, *, case_reference, auditor, due_on, together=False, by):
    """Ask somebody to audit one case of a practitioner (P56, Q49). The team is the one in which the practitioner works today.

    Takes the case holder, the case's reference, who audits, by when, and whether both do it together. Returns the CaseAudit; the auditor is
    told, and the holder too when they do it together. Refused for a date that is past, when the holder audits themselves, is the one who
    allocates, is not in post or not in the officer's scope, when the auditor is not in post, and when the case is open already.
    """
    case = get_case_reference(case_reference, by=by)
    if case is None:
        raise Refused("Enter the case reference.", field="case_reference")
    return _allocate(practitioner, case, auditor=auditor, due_on=due_on, together=together, by=by)


@transaction.atomic
def reaudit_case(audit, *, practitioner, auditor, due_on, together=False, by):
    """Have the same case audited again, to see what has changed since (Q48). Returns the new CaseAudit.

    It is linked to the first audit of the case's chain, so that every re-audit is found from the first, however often it was repeated.
    Refused as allocate_audit() is, and while the audit is not submitted or another re-audit of the first is open.
    """
    audit = _lock(audit)
    if audit.state != AuditState.SUBMITTED:
        raise Refused("Only an audit that was submitted can be repeated.")
    if audit.practitioner_id == by.pk:
        raise Refused("Nobody has their own case audited again. Another officer can.")
    first = _first_of(audit)
    if first.reaudits.filter(state=AuditState.ALLOCATED).exists():
        raise Refused("A re-audit of this case is open already.")
    return _allocate(practitioner, audit.case_reference, auditor=auditor, due_on=due_on, together=together, reaudit_of=first, by=by)


def _first_of(audit):
    """The audit with which a chain of re-audits began, locked like the one that is repeated."""
    while audit.reaudit_of_id:
        audit = _lock(audit.reaudit_of)
    return audit


def _allocate(practitioner, case, *, auditor, due_on, by, **values):
    today = clock.today()
    if due_on < today:
        raise Refused("The date must be today or later.", field="due_on")
    if practitioner.pk == auditor.pk:
        raise Refused("Nobody audits their own case. Choose another auditor.", field="auditor")
    if practitioner.pk == by.pk:
        raise Refused("Nobody allocates an audit of their own case. Another officer can.", field="practitioner")
    unit = unit_of(practitioner, today)
    if unit is None or not officers_of(practitioner, today).filter(pk=by.pk).exists():
        raise Refused("Choose somebody who works today in a unit that you are quality-assurance officer for.", field="practitioner")
    if not auditor.positions.filter(period__contains=today).exists():
        raise Refused(f"{auditor} is not in post.", field="auditor")
    values |= {"allocated_by": by, "allocated_on": today, "due_on": due_on, "unit": unit}
    with refusing(ONE_OPEN):
        audit = CaseAudit.objects.create(case_reference=case, practitioner=practitioner, auditor=auditor, **values)
    _tell_allocated(audit, by=by)
    return audit


def _tell_allocated(audit, *, by):
    body = f"Case {audit.case_reference}, {audit.unit}. Due {day(audit.due_on)}."
    tell_about(audit, [audit.auditor], "allocated", "A case audit is yours to do", body, by=by)
    if audit.together:
        body = f"Case {audit.case_reference}, with {audit.auditor}. Due {day(audit.due_on)}."
        tell_about(audit, [audit.practitioner], "together", "A case of yours will be audited with you", body, by=by)


@transaction.atomic
def save_domain(audit, section, answers, *, by):
    """Keep what the auditor says of one domain, finished or not (P56). Returns the CaseAudit.

    Takes {Question: value, text or None} for the questions of the section. Refused when the audit was submitted or cancelled meanwhile,
    for anybody but the auditor, and for a domain of another version of the tool than the audit was begun with.
    """
    audit = lock_allocated(audit)
    if audit.auditor_id != by.pk:
        raise Refused(f"Only {audit.auditor} judges this case.")
    if audit.response_id is None:
        audit.response = start_response(section.version, by=by)
        audit.save(update_fields=["response"])
    if section.version_id != audit.response.version_id:
        raise Refused("This audit was begun with another version of the tool. Open the audit again.")
    save_answers(audit.response, answers, by=by)
    return audit


@transaction.atomic
def submit_audit(audit, *, by):
    """Send a finished audit: its answers are locked, each domain has its judgement, and the case holder reads it first (P47).

    Returns the CaseAudit. The holder is told at once, their line by the sweep on the fifth working day. Findings written meanwhile are
    dated today.
    Refused when it was submitted or cancelled already, for anybody but the auditor, and while a domain is not finished: it names them.
    """
    audit = lock_allocated(audit)
    if audit.auditor_id != by.pk:
        raise Refused(f"Only {audit.auditor} submits this audit.")
    if audit.response_id is None:
        raise Refused("No domain is judged yet.")
    domains = domains_of(audit)
    _check_finished(domains)
    lock_response(audit.response)
    Judgement.objects.bulk_create(Judgement(audit=audit, section=d.section, grade=d.given) for d in domains if not d.is_overall)
    today = clock.today()
    audit.state, audit.submitted_on = AuditState.SUBMITTED, today
    audit.grade = next(d.given for d in domains if d.is_overall)
    audit.open_to_line_on = add_working_days(today, DAYS_FOR_HOLDER)
    audit.save(update_fields=["state", "submitted_on", "grade", "open_to_line_on"])
    audit.findings.exclude(found_on=today).update(found_on=today)
    tell_about(audit, [audit.practitioner], "submitted", "A case audit of your practice is ready to read", submitted_words(audit), by=by)
    return audit


def _check_finished(domains):
    unfinished = [domain.section.title for domain in domains if not domain.done]
    if unfinished:
        raise Refused(f"Not finished yet: {', '.join(unfinished)}.")


@transaction.atomic
def cancel_audit(audit, *, reason, by):
    """Take back an audit that will not be done, and say why (P56). Returns the CaseAudit; the auditor is told, and a holder who knew of it.

    Refused when it was submitted or cancelled already, and for the case holder.
    """
    audit = lock_allocated(audit)
    if audit.practitioner_id == by.pk:
        raise Refused("Nobody cancels an audit of their own case.")
    audit.state, audit.cancelled_reason = AuditState.CANCELLED, reason
    audit.save(update_fields=["state", "cancelled_reason"])
    people = [audit.auditor, audit.practitioner] if audit.together else [audit.auditor]
    tell_about(audit, people, "cancelled", "A case audit was cancelled", f"Case {audit.case_reference}. {reason}", by=by)
    return audit


def _lock(audit):
    related = ("case_reference", "practitioner", "unit", "auditor")
    return CaseAudit.objects.select_for_update(of=("self",), no_key=True).select_related(*related).get(pk=audit.pk)


def lock_allocated(audit):
    audit = _lock(audit)
    if audit.state == AuditState.SUBMITTED:
        raise Refused(f"This audit was already submitted on {day(audit.submitted_on)}.")
    if audit.state == AuditState.CANCELLED:
        raise Refused("This audit was cancelled.")
    return audit


def lock_submitted(audit):
    """The audit, locked until the transaction ends. Refused unless it is submitted."""
    audit = _lock(audit)
    if audit.state != AuditState.SUBMITTED:
        raise Refused("This audit is not submitted." if audit.state == AuditState.ALLOCATED else "This audit was cancelled.")
    return audit


def is_domain(section):
    """Whether a section of the tool is a domain, and not the overall judgement."""
    return section.code != tool.OVERALL
