"""The specialist roles, established posts and merged units of docs/access.md."""

from tests import factories as make


def records(people, found):
    """{words in docs/access.md: the record they mean}."""
    role = make.SpecialistRoleFactory()
    return {
        "specialist role of Own": make.SpecialistHoldingFactory(person=people["Own"], unit=found["team"], role=role),
        "role in the list": role,
        "retired role in the list": make.SpecialistRoleFactory(is_active=False),
        "established post": make.EstablishedPostFactory(unit=found["team"]),
    }


def fill(dice, staff):
    """These tables have no sets of their own: they are known like the person and the unit that they name."""
