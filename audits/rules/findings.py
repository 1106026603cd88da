"""Who may do what with findings: whoever writes the audit that they belong to, never the case holder."""

import rules

from audits.rules.audits import is_in_post, writes_audit


@rules.predicate
def writes_finding(user, finding):
    """The auditor, or a quality-assurance officer in scope; not the case holder."""
    return finding is not None and writes_audit.test(user, finding.audit)


rules.add_perm("audits.raise_need_from_finding", is_in_post & writes_finding)
rules.add_perm("audits.agree_action_from_finding", is_in_post & writes_finding)
rules.add_perm("audits.trace_finding", is_in_post & writes_finding)
rules.add_perm("audits.say_no_need", is_in_post & writes_finding)
