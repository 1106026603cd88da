import datetime

from practitioners.models import SpeakUpState
from tests import factories as make

STATES = (None, "acknowledged", "working", "answered", "closed")
TOMORROW = datetime.date(2026, 11, 3)


def records(people, found):
    """{words in docs/access.md: the record they mean}, written by Own to PSW, who is in nobody's line; Oth was named too."""
    own, psw, oth = people["Own"], people["PSW"], people["Oth"]
    between = {"writer": own, "recipient": psw, "acknowledge_by": TOMORROW}
    item = make.SpeakUpFactory(**between)
    return {
        "item to PSW": item,
        "item acknowledged": make.SpeakUpFactory(**between, acknowledged=True),
        "item answered": make.SpeakUpFactory(**between, answered=True),
        "item late": make.SpeakUpFactory(**between | {"acknowledge_by": datetime.date(2026, 10, 30)}),
        "item to Oth": make.SpeakUpFactory(**between | {"recipient": oth, "concerns_first": True}),
        "item that moved on to Oth": make.SpeakUpFactory(**between | {"recipient": oth}),
        "named recipient": make.SpeakUpRecipientFactory(person=oth),
        "history of an item to PSW": {"kind": "practitioners.speakup", "pk": item.pk},
        "post for the team": make.LearningPostFactory(entry=make.CPDEntryFactory(person=own), unit=found["team"]),
        "post for everybody": make.LearningPostFactory(entry=make.CPDEntryFactory(person=own), unit=found["team"], for_everybody=True),
        "post withdrawn": make.LearningPostFactory(entry=make.CPDEntryFactory(person=own), unit=found["team"], withdrawn=True),
    }


def fill(dice, staff):
    """Items between random people, one in each state, and posts of random people for the units where others are."""
    for number, person in enumerate(staff):
        other, trait = dice.choice([one for one in staff if one != person]), STATES[number % len(STATES)]
        item = make.SpeakUpFactory(writer=person, recipient=other, **({trait: True} if trait else {}))
        if item.state != SpeakUpState.SENT:
            make.ReadLogFactory(subject=person, reader=other, record_kind="practitioners.speakup", record_id=item.pk)
        unit = dice.choice(staff).positions.first().unit
        traits = dice.choice(({}, {"for_everybody": True}, {"withdrawn": True}, {"for_everybody": True, "withdrawn": True}))
        make.LearningPostFactory(entry=make.CPDEntryFactory(person=person), unit=unit, **traits)
    gone(dice, staff)


def gone(dice, staff):
    """Posts for teams that went into another one, directly and by way of a third, today and tomorrow."""
    for days in (0, 0, 1):
        later = dice.choice(staff).positions.first().unit
        middle, first = make.UnitFactory(organisation=later.organisation), make.UnitFactory(organisation=later.organisation)
        make.UnitSuccessionFactory(earlier=first, later=middle, first_day=datetime.date(2026, 10, 1))
        make.UnitSuccessionFactory(earlier=middle, later=later, first_day=datetime.date(2026, 11, 2 + days))
        for unit in (first, middle):
            make.LearningPostFactory(entry=make.CPDEntryFactory(person=dice.choice(staff)), unit=unit)
