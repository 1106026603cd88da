"""What trail must know of signed appraisals: which they are, whether they say what was signed, whom they concern."""

from appraisal.models import Appraisal
from appraisal.queries.record import signatures_on, snapshot_of
from learning_org.trail.registries import SignedKind

RELATED = ("cycle", "appraisee", "appraiser", "own_response", "appraiser_response")


def signed_kind():
    return SignedKind(
        model=Appraisal,
        name="Appraisal",
        url_name="appraisal:appraisal_detail",
        list_url="appraisal:appraisal_list",
        locked=lambda: Appraisal.objects.signed().select_related(*RELATED),
        compare=lambda appraisal: signatures_on(appraisal, snapshot_of(appraisal)),
        signers=lambda appraisal: [appraisal.appraisee_id, appraisal.appraiser_id],
        title=lambda appraisal: f"{appraisal}, {appraisal.appraisee} with {appraisal.appraiser}",
        parties=lambda appraisal: [appraisal.appraisee, appraisal.appraiser],
        add_permission="appraisal.sign_appraisal",
        reason_permission="appraisal.open_appraisal_with_reason",
    )
