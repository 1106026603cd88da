"""After submission: a moderator confirms or changes the grades, and the case holder answers."""

from django.db import transaction

from audits.services.audits import lock_submitted
from audits.services.telling import tell_about, tell_line
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.services.guard import day


@transaction.atomic
def moderate_audit(audit, *, grade, grades, note="", by):
    """Confirm or change the auditor's grades; both are kept, and the moderated ones are reported (P47, P56).

    Takes the overall grade, {key of a Judgement: grade} for the domains (one that is not named is confirmed), and why anything is changed.
    Returns the CaseAudit; auditor and case holder are told. Refused when it is not submitted, was moderated already, for the auditor and
    the case holder, and when a change has no reason.
    """
    audit = lock_submitted(audit)
    if by.pk in (audit.auditor_id, audit.practitioner_id):
        raise Refused("Nobody moderates an audit that they did themselves or that looks at their own practice.")
    if audit.moderated_on:
        raise Refused(f"This audit was already moderated on {day(audit.moderated_on)}.")
    judgements = list(audit.judgements.all())
    changed = grade != audit.grade or any(grades.get(row.pk, row.grade) != row.grade for row in judgements)
    if changed and not note.strip():
        raise Refused("Enter why you change a grade.", field="note")
    for row in judgements:
        row.moderated_grade = grades.get(row.pk, row.grade)
        row.save(update_fields=["moderated_grade"])
    audit.moderated_grade, audit.moderated_by, audit.moderated_on, audit.moderation_note = grade, by, clock.today(), note
    audit.save(update_fields=["moderated_grade", "moderated_by", "moderated_on", "moderation_note"])
    told = "The grades are confirmed." if not changed else "A grade is changed, with the reason."
    body = f"Case {audit.case_reference}. {told}"
    tell_about(audit, [audit.auditor, audit.practitioner], "moderated", "A case audit was moderated", body, by=by)
    return audit


@transaction.atomic
def answer_audit(audit, *, answer, by):
    """The case holder says what they think of the audit; their line may read it from now on (P47, Q49).

    Returns the CaseAudit; the auditor and the line are told. Refused when it is not submitted, was answered already, and for anybody else.
    """
    audit = lock_submitted(audit)
    if audit.practitioner_id != by.pk:
        raise Refused(f"Only {audit.practitioner} answers this audit.")
    if audit.answered_on:
        raise Refused(f"This audit was already answered on {day(audit.answered_on)}.")
    today = clock.today()
    was_open = audit.open_to_line_on <= today
    audit.answer, audit.answered_on = answer, today
    audit.open_to_line_on = min(today, audit.open_to_line_on)
    audit.save(update_fields=["answer", "answered_on", "open_to_line_on"])
    tell_about(audit, [audit.auditor], "answered", "A case holder answered your audit", f"Case {audit.case_reference}.", by=by)
    if not was_open:
        tell_line(audit, today, by=by)
    return audit
