"""Signing an appraisal: both sign one round with their own password; the second signature locks the record and both parts."""

import json

from django.db import transaction

from appraisal.models import AppraisalState
from appraisal.queries.offers import last_targets
from appraisal.queries.record import SCHEMA, evidence_of, snapshot_of, still_says, targets_of
from appraisal.queries.steps import what_is_missing
from appraisal.services.shared import SIGNED, check_party, lock_appraisal, other_of, tell_both
from learning_org.questionnaires.services import lock_response
from learning_org.trail.signing import check_seen, sign_record, signatures_of
from learning_org.web import clock
from learning_org.web.errors import Refused


@transaction.atomic
def sign_appraisal(appraisal, *, seen="", by):
    """Sign an appraisal as it is now (P46, S95). The page has asked for the signer's own password.

    Takes the fingerprint of what the signer had before their eyes. Returns the Appraisal: waiting for the other, or signed and locked with
    both parts of the form. The other is told. Refused for anybody but the two, for a second signature of one person, for what changed since
    it was read, while something is missing, and when it no longer says what the first one signed (docs/adr/0006).
    """
    appraisal = lock_appraisal(appraisal)
    check_party(appraisal, by)
    if appraisal.state == AppraisalState.SIGNED:
        raise Refused(SIGNED)
    evidence, targets, schema = evidence_of(appraisal), targets_of(appraisal), SCHEMA
    if missing := what_is_missing(appraisal, targets, evidence, last_targets(appraisal), clock.today()):
        raise Refused(f"This cannot be signed yet. Still to do: {missing[0][1]}.")
    snapshot = snapshot_of(appraisal, evidence=evidence, targets=targets)
    check_seen(snapshot, seen)
    if appraisal.state == AppraisalState.WAITING:
        snapshot, schema = _what_the_first_signed(appraisal, snapshot, by)
    sign_record(appraisal, snapshot, by=by, schema=schema, signing_round=appraisal.signing_round)
    if appraisal.state == AppraisalState.PREPARING:
        _wait(appraisal, by)
    else:
        _lock(appraisal, by)
    return appraisal


def _what_the_first_signed(appraisal, present, by):
    """The snapshot of this round's first signature, which the second signs too, and its schema. Refused when the record, now `present`,
    says another."""
    first = signatures_of(appraisal, signing_round=appraisal.signing_round).order_by("pk").first()
    if first is None:
        raise Refused("Nobody has signed this round. Ask an administrator.")
    if first.person == by:
        raise Refused("You have signed this already.")
    if not still_says(first, present):
        raise Refused(f"The record no longer says what {first.person} signed. Send it back, and sign it again.")
    return json.loads(first.snapshot), first.schema


def _wait(appraisal, by):
    appraisal.state = AppraisalState.WAITING
    appraisal.save(update_fields=["state"])
    words = f"{by} signed the appraisal for {appraisal.cycle}. Read it, then sign it or send it back."
    tell_both(appraisal, f"signed-first:{appraisal.signing_round}", f"{by} signed an appraisal: your turn", words, by=by)


def _lock(appraisal, by):
    lock_response(appraisal.own_response)
    lock_response(appraisal.appraiser_response)
    appraisal.state, appraisal.signed_on, appraisal.locked_at = AppraisalState.SIGNED, clock.today(), clock.now()
    appraisal.save(update_fields=["state", "signed_on", "locked_at"])
    words = f"The appraisal for {appraisal.cycle} is signed by both of you, and stays as it is."
    tell_both(appraisal, "signed", f"{by} signed the appraisal as well", words, by=by)


@transaction.atomic
def send_back_appraisal(appraisal, *, reason, by):
    """Instead of signing second, ask for a change and say why (P46). Returns the Appraisal, being prepared again; the other is told.

    The first signature stays and no longer counts. Refused for anybody but the two, for the one who signed, and when nobody has.
    """
    appraisal = lock_appraisal(appraisal)
    check_party(appraisal, by)
    if appraisal.state == AppraisalState.SIGNED:
        raise Refused(SIGNED)
    if appraisal.state == AppraisalState.PREPARING:
        raise Refused("This was sent back already.")
    if has_signed(appraisal, by):
        raise Refused(f"You have signed this. {other_of(appraisal, by)} can send it back.")
    appraisal.state, appraisal.signing_round = AppraisalState.PREPARING, appraisal.signing_round + 1
    appraisal.sent_back_on, appraisal.sent_back_by, appraisal.sent_back_why = clock.today(), by, reason
    appraisal.save()
    tell_both(appraisal, f"sent-back:{appraisal.signing_round}", f"{by} sent an appraisal back", reason, by=by)
    return appraisal


def has_signed(appraisal, person):
    """Whether this person has signed the present round."""
    return signatures_of(appraisal, signing_round=appraisal.signing_round).filter(person=person).exists()
