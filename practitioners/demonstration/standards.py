"""Pieces of learning also name capabilities, and the statements of supervisors and leaders: now and then, by what their author does."""

from learning_org.accounts.roles import Role
from practitioners.demonstration.world import registration_year
from practitioners.models import CPDStandard, CPDState

SETS = {  # role -> (framework, codes, how often)
    Role.PRACTITIONER: ("pcf", [f"P{number}" for number in range(1, 10)], 0.2),
    Role.SUPERVISOR: ("kss-ps", [str(number) for number in range(1, 9)], 0.5),
    Role.TEAM_MANAGER: ("kss-ps", [str(number) for number in range(1, 9)], 0.5),
    Role.SERVICE_MANAGER: ("kss-ps", [str(number) for number in range(1, 9)], 0.5),
    Role.PSW: ("kss-pl", [str(number) for number in range(1, 7)], 0.8),
    Role.SENIOR_LEADER: ("kss-pl", [str(number) for number in range(1, 7)], 0.8),
}
YEARS = 2  # registration years in which people name them


def name_more_standards(world):
    """One standard more for some of the pieces of the last two registration years, of those whom its framework is meant for."""
    dice, since = world.dice("more standards"), world.year.replace(year=world.year.year - YEARS + 1)
    for person in world.people():
        for entry in world.pieces[person.pk]:
            tenure = world.tenure_on(person, entry.learnt_on)
            framework, codes, share = SETS.get(tenure.seat.role if tenure else None, ("", [], 0))
            counts = entry.state == CPDState.RECORDED and registration_year(entry.learnt_on) >= since
            if counts and person.pk in world.registrations and dice.random() < share:
                world.rows.add(CPDStandard, entry=entry, standard=world.standards[framework, dice.choice(codes)])
