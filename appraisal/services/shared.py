"""What every write about an appraisal shares: the row is locked and its state checked, and the other of the two is told."""

from django.urls import reverse

from appraisal.models import Appraisal, AppraisalState
from learning_org.web.errors import Refused
from practitioners.services.telling import tell

STARTED_SIGNING = "One of you has signed this appraisal. Send it back first to change it."
SIGNED = "This appraisal is signed by both, and stays as it is."


def lock_appraisal(appraisal):
    """The appraisal's row, locked until the transaction ends, with its people."""
    rows = Appraisal.objects.select_for_update(of=("self",), no_key=True).select_related("appraisee", "appraiser", "cycle")
    return rows.get(pk=appraisal.pk)


def lock_open(appraisal):
    """The same while it is being prepared. Refused once one of the two has signed."""
    appraisal = lock_appraisal(appraisal)
    if appraisal.state == AppraisalState.SIGNED:
        raise Refused(SIGNED)
    if appraisal.state == AppraisalState.WAITING:
        raise Refused(STARTED_SIGNING)
    return appraisal


def check_party(appraisal, by):
    """Refused for anybody but the appraisee and the appraiser."""
    if by.pk not in (appraisal.appraisee_id, appraisal.appraiser_id):
        raise Refused(f"Only {appraisal.appraisee} and {appraisal.appraiser} work on this appraisal.")


def other_of(appraisal, person):
    """The appraiser for the appraisee, and the other way round."""
    return appraisal.appraiser if person.pk == appraisal.appraisee_id else appraisal.appraisee


def tell_both(appraisal, verb, subject, body, *, by):
    """Tell the two of them, but never the one who acted. The subject holds nothing confidential."""
    people = [appraisal.appraisee, appraisal.appraiser]
    link = reverse("appraisal:appraisal_detail", args=[appraisal.pk])
    tell(people, subject=subject, body=body, link=link, link_text="Open the appraisal", key=f"appraisal:{appraisal.pk}:{verb}", by=by)
