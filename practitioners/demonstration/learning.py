"""Pieces of learning with reflections, peers, standards and sharing: enough of them for those who have renewed."""

import datetime
import uuid

from practitioners.demonstration.texts import COURSE, READING
from practitioners.demonstration.texts.topic import FORMAL, OWN
from practitioners.demonstration.world import DAY, at, registration_year
from practitioners.models import (
    Basis,
    CPDEntry,
    CPDShare,
    CPDStandard,
    CPDState,
    PeerReflection,
    Reflection,
    ReflectionGuide,
    Sharing,
    Standard,
)

HOURS = {FORMAL: ("6.0", "7.0", "3.5", "12.0"), OWN: ("1.0", "1.5", "2.0"), "informal": ("1.0", "2.0", "2.5", "4.0")}
SHARINGS = [Sharing.ONLY_ME] * 4 + [Sharing.MANAGERS] * 4 + [Sharing.TEAM] * 2
GUIDES = [ReflectionGuide.NONE, ReflectionGuide.NONE, *ReflectionGuide]
OUTSIDE_PEERS = [
    "The safeguarding lead of a primary school",
    "A health visitor of the area",
    "The independent reviewing officer",
    "A psychologist of the adolescent service",
    "A police officer of the missing persons team",
    "The manager of a children's home",
    "A colleague from my last council",
]


def make_learning(world):
    """Write everybody's pieces, year by year, as each year's renewal needs them."""
    dice = world.dice("learning")
    world.standards = {(s.version.framework.code, s.code): s for s in Standard.objects.select_related("version__framework")}
    world.pieces = {}
    for person in world.people():
        world.pieces[person.pk] = []
        first, last = world.known_days(person)
        year = registration_year(first)
        while year <= last:
            after = year.replace(year=year.year + 1)
            learn_in_year(world, dice, person, year, max(first, year), min(last, after - DAY))
            year = after


def learn_in_year(world, dice, person, year, first, last):
    """The pieces of one person in one registration year."""
    submitted = world.submits.get((person.pk, year))
    if person is world.accounts["practitioner"] and year == world.year:
        day = world.working_day(person, max(first, min(last - 60 * DAY, datetime.date(year.year + 1, 5, 14))))
        write(world, dice, person, day or last, peer=False)  # what the registration panel is there to show
    elif submitted:
        count = 2 + dice.randrange(3)
        for number in range(count):
            day = world.some_day(dice, person, first, max(first, submitted - DAY)) or submitted
            write(world, dice, person, day, peer=number == 0 or dice.random() < 0.4, withdrawn=False if number < 2 else None)
    else:
        for number in range(other_count(world, dice, person, first, last)):
            if day := world.some_day(dice, person, first, last):
                write(
                    world,
                    dice,
                    person,
                    day,
                    peer=person.pk not in world.registrations and dice.random() < 0.4 or number == 0 and dice.random() < 0.3,
                )


def other_count(world, dice, person, first, last):
    """How many pieces somebody records who has not submitted: fewer in a short year, and fewer as a volunteer."""
    tenure = world.tenure_on(person, last)
    usual = dice.choice((0, 1) if tenure.basis == Basis.VOLUNTEER else (1, 1, 2, 0) if person.pk in world.registrations else (0, 1, 2, 3))
    return usual if (last - first).days > 60 else min(usual, 1)


def write(world, dice, person, day, *, peer, topic=None, withdrawn=None):
    """One piece on that day, with what hangs on it. Returns the CPDEntry."""
    topic, (kind, title, opener) = subject(world, dice, person, day, topic)
    withdrawn = dice.random() < 0.025 and not peer and person not in world.accounts.values() if withdrawn is None else withdrawn
    recorded = world.working_day(person, day + dice.randrange(4) * DAY) or day
    recorded_at = at(recorded, 9 + dice.randrange(8), dice.randrange(60))
    told = dice.random() < 0.7
    entry = world.rows.add(
        CPDEntry,
        person=person,
        title=title,
        kind=kind,
        learnt_on=day,
        hours=dice.choice(HOURS[kind]) if dice.random() < 0.85 else None,
        description=" ".join([opener, *happened(dice, topic, kind), *about(world, dice), dice.choice(topic.matters)]),
        did_differently=dice.choice(topic.differently) if told else "",
        how_well=dice.choice(topic.how_well) if told else "",
        better_for_child=dice.choice(topic.better) if told else "",
        source=dice.choice(topic.resources),
        sharing=dice.choice(SHARINGS),
        state=CPDState.WITHDRAWN if withdrawn else CPDState.RECORDED,
        submission=uuid.UUID(int=dice.getrandbits(128), version=4),
        recorded_at=recorded_at,
        withdrawn_at=recorded_at + datetime.timedelta(minutes=12) if withdrawn else None,
    )
    world.pieces[person.pk].append(entry)
    reflect(world, dice, entry, topic)
    if peer:
        talk(world, dice, entry, topic, recorded)
    show(world, dice, entry, topic)
    share(world, dice, entry, recorded, recorded_at)
    return entry


def subject(world, dice, person, day, topic):
    """A topic of the person's work, and a piece about it whose title they have not used yet."""
    used = {entry.title for entry in world.pieces[person.pk]}
    for _ in range(8):
        chosen = topic or dice.choice(world.topics(person, day))
        if fresh := [piece for piece in chosen.pieces if piece[1] not in used]:
            return chosen, dice.choice(fresh)
    return chosen, dice.choice(chosen.pieces)


def happened(dice, topic, kind):
    """Two sentences on how it went: reading and courses have some of their own."""
    if kind == OWN:
        return dice.sample(READING, 2)
    return [dice.choice(COURSE), dice.choice(topic.details)] if kind == FORMAL else dice.sample(topic.details, 2)


def about(world, dice):
    return [f"I had {world.case(dice)} in mind."] if dice.random() < 0.4 else []


def reflect(world, dice, entry, topic):
    """The author's own thoughts: three sentences in three pieces out of four, sometimes shared."""
    if dice.random() < 0.78:
        guide = dice.choice(GUIDES)
        text = "\n".join([dice.choice(topic.saw), dice.choice(topic.understood), dice.choice(topic.next_time)])
        world.rows.add(Reflection, entry=entry, guide=guide, text=text, shared=entry.sharing != Sharing.ONLY_ME and dice.random() < 0.4)


def talk(world, dice, entry, topic, day):
    """What came of talking about it: with a colleague of the unit, the supervisor, or somebody from outside."""
    others = [p for p in world.colleagues(entry.person, day) if not world.is_away(p, day)]
    if supervisor := world.supervisor(entry.person, day):
        others.append(supervisor)
    peer = dice.choice(others) if others and dice.random() < 0.85 else None
    text = " ".join(dice.sample(topic.peer, dice.choice((1, 1, 2))))
    world.rows.add(PeerReflection, entry=entry, peer=peer, peer_name=peer.name if peer else dice.choice(OUTSIDE_PEERS), text=text)


def show(world, dice, entry, topic):
    """The standards that it shows: the topic's own, and now and then one more."""
    chosen = [("swe", code) for code in topic.regulator if dice.random() < 0.7]
    if entry.person.pk in world.registrations:
        chosen += [("kss-cfp", code) for code in topic.standards if dice.random() < 0.5]
    if dice.random() < 0.3:
        chosen.append(("swe", f"4.{1 + dice.randrange(8)}"))
    for key in dict.fromkeys(chosen):
        world.rows.add(CPDStandard, entry=entry, standard=world.standards[key])


def share(world, dice, entry, day, when):
    """Now and then with one or two colleagues by name, whoever else may read it."""
    others = world.colleagues(entry.person, day)
    if others and dice.random() < 0.12:
        for person in dice.sample(others, min(len(others), dice.choice((1, 2)))):
            world.rows.add(CPDShare, entry=entry, person=person, shared_at=when + datetime.timedelta(minutes=3))
