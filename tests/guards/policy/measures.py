"""Figures (docs/access.md, "Addresses: dashboards"): whose unit, and which family."""

from tests.guards.oracle import MANAGERS

READERS = (*MANAGERS, "qa_officer", "training_officer", "psw", "senior_leader")


def holds_over(world, user, roles, unit_id):
    """Whether one of these roles is held for the unit or for one above it, by somebody in post."""
    held = {grant.unit_id for grant in world.grants if grant.person_id == user.pk and grant.role in roles}
    return world.in_post(user) and bool(held & set(world.chain(unit_id)))


def figure_exists(world, user, row):
    return holds_over(world, user, READERS, row.unit_id)


def over(*roles):
    return lambda world, user, unit: holds_over(world, user, roles, unit.pk)


POLICY = {"measures.MonthlyFigure": (figure_exists, figure_exists)}
MAY = {
    "measures.view_board": ("practitioners.Unit", over(*READERS)),
    "measures.view_supervision_rows": ("practitioners.Unit", over(*MANAGERS, "psw")),
    "measures.view_appraisal_rows": ("practitioners.Unit", over(*MANAGERS, "psw")),
    "measures.view_qa_rows": ("practitioners.Unit", over(*MANAGERS, "psw", "qa_officer")),
    "measures.view_actions_rows": ("practitioners.Unit", over(*MANAGERS, "psw")),
    "measures.view_training_rows": ("practitioners.Unit", over(*MANAGERS, "psw", "training_officer")),
    "measures.view_registration_rows": ("practitioners.Unit", over(*MANAGERS, "psw")),
}
