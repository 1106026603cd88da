"""The case audits of docs/access.md, about Own, and random ones for the drift tests. The auditor is Oth, who manages nobody."""

import datetime

from audits.models import AuditState, FindingKind
from tests import factories as make
from tests.factories.audits import domain

ON = datetime.date(2026, 11, 2)
DAY = datetime.timedelta(days=1)


def records(people, found):
    """{words in docs/access.md: the record they mean}, about Own."""
    own, auditor = people["Own"], people["Oth"]
    about = {"practitioner": own, "auditor": auditor, "unit": found["team"], "allocated_by": people["QA"]}
    to_do, together = make.CaseAuditFactory(**about), make.CaseAuditFactory(**about, warm=True)
    first = make.CaseAuditFactory(**about, submitted=True, submitted_on=ON, open_to_line_on=ON + DAY)
    opened = make.CaseAuditFactory(**about, submitted=True, open_to_line_on=ON)
    kept = make.FindingFactory(audit=first, with_need=True)
    return {
        "need of an audit the holder reads first": kept.need,
        "action of an audit the holder reads first": make.FindingActionFactory(finding=kept, action__agreed_by=auditor).action,
        "audit to do": to_do,
        "audit done together": together,
        "audit cancelled": make.CaseAuditFactory(**about, cancelled=True),
        "audit the holder reads first": first,
        "audit open to the line": opened,
        "domain of the audit to do": {"pk": to_do.pk, "section": domain().pk},
        "finding the holder reads first": make.FindingFactory(audit=first),
        "finding open to the line": make.FindingFactory(audit=opened),
        "finding not submitted": make.FindingFactory(audit=to_do),
    }


def fill(dice, staff):
    """Audits of random people in every state, some opening to the line today and some tomorrow, each with a finding; the submitted ones
    with what came of it."""
    for number, person in enumerate(staff):
        auditor = dice.choice([one for one in staff if one != person])
        about = {"practitioner": person, "auditor": auditor, "unit": person.positions.first().unit, "together": dice.random() < 0.3}
        state = ("submitted", "submitted", "to_do", "cancelled")[number % 4]
        if state == "submitted":
            opens = {"submitted": True, "submitted_on": ON - 2 * DAY, "open_to_line_on": dice.choice((ON, ON + DAY))}
            audit = make.CaseAuditFactory(**about, **opens)
        else:
            audit = make.CaseAuditFactory(**about, cancelled=state == "cancelled")
        assert audit.state in AuditState.values
        kind = dice.choice(FindingKind.values)
        submitted = audit.state == AuditState.SUBMITTED
        finding = make.FindingFactory(audit=audit, kind=kind, with_need=submitted and kind == FindingKind.DEVELOPMENT)
        if submitted:
            make.FindingActionFactory(finding=finding, action__agreed_by=dice.choice(staff))
