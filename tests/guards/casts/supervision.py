from tests import factories as make


def records(people, found):
    """{words in docs/access.md: the record they mean}, about Own."""
    own, sup = people["Own"], people["Sup"]
    planned = make.SupervisionSessionFactory(supervisee=own, supervisor=sup)
    session = make.SupervisionSessionFactory(supervisee=own, supervisor=sup, held=True)
    make.SessionNoteFactory(session=session)
    case = make.CaseDiscussionFactory(session=session)
    make.WellbeingNoteFactory(session=session)
    make.CarriedActionFactory(session=session)
    return {
        "supervision planned": planned,
        "supervision": session,
        "case in supervision": case,
        "supervision of Sup": make.SupervisionSessionFactory(supervisee=sup, supervisor=own, held=True),
    }


def fill(dice, staff):
    """Rows of every kind about random people."""
    for person in staff:
        other = dice.choice([one for one in staff if one != person])
        held = dice.choice([{"held": True}, {"held": True}, {}])
        session = make.SupervisionSessionFactory(supervisee=person, supervisor=other, planned_by=other, **held)
        make.SessionNoteFactory(session=session)
        make.CaseDiscussionFactory(session=session)
        if dice.random() < 0.7:
            make.WellbeingNoteFactory(session=session)
