"""Somebody else goes on with an appraisal that is not signed by both."""

import pytest

from appraisal.models import AppraisalState
from appraisal.services.leaving import hand_over_appraisal
from learning_org.web.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_next_appraiser_begins_their_own_part_and_both_are_told():
    worker, former, new, by = (make.staff(user=False) for _ in range(4))
    response = make.ResponseFactory(respondent=former)
    appraisal = make.AppraisalFactory(appraisee=worker, appraiser=former, waiting=True, appraiser_response=response)
    given = hand_over_appraisal(appraisal, to=new, reason="They leave", by=by)
    assert (given.appraiser, given.appraiser_response, given.state, given.signing_round) == (new, None, AppraisalState.PREPARING, 2)
    assert (worker.messages.count(), new.messages.count(), former.messages.count()) == (1, 1, 0)


def test_it_is_refused_to_the_two_and_once_it_is_signed():
    worker, former, by = (make.staff(user=False) for _ in range(3))
    appraisal = make.AppraisalFactory(appraisee=worker, appraiser=former)
    for person in (worker, former):
        with pytest.raises(Refused, match=f"Choose somebody other than {person}"):
            hand_over_appraisal(appraisal, to=person, reason="They leave", by=by)
    with pytest.raises(Refused, match="signed by both"):
        hand_over_appraisal(make.AppraisalFactory(signed=True), to=by, reason="They leave", by=by)
