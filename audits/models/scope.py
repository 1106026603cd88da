"""Who may see a case audit, as conditions on the audit or on a row that hangs on it. One place, so that findings follow their audit."""

from django.db.models import Q

from learning_org.accounts.roles import Role
from practitioners.models.scope import in_line_of, under_roles


def audits_of(user, prefix=""):
    """A Q for audits (or, with a prefix such as "audit__", for rows of audits) that this user may see and read today.

    The auditor; the case holder once it is submitted, or from the start when they do it together; quality-assurance officers in scope,
    but not before submission when it is about themselves; the principal social worker once it is submitted; the holder's line from the
    day on which it opens to them.
    """
    access = user.access
    if not access.in_post:
        return Q(pk__in=[])
    me, holder = access.person_id, f"{prefix}practitioner_id"
    sent = Q(**{f"{prefix}state": "submitted"})
    of_holder = Q(**{holder: me}) & (sent | Q(**{f"{prefix}together": True}))
    officers = under_roles(user, Role.QA_OFFICER, field=holder) & ~Q(**{holder: me})
    line = sent & Q(**{f"{prefix}open_to_line_on__lte": access.on}) & in_line_of(user, field=holder)
    return Q(**{f"{prefix}auditor_id": me}) | of_holder | officers | (sent & under_roles(user, Role.PSW, field=holder)) | line
