"""Learning that people shared, and who thanked them for it."""

import re

from django.conf import settings

from practitioners.demonstration.history import Change, at_nine
from practitioners.demonstration.world import DAY, at
from practitioners.models import CPDState, LearningPost, OrganisationKind, PostAudience, PostThanks
from practitioners.registries import DemonstrationStep

SHARE = 0.05  # of the pieces of the last half-year
CHANGES = {
    LearningPost: [
        Change(at_nine("t.posted_on"), "t.person_id", {"withdrawn_on": "NULL"}, label="insert"),
        Change(f"{at_nine('t.withdrawn_on')} + interval '3 hours'", "t.person_id", where="t.withdrawn_on IS NOT NULL"),
    ],
    PostThanks: [Change("t.at", "t.person_id", label="insert")],
}


def steps():
    """What makes the posts, for practitioners.registries."""
    return [DemonstrationStep("shared learning", (share_learning,), (LearningPost, PostThanks), CHANGES, order=36)]


def share_learning(world):
    """Some pieces became posts, some days after they were recorded; the practitioner's newest and the colleague's are among them."""
    dice, since = world.dice("posts"), world.as_at - 180 * DAY
    surely = [world.pieces[world.accounts[name].pk] for name in ("practitioner", "colleague", "supervisor", "partner")]
    surely = [[entry for entry in pieces if fits(entry)][-1:] for pieces in surely]
    surely = {entry.pk for pieces in surely for entry in pieces}
    for entry in (entry for pieces in world.pieces.values() for entry in pieces if fits(entry)):
        recorded = entry.recorded_at.date()
        chosen = dice.random() < SHARE and recorded >= since
        if entry.pk in surely or chosen:
            first = max(recorded, world.as_at - 12 * DAY) if entry.pk in surely else recorded + 2 * DAY
            if day := world.working_day(entry.person, first):
                post(world, dice, entry, day)
    for taken_back in [row for row in world.rows.made[LearningPost] if row.entry_id not in surely][:1]:
        taken_back.withdrawn_on = taken_back.posted_on


def fits(entry):
    """What may be shared: a piece that stands, and speaks of no case."""
    text = words_of(entry)
    return entry.state == CPDState.RECORDED and bool(text) and not re.search(settings.CASE_REFERENCE_PATTERN, f"{entry.title} {text}")


def words_of(entry):
    """What its author tells others of a piece."""
    return "\n\n".join(filter(None, (entry.did_differently, entry.how_well))) or entry.description


def post(world, dice, entry, day):
    """A post of this piece, for the team or for everybody, and thanks from a few who read it."""
    unit = world.tenure_on(entry.person, day).seat.unit
    partner = unit.organisation.kind == OrganisationKind.PARTNER
    audience = PostAudience.TEAM if partner or dice.random() < 0.45 else PostAudience.EVERYBODY
    words = {"title": entry.title, "text": words_of(entry), "audience": audience, "unit": unit, "posted_on": day}
    row = world.rows.add(LearningPost, entry=entry, person=entry.person, **words)
    readers = world.colleagues(entry.person, day)
    for reader in dice.sample(readers, min(len(readers), dice.choice((0, 1, 2, 2, 4)))):
        if on := world.working_day(reader, day + dice.randrange(4) * DAY):
            world.rows.add(PostThanks, post=row, person=reader, at=at(on, 13, dice.randrange(60)))
