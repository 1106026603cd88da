"""Findings of an audit, and what comes of them: a learning need, actions, or the reason why no need was raised."""

import re

from django.conf import settings
from django.db import transaction

from audits.models import AuditState, CaseAudit, Finding, FindingAction, FindingKind
from audits.services.audits import is_domain
from audits.services.telling import tell_about
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import Priority, Source
from practitioners.services.actions import add_action
from practitioners.services.needs import UNMET, raise_need


@transaction.atomic
def add_finding(audit, *, section, kind, text, theme, standard=None, by):
    """Write down one thing that an audit found in one domain, a strength or an area for development (P61, P62).

    Returns the Finding; the case holder is told when the audit is with them already. Refused for a cancelled audit and for the case holder,
    for a domain of another version of the tool, for a text that names the worker or the case (the team reads it without knowing either),
    and when it is written down already.
    """
    audit = CaseAudit.objects.select_for_update(of=("self",), no_key=True).select_related("practitioner", "response").get(pk=audit.pk)
    if audit.state == AuditState.CANCELLED:
        raise Refused("This audit was cancelled.")
    if audit.practitioner_id == by.pk:
        raise Refused("Nobody writes findings about their own practice.")
    if not is_domain(section) or (audit.response and section.version_id != audit.response.version_id):
        raise Refused("Choose one of the domains of this audit.", field="section")
    check_text(text, audit)
    if audit.findings.filter(section=section, text__iexact=text).exists():
        raise Refused("This finding is written down already.", field="text")
    found = {"section": section, "kind": kind, "text": text, "theme": theme, "standard": standard}
    finding = Finding.objects.create(audit=audit, found_on=clock.today(), found_by=by, **found)
    if audit.state == AuditState.SUBMITTED:
        body = f"Case {audit.case_reference}, {section.title}."
        tell_about(
            audit, [audit.practitioner], f"finding:{finding.pk}", "A finding was added to a case audit of your practice", body, by=by
        )
    return finding


def check_text(text, audit):
    """Refuse a text with a case reference or one of the case holder's names: the team reads it without knowing whose case it is."""
    if re.search(settings.CASE_REFERENCE_PATTERN, text):
        raise Refused("Leave the case reference out: the team reads this without knowing which case it is.", field="text")
    names = "|".join(map(re.escape, filter(None, (audit.practitioner.given_name, audit.practitioner.family_name))))
    if re.search(rf"\b({names}|(?i:{re.escape(audit.practitioner.name)}))\b", text):  # one alone as it is written: "will" is not Will
        raise Refused("Leave the worker’s name out: the team reads this without knowing whose case it is.", field="text")


@transaction.atomic
def raise_need_from_finding(finding, *, title, reason, priority=Priority.ROLE, wanted_by=None, by):
    """Raise a learning need for the case holder because of a development finding (P62, P16, Q50). Returns the LearningNeed.

    It carries the finding's theme and standard; a reason for no need that was given before no longer counts. Refused for a strength, before
    the audit is submitted, when there is a need already, for the case holder, when they have left, and as raise_need() refuses.
    """
    finding = _lock_development(finding, by)
    holder = finding.audit.practitioner
    if finding.need_id:
        raise Refused("A learning need was raised from this finding already.")
    if not holder.positions.filter(period__contains=clock.today()).exists():
        raise Refused(f"{holder} is no longer in post, so no need can be raised for them.")
    words = {"title": title, "reason": reason, "priority": priority, "wanted_by": wanted_by}
    words |= {"theme": finding.theme, "standard": finding.standard}
    finding.need = raise_need(holder, source=Source.AUDIT, by=by, **words)
    finding.no_need, finding.no_need_on = "", None
    finding.save(update_fields=["need", "no_need", "no_need_on"])
    return finding.need


@transaction.atomic
def agree_action_from_finding(finding, *, what, due_on, by):
    """Agree with the case holder what they will do because of a development finding (P62, Q48, Q90). Returns the FindingAction.

    The action carries the case reference and, while it is open, the need. Refused for a strength, before the audit is submitted, for the
    case holder, and as add_action() refuses.
    """
    finding = _lock_development(finding, by)
    need = finding.need if finding.need and finding.need.state in UNMET else None
    reference = finding.audit.case_reference.reference
    action = add_action(
        finding.audit.practitioner, what=what, source=Source.AUDIT, due_on=due_on, case_reference=reference, need=need, by=by
    )
    return FindingAction.objects.create(finding=finding, action=action)


@transaction.atomic
def say_no_need(finding, *, no_need, by):
    """Say why no learning need comes of a development finding (P62). Returns the Finding; the reason can be corrected.

    Refused for a strength, before the audit is submitted, when a need was raised, and for the case holder.
    """
    finding = _lock_development(finding, by)
    if finding.need_id:
        raise Refused("A learning need was raised from this finding already.")
    if finding.no_need != no_need:
        finding.no_need, finding.no_need_on = no_need, clock.today()
        finding.save(update_fields=["no_need", "no_need_on"])
    return finding


def _lock_development(finding, by):
    related = ("audit__practitioner", "audit__case_reference", "theme", "standard", "need")
    finding = Finding.objects.select_for_update(of=("self",), no_key=True).select_related(*related).get(pk=finding.pk)
    if finding.kind != FindingKind.DEVELOPMENT:
        raise Refused("A strength needs nothing more. Thank the worker for it.")
    if finding.audit.state != AuditState.SUBMITTED:
        raise Refused("Submit the audit first: the case holder learns of its findings then.")
    if finding.audit.practitioner_id == by.pk:
        raise Refused("Nobody decides what comes of a finding about their own practice.")
    return finding
