"""Policy, rows "course, session", "booking" and "evaluation"."""


def known_through(world, user, sessions_of):
    """Partner learners know what is open to them; who teaches or booked knows it as well."""
    return any(session.trainer_id == user.pk or any(row.person_id == user.pk for row in session.bookings.all()) for session in sessions_of)


def course_exists(world, user, row):
    if not world.in_post(user):
        return False
    return not world.partner_only(user) or row.open_to_partners or known_through(world, user, row.sessions.all())


def session_exists(world, user, row):
    if not world.in_post(user):
        return False
    return not world.partner_only(user) or row.course.open_to_partners or known_through(world, user, [row])


def leads_unmanaged(world, user, person_id):
    managed = any(r.person_id == person_id and r.kind == "line_manager" for r in world.relationships)
    return not managed and world.under(user, ("senior_leader",), person_id)


def booking_reads(world, user, row):
    if not world.in_post(user):
        return False
    if user.pk == row.person_id or world.in_line(user, row.person_id) or leads_unmanaged(world, user, row.person_id):
        return True
    return world.under(user, ("training_officer", "agency_lead"), row.person_id)


def booking_exists(world, user, row):
    if not world.in_post(user):
        return False
    register = row.session.trainer_id == user.pk and row.state == "approved"
    return register or booking_reads(world, user, row) or world.under(user, ("psw",), row.person_id)


POLICY = {
    "training.Course": (course_exists, course_exists),
    "training.Session": (session_exists, session_exists),
    "training.Booking": (booking_exists, booking_reads),
}


def keeps_catalogue(world, user, record):
    return "training_officer" in world.roles(user)


def takes_register(world, user, session):
    return keeps_catalogue(world, user, session) or (world.in_post(user) and session.trainer_id == user.pk)


def decides(world, user, booking):
    if not world.in_post(user) or user.pk == booking.person_id:
        return False
    return world.in_line(user, booking.person_id) or leads_unmanaged(world, user, booking.person_id)


def books(world, user, booking):
    return world.in_post(user) and user.pk == booking.person_id


def cancels(world, user, booking):
    return books(world, user, booking) or (world.in_post(user) and world.under(user, ("training_officer",), booking.person_id))


def reads_evaluation(world, user, booking):
    if not world.in_post(user):
        return False
    own = user.pk == booking.person_id or world.in_line(user, booking.person_id)
    return own or world.under(user, ("training_officer", "psw"), booking.person_id)


MAY = {
    "training.change_course": ("training.Course", keeps_catalogue),
    "training.add_session": ("training.Course", keeps_catalogue),
    "training.change_session": ("training.Session", keeps_catalogue),
    "training.cancel_session": ("training.Session", keeps_catalogue),
    "training.take_register": ("training.Session", takes_register),
    "training.decide_booking": ("training.Booking", decides),
    "training.cancel_booking": ("training.Booking", cancels),
    "training.evaluate_booking": ("training.Booking", books),
    "training.view_calendar": ("training.Booking", books),
    "training.view_evaluation": ("training.Booking", reads_evaluation),
}
