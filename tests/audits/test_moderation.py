"""After submission: moderation with both grades kept, the case holder's answer that opens the audit, and re-audits."""

import datetime

import pytest

from audits.models import AuditState, CaseAudit, Grade
from audits.queries.audits import audit_status, grade_words
from audits.services import audits, moderation
from audits.services.telling import tell_opened_lines
from learning_org.notifications.models import Message
from learning_org.web.errors import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
TODAY = datetime.date(2026, 11, 2)
SOON = datetime.date(2026, 11, 5)


def test_moderate_audit_confirms_every_grade_without_a_reason(world, audit_of):
    audit = moderation.moderate_audit(audit_of(submitted=True), grade=Grade.GOOD, grades={}, by=world["qa"])
    assert (audit.grade, audit.moderated_grade, audit.moderated_by, audit.moderated_on) == (3, 3, world["qa"], TODAY)
    assert set(audit.judgements.values_list("grade", "moderated_grade")) == {(3, 3)}
    assert {m.recipient for m in Message.objects.all()} == {world["auditor"], world["holder"]}


def test_moderate_audit_keeps_both_grades_where_it_changes_one(world, audit_of):
    audit = audit_of(submitted=True, grades={"voice": 4})
    voice = audit.judgements.get(section__code="voice")
    grade = {"grade": Grade.REQUIRES_IMPROVEMENT, "grades": {voice.pk: Grade.GOOD}}
    with pytest.raises(Refused, match="why you change") as refused:
        moderation.moderate_audit(audit, **grade, note=" ", by=world["qa"])
    assert refused.value.field == "note"
    moderation.moderate_audit(audit, **grade, note="The plan does not say who.", by=world["qa"])
    audit.refresh_from_db()
    voice.refresh_from_db()
    assert (audit.grade, audit.moderated_grade, audit.reported_grade) == (3, 2, 2)
    assert (voice.grade, voice.moderated_grade, voice.reported_grade) == (4, 3, 3)
    assert grade_words(audit) == "Requires improvement to be good, after moderation"


def test_a_change_of_one_domain_alone_needs_a_reason_too(world, audit_of):
    audit = audit_of(submitted=True)
    row = audit.judgements.first()
    with pytest.raises(Refused, match="why you change"):
        moderation.moderate_audit(audit, grade=Grade.GOOD, grades={row.pk: Grade.OUTSTANDING}, by=world["qa"])


@pytest.mark.parametrize("who", ["auditor", "holder"])
def test_nobody_moderates_their_own(world, audit_of, who):
    with pytest.raises(Refused, match="Nobody moderates"):
        moderation.moderate_audit(audit_of(submitted=True), grade=Grade.GOOD, grades={}, by=world[who])


def test_moderate_audit_twice_or_too_early_is_refused(world, audit_of):
    done = audit_of(moderated=True, moderated_by=world["qa"])
    with pytest.raises(Refused, match="already moderated on 30 October 2026"):
        moderation.moderate_audit(done, grade=Grade.INADEQUATE, grades={}, note="x", by=world["qa"])
    with pytest.raises(Refused, match="not submitted"):
        moderation.moderate_audit(audit_of(), grade=Grade.GOOD, grades={}, by=world["qa"])
    done.refresh_from_db()
    assert done.moderated_grade == Grade.GOOD


def test_answer_audit_opens_it_to_the_line_and_tells_the_line_of_today_once(world, audit_of):
    audit = audit_of(submitted=True, open_to_line_on=SOON)
    assert not CaseAudit.objects.readable_by(world["team manager"].user).exists()
    moderation.answer_audit(audit, answer="I agree.", by=world["holder"])
    audit.refresh_from_db()
    assert (audit.answer, audit.answered_on, audit.open_to_line_on) == ("I agree.", TODAY, TODAY)
    assert CaseAudit.objects.readable_by(type(world["team manager"].user).objects.get(pk=world["team manager"].user.pk)).exists()
    tell_opened_lines(SOON, world["qa"])
    told = {(m.recipient, m.subject) for m in Message.objects.all()}
    opened = "You can read a case audit of somebody in your line"
    assert told == {
        (world["auditor"], "A case holder answered your audit"),
        (world["line manager"], opened),
        (world["lead supervisor"], opened),
    }


def test_answer_after_it_opened_leaves_that_day_and_tells_the_line_nothing_twice(world, audit_of):
    audit = moderation.answer_audit(audit_of(submitted=True), answer="Thank you.", by=world["holder"])
    assert audit.open_to_line_on == TODAY
    assert [m.recipient for m in Message.objects.all()] == [world["auditor"]]


def test_answer_audit_once_by_the_holder_alone(world, audit_of):
    audit = audit_of(submitted=True)
    with pytest.raises(Refused, match="Only Omar Haddad"):
        moderation.answer_audit(audit, answer="x", by=world["auditor"])
    moderation.answer_audit(audit, answer="I agree.", by=world["holder"])
    with pytest.raises(Refused, match="already answered on 2 November 2026"):
        moderation.answer_audit(audit, answer="Another", by=world["holder"])
    with pytest.raises(Refused, match="not submitted"):
        moderation.answer_audit(audit_of(), answer="x", by=world["holder"])
    assert CaseAudit.objects.get(pk=audit.pk).answer == "I agree."


def again(world, audit, **changes):
    words = {"practitioner": world["holder"], "auditor": world["auditor"], "due_on": SOON, "by": world["qa"]} | changes
    return audits.reaudit_case(audit, **words)


def test_reaudit_case_is_of_the_same_case_and_may_have_another_worker(world, audit_of, team):
    first = audit_of(submitted=True)
    second = again(world, first, practitioner=world["colleague"])
    assert (second.reaudit_of, second.case_reference, second.practitioner) == (first, first.case_reference, world["colleague"])
    assert (second.state, second.unit, second.due_on) == (AuditState.ALLOCATED, team, SOON)


def test_reaudit_case_refusals(world, audit_of):
    first = audit_of(submitted=True)
    with pytest.raises(Refused, match="Nobody audits their own case"):
        again(world, first, practitioner=world["colleague"], auditor=world["colleague"])
    with pytest.raises(Refused, match="Nobody has their own case"):
        again(world, first, by=world["holder"])
    with pytest.raises(Refused, match="Only an audit that was submitted"):
        again(world, audit_of())
    again(world, first)
    with pytest.raises(Refused, match="open already"):
        again(world, first, practitioner=world["colleague"])
    assert first.reaudits.count() == 1


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"due_on": TODAY}, ("todo", "To do")),
        ({"due_on": datetime.date(2026, 11, 1)}, ("off", "1 day overdue")),
        ({"submitted": True}, ("on", "Submitted")),
        ({"moderated": True}, ("on", "Moderated")),
        ({"cancelled": True}, ("none", "Cancelled")),
    ],
)
def test_audit_due_today_is_not_overdue(audit_of, values, status):
    assert audit_status(audit_of(**values), TODAY) == status
