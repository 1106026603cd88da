"""Where an appraisal stands: its three steps, what is still to do, and what the reader can do next."""

from django.urls import reverse

from appraisal.models import AppraisalState
from appraisal.queries.appraisals import appraisal_status
from appraisal.queries.offers import last_targets
from appraisal.queries.record import evidence_of, links_of, needs_of, parts_of, signatures_on, snapshot_of, targets_of
from learning_org.web import clock
from practitioners.rules.people import is_in_line

DONE, TO_DO = "on", "todo"


def record_context(appraisal, user):
    """Everything that the page of one appraisal shows to this user."""
    parts, evidence, targets, needs = parts_of(appraisal), evidence_of(appraisal), targets_of(appraisal), needs_of(appraisal)
    snapshot = snapshot_of(appraisal, parts, evidence, targets, needs)
    signatures, links, me = signatures_on(appraisal, snapshot), links_of(evidence, user), user.access.person_id
    last = last_targets(appraisal) if appraisal.state != AppraisalState.SIGNED else []
    missing = what_is_missing(appraisal, targets, evidence, last, clock.today())
    has_signed = any(signature.person_id == me for signature, _ in signatures)
    preparing, party = appraisal.state == AppraisalState.PREPARING, me in (appraisal.appraisee_id, appraisal.appraiser_id)
    return {
        "status": appraisal_status(appraisal),
        "steps": steps_of(appraisal, missing, clock.today()),
        "own_part": parts.get(appraisal.own_response_id),
        "given_part": parts.get(appraisal.appraiser_response_id),
        "targets": targets,
        "evidence": [(item, links.get(item.pk), item.added_by_id == me) for item in evidence],
        "needs": needs,
        "need_links": me == appraisal.appraisee_id or is_in_line(user, appraisal.appraisee),
        "last_targets": last,
        "signatures": signatures,
        "missing": missing,
        "is_appraisee": me == appraisal.appraisee_id,
        "is_appraiser": me == appraisal.appraiser_id,
        "may_write": party and preparing,
        "may_sign": party and not has_signed and not missing and appraisal.state != AppraisalState.SIGNED,
        "may_send_back": party and not has_signed and appraisal.state == AppraisalState.WAITING,
        "waits_for": _waits_for(appraisal, signatures),
        "may_take_over": appraisal.state != AppraisalState.SIGNED and user.has_perm("appraisal.take_over_appraisal", appraisal),
        "snapshot": snapshot,
        "next_step": next_step(appraisal, me, missing, has_signed),
    }


def what_is_missing(appraisal, targets, evidence, last, on):
    """What is still to do before anybody can sign (P46), as [(key, words)]: empty when it can be signed, or is."""
    if appraisal.state == AppraisalState.SIGNED:
        return []
    settled, found = {item.target_id for item in evidence}, []
    if appraisal.own_response_id is None:
        found.append(("own", f"{appraisal.appraisee} writes their part"))
    if appraisal.appraiser_response_id is None:
        found.append(("given", f"{appraisal.appraiser} writes their part"))
    if appraisal.meeting_on is None or appraisal.meeting_on > on:
        found.append(("meeting", "Meet, and enter the day on which you met"))
    if any(target.pk not in settled for target in last):
        found.append(("last", "Say what became of last year’s targets"))
    if not targets:
        found.append(("targets", "Add at least one target"))
    return found


def steps_of(appraisal, missing, on):
    """[(name, kind of mark, words)] of the three steps: prepare, meet, sign."""
    keys = {key for key, _ in missing}
    prepared = not keys & {"own", "given"}
    met = "meeting" not in keys
    waiting = appraisal.state == AppraisalState.WAITING
    return [
        ("Prepare", DONE if prepared else TO_DO, "Both parts are written" if prepared else "Parts to write"),
        ("Meet", DONE if met else TO_DO, _meeting_words(appraisal, on)),
        (
            "Sign",
            DONE if appraisal.signed_on else TO_DO,
            "Signed by both" if appraisal.signed_on else "One has signed" if waiting else "Not yet",
        ),
    ]


def _meeting_words(appraisal, on):
    if appraisal.meeting_on is None:
        return "No day set"
    return f"{'Met on' if appraisal.meeting_on <= on else 'Meet on'} {appraisal.meeting_on:%-d %B %Y}"


def _waits_for(appraisal, signatures):
    """Who has still to sign, once one has; or None."""
    if appraisal.state != AppraisalState.WAITING:
        return None
    signed = {signature.person_id for signature, _ in signatures}
    return appraisal.appraiser if appraisal.appraisee_id in signed else appraisal.appraisee


def next_step(appraisal, me, missing, has_signed):
    """(words, address) of the one thing that the reader does next, or None."""
    own, given = me == appraisal.appraisee_id, me == appraisal.appraiser_id
    if appraisal.state == AppraisalState.SIGNED or has_signed or not (own or given):
        return None
    steps = {
        "own": own and ("Write your part", "appraisal_own"),
        "given": given and ("Write your part", "appraisal_given"),
        "meeting": given and appraisal.meeting_on is None and ("Set the day you meet", "appraisal_meeting"),
        "last": ("Say what became of last year’s targets", "target_outcomes"),
        "targets": ("Add a target", "target_create"),
    }
    found = next((steps[key] for key, _ in missing if steps[key]), None) if missing else ("Check and sign", "appraisal_sign")
    return found and (found[0], reverse(f"appraisal:{found[1]}", args=[appraisal.pk]))
