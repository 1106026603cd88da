"""A case holder, everybody around them in the policy, and a day."""

import datetime

import pytest
import time_machine

from tests import factories as make

MONDAY = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)


@pytest.fixture
def _today():
    """Monday 2 November 2026."""
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def world():
    """{who: Person}: a department of two services, the case holder in a team of the first."""
    department = make.UnitFactory(department=True)
    service, elsewhere = make.UnitFactory(service=True, parent=department), make.UnitFactory(service=True, parent=department)
    team, other_team = make.UnitFactory(parent=service, name="Safeguarding North"), make.UnitFactory(parent=elsewhere)
    people = {
        "holder": make.staff("Omar Haddad", unit=team),
        "auditor": make.staff("Ruth Calloway", role="team_manager", unit=other_team),
        "line manager": make.staff("Lina Manager", role="supervisor", unit=other_team),
        "lead supervisor": make.staff("Leo Lead", role="supervisor", unit=other_team),
        "team manager": make.staff("Tess Manager", role="team_manager", unit=team),
        "qa": make.staff("Quin Officer", role="qa_officer", unit=service),
        "qa elsewhere": make.staff("Quill Officer", role="qa_officer", unit=elsewhere),
        "psw": make.staff("Pat Principal", role="psw", unit=department),
        "leader": make.staff("Sid Leader", role="senior_leader", unit=department),
        "training": make.staff("Tam Officer", role="training_officer", unit=department),
        "colleague": make.staff("Col League", unit=team),
        "stranger": make.staff("Stran Ger", unit=other_team),
        "agency": make.staff("Agi Partner", role="partner_learner", unit=make.UnitFactory(agency=True)),
    }
    make.supervises(people["line manager"], people["holder"], lead=False)
    make.supervises(people["lead supervisor"], people["holder"], manages=False)
    return people


@pytest.fixture
def team(world):
    """The case holder's team."""
    return world["holder"].positions.get().unit


@pytest.fixture
def audit_of(world, team):
    """A function that makes an audit of the case holder by the auditor, with the factory's traits."""

    def made(**values):
        about = {"practitioner": world["holder"], "auditor": world["auditor"], "unit": team, "allocated_by": world["qa"]}
        return make.CaseAuditFactory(**(about | values))

    return made
