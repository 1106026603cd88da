"""Findings of the demonstration and what came of them: needs that other parts have raised, actions, reasons, silence; and re-audits."""

import datetime

from audits import tool
from audits.demonstration.audits import DAYS_TO_AUDIT, allocate, at_work, grade_domains, officer, some_auditor, submit
from audits.demonstration.texts import DOMAINS
from audits.models import AuditState, Finding, FindingAction, FindingKind, NoNeed
from practitioners.demonstration.texts import BEHIND, TOPICS
from practitioners.demonstration.world import DAY
from practitioners.models import ActionDueDate, ActionState, AgreedAction, LearningNeed, Source

CLOSEST = {
    "Neglect": "assessment",
    "Domestic abuse": "risk",
    "Exploitation outside the home": "risk",
}  # themes without a domain of their own
THEMES = {texts.theme: code for code, texts in reversed(DOMAINS.items())} | CLOSEST
TITLES = {title: topic.theme for topic in (*TOPICS, *BEHIND) for title, _ in topic.needs}


def find(world, dice, audit, code, kind, *, theme=None, need=None):
    """One finding of a submitted audit in one domain, dated on the day of submission."""
    texts = DOMAINS[code]
    words = texts.strengths if kind == FindingKind.STRENGTH else texts.developments
    standard = need.standard if need else None
    return world.rows.add(
        Finding,
        audit=audit,
        section=world.audit_sections[code],
        kind=kind,
        text=dice.choice(words),
        theme=theme or world.themes[texts.theme],
        standard=standard,
        found_on=audit.submitted_on,
        found_by=audit.auditor,
        need=need,
    )


def make_before_needs(world):
    """Every need from an audit has its audit and its finding, of the same day; the stories' in the child's voice."""
    dice = world.dice("audits before needs")
    story, world.story_audits = {story.need.pk: story for story in world.story}, []
    for need in world.rows.made[LearningNeed]:
        if need.source == Source.AUDIT:
            audit = audit_of_need(world, dice, need, need.pk in story)
            if audit and need.pk in story:
                world.story_audits.append((story[need.pk], audit))


def audit_of_need(world, dice, need, voice):
    """An audit that whoever raised the need did three weeks or so before; None where no such day is found."""
    person, day = need.person, need.raised_on
    first = next((d for d in (day - n * DAY for n in (21, 17, 12, 8, 5, 0)) if d >= world.start and at_work(world, person, d)), day)
    theme = need.theme.name if need.theme else TITLES.get(need.title, "Assessment and analysis")
    code = tool.VOICE if voice else THEMES.get(theme, "assessment")
    if not world.in_post(need.raised_by, first) or (audit := allocate(world, dice, person, first, auditor=need.raised_by)) is None:
        return None
    submit(world, dice, audit, day, grade_domains(dice, 2.6, low=(code,)))
    if voice:
        set_grade(audit, code, 1 if dice.random() < 0.15 else 2)
    find(world, dice, audit, code, FindingKind.DEVELOPMENT, theme=need.theme, need=need)
    if dice.random() < 0.5:
        strength(world, dice, audit)
    return audit


def set_grade(audit, code, grade):
    """Let one domain have exactly this grade, moderated or not. Its answer says the same."""
    judged = audit.judged[code]
    judged.grade = audit.grades[code] = audit.judgement_answers[code].value = grade
    judged.moderated_grade = grade if judged.moderated_grade else None


def make_everyday_findings(world):
    """Strengths and areas for development of the other audits; of some a need was never raised, of some nobody said why."""
    dice, done = world.dice("findings"), {row.audit.pk for row in world.rows.made[Finding]}
    for audit in [row for row in world.case_audits if row.state == AuditState.SUBMITTED and row.pk not in done]:
        if dice.random() < 0.6:
            strength(world, dice, audit)
        low = [code for code, grade in audit.grades.items() if grade <= 2]
        for code in dice.sample(low, min(len(low), dice.choice((0, 0, 1, 1, 2)))):
            development(world, dice, audit, code)


def strength(world, dice, audit):
    best = max(audit.grades.values())
    code = dice.choice([code for code, grade in audit.grades.items() if grade == best])
    find(world, dice, audit, code, FindingKind.STRENGTH)


def development(world, dice, audit, code):
    """Put right by an action, explained, both, or left quiet."""
    row = find(world, dice, audit, code, FindingKind.DEVELOPMENT)
    day = world.working_day(audit.auditor, audit.submitted_on + dice.randrange(1, 8) * DAY)
    if day and dice.random() < 0.6:
        row.no_need, row.no_need_on = dice.choice((NoNeed.PUT_RIGHT, NoNeed.PUT_RIGHT, NoNeed.ALREADY, NoNeed.NOT_THEIRS)), day
    if dice.random() < 0.35:
        act(world, dice, row)


def act(world, dice, finding):
    """An action of the case holder because of a finding: done by most, open where it is recent."""
    audit, (what, evidence) = finding.audit, dice.choice(DOMAINS[finding.section.code].actions)
    person, day = audit.practitioner, audit.submitted_on
    due = day + dice.choice((14, 21, 28)) * DAY
    row = world.rows.add(
        AgreedAction,
        person=person,
        what=what,
        source=Source.AUDIT,
        case_reference=audit.case_reference,
        agreed_by=audit.auditor,
        agreed_on=day,
    )
    world.rows.add(ActionDueDate, action=row, due_on=due, set_on=day, set_by=audit.auditor)
    world.rows.add(FindingAction, finding=finding, action=row)
    closed = world.working_day(person, due - dice.choice((0, 1, 3, 5)) * DAY, last=world.last_day(person))
    if closed and dice.random() < 0.9:
        row.state, row.closed_on, row.evidence = ActionState.DONE, closed, evidence
        checked = world.working_day(audit.auditor, closed + dice.randrange(1, 12) * DAY)
        if checked:
            row.checked_on, row.checked_by = checked, audit.auditor
    elif not world.in_post(person, world.as_at):
        row.state, row.closed_on, row.evidence = ActionState.WITHDRAWN, world.last_day(person), "The worker left before this could be done."


def make_reaudits(world):
    """In the summer after the first story its cases are audited again: better in one team, as before or worse in the other."""
    dice = world.dice("re-audits")
    year = world.story_autumn.year + 1
    first, last = datetime.date(year, 6, 1), datetime.date(year, 7, 24)
    for number, (story, audit) in enumerate(world.story_audits):
        before = audit.judged[tool.VOICE].grade
        if story.fortunate:
            after = before if number % 8 == 7 else min(4, before + (2 if number % 5 == 4 else 1))
        else:
            after = before if number % 3 else max(1, before - 1)
        reaudit(world, dice, audit, first, last, after)
    again = [
        row
        for row in world.case_audits
        if row.state == AuditState.SUBMITTED and (row.moderated_grade or row.grade) == 1 and not row.reaudit_of
    ]
    for audit in again:  # inadequate files are looked at again after a quarter
        if not any(row.reaudit_of is audit for row in world.case_audits):
            since = audit.submitted_on + 80 * DAY
            reaudit(world, dice, audit, since, since + 30 * DAY, None)


def reaudit(world, dice, audit, first, last, after):
    """The same case again, by somebody else than its holder; `after` is the grade of the child's voice, None leaves it to chance."""
    person = audit.practitioner
    day = world.some_day(dice, person, first, min(last, world.as_at)) if first <= world.as_at else None
    if day is None or officer(world, dice, day, person) is None:
        return
    auditor = audit.auditor if at_work(world, audit.auditor, day) else None
    auditor = auditor or some_auditor(world, dice, person, day, min(day + DAYS_TO_AUDIT * DAY, world.as_at))
    if auditor is None or (row := allocate(world, dice, person, day, auditor=auditor, case=audit.case_reference, reaudit_of=audit)) is None:
        return
    sent = world.working_day(auditor, day + dice.choice((7, 10, 14, 18)) * DAY)
    if sent and world.in_post(person, sent):
        grades = {code: max(1, min(4, grade + dice.choice((-1, 0, 0, 0, 1, 1)))) for code, grade in audit.grades.items()}
        submit(world, dice, row, sent, grades)
        if after is not None:
            set_grade(row, tool.VOICE, after)
