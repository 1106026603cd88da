"""The policy's row "speak-up item", and shared learning: read by its author, and by whom it is for."""


def is_party(world, user, item):
    return wrote(world, user, item) or receives(world, user, item)


def receives(world, user, item):
    """Never somebody in whose line the writer is today, even if they were not when it was sent."""
    return world.in_post(user) and user.pk == item.recipient_id and not world.in_line(user, item.writer_id)


def wrote(world, user, item):
    return world.in_post(user) and user.pk == item.writer_id


def units_now(world, unit):
    """The unit and those that it went into, one after another, by the day of the world."""
    found = {unit.pk}
    while (step := getattr(unit, "went_into", None)) and step.first_day <= world.on:
        unit = step.later
        found.add(unit.pk)
    return found


def post_exists(world, user, post):
    if not world.in_post(user):
        return False
    if user.pk == post.person_id:
        return True
    if post.withdrawn_on is not None:
        return False
    units = units_now(world, post.unit)
    placed_there = any(place.unit_id in units for place in world.places(user))
    return placed_there if post.audience == "team" else not world.partner_only(user)


POLICY = {
    "practitioners.SpeakUp": (is_party, is_party),
    "practitioners.LearningPost": (post_exists, post_exists),
}


def posted(world, user, post):
    return world.in_post(user) and user.pk == post.person_id


def thanks(world, user, post):
    return world.in_post(user) and user.pk != post.person_id


MAY = {
    "practitioners.acknowledge_speakup": ("practitioners.SpeakUp", receives),
    "practitioners.work_on_speakup": ("practitioners.SpeakUp", receives),
    "practitioners.answer_speakup": ("practitioners.SpeakUp", receives),
    "practitioners.close_speakup": ("practitioners.SpeakUp", wrote),
    "practitioners.move_speakup": ("practitioners.SpeakUp", wrote),
    "practitioners.note_speakup": ("practitioners.SpeakUp", is_party),
    "practitioners.change_learningpost": ("practitioners.LearningPost", posted),
    "practitioners.withdraw_learningpost": ("practitioners.LearningPost", posted),
    "practitioners.thank_learningpost": ("practitioners.LearningPost", thanks),
}
