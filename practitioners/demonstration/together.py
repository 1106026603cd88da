"""Learning together: team discussions that some have finished and some not, links to portfolios, and what peers answered."""

import datetime
import uuid

from practitioners.demonstration.history import Change, at_nine
from practitioners.demonstration.learning import write
from practitioners.demonstration.texts.discussions import ADDED, DISCUSSIONS, FOR_WHOM
from practitioners.demonstration.world import DAY
from practitioners.models import (
    CPDState,
    DiscussionAttendance,
    LearningKind,
    LearningSource,
    PeerAnswer,
    PeerReflection,
    PortfolioLink,
    PortfolioOpening,
    PortfolioPiece,
    TeamDiscussion,
)
from practitioners.registries import DemonstrationStep

CHANGES = {
    TeamDiscussion: [Change("t.logged_at", "t.logged_by_id", label="insert")],
    DiscussionAttendance: [
        Change(
            "(SELECT d.logged_at FROM practitioners_teamdiscussion d WHERE d.id = t.discussion_id)",
            "(SELECT d.logged_by_id FROM practitioners_teamdiscussion d WHERE d.id = t.discussion_id)",
            {"entry_id": "NULL", "declined_on": "NULL"},
            label="insert",
        ),
        Change(at_nine("t.declined_on"), "t.person_id", where="t.declined_on IS NOT NULL"),
        Change(
            "(SELECT e.recorded_at FROM practitioners_cpdentry e WHERE e.id = t.entry_id)", "t.person_id", where="t.entry_id IS NOT NULL"
        ),
    ],
    PortfolioLink: [
        Change(at_nine("t.made_on"), "t.person_id", {"revoked_on": "NULL"}, label="insert"),
        Change(at_nine("t.revoked_on"), "t.person_id", where="t.revoked_on IS NOT NULL"),
    ],
    PortfolioPiece: [
        Change(
            at_nine("(SELECT l.made_on FROM practitioners_portfoliolink l WHERE l.id = t.link_id)"),
            "(SELECT l.person_id FROM practitioners_portfoliolink l WHERE l.id = t.link_id)",
            label="insert",
        )
    ],
}


def make_discussions(world):
    """In every fourth team, one discussion of the last weeks: whoever logged it has a piece of it, one makes none, others have yet to."""
    dice = world.dice("discussions")
    for number, unit_id in enumerate(sorted(world.unit_tenures)[::4]):
        held = {t.person.pk: t.person for t in world.unit_tenures[unit_id] if world.in_post(t.person, world.as_at)}
        people = sorted((held[key] for key in sorted(held)), key=lambda person: not is_complete(world, person))[:6]
        day = world.working_day(people[0], world.as_at - (10 + number) * DAY) if len(people) > 2 and is_complete(world, people[0]) else None
        if day:
            discuss(world, dice, people, day, *DISCUSSIONS[number % len(DISCUSSIONS)])


def is_complete(world, person):
    """Whether one more piece changes nothing of where they stand: the stories' figures are theirs."""
    learnt = [entry for entry in world.pieces[person.pk] if entry.state == CPDState.RECORDED and (world.as_at - entry.learnt_on).days < 300]
    talked = {peer.entry.pk for peer in world.rows.made[PeerReflection]}
    return len(learnt) > 2 and any(entry.pk in talked for entry in learnt)


def discuss(world, dice, people, day, title, said):
    """One discussion with those who attended."""
    logged = world.rows.add(
        TeamDiscussion,
        title=title,
        held_on=day,
        hours=dice.choice(("1.0", "1.5")),
        discussed=said,
        logged_by=people[0],
        logged_at=datetime.datetime.combine(day, datetime.time(16), datetime.UTC),
        submission=uuid.UUID(int=dice.getrandbits(128), version=4),
    )
    entry = write(world, dice, people[0], day, peer=True, withdrawn=False)
    entry.title, entry.description, entry.learnt_on, entry.kind = title, said, day, LearningKind.INFORMAL
    for place, person in enumerate(people):
        made = {"entry": entry} if not place else {"declined_on": min(day + 3 * DAY, world.as_at)} if place == 2 else {}
        world.rows.add(DiscussionAttendance, discussion=logged, person=person, **made)


def make_links(world):
    """Two people with an account have made a link: one that a panel has opened, one that was taken back."""
    for number, name in enumerate(("practitioner", "supervisor")):
        person = world.accounts[name]
        pieces = [entry for entry in world.pieces[person.pk] if entry.state == CPDState.RECORDED][:4]
        if not pieces:
            continue
        made = max(world.as_at - 20 * DAY, max(entry.recorded_at.date() for entry in pieces))
        link = world.rows.add(
            PortfolioLink,
            person=person,
            key=uuid.UUID(int=world.dice(f"link {name}").getrandbits(128), version=4),
            for_whom=FOR_WHOM[number],
            with_reflections=not number,
            made_on=made,
            last_day=made + 60 * DAY,
            revoked_on=made + DAY if number and made < world.as_at else None,
        )
        for entry in pieces:
            world.rows.add(PortfolioPiece, link=link, entry=entry)
        if not number and made < world.as_at:
            at = datetime.datetime.combine(made + DAY, datetime.time(10, 15), datetime.UTC)
            world.rows.add(PortfolioOpening, link=link, at=at, device="Firefox on Windows")


def answer_as_peers(world):
    """Half of the colleagues who were named answer, nearly all that they talked, some with a line; and pieces name where they come from."""
    dice, sources = world.dice("peers"), list(LearningSource.objects.order_by("pk"))
    for peer in world.rows.made[PeerReflection]:
        day = peer.entry.recorded_at.date() + 2 * DAY
        if peer.peer is None or day > world.as_at or not world.in_post(peer.peer, day) or dice.random() < 0.5:
            continue
        peer.answered_on = day
        peer.answer = PeerAnswer.NOT_ME if dice.random() < 0.08 else PeerAnswer.CONFIRMED
        peer.added = dice.choice(ADDED) if peer.answer == PeerAnswer.CONFIRMED and dice.random() < 0.4 else ""
    for entries in world.pieces.values():
        for entry in entries:
            if entry.kind == "self_directed" and dice.random() < 0.6:
                entry.found_in = dice.choice(sources)
            if dice.random() < 0.2:
                entry.passed_on = "Told the team about it in our Tuesday meeting, with one page of notes."


def steps():
    """The step, for practitioners.registries."""
    return [
        DemonstrationStep(
            name="learning together",
            makers=(make_links,),
            models=(TeamDiscussion, DiscussionAttendance, PortfolioLink, PortfolioPiece, PortfolioOpening),
            changes=CHANGES,
            order=32,
        )
    ]
