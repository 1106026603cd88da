"""Services of case audits: allocated, judged, submitted, cancelled; who is refused, the second tab, and the day the line may read."""

import datetime

import pytest
import time_machine

from audits import tool
from audits.models import AuditState, CaseAudit, Grade, Judgement
from audits.services import audits as services
from audits.services.telling import tell_opened_lines
from learning_org.accounts.models import Person
from learning_org.notifications.models import Message
from learning_org.questionnaires.models import Response
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from tests import factories as make
from tests.factories.audits import answers_of, domain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
TODAY, DUE = datetime.date(2026, 11, 2), datetime.date(2026, 11, 30)
CODES = [code for code, *_ in tool.DOMAINS] + [tool.OVERALL]


def allocate(world, **changes):
    words = {"case_reference": "c-20517", "auditor": world["auditor"], "due_on": DUE, "by": world["qa"]} | changes
    return services.allocate_audit(words.pop("practitioner", world["holder"]), **words)


def judge(audit, by, codes=CODES, grade=Grade.GOOD):
    for code in codes:
        services.save_domain(audit, domain(code), answers_of(code, grade), by=by)


def test_allocate_audit_tells_the_auditor_alone_and_keeps_the_team_of_the_day(world, team):
    audit = allocate(world)
    assert (audit.case_reference.reference, audit.unit, audit.state) == ("C-20517", team, AuditState.ALLOCATED)
    assert (audit.allocated_on, audit.allocated_by, audit.together) == (TODAY, world["qa"], False)
    assert [(m.recipient, m.subject) for m in Message.objects.all()] == [(world["auditor"], "A case audit is yours to do")]


def test_allocate_audit_tells_the_holder_too_when_they_do_it_together(world):
    allocate(world, together=True)
    assert {m.recipient for m in Message.objects.all()} == {world["auditor"], world["holder"]}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"auditor": "holder"}, "auditor"),
        ({"practitioner": "qa", "auditor": "auditor"}, "practitioner"),
        ({"practitioner": "stranger"}, "practitioner"),  # of another service
        ({"by": "qa elsewhere"}, "practitioner"),
        ({"due_on": datetime.date(2026, 11, 1)}, "due_on"),
        ({"case_reference": "Jo Smith"}, "case_reference"),
        ({"case_reference": " "}, "case_reference"),
    ],
)
def test_allocate_audit_refusals_name_their_field_and_write_nothing(world, changes, field):
    with pytest.raises(Refused) as refused:
        allocate(world, **{name: world.get(value, value) for name, value in changes.items()})
    assert refused.value.field == field
    assert not CaseAudit.objects.exists()


def test_allocate_audit_today_is_in_time_and_whoever_left_is_no_auditor(world):
    assert allocate(world, due_on=TODAY).due_on == TODAY
    with pytest.raises(Refused, match="not in post"):
        allocate(world, case_reference="C-20518", auditor=make.staff(first_out=TODAY))


def test_a_case_is_open_once_for_each_practitioner(world):
    first = allocate(world)
    with pytest.raises(Refused, match="open already") as refused:
        allocate(world)
    assert refused.value.field == "case_reference"
    services.cancel_audit(first, reason="Moved away.", by=world["qa"])
    assert allocate(world).state == AuditState.ALLOCATED


def test_save_domain_keeps_what_is_unfinished_and_changes_it_later(world, audit_of):
    audit, question = audit_of(), answers_of(tool.VOICE)
    services.save_domain(
        audit, domain(), {q: None if q.code == tool.JUDGEMENT else said for q, said in question.items()}, by=world["auditor"]
    )
    services.save_domain(audit, domain(), answers_of(tool.VOICE, Grade.INADEQUATE), by=world["auditor"])
    audit.refresh_from_db()
    answers = {answer.question.code: answer.value or answer.text for answer in audit.response.answers.select_related("question")}
    assert answers == {"evidence": "Visit record, 5 October 2026.", "judgement": 1}
    assert Response.objects.count() == 1


def test_save_domain_is_for_the_auditor_alone_and_for_this_tool(world, audit_of):
    audit = audit_of(begun=True)
    for who in ("holder", "qa"):
        with pytest.raises(Refused, match="Only Ruth Calloway"):
            services.save_domain(audit, domain(), answers_of(tool.VOICE), by=world[who])
    other = make_section_of_another_version()
    with pytest.raises(Refused, match="another version"):
        services.save_domain(audit, other, {}, by=world["auditor"])


def make_section_of_another_version():
    from tests.factories.questionnaires import SectionFactory

    return SectionFactory(code=tool.VOICE)


def test_submit_audit_names_what_is_missing(world, audit_of):
    audit = audit_of()
    with pytest.raises(Refused, match="No domain is judged yet"):
        services.submit_audit(audit, by=world["auditor"])
    judge(audit, world["auditor"], [code for code in CODES if code not in (tool.VOICE, "plan")])
    with pytest.raises(Refused, match="Not finished yet: Child's voice and lived experience, Plan."):
        services.submit_audit(audit, by=world["auditor"])
    assert (CaseAudit.objects.get().state, Judgement.objects.count()) == (AuditState.ALLOCATED, 0)


def test_submit_audit_locks_the_answers_and_writes_a_judgement_for_each_domain(world, audit_of):
    audit = audit_of()
    judge(audit, world["auditor"])
    services.save_domain(audit, domain(), answers_of(tool.VOICE, Grade.REQUIRES_IMPROVEMENT), by=world["auditor"])
    services.submit_audit(audit, by=world["auditor"])
    audit.refresh_from_db()
    assert (audit.state, audit.submitted_on, audit.grade, audit.moderated_grade) == (AuditState.SUBMITTED, TODAY, Grade.GOOD, None)
    assert audit.response.locked_at is not None
    grades = dict(audit.judgements.values_list("section__code", "grade"))
    assert grades == {code: 2 if code == tool.VOICE else 3 for code in CODES if code != tool.OVERALL}
    for act in (services.submit_audit, lambda audit, by: services.save_domain(audit, domain(), {}, by=by)):
        with pytest.raises(Refused, match="already submitted on 2 November 2026"):
            act(audit, by=world["auditor"])
    assert audit.judgements.count() == 12


def test_submit_audit_is_for_the_auditor_and_dates_the_findings_of_meanwhile(world, audit_of):
    audit = audit_of()
    judge(audit, world["auditor"])
    finding = make.FindingFactory(audit=audit, found_on=datetime.date(2026, 10, 20))
    with pytest.raises(Refused, match="Only Ruth Calloway"):
        services.submit_audit(audit, by=world["qa"])
    services.submit_audit(audit, by=world["auditor"])
    finding.refresh_from_db()
    assert finding.found_on == TODAY


@pytest.mark.parametrize(
    ("submitted", "opens"),
    [
        ("2026-11-02", "2026-11-09"),  # a Monday: five working days later
        ("2026-11-06", "2026-11-13"),
        ("2026-12-21", "2026-12-30"),  # Christmas and the Monday instead of Boxing Day are between
        ("2026-05-22", "2026-06-01"),  # the bank holiday of 25 May
    ],
)
def test_the_line_reads_on_the_fifth_working_day_and_not_on_the_fourth(world, audit_of, submitted, opens):
    opens = datetime.date.fromisoformat(opens)
    day = datetime.date.fromisoformat(submitted)
    with time_machine.travel(datetime.datetime(day.year, day.month, day.day, 16, tzinfo=datetime.UTC), tick=False) as clock:
        audit = audit_of(allocated_on=day, due_on=day)
        judge(audit, world["auditor"])
        services.submit_audit(audit, by=world["auditor"])
        seen = {}
        for step in (-1, 0):
            clock.move_to(datetime.datetime(opens.year, opens.month, opens.day, 9, tzinfo=datetime.UTC) + datetime.timedelta(days=step))
            user = type(world["line manager"].user).objects.get(pk=world["line manager"].user.pk)  # what it may see is asked anew
            seen[step] = CaseAudit.objects.readable_by(user).exists()
    assert seen == {-1: False, 0: True}


def test_submit_audit_tells_the_holder_now_and_the_line_of_the_day_it_opens(world, audit_of):
    """Submitted on Monday 2 November, open on Monday the 9th; the lead supervisor of the first day is another's by then."""
    audit = audit_of()
    judge(audit, world["auditor"])
    services.submit_audit(audit, by=world["auditor"])
    assert [(m.recipient, m.subject) for m in Message.objects.all()] == [
        (world["holder"], "A case audit of your practice is ready to read")
    ]
    system, opens = Person.objects.system(), datetime.date(2026, 11, 9)
    led = world["holder"].relationships.filter(is_lead=True, period__contains=opens)
    led.update(period=period(led.get().period.lower, opens))
    told = {}
    for day in (8, 23, 22, 22):  # the day before, a fortnight later, the last day of a run that was missed, and that run again
        tell_opened_lines(datetime.date(2026, 11, day), system)
        told[day] = [m.recipient for m in Message.objects.filter(subject="You can read a case audit of somebody in your line")]
    assert told == {8: [], 23: [], 22: [world["line manager"]]}


def test_cancel_audit_says_why_once_and_never_after_submission(world, audit_of):
    audit = services.cancel_audit(audit_of(), reason="The case was closed.", by=world["qa"])
    assert (audit.state, audit.cancelled_reason) == (AuditState.CANCELLED, "The case was closed.")
    assert [m.recipient for m in Message.objects.all()] == [world["auditor"]]
    for other, words in ((audit, "was cancelled"), (audit_of(submitted=True), "already submitted on 26 October 2026")):
        with pytest.raises(Refused, match=words):
            services.cancel_audit(other, reason="x", by=world["qa"])
    with pytest.raises(Refused, match="own case"):
        services.cancel_audit(audit_of(), reason="x", by=world["holder"])
