"""Findings and what comes of them: need, action, no need; the chain up to the re-audit; the team's feedback."""

import datetime

import pytest
import time_machine

from audits.models import Finding, FindingAction, FindingKind, Grade, NoNeed
from audits.queries.findings import at_step, chain_of, finding_status, team_feedback
from audits.services import findings as services
from learning_org.accounts.models import Person, User
from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from practitioners.models import AgreedAction, LearningNeed, Source
from tests import factories as make
from tests.factories.audits import domain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
TODAY, LATER = datetime.date(2026, 11, 2), datetime.date(2026, 12, 18)


def add(audit, world, **changes):
    words = {"section": domain(), "kind": FindingKind.DEVELOPMENT, "text": "The plan is silent on school.", "by": world["auditor"]}
    return services.add_finding(audit, **(words | {"theme": make.ThemeFactory(name="Planning")} | changes))


def test_add_finding_tells_the_holder_only_when_the_audit_is_with_them(world, audit_of):
    add(audit_of(), world)
    assert not Message.objects.exists()
    finding = add(audit_of(submitted=True), world, by=world["qa"])
    assert (finding.found_on, finding.found_by, finding.theme.name) == (TODAY, world["qa"], "Planning")
    assert [m.recipient for m in Message.objects.all()] == [world["holder"]]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": "In C-20517 the plan is silent."}, "text"),
        ({"text": "omar haddad sees children alone."}, "text"),
        ({"section": "overall"}, "section"),
    ],
)
def test_add_finding_refuses_what_would_tell_whose_case_it_is(world, audit_of, changes, field):
    if "section" in changes:
        changes = {"section": domain("overall")}
    with pytest.raises(Refused) as refused:
        add(audit_of(submitted=True), world, **changes)
    assert refused.value.field == field
    assert not Finding.objects.exists()


def test_add_finding_twice_by_the_holder_or_to_a_cancelled_audit_is_refused(world, audit_of):
    audit = audit_of(submitted=True)
    add(audit, world)
    with pytest.raises(Refused, match="already"):
        add(audit, world, text="THE PLAN IS SILENT ON SCHOOL.")
    with pytest.raises(Refused, match="own practice"):
        add(audit, world, by=world["holder"])
    with pytest.raises(Refused, match="cancelled"):
        add(audit_of(cancelled=True), world)
    assert Finding.objects.count() == 1


def found(audit_of, **values):
    return make.FindingFactory(audit=audit_of(submitted=True), **values)


def test_need_from_a_finding_carries_theme_and_standard_and_links_back(world, audit_of):
    finding = found(audit_of, standard=make.StandardFactory(), put_right=True)
    need = services.raise_need_from_finding(finding, title="Plans that a child knows", reason="Seen.", wanted_by=LATER, by=world["auditor"])
    finding.refresh_from_db()
    assert (finding.need, finding.no_need, finding.no_need_on) == (need, "", None)
    assert (need.person, need.source, need.raised_by, need.raised_on) == (world["holder"], Source.AUDIT, world["auditor"], TODAY)
    assert (need.theme, need.standard, need.wanted_by) == (finding.theme, finding.standard, LATER)
    with pytest.raises(Refused, match="was raised from this finding already"):
        services.raise_need_from_finding(finding, title="Another", reason="x", by=world["auditor"])
    with pytest.raises(Refused, match="was raised from this finding already"):
        services.say_no_need(finding, no_need=NoNeed.PUT_RIGHT, by=world["auditor"])
    assert LearningNeed.objects.count() == 1


def test_what_comes_of_a_finding_is_decided_after_submission_of_development_alone_and_by_others(world, audit_of):
    cases = (
        (found(audit_of, strength=True), "auditor", "strength"),
        (make.FindingFactory(audit=audit_of()), "auditor", "Submit the audit first"),
        (found(audit_of), "holder", "own practice"),
    )
    for finding, who, words in cases:
        for act, values in (
            (services.raise_need_from_finding, {"title": "x", "reason": "x"}),
            (services.agree_action_from_finding, {"what": "x", "due_on": LATER}),
            (services.say_no_need, {"no_need": NoNeed.ALREADY}),
        ):
            with pytest.raises(Refused, match=words):
                act(finding, **values, by=world[who])
    assert not LearningNeed.objects.exists()
    assert not AgreedAction.objects.exists()


def test_no_need_is_raised_for_whoever_has_left(world, audit_of):
    finding = found(audit_of)
    finding.audit.practitioner.positions.all().delete()
    with pytest.raises(Refused, match="no longer in post"):
        services.raise_need_from_finding(finding, title="x", reason="x", by=world["auditor"])


def test_action_from_a_finding_carries_the_case_and_the_open_need(world, audit_of):
    finding = found(audit_of, with_need=True)
    link = services.agree_action_from_finding(finding, what="See the child at school", due_on=LATER, by=world["qa"])
    action = link.action
    assert (action.person, action.agreed_by, action.source, action.need) == (world["holder"], world["qa"], Source.AUDIT, finding.need)
    assert action.case_reference == finding.audit.case_reference
    with pytest.raises(Refused, match="recorded already"):
        services.agree_action_from_finding(finding, what="See the child at school", due_on=LATER, by=world["qa"])
    assert FindingAction.objects.count() == 1


def test_no_need_has_a_reason_a_day_and_can_be_corrected(world, audit_of):
    finding = services.say_no_need(found(audit_of), no_need=NoNeed.ALREADY, by=world["qa"])
    assert (finding.no_need, finding.no_need_on) == ("already", TODAY)
    finding = services.say_no_need(finding, no_need=NoNeed.NOT_THEIRS, by=world["qa"])
    assert finding.no_need == "not_theirs"


def test_steps_of_findings_are_filtered_and_said_in_words(audit_of):
    rows = {
        "open": found(audit_of),
        "need": found(audit_of, with_need=True),
        "no_need": found(audit_of, put_right=True),
        "strength": found(audit_of, strength=True),
    }
    assert {step: list(at_step(Finding.objects.all(), step)) for step in ("open", "need", "no_need")} == {
        step: [rows[step]] for step in ("open", "need", "no_need")
    }
    said = {step: finding_status(row) for step, row in rows.items()}
    assert said == {
        "open": ("todo", "Nothing decided yet"),
        "need": ("on", "Need raised"),
        "no_need": ("none", "No need"),
        "strength": ("none", "Strength"),
    }


def test_the_chain_shows_need_action_follow_up_and_the_grade_before_and_after(world, audit_of):
    first = audit_of(submitted=True, grades={"voice": Grade.REQUIRES_IMPROVEMENT})
    finding = make.FindingFactory(audit=first, with_need=True, need__title="Words into plans")
    make.FindingActionFactory(finding=finding, action__what="See the child")
    make.ImpactFollowUpFactory(person=world["holder"], need=finding.need)
    audit_of(submitted=True, reaudit_of=first, grades={"voice": Grade.GOOD}, case_reference=first.case_reference)
    steps = chain_of(Finding.objects.select_related("need", "section").get(pk=finding.pk), world["holder"].user, TODAY)
    assert [step.name for step in steps] == ["Learning need", "Agreed action", "Three months later", "Re-audit"]
    assert [step.words for step in steps[:2]] == ["Words into plans", "See the child"]
    assert steps[2].url_name == "practitioners:follow_up_detail"
    assert (steps[3].status, steps[3].words) == (("on", "Better"), "Requires improvement to be good before, good after")


def test_the_chain_hides_words_of_what_the_reader_may_not_read(world, audit_of):
    finding = found(audit_of, with_need=True, need__title="Secret words", need__raised_by=world["qa"])
    make.FindingActionFactory(finding=finding, action__what="Hidden action", action__agreed_by=world["qa"])
    make.ImpactFollowUpFactory(person=world["holder"], need=finding.need, about="Hidden course")
    steps = chain_of(finding, world["auditor"].user, TODAY)
    assert [(step.name, step.words, step.url_name) for step in steps] == [
        ("Learning need", "", ""),
        ("Three months later", "", ""),
        ("Re-audit", "", ""),
    ]


@pytest.mark.parametrize(("after", "word"), [(Grade.INADEQUATE, "Worse"), (Grade.REQUIRES_IMPROVEMENT, "The same")])
def test_a_reaudit_that_is_not_better_says_so(world, audit_of, after, word):
    first = audit_of(submitted=True, grades={"voice": Grade.REQUIRES_IMPROVEMENT})
    audit_of(submitted=True, reaudit_of=first, grades={"voice": after})
    step = chain_of(make.FindingFactory(audit=first), world["holder"].user, TODAY)[-1]
    assert step.status[1] == word


def test_team_feedback_holds_what_opened_in_the_unit_and_names_nobody(world, audit_of):
    make.FindingFactory(audit=audit_of(submitted=True), text="Open one")
    make.FindingFactory(audit=audit_of(submitted=True, open_to_line_on=datetime.date(2026, 11, 3)), text="Tomorrow")
    make.FindingFactory(audit=audit_of(), text="Not submitted")
    make.FindingFactory(text="Elsewhere")
    rows = list(team_feedback(world["colleague"].user))
    assert [row["text"] for row in rows] == ["Open one"]
    assert set(rows[0]) == {"pk", "month", "kind", "text", "section__title", "theme__name", "audit__unit__name"}
    assert rows[0]["month"] == datetime.date(2026, 10, 1)
    assert list(team_feedback(world["stranger"].user)) == []


@pytest.mark.parametrize("text", ["Omar saw the child twice.", "The worker (Haddad) wrote it.", "Omar Haddad did.", "About C-20431."])
def test_a_finding_that_would_tell_the_team_whose_case_it_is_is_refused(world, audit_of, text):
    with pytest.raises(Refused, match="Leave the (worker’s name|case reference) out"):
        add(audit_of(), world, text=text)
    assert not Finding.objects.exists()


def test_a_name_that_is_a_word_too_is_refused_as_a_name_alone(world, audit_of):
    audit = audit_of()
    Person.objects.filter(pk=audit.practitioner_id).update(given_name="Will")
    audit.practitioner.refresh_from_db()
    assert add(audit, world, text="The plan says who will visit.").text == "The plan says who will visit."


def test_a_finding_of_a_reaudit_is_followed_to_the_next_and_nothing_earlier_counts(world, audit_of):
    low, good = {"voice": Grade.REQUIRES_IMPROVEMENT}, {"voice": Grade.GOOD}
    first = audit_of(submitted=True, grades=low, submitted_on=datetime.date(2026, 3, 2))
    second = audit_of(submitted=True, reaudit_of=first, grades=low, submitted_on=datetime.date(2026, 6, 1))
    finding = make.FindingFactory(audit=second, found_on=datetime.date(2026, 6, 1))
    of_first = make.FindingFactory(audit=first, found_on=datetime.date(2026, 6, 2))  # added after the second was submitted
    said = [chain_of(row, world["holder"].user, TODAY)[-1].status[1] for row in (finding, of_first)]
    audit_of(submitted=True, reaudit_of=first, grades=good, submitted_on=datetime.date(2026, 9, 1))
    said += [chain_of(row, world["holder"].user, TODAY)[-1].status[1] for row in (finding, of_first)]
    assert said == ["Not yet", "Not yet", "Better", "Better"]


def test_what_came_of_a_finding_is_kept_from_the_line_until_the_audit_opens_to_it(world, audit_of):
    """Submitted today; the line reads from Monday 9 November: their lists, home and the person's page begin with it on that day."""
    opens = datetime.date(2026, 11, 9)
    finding = make.FindingFactory(audit=audit_of(submitted=True, submitted_on=TODAY, open_to_line_on=opens), with_need=True)
    action = make.FindingActionFactory(finding=finding, action__agreed_by=world["qa"]).action
    seen = {}
    for day in (opens - datetime.timedelta(days=1), opens):
        with time_machine.travel(datetime.datetime.combine(day, datetime.time(9), datetime.UTC), tick=False):
            for who in ("line manager", "lead supervisor", "holder", "qa"):
                user = User.objects.get(pk=world[who].user.pk)
                rows = (LearningNeed.objects.visible_to(user), AgreedAction.objects.visible_to(user))
                seen[who, day.day] = [list(found) for found in rows]
    everything = [[finding.need], [action]]
    assert seen == {
        **dict.fromkeys([("line manager", 8), ("lead supervisor", 8)], [[], []]),
        **dict.fromkeys([("line manager", 9), ("lead supervisor", 9)], everything),
        **dict.fromkeys([(who, day) for who in ("holder", "qa") for day in (8, 9)], everything),
    }
