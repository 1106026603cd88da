"""A leaver with one open item of every kind that is registered, for the tests of leaving."""

import datetime

from learning_org.web.periods import period
from tests import factories as make

D = datetime.date
NOW = "2026-11-20T10:00:00Z"
TODAY = D(2026, 11, 20)
LAST_DAY, LEAVING_DAY = D(2026, 11, 30), D(2026, 12, 1)


def afternoon(on):
    return datetime.datetime(on.year, on.month, on.day, 14, tzinfo=datetime.UTC)


def town():
    """A leaver with their line manager, a colleague who answers to nobody, and an administrator, all of one team."""
    team = make.UnitFactory(name="Duty team")
    people = {name: make.staff(words, unit=team, user=False) for name, words in PEOPLE.items()}
    make.RelationshipFactory(person=people["leaver"], other=people["boss"])
    return people | {"team": team, "admin": make.staff("Ad Min", unit=team, role="administrator")}


PEOPLE = {"leaver": "Lea Ver", "boss": "Bo Ss", "colleague": "Cole League", "other": "Oth Er"}


def _audit(town):
    return make.CaseAuditFactory(practitioner=town["colleague"], auditor=town["leaver"], unit=town["team"])


def _supervision(town, **people):
    return make.SupervisionSessionFactory(starts_at=afternoon(D(2026, 12, 8)), **people)


# {key of a Handover: what makes one open item of it}. A kind without an entry fails test_every_kind_has_an_item_here.
MAKERS = {
    "line_manager": lambda t: make.RelationshipFactory(person=t["colleague"], other=t["leaver"]),
    "lead_supervisor": lambda t: make.RelationshipFactory(person=t["colleague"], other=t["leaver"], lead_supervisor=True),
    "support": lambda t: make.RelationshipFactory(person=t["colleague"], other=t["leaver"], cover=True),
    "action": lambda t: make.AgreedActionFactory(person=t["leaver"], agreed_by=t["colleague"]),
    "checking": lambda t: make.AgreedActionFactory(person=t["colleague"], agreed_by=t["leaver"], done=True),
    "need": lambda t: make.LearningNeedFactory(person=t["leaver"], raised_by=t["colleague"]),
    "follow_up": lambda t: make.ImpactFollowUpFactory(person=t["leaver"], asked=True),
    "specialist": lambda t: make.SpecialistHoldingFactory(person=t["leaver"], unit=t["team"]),
    "role": lambda t: make.RoleGrantFactory(person=t["leaver"], role="team_manager", unit=t["team"]),
    "discussion": lambda t: make.DiscussionAttendanceFactory(person=t["leaver"]),
    "peer": lambda t: make.PeerReflectionFactory(peer=t["leaver"], entry__person=t["colleague"]),
    "sample": lambda t: make.SampledPieceFactory(reviewer=t["leaver"], entry__person=t["colleague"]),
    "audit": _audit,
    "teaching": lambda t: make.SessionFactory(trainer=t["leaver"]),
    "urgent_calls": lambda t: make.BookingFactory(person=t["colleague"], approved=True, cover=t["leaver"]),
    "booking": lambda t: make.BookingFactory(person=t["leaver"]),
    "supervision": lambda t: _supervision(t, supervisee=t["colleague"], supervisor=t["leaver"]),
    "own_supervision": lambda t: _supervision(t, supervisee=t["leaver"], supervisor=t["boss"]),
    "appraisal": lambda t: make.AppraisalFactory(appraisee=t["colleague"], appraiser=t["leaver"]),
}


def leave_everything_open(people):
    """{key of a Handover: the one open item of that kind}."""
    return {key: made(people) for key, made in MAKERS.items()}


def until(day):
    return period(make.LONG_AGO, day)
