"""Case audits of the demonstration: allocated, judged, submitted, moderated, answered; `world.case_audits` for the apps above."""

from audits import tool
from audits.demonstration.texts import ANSWERS, CANCELLED, DOMAINS, NOTES, SUMMARIES
from audits.models import AuditState, CaseAudit, Judgement
from learning_org.accounts.roles import Role
from learning_org.questionnaires.models import Answer, Kind, Response
from learning_org.questionnaires.queries import questions_of, version_in_use
from practitioners.demonstration.world import DAY, at
from practitioners.rules.working_days import add_working_days, is_working_day

AUDITORS = (Role.TEAM_MANAGER, Role.SUPERVISOR, Role.QA_OFFICER)
DAYS_TO_AUDIT = 28
MODERATED, ANSWERED, TOGETHER = 0.4, 0.55, 0.2


def prepare(world):
    """Look up the tool, its questions, and who may audit."""
    version = version_in_use(tool.CODE, world.as_at)
    world.audit_version, world.audit_questions, world.audit_sections = version, {}, {}
    for question in questions_of(version):
        world.audit_questions.setdefault(question.section.code, {})[question.code] = question
        world.audit_sections[question.section.code] = question.section
    world.auditor_seats = [seat for seat in world.seats if seat.role in AUDITORS]
    world.case_audits = []


def at_work(world, person, day):
    return person is not None and world.in_post(person, day) and not world.is_away(person, day)


def some_auditor(world, dice, person, first, last):
    """Somebody of another unit who audits, in post from the first day to the last; None when there is none."""
    unit = world.tenure_on(person, first).seat.unit
    for seat in dice.sample(world.auditor_seats, min(12, len(world.auditor_seats))):
        found = seat.holder(first)
        if found and found is not person and seat.unit is not unit and at_work(world, found, first) and world.in_post(found, last):
            return found
    return None


def officer(world, dice, day, *others):
    """A quality-assurance officer at work on that day, none of these others; or None."""
    found = [seat.holder(day) for seat in world.officers]
    return next((p for p in dice.sample(found, len(found)) if at_work(world, p, day) and p not in others), None)


def allocate(world, dice, person, day, *, auditor, case=None, reaudit_of=None, together=None):
    """An audit to do, given out on a day on which an officer works. Returns the CaseAudit, or None when nobody could give it out."""
    by = officer(world, dice, day, person)
    if by is None:
        return None
    row = world.rows.add(
        CaseAudit,
        case_reference=case or world.case_row(dice),
        practitioner=person,
        unit=world.tenure_on(person, day).seat.unit,
        auditor=auditor,
        together=dice.random() < TOGETHER if together is None else together,
        reaudit_of=reaudit_of,
        allocated_by=by,
        allocated_on=day,
        due_on=day + DAYS_TO_AUDIT * DAY,
    )
    row.grades, row.judgement_answers = {}, {}
    world.case_audits.append(row)
    return row


def grade_domains(dice, level, low=()):
    """{domain: grade} around a level between 1 and 4, some cases well above or below it; those of `low` need improvement at best."""
    level += dice.gauss(0, 0.65)
    grades = {code: max(1, min(4, round(level + dice.gauss(0, 0.6)))) for code in DOMAINS}
    return grades | {code: min(grades[code], 2) for code in low}


def overall(grades):
    """The grade of the whole: the mean, but never better than one above a failing safety plan."""
    mean = sum(grades.values()) / len(grades)
    return min(max(1, min(4, round(mean - 0.05))), 2 if grades["risk"] == 1 else 4)


def submit(world, dice, row, day, grades):
    """The auditor sends it on that day; then holder, line and moderator have their say."""
    row.grades, row.submitted_on, row.state = grades, day, AuditState.SUBMITTED
    row.grade, row.open_to_line_on = overall(grades), add_working_days(day, 5)
    began = world.working_day(row.auditor, max(row.allocated_on, day - 2 * DAY), last=day) or day
    sent = at(day, 15, dice.randrange(60))
    begin(world, row, began, submitted_at=sent, locked_at=sent)
    for code in DOMAINS:
        answer_domain(world, dice, row, code, grades[code])
    say(world, row, tool.OVERALL, tool.JUDGEMENT, row.grade)
    say(world, row, tool.OVERALL, tool.SUMMARY, dice.choice(SUMMARIES[row.grade]))
    row.judged = {
        code: world.rows.add(Judgement, audit=row, section=world.audit_sections[code], grade=grade) for code, grade in grades.items()
    }
    answer(world, dice, row)
    moderate(world, dice, row)


def begin(world, row, day, **values):
    row.response = world.rows.add(Response, version=world.audit_version, respondent=row.auditor, started_at=at(day, 10), **values)


def answer_domain(world, dice, row, code, grade):
    """Evidence and judgement of one domain, and here and there what went well or would make it better."""
    texts = DOMAINS[code]
    say(world, row, code, tool.EVIDENCE, dice.choice(texts.evidence))
    row.judgement_answers[code] = say(world, row, code, tool.JUDGEMENT, grade)
    if grade >= 3 and dice.random() < 0.3:
        say(world, row, code, "went_well", dice.choice(texts.well))
    if grade <= 3 and dice.random() < 0.25:
        say(world, row, code, "better", dice.choice(texts.better))


def say(world, row, section, code, given):
    question = world.audit_questions[section][code]
    stored = {"text": given} if question.kind == Kind.TEXT else {"value": given}
    return world.rows.add(Answer, response=row.response, question=question, **stored)


def answer(world, dice, row):
    """About half of the case holders answer, most of them before their line reads it."""
    day = world.working_day(row.practitioner, row.submitted_on + dice.choice((1, 2, 3, 3, 4, 6, 9)) * DAY)
    if day and day <= world.last_day(row.practitioner) and dice.random() < ANSWERED:
        row.answered_on, row.answer = day, dice.choice(ANSWERS)
        row.open_to_line_on = min(row.open_to_line_on, day)


def moderate(world, dice, row):
    """Two in five, and everything at either end of the scale; three in four are confirmed."""
    if row.grade in (2, 3) and dice.random() > MODERATED:
        return
    day = row.submitted_on + dice.randrange(3, 18) * DAY
    while not is_working_day(day):
        day += DAY
    by = officer(world, dice, day, row.auditor, row.practitioner) if day <= world.as_at else None
    if by is None:
        return
    row.moderated_on, row.moderated_by, row.moderated_grade = day, by, row.grade
    for judged in row.judged.values():
        judged.moderated_grade = judged.grade
    if dice.random() < 0.25:
        row.moderated_grade = max(1, min(4, row.grade + dice.choice((-1, -1, 1))))
        code = dice.choice([code for code in DOMAINS if code != tool.VOICE])
        row.judged[code].moderated_grade = max(1, min(4, row.judged[code].grade + dice.choice((-1, 1))))
        row.moderation_note = dice.choice(NOTES)


def make_everyday(world):
    """One or two audits a month in each team, from the beginning to this month."""
    dice = world.dice("audits")
    for name in sorted(world.teams):
        team, level = world.teams[name], 2.35 + dice.random() * 0.5
        first = world.start.replace(day=1)
        while first <= world.as_at:
            for _ in range(1 + (dice.random() < 0.3)):
                everyday(world, dice, team, first, level + (first - world.start).days / 2500)
            first = (first + 32 * DAY).replace(day=1)


def everyday(world, dice, team, first, level):
    """One audit of one worker of the team, allocated in that month."""
    day = next((d for d in (first + dice.randrange(18) * DAY + n * DAY for n in range(8)) if is_working_day(d)), first)
    holders = {t.person.pk: t.person for t in world.unit_tenures[team.unit.pk] if t.holds(day) and t.seat.role == Role.PRACTITIONER}
    holders = [person for key, person in sorted(holders.items()) if at_work(world, person, day)]
    if not holders or day < world.start or day > world.as_at:
        return
    person = dice.choice(holders)
    auditor = some_auditor(world, dice, person, day, min(day + DAYS_TO_AUDIT * DAY, world.as_at))
    if auditor is None or (row := allocate(world, dice, person, day, auditor=auditor)) is None:
        return
    sent = world.working_day(auditor, day + dice.choice((9, 14, 18, 21, 24, 27, 28, 33)) * DAY)
    if dice.random() < 0.04:
        row.state, row.cancelled_reason = AuditState.CANCELLED, dice.choice(CANCELLED)
    elif sent and world.in_post(person, sent):
        submit(world, dice, row, sent, grade_domains(dice, level))
    elif sent or not world.in_post(person, world.as_at) or not world.in_post(auditor, world.as_at):
        row.state, row.cancelled_reason = AuditState.CANCELLED, "The worker or the auditor left before it was done."
    elif dice.random() < 0.5 and (began := world.working_day(auditor, day + 3 * DAY)):
        begin(world, row, began)
        for code in list(DOMAINS)[: dice.randrange(1, 9)]:
            answer_domain(world, dice, row, code, dice.choice((2, 3, 3)))


def make_for_accounts(world):
    """What the demonstration's accounts find: the practitioner an audit to read first, the manager one half done."""
    dice = world.dice("audits of accounts")
    practitioner, manager = world.accounts["practitioner"], world.accounts["manager"]
    day = world.working_day(practitioner, world.as_at - 20 * DAY)
    auditor = day and some_auditor(world, dice, practitioner, day, world.as_at)
    sent = auditor and next(
        (d for d in (world.as_at - n * DAY for n in range(1, 8)) if is_working_day(d) and at_work(world, auditor, d)), None
    )
    if sent and (row := allocate(world, dice, practitioner, day, auditor=auditor, together=False)):
        submit(world, dice, row, sent, grade_domains(dice, 2.9, low=("plan",)))
        row.answered_on, row.answer, row.open_to_line_on = None, "", add_working_days(sent, 5)
    others = [t.person for t in world.unit_tenures[world.teams["Assessment East"].unit.pk] if t.holds(world.as_at)]
    holder = next(
        (p for p in others if world.tenure_on(p, world.as_at).seat.role == Role.PRACTITIONER and world.in_post(p, world.as_at - 20 * DAY)),
        None,
    )
    given = holder and world.working_day(manager, world.as_at - 20 * DAY)
    if given and world.in_post(holder, given) and (row := allocate(world, dice, holder, given, auditor=manager, together=True)):
        begin(world, row, world.working_day(manager, given + DAY) or given)
        for code in list(DOMAINS)[:4]:
            answer_domain(world, dice, row, code, 3)
