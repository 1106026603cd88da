"""Case references: numbers of the case system, and nothing about a child."""

from practitioners.models import CaseReference

FIRST = 20_000


def make_cases(world):
    """As many as the council has open; the register of them is made as each is first spoken of."""
    world.case_rows, count = {}, min(79_000, world.size * 9)

    def case(dice):
        reference = f"C-{FIRST + dice.randrange(count)}"
        if reference not in world.case_rows:
            world.case_rows[reference] = world.rows.add(CaseReference, reference=reference)
        return reference

    world.case = case
    world.case_row = lambda dice: world.case_rows[case(dice)]
