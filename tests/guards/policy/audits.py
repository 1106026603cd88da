"""The policy's rows "case audit" and "finding, re-audit", and its term "Case audit", in plain Python."""


def officer(world, user, audit):
    return world.in_post(user) and world.under(user, ("qa_officer",), audit.practitioner_id)


def audit_reads(world, user, audit):
    if not world.in_post(user):
        return False
    sent = audit.state == "submitted"
    if user.pk == audit.auditor_id:
        return True
    if user.pk == audit.practitioner_id and (sent or audit.together):
        return True
    if user.pk != audit.practitioner_id and officer(world, user, audit):
        return True
    if sent and world.under(user, ("psw",), audit.practitioner_id):
        return True
    return sent and audit.open_to_line_on <= world.on and world.in_line(user, audit.practitioner_id)


def finding_reads(world, user, finding):
    return audit_reads(world, user, finding.audit)


POLICY = {
    "audits.CaseAudit": (audit_reads, audit_reads),
    "audits.Finding": (finding_reads, finding_reads),
}


def audits_it(world, user, audit):
    return world.in_post(user) and user.pk == audit.auditor_id


def answers(world, user, audit):
    return world.in_post(user) and user.pk == audit.practitioner_id


def manages_audit(world, user, audit):
    return officer(world, user, audit) and user.pk != audit.practitioner_id


def moderates(world, user, audit):
    return manages_audit(world, user, audit) and user.pk != audit.auditor_id


def writes(world, user, audit):
    return audits_it(world, user, audit) or manages_audit(world, user, audit)


def writes_finding(world, user, finding):
    return writes(world, user, finding.audit)


MAY = {
    "audits.judge_audit": ("audits.CaseAudit", audits_it),
    "audits.submit_audit": ("audits.CaseAudit", audits_it),
    "audits.moderate_audit": ("audits.CaseAudit", moderates),
    "audits.answer_audit": ("audits.CaseAudit", answers),
    "audits.reaudit_case": ("audits.CaseAudit", manages_audit),
    "audits.cancel_audit": ("audits.CaseAudit", manages_audit),
    "audits.add_finding": ("audits.CaseAudit", writes),
    "audits.trace_audit": ("audits.CaseAudit", writes),
    "audits.trace_finding": ("audits.Finding", writes_finding),
    "audits.raise_need_from_finding": ("audits.Finding", writes_finding),
    "audits.agree_action_from_finding": ("audits.Finding", writes_finding),
    "audits.say_no_need": ("audits.Finding", writes_finding),
}
