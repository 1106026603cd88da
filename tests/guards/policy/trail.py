"""The policy's rows "reason" grant, addenda (read as the record is), checks of signatures; and what a reason opens."""

from django.apps import apps

from tests.guards.policy.appraisal import appraisal_reads, is_appraisee, is_appraiser
from tests.guards.policy.supervision import parts, session_reads, takes_part

READS = {"supervision.supervisionsession": session_reads, "appraisal.appraisal": appraisal_reads}


def record_of(world, row):
    """The record that a reason or an addendum is of, looked up once."""
    known = world.__dict__.setdefault("_records", {})
    key = (row.record_kind, row.record_id)
    if key not in known:
        known[key] = apps.get_model(row.record_kind)._base_manager.filter(pk=row.record_id).first()
    return known[key]


def reason_exists(world, user, grant):
    if not world.in_post(user):
        return False
    told = user.pk == grant.asked_by_id or any(row.person_id == user.pk for row in grant.concerned.all())
    over = any(world.under(user, ("psw",), row.person_id) for row in grant.concerned.all())
    return told or over or "ig_officer" in world.roles(user)


def addendum_reads(world, user, addendum):
    record = record_of(world, addendum)
    return record is not None and READS[addendum.record_kind](world, user, record)


def checks_exist(world, user, check):
    return "ig_officer" in world.roles(user)


def opens_session(world, user, session):
    subject = parts(session)["supervisee"]
    watches = world.in_post(user) and world.under(user, ("qa_officer", "psw"), subject)
    return watches and not takes_part(world, user, session)


def opens_appraisal(world, user, appraisal):
    watches = world.in_post(user) and world.under(user, ("psw",), appraisal.appraisee_id)
    return watches and not is_appraisee(world, user, appraisal) and not is_appraiser(world, user, appraisal)


def sign_in_exists(world, user, row):
    if not world.in_post(user):
        return False
    return "administrator" in world.roles(user) or row.user.person_id == user.pk


def sign_in_reads(world, user, row):
    """A row's content is the address that it came from."""
    return world.in_post(user) and row.user.person_id == user.pk


POLICY = {
    "accounts.SignIn": (sign_in_exists, sign_in_reads),
    "trail.ReasonGrant": (reason_exists, reason_exists),
    "trail.Addendum": (addendum_reads, addendum_reads),
    "trail.SignatureCheck": (checks_exist, checks_exist),
}
MAY = {
    "supervision.open_session_with_reason": ("supervision.SupervisionSession", opens_session),
    "appraisal.open_appraisal_with_reason": ("appraisal.Appraisal", opens_appraisal),
}
