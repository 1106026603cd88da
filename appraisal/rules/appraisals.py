"""Who may do what with appraisals: predicates (user, object) -> bool. The two write; the appraisee's line manager of today begins."""

import rules

from appraisal.queries.appraisals import direct_reports
from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from practitioners.models.scope import under_roles


@rules.predicate
def manages_somebody(user):
    """Is somebody's line manager today."""
    return bool(direct_reports(user))


@rules.predicate
def is_appraisee(user, appraisal):
    """Whose appraisal it is, in post today."""
    return appraisal is not None and user.access.in_post and appraisal.appraisee_id == user.access.person_id


@rules.predicate
def is_appraiser(user, appraisal):
    """Who gives it, in post today."""
    return appraisal is not None and user.access.in_post and appraisal.appraiser_id == user.access.person_id


@rules.predicate
def may_take_over(user, appraisal):
    """The appraisee's line manager of today, when another gives the appraisal."""
    if appraisal is None or appraisal.appraiser_id == user.access.person_id:
        return False
    return any(person.pk == appraisal.appraisee_id for person in direct_reports(user))


@rules.predicate
def works_on_its_appraisal(user, part):
    """One of the two whose appraisal this target or piece of evidence is part of."""
    return part is not None and works_on(user, part.appraisal)


@rules.predicate
def added_it(user, item):
    """Who added this piece of evidence."""
    return item is not None and item.added_by_id == user.access.person_id


@rules.predicate
def watches_over_appraisee(user, appraisal):
    """Principal social worker for a unit in or below which the appraisee is placed today (policy: exists; reason)."""
    if appraisal is None or not user.access.has(Role.PSW):
        return False
    return Person.objects.filter(under_roles(user, Role.PSW, field="pk"), pk=appraisal.appraisee_id).exists()


works_on = is_appraisee | is_appraiser

rules.add_perm("appraisal.begin_appraisal", manages_somebody)
rules.add_perm("appraisal.write_own_part", is_appraisee)
rules.add_perm("appraisal.write_appraiser_part", is_appraiser)
rules.add_perm("appraisal.plan_meeting", is_appraiser)
rules.add_perm("appraisal.take_over_appraisal", may_take_over)
for verb in ("change", "sign", "send_back"):
    rules.add_perm(f"appraisal.{verb}_appraisal", works_on)
rules.add_perm("appraisal.open_appraisal_with_reason", watches_over_appraisee & ~works_on)
rules.add_perm("appraisal.change_target", works_on_its_appraisal)
rules.add_perm("appraisal.remove_evidence", works_on_its_appraisal & added_it)
