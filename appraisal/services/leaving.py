"""Appraisals that a leaver gives and that are not signed by both: somebody else goes on with them."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from appraisal.models import Appraisal, AppraisalState
from appraisal.services.appraisals import change_appraiser
from appraisal.services.shared import SIGNED, lock_appraisal, tell_both
from learning_org.web.errors import Refused
from practitioners.models import Position
from practitioners.registries import Handover, OpenItem


def handovers():
    """The kinds of this app, for practitioners.registries."""
    return [Handover("appraisal", "Appraisals that they give", _given, _hand_over, order=60)]


def _given(person, first_out):
    """Those whose appraisee is there to finish them."""
    there = Position.objects.filter(person=OuterRef("appraisee_id"), period__contains=first_out)
    rows = Appraisal.objects.unsigned().filter(Exists(there), appraiser=person).select_related("appraisee", "cycle")
    return [OpenItem(row.pk, f"{row.appraisee}, {row.cycle}") for row in rows.order_by("pk")]


@transaction.atomic
def hand_over_appraisal(appraisal, *, to, reason, by):
    """Let another person go on with an appraisal that is not signed by both (P39). Returns the Appraisal, being prepared.

    What the former appraiser wrote as their own part stays in the history alone; a first signature no longer counts. Both are told, with
    the reason. Refused when it is signed by both, for the appraisee, and for the present appraiser.
    """
    appraisal = lock_appraisal(appraisal)
    if appraisal.state == AppraisalState.SIGNED:
        raise Refused(SIGNED)
    if to.pk in (appraisal.appraisee_id, appraisal.appraiser_id):
        raise Refused(f"Choose somebody other than {to} to give this appraisal.")
    change_appraiser(appraisal, to)
    words = f"The appraisal for {appraisal.cycle} of {appraisal.appraisee}. Why: {reason}"
    tell_both(appraisal, f"handed-over:{to.pk}", f"{to} goes on with an appraisal", words, by=by)
    return appraisal


def _hand_over(pk, to, leaving):
    hand_over_appraisal(Appraisal(pk=pk), to=to, reason=leaving.reason, by=leaving.by)
