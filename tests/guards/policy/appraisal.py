"""Appraisals, and what they are made of (policy, rows "appraisal" and "feedback for an appraisal")."""


def managed_today(world, user, person_id):
    """The user is the direct line manager of that person today: nobody who covers for them is."""
    return any(r.kind == "line_manager" and r.other_id == user.pk and r.person_id == person_id for r in world.relationships)


def appraisal_reads(world, user, row):
    if not world.in_post(user):
        return False
    if user.pk in (row.appraisee_id, row.appraiser_id) or managed_today(world, user, row.appraiser_id):
        return True
    return world.opened(user, ("psw",), "appraisal.appraisal", row.pk, row.appraisee_id)


def appraisal_exists(world, user, row):
    if not world.in_post(user):
        return False
    return appraisal_reads(world, user, row) or world.in_line(user, row.appraisee_id) or world.under(user, ("psw",), row.appraisee_id)


def part_exists(world, user, row):
    return appraisal_exists(world, user, row.appraisal)


def part_reads(world, user, row):
    return appraisal_reads(world, user, row.appraisal)


POLICY = {
    "appraisal.Appraisal": (appraisal_exists, appraisal_reads),
    "appraisal.Target": (part_exists, part_reads),
    "appraisal.EvidenceItem": (part_exists, part_reads),
}


def is_appraisee(world, user, row):
    return world.in_post(user) and user.pk == row.appraisee_id


def is_appraiser(world, user, row):
    return world.in_post(user) and user.pk == row.appraiser_id


def works_on(world, user, row):
    return is_appraisee(world, user, row) or is_appraiser(world, user, row)


def works_on_its_appraisal(world, user, part):
    return works_on(world, user, part.appraisal)


def removes(world, user, item):
    return works_on(world, user, item.appraisal) and user.pk == item.added_by_id


def takes_over(world, user, row):
    """The appraisee's line manager of today, where another gives the appraisal and the appraisee is still here."""
    here = world.in_post(user) and any(p.person_id == row.appraisee_id for p in world.positions)
    return here and user.pk != row.appraiser_id and managed_today(world, user, row.appraisee_id)


MAY = {
    "appraisal.write_own_part": ("appraisal.Appraisal", is_appraisee),
    "appraisal.write_appraiser_part": ("appraisal.Appraisal", is_appraiser),
    "appraisal.plan_meeting": ("appraisal.Appraisal", is_appraiser),
    "appraisal.take_over_appraisal": ("appraisal.Appraisal", takes_over),
    "appraisal.change_appraisal": ("appraisal.Appraisal", works_on),
    "appraisal.sign_appraisal": ("appraisal.Appraisal", works_on),
    "appraisal.send_back_appraisal": ("appraisal.Appraisal", works_on),
    "appraisal.change_target": ("appraisal.Target", works_on_its_appraisal),
    "appraisal.remove_evidence": ("appraisal.EvidenceItem", removes),
}
