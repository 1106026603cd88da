import datetime

from practitioners.models import Priority, Source
from tests import factories as make

WANTED, TOLD, TOLD_ON = datetime.date(2026, 9, 30), datetime.date(2026, 10, 1), datetime.date(2026, 10, 15)


def records(people, found):
    """{words in docs/access.md: the record they mean}, about Own."""
    own = people["Own"]
    return {
        "follow-up without change": make.ImpactFollowUpFactory(person=own, answered=True, changed=False),
        "need that is late": make.LearningNeedFactory(
            person=own,
            own=True,
            theme=make.ThemeFactory(),
            raised_on=datetime.date(2026, 6, 1),
            wanted_by=WANTED,
            manager_told_on=TOLD,
            officer_told_on=TOLD_ON,
        ),
    }


def fill(dice, staff):
    """Needs of the two sources that have pages of their own, and actions that went from one to another."""
    for person in staff:
        source = dice.choice((Source.FOLLOW_UP, Source.ANALYSIS))
        make.LearningNeedFactory(person=person, raised_by=dice.choice(staff), source=source, priority=dice.choice(Priority.values))
        earlier = dice.choice([one for one in staff if one != person])
        make.ActionHandoverFactory(action=make.AgreedActionFactory(person=person, agreed_by=dice.choice(staff)), earlier=earlier)
