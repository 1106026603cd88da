"""An audit goes to another auditor, with what is noted already."""

import pytest
import time_machine

from audits.services.audits import save_domain
from audits.services.leaving import hand_over_audit
from learning_org.web.errors import Refused
from tests import factories as make
from tests.factories.audits import answers_of, domain

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-09T10:00:00Z", tick=False):
        yield


@pytest.fixture
def people():
    return {name: make.staff(name, user=False) for name in ("Former Auditor", "Next Auditor", "Case Holder", "Off Icer")}


@pytest.fixture
def audit(people):
    return make.CaseAuditFactory(auditor=people["Former Auditor"], practitioner=people["Case Holder"])


def give(audit, to, people):
    return hand_over_audit(audit, to=people[to], reason="They leave", by=people["Off Icer"])


def test_the_next_auditor_goes_on_where_the_former_one_stopped(audit, people):
    save_domain(audit, domain(), answers_of(domain().code), by=people["Former Auditor"])
    given = give(audit, "Next Auditor", people)
    assert (given.auditor, given.response.answers.count()) == (people["Next Auditor"], 2)
    save_domain(given, domain(), answers_of(domain().code, grade=2), by=people["Next Auditor"])
    with pytest.raises(Refused, match="Only Next Auditor judges this case."):
        save_domain(given, domain(), {}, by=people["Former Auditor"])
    assert people["Next Auditor"].messages.get().subject == "Next Auditor goes on with a case audit"


def test_it_is_refused_twice_to_the_case_holder_and_when_it_is_over(audit, people):
    with pytest.raises(Refused, match="Nobody audits their own case."):
        give(audit, "Case Holder", people)
    give(audit, "Next Auditor", people)
    with pytest.raises(Refused, match="Next Auditor does this audit already."):
        give(audit, "Next Auditor", people)
    for over, says in (({"submitted": True}, "already submitted"), ({"cancelled": True}, "was cancelled")):
        with pytest.raises(Refused, match=says):
            give(make.CaseAuditFactory(**over), "Next Auditor", people)
