"""The policy's row "evaluation, three-month follow-up", for the follow-up."""


def follow_up_exists(world, user, row):
    if not world.in_post(user):
        return False
    if user.pk == row.person_id or world.in_line(user, row.person_id):
        return True
    return world.under(user, ("training_officer", "psw"), row.person_id)


def answers(world, user, row):
    return world.in_post(user) and user.pk == row.person_id


def comments(world, user, row):
    return world.in_post(user) and user.pk != row.person_id and world.in_line(user, row.person_id)


POLICY = {"practitioners.ImpactFollowUp": (follow_up_exists, follow_up_exists)}
MAY = {
    "practitioners.answer_follow_up": ("practitioners.ImpactFollowUp", answers),
    "practitioners.comment_follow_up": ("practitioners.ImpactFollowUp", comments),
}
