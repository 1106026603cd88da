"""Every way in which a finding can end, once; the days on which one ending becomes another; and what held on a past date."""

import datetime

import pytest

from audits.models import Finding
from learning_org.measures.loop import REASONS, Ending, Step, findings_counted, lines_of, measure_loop, with_lines
from tests import factories as make
from tests.measures.loops import ASKED, BETTER, CHANGED, MET, ON, day, found, need_of, reaudit

pytestmark = pytest.mark.django_db
DAY, LEFT_ON = datetime.timedelta(days=1), day(3, 1)
YEAR = {"first": day(11, 1, 2025), "last": ON}


@pytest.fixture
def team():
    return make.UnitFactory()


def chosen(unit, on=ON, **more):
    return findings_counted(Finding.objects.all(), unit=unit, on=on, **YEAR | more)


def reason_of(finding, on=ON):
    (line,) = lines_of(with_lines(Finding.objects.filter(pk=finding.pk), on))
    return line.reason.key


def left_after(team, first_out=LEFT_ON, **path):
    """A need met, and then the worker left: what they had not been asked or not answered was withdrawn."""
    worker = make.staff(unit=team, first_out=first_out, user=False)
    finding = found(team, worker=worker, **MET | path)
    finding.need.follow_ups.filter(answered_on=None).update(withdrawn_on=first_out, withdrawn_reason="Has left.")
    return finding


def every_ending(team):
    """{key of the reason: a finding that ends so}. As at 31 October 2026:

    | reason         | got to  | ending | because                                                                  |
    |----------------|---------|--------|--------------------------------------------------------------------------|
    | put_right      | found   | ended  | put right on the case                                                    |
    | already        | found   | ended  | being learnt already                                                     |
    | not_theirs     | found   | ended  | not in the worker's hands                                                |
    | recent         | found   | open   | found on 10 October                                                      |
    | no_reason      | found   | quiet  | found in January, nothing said                                           |
    | waiting        | needed  | open   | wanted by December                                                       |
    | date_passed    | needed  | quiet  | wanted by June                                                           |
    | left           | needed  | ended  | left in March, the need still open                                       |
    | need_ended     | needed  | ended  | ended in March                                                           |
    | left_after     | met     | ended  | left in March, the follow-up withdrawn                                   |
    | not_reached    | met     | open   | met in September                                                         |
    | asked          | met     | open   | asked on 24 October                                                      |
    | manager_asked  | met     | open   | answered on 24 October                                                   |
    | no_answer      | met     | quiet  | asked in May                                                             |
    | manager_silent | met     | quiet  | answered in May, the manager silent                                      |
    | not_asked      | met     | quiet  | met in February, no follow-up                                            |
    | no_change      | met     | ended  | the worker said no                                                       |
    | no_reaudit     | changed | open   | not audited again                                                        |
    | same           | changed | ended  | 2, then 2                                                                |
    | lower          | changed | ended  | 2, then 1                                                                |
    | better         | better  | better | 2, then 3                                                                |
    """
    left = make.staff(unit=team, first_out=day(3, 1), user=False)
    late = {"raised": day(7, 10), "met": day(7, 20)}
    return {
        "put_right": found(team, no_need="put_right"),
        "already": found(team, no_need="already"),
        "not_theirs": found(team, no_need="not_theirs"),
        "recent": found(team, day(10, 10)),
        "no_reason": found(team),
        "waiting": found(team, raised=day(1, 14), wanted=day(12, 18)),
        "date_passed": found(team, raised=day(1, 14), wanted=day(6, 30)),
        "left": found(team, raised=day(1, 14), wanted=day(6, 30), worker=left),
        "need_ended": found(team, raised=day(1, 14), ended=day(3, 2)),
        "left_after": left_after(team),
        "not_reached": found(team, raised=day(9, 1), met=day(9, 20)),
        "asked": found(team, **late, asked=day(10, 24)),
        "manager_asked": found(team, **late, asked=day(10, 20), answered=day(10, 24)),
        "no_answer": found(team, **ASKED),
        "manager_silent": found(team, **ASKED, answered=day(5, 27)),
        "not_asked": found(team, **MET, follow_up=False),
        "no_change": found(team, **CHANGED, changed=False),
        "no_reaudit": found(team, **CHANGED),
        "same": found(team, **CHANGED, again=(day(7, 31), 2)),
        "lower": found(team, **CHANGED, again=(day(7, 31), 1)),
        "better": found(team, **BETTER),
    }


def test_every_ending_once(team):
    findings = every_ending(team)
    assert set(findings) == {reason.key for reason in REASONS}
    said = {line.finding_id: (line.reason.key, line.reached) for line in lines_of(with_lines(chosen(team), ON))}
    steps = {reason.key: Step.BETTER if reason.step is None else Step(reason.step - 1) for reason in REASONS}
    assert said == {finding.pk: (key, steps[key]) for key, finding in findings.items()}


def test_figures_of_every_ending(team):
    every_ending(team)
    loop = measure_loop(chosen(team), ON)
    assert [loop.reached(step) for step in Step] == [21, 16, 12, 4, 1]
    assert {ending: loop.ended(ending) for ending in Ending} == {"better": 1, "open": 6, "ended": 9, "quiet": 5}
    assert [(reason.key, count) for reason, count in loop.stopped(Step.BETTER)] == [("no_reaudit", 1), ("same", 1), ("lower", 1)]
    assert (loop.total, loop.audited_again) == (21, 3)


def test_days_between_steps_are_medians_of_those_who_took_both(team):
    found(team, **BETTER)  # 9, 41, 94, 63: 207 in all
    found(team, **CHANGED | {"raised": day(1, 7)}, again=(day(8, 14), 3))  # 2, 48, 94, 77: 221
    found(team, **MET | {"raised": day(1, 25)})  # 20, 30
    found(team)
    loop = measure_loop(chosen(team), ON)
    assert loop.medians == {Step.NEEDED: 9, Step.MET: 41, Step.CHANGED: 94, Step.BETTER: 70}
    assert loop.to_reaudit == 214


def test_step_taken_before_the_one_before_it_took_no_days(team):
    """A need that was there already, and a re-audit that came before the manager had said."""
    finding = found(team, **CHANGED | {"raised": day(1, 2)}, again=(day(5, 20), 3))
    (line,) = lines_of(with_lines(chosen(team), ON))
    assert (line.finding_id, line.days, line.ending) == (finding.pk, (0, 53, 94, 0), Ending.BETTER)


def test_nothing_found_is_nothing_counted(team):
    loop = measure_loop(chosen(team), ON)
    assert (loop.total, loop.medians[Step.NEEDED], loop.to_reaudit) == (0, None, None)


@pytest.mark.parametrize(("ago", "reason"), [(28, "recent"), (29, "no_reason")])
def test_a_need_may_be_raised_for_28_days(team, ago, reason):
    assert reason_of(found(team, ON - ago * DAY)) == reason


@pytest.mark.parametrize(("wanted", "reason"), [(ON, "waiting"), (ON - DAY, "date_passed"), (None, "waiting")])
def test_need_waits_through_the_day_it_is_wanted_by(team, wanted, reason):
    assert reason_of(found(team, raised=day(1, 14), wanted=wanted)) == reason


@pytest.mark.parametrize(("first_out", "reason"), [(ON + DAY, "waiting"), (ON, "left")])
def test_worker_has_left_from_the_first_day_not_in_post(team, first_out, reason):
    worker = make.staff(unit=team, first_out=first_out, user=False)
    assert reason_of(found(team, raised=day(1, 14), worker=worker)) == reason


@pytest.mark.parametrize(("on", "reason"), [(day(2, 28), "not_reached"), (day(3, 1), "left_after"), (ON, "left_after")])
def test_whoever_left_after_learning_is_asked_nothing_from_the_first_day_out(team, on, reason):
    assert reason_of(left_after(team), on) == reason


def test_what_was_answered_before_leaving_counts(team):
    assert reason_of(left_after(team, first_out=day(6, 1), **CHANGED)) == "no_reaudit"
    assert reason_of(left_after(team, first_out=day(6, 1), **ASKED, answered=day(5, 27))) == "manager_silent"


@pytest.mark.parametrize(("ago", "reason"), [(14, "asked"), (15, "no_answer")])
def test_an_answer_is_awaited_for_14_days(team, ago, reason):
    assert reason_of(found(team, raised=day(1, 14), met=day(7, 1), asked=ON - ago * DAY)) == reason


@pytest.mark.parametrize(("ago", "reason"), [(14, "manager_asked"), (15, "manager_silent")])
def test_the_manager_has_14_days_from_the_answer(team, ago, reason):
    assert reason_of(found(team, raised=day(1, 14), met=day(7, 1), asked=day(10, 5), answered=ON - ago * DAY)) == reason


@pytest.mark.parametrize(
    ("met", "reason"), [(day(8, 1), "not_reached"), (day(7, 31), "asked"), (day(7, 17), "asked"), (day(7, 16), "not_asked")]
)
def test_three_months_and_a_question_that_was_not_asked(team, met, reason):
    """Due on 1 November, on the day itself, 14 and 15 days ago."""
    assert reason_of(found(team, raised=day(1, 14), met=met)) == reason


@pytest.mark.parametrize(("met", "on", "reason"), [
    (day(2, 28), day(5, 28), "not_reached"),
    (day(2, 28), day(5, 29), "not_asked"),
    (day(3, 1), day(5, 31), "not_reached"),
    (day(11, 30, 2025), day(2, 28), "not_reached"),
])  # fmt: skip
def test_without_a_follow_up_three_calendar_months_are_given(team, met, on, reason):
    assert reason_of(found(team, day(11, 3, 2025), raised=day(11, 4, 2025), met=met, follow_up=False), on) == reason


@pytest.mark.parametrize("said", [{"changed": False}, {"manager_changed": False}])
def test_change_needs_both_to_say_so(team, said):
    assert reason_of(found(team, **CHANGED, **said)) == "no_change"


def test_no_change_said_by_the_worker_waits_for_nobody(team):
    assert reason_of(found(team, **ASKED, answered=day(10, 30), changed=False)) == "no_change"


def test_withdrawn_follow_up_asks_nothing(team):
    finding = found(team, raised=day(1, 14), met=day(9, 1), follow_up=False)
    make.ImpactFollowUpFactory(person=finding.need.person, need=finding.need, withdrawn=True)
    assert reason_of(finding) == "not_reached"


def test_latest_re_audit_and_the_moderated_grade_decide(team):
    finding = found(team, **CHANGED, again=(day(7, 1), 4))
    again = reaudit(finding, day(8, 1), 2, moderated_grade=3, moderated_by=make.PersonFactory(), moderated_on=day(8, 20))
    assert reason_of(finding) == "same"
    again.judgements.filter(section=finding.section).update(moderated_grade=3)
    assert reason_of(finding) == "better"
    assert reason_of(finding, day(8, 19)) == "same"  # not moderated yet
    assert reason_of(finding, day(7, 31)) == "better"  # the first re-audit
    assert reason_of(finding, day(6, 30)) == "no_reaudit"


def test_another_domain_does_not_decide(team):
    finding = found(team, **CHANGED, again=(day(7, 31), 2))
    make.JudgementFactory._meta.model.objects.filter(audit__reaudit_of=finding.audit).exclude(section=finding.section).update(grade=4)
    assert reason_of(finding) == "same"


def test_re_audit_submitted_before_the_finding_was_made_does_not_count(team):
    """A finding added to an audit after its re-audit: the day itself counts, the day before does not."""
    for submitted, reason in ((day(1, 4), "no_reaudit"), (day(1, 5), "better")):
        finding = found(team, submitted=day(1, 2), **CHANGED, again=(submitted, 3))
        assert reason_of(finding) == reason, submitted


def test_finding_of_a_re_audit_is_followed_to_the_next_re_audit_of_the_case(team):
    first = found(team, day(11, 3, 2025))
    second = reaudit(first, day(1, 5), 2)
    finding = make.FindingFactory(audit=second, found_on=day(1, 5), need=need_of(first.audit.practitioner, day(1, 14), CHANGED))
    assert reason_of(finding) == "no_reaudit"
    reaudit(first, day(7, 31), 3)
    assert reason_of(finding) == "better"
