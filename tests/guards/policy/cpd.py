"""The policy of team discussions and links to a portfolio, and who answers as a peer."""


def attendance_exists(world, user, row):
    return world.in_post(user) and row.person_id == user.pk


def discussion_exists(world, user, row):
    if not world.in_post(user):
        return False
    return row.logged_by_id == user.pk or any(part.person_id == user.pk for part in row.attendances.all())


def link_exists(world, user, row):
    return world.in_post(user) and row.person_id == user.pk


def is_peer(world, user, row):
    return world.in_post(user) and row.peer_id == user.pk


POLICY = {
    "practitioners.TeamDiscussion": (discussion_exists, discussion_exists),
    "practitioners.DiscussionAttendance": (attendance_exists, attendance_exists),
    "practitioners.PortfolioLink": (link_exists, link_exists),
}
MAY = {
    "practitioners.answer_peer": ("practitioners.PeerReflection", is_peer),
    "practitioners.finish_discussion": ("practitioners.DiscussionAttendance", attendance_exists),
    "practitioners.revoke_portfolio_link": ("practitioners.PortfolioLink", link_exists),
}
