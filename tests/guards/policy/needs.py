"""The policy's rows "learning need" and "agreed action": raising from elsewhere, plans, handovers."""

from tests.guards import oracle


def learnt_or_leads(world, user, follow_up):
    return world.in_post(user) and (user.pk == follow_up.person_id or world.in_line(user, follow_up.person_id))


def analyses(world, user, person):
    return world.in_post(user) and user.pk != person.pk and world.under(user, ("training_officer",), person.pk)


def reads_plan(world, user, person):
    if not world.in_post(user):
        return False
    return user.pk == person.pk or world.in_line(user, person.pk) or world.under(user, ("training_officer", "psw"), person.pk)


def hands_over(world, user, action):
    if user.pk == action.person_id:
        return False
    return oracle.agreed(world, user, action) or (world.in_post(user) and world.in_line(user, action.person_id))


POLICY = {}
MAY = {
    "practitioners.raise_need_from_follow_up": ("practitioners.ImpactFollowUp", learnt_or_leads),
    "practitioners.raise_need_from_analysis": ("accounts.Person", analyses),
    "practitioners.view_learning_plan": ("accounts.Person", reads_plan),
    "practitioners.hand_over_action": ("practitioners.AgreedAction", hands_over),
}
