from tests import factories as make

TRAITS = ("asked", "answered", "commented", "withdrawn")


def records(people, found):
    """{words in docs/access.md: the record they mean}, about Own."""
    own, follow_up = people["Own"], make.ImpactFollowUpFactory
    return {
        "follow-up": follow_up(person=own),
        "follow-up asked": follow_up(person=own, asked=True),
        "follow-up answered": follow_up(person=own, answered=True),
        "follow-up commented on": follow_up(person=own, commented=True, commented_by=people["LM"]),
        "follow-up withdrawn": follow_up(person=own, withdrawn=True),
    }


def fill(dice, staff):
    """Rows of every kind about random people."""
    for person in staff:
        trait = dice.choice((None, *TRAITS))
        make.ImpactFollowUpFactory(person=person, **({trait: True} if trait else {}))
