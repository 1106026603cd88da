import rules

from learning_org.accounts.roles import Role


@rules.predicate
def is_information_governance_officer(user):
    """The information-governance officer reads the whole log of reads, without content (policy: read log)."""
    return user.access.has(Role.IG_OFFICER)


rules.add_perm("trail.view_read_log", is_information_governance_officer)
rules.add_perm("trail.verify_signatures", is_information_governance_officer)
rules.add_perm("trail.never", rules.always_false)
