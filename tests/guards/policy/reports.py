"""The policy's row "dashboards, monthly report": the reports of one's unit and of those below it, as the tree stands or stood then."""

from tests.guards.oracle import holds

READERS = {"team_manager", "service_manager", "qa_officer", "training_officer", "psw", "senior_leader"}


def chain_then(unit, day):
    """The ids of a unit and of all above it on a day, by walking up."""
    found = {unit.pk}
    for row in unit.parents.all():
        if holds(row.period, day):
            found |= chain_then(row.parent, day)
    return found


def report_reads(world, user, row):
    if not world.in_post(user):
        return False
    units = {grant.unit_id for grant in world.grants if grant.person_id == user.pk and grant.role in READERS}
    return bool(units & (chain_then(row.unit, world.on) | chain_then(row.unit, row.as_at)))


POLICY = {"reports.MonthlyReport": (report_reads, report_reads)}
MAY = {}
