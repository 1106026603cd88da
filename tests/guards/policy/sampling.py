"""Policy, row "CPD entry": the principal social worker "reads if in the employer's sample"; nobody reviews their own piece."""


def piece_exists(world, user, row):
    if not world.in_post(user):
        return False
    return user.pk in (row.entry.person_id, row.reviewer_id) or world.under(user, ("psw",), row.entry.person_id)


def piece_reads(world, user, row):
    return piece_exists(world, user, row) and (user.pk == row.entry.person_id or row.entry.state == "recorded")


def sample_exists(world, user, row):
    if "psw" not in world.roles(user):
        return False
    authors = [piece.entry.person_id for piece in world.sampled if piece.sample_id == row.pk]
    return user.pk == row.drawn_by_id or any(world.under(user, ("psw",), author) for author in authors)


POLICY = {
    "practitioners.SampledPiece": (piece_exists, piece_reads),
    "practitioners.CPDSample": (sample_exists, sample_exists),
}


def gives(world, user, row):
    return world.in_post(user) and user.pk != row.entry.person_id and world.under(user, ("psw",), row.entry.person_id)


def reviews(world, user, row):
    return world.in_post(user) and user.pk == row.reviewer_id and user.pk != row.entry.person_id


MAY = {
    "practitioners.give_sampled_piece": ("practitioners.SampledPiece", gives),
    "practitioners.review_sampled_piece": ("practitioners.SampledPiece", reviews),
}
