"""The policy's rows "supervision session (individual)" and "wellbeing part", and its terms on cover."""

from tests.guards.oracle import holds


def parts(session):
    """{role: key of the person}, asked once for each row."""
    if "_parts" not in session.__dict__:
        session.__dict__["_parts"] = {row.role: row.person_id for row in session.participants.all()}
    return session.__dict__["_parts"]


def covers(world, user, session):
    """Stands in for the supervisor today, and the session was held in that time."""
    return session.held_on is not None and any(
        r.kind == "cover" and r.other_id == user.pk and r.person_id == parts(session)["supervisor"] and holds(r.period, session.held_on)
        for r in world.relationships
    )


def session_reads(world, user, session):
    if not world.in_post(user):
        return False
    people = parts(session)
    if user.pk in people.values() or covers(world, user, session):
        return True
    manages = any(r.kind == "line_manager" and r.other_id == user.pk and r.person_id == people["supervisor"] for r in world.relationships)
    if world.opened(user, ("qa_officer", "psw"), "supervision.supervisionsession", session.pk, people["supervisee"]):
        return True
    return manages or any(r.is_lead and r.other_id == user.pk and r.person_id == people["supervisee"] for r in world.relationships)


def session_exists(world, user, session):
    if session_reads(world, user, session):
        return True
    supervisee = parts(session)["supervisee"]
    return world.in_post(user) and (world.in_line(user, supervisee) or world.under(user, ("qa_officer", "psw"), supervisee))


def part_reads(world, user, part):
    return session_reads(world, user, part.session)


def wellbeing_reads(world, user, part):
    return world.in_post(user) and user.pk in parts(part.session).values()


def supervised(world, user, session):
    return world.in_post(user) and user.pk == parts(session)["supervisee"]


def supervises(world, user, session):
    return world.in_post(user) and user.pk == parts(session)["supervisor"]


def takes_part(world, user, session):
    return supervised(world, user, session) or supervises(world, user, session)


def writes_case(world, user, case):
    return takes_part(world, user, case.session)


def plans_for(world, user, person):
    theirs = any(r.kind == "supervisor" and r.other_id == user.pk and r.person_id == person.pk for r in world.relationships)
    return world.in_post(user) and user.pk != person.pk and (theirs or world.in_line(user, person.pk))


def knows_timescale(world, user, person):
    if not world.in_post(user):
        return False
    return user.pk == person.pk or world.in_line(user, person.pk) or world.under(user, ("qa_officer", "psw"), person.pk)


SESSION, PERSON = "supervision.SupervisionSession", "accounts.Person"
POLICY = {
    SESSION: (session_exists, session_reads),
    "supervision.CaseDiscussion": (part_reads, part_reads),
    "supervision.WellbeingNote": (wellbeing_reads, wellbeing_reads),
}
MAY = {
    "supervision.prepare_session": (SESSION, supervised),
    "supervision.start_session": (SESSION, supervises),
    "supervision.write_session": (SESSION, supervises),
    "supervision.discuss_cases_in_session": (SESSION, takes_part),
    "supervision.write_wellbeing_in_session": (SESSION, takes_part),
    "supervision.sign_session": (SESSION, takes_part),
    "supervision.send_back_session": (SESSION, takes_part),
    "supervision.cancel_session": (SESSION, takes_part),
    "supervision.write_case": ("supervision.CaseDiscussion", writes_case),
    "supervision.plan_session_for_person": (PERSON, plans_for),
    "supervision.view_timescale": (PERSON, knows_timescale),
}
