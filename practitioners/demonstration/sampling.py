"""The employer's samples of learning: one of the year before, all reviewed, and one of this year, on its way."""

from practitioners.demonstration import standards
from practitioners.demonstration.history import Change, at_nine
from practitioners.demonstration.world import DAY
from practitioners.models import CPDSample, CPDStandard, CPDState, SampledPiece, SampleQuality
from practitioners.queries.sampling import drawn
from practitioners.registries import DemonstrationStep

SIZE, SEED = 12, 104_729
REVIEWERS = ("psw", "supervisor", "manager", "qa")  # accounts
OF_SAMPLE = "(SELECT s.{} FROM practitioners_cpdsample s WHERE s.id = t.sample_id)"
NOT_REVIEWED = {"quality": "''", "feedback": "''", "reviewed_on": "NULL"}
CHANGES = {
    CPDSample: [Change(at_nine("t.drawn_on"), "t.drawn_by_id", label="insert")],
    SampledPiece: [
        Change(at_nine(OF_SAMPLE.format("drawn_on")), OF_SAMPLE.format("drawn_by_id"), NOT_REVIEWED, label="insert"),
        Change(at_nine("t.reviewed_on"), "t.reviewer_id", where="t.reviewed_on IS NOT NULL"),
    ],
}
FEEDBACK = {
    SampleQuality.STRONG: (
        "You say what the family noticed, in their own words. Keep doing that.",
        "What you do differently now is clear, and so is how you know that it helps. May I show it to others as an example?",
    ),
    SampleQuality.SOUND: (
        "What you learnt is clear. Say next what the young person made of it.",
        "Good links to the research. One example from a visit would show what changed.",
    ),
    SampleQuality.THIN: ("You say what you did. What do you understand now that you did not before? Two sentences would do.",),
}


def steps():
    """What makes the samples, for practitioners.registries."""
    makers = (standards.name_more_standards, make_samples)
    return [DemonstrationStep("more standards, and samples of learning", makers, (CPDStandard, CPDSample, SampledPiece), CHANGES, order=35)]


def make_samples(world):
    """Draw two samples as the principal social worker would have, and review them; in the first days of a year, the first alone."""
    before, latest = world.year.replace(year=world.year.year - 1), world.as_at - 14 * DAY
    draw(world, before, min(world.year + 45 * DAY, latest), share=1.0)
    draw(world, world.year, latest, share=0.5)


def draw(world, year, on, *, share):
    """One sample, drawn from the pieces that were recorded by then; so much of it reviewed."""
    dice, psw = world.dice(f"sample {year}"), world.accounts["psw"]
    pieces = {entry.pk: entry for found in world.pieces.values() for entry in found if may_be_drawn(world, entry, year, on)}
    if not pieces:
        return
    size = min(SIZE, len(pieces))
    facts = {"year": year, "drawn_on": on, "drawn_by": psw, "seed": SEED + year.year, "population": len(pieces), "size": size}
    sample = world.rows.add(CPDSample, **facts)
    for place, key in enumerate(drawn(sorted(pieces), size, sample.seed), 1):
        review(world, dice, sample, pieces[key], place, done=place <= size * share)


def may_be_drawn(world, entry, year, on):
    """Recorded by that day, in that year, and not withdrawn; by somebody in post then."""
    inside = year <= entry.learnt_on < year.replace(year=year.year + 1) and entry.recorded_at.date() < on
    return inside and entry.state == CPDState.RECORDED and world.in_post(entry.person, on)


def review(world, dice, sample, entry, place, *, done):
    """Give a piece to a reviewer, the last one to nobody yet, and let them review it."""
    who = [world.accounts[name] for name in REVIEWERS if world.accounts[name] is not entry.person]
    reviewer = dice.choice(who)
    on = world.working_day(reviewer, sample.drawn_on + (3 + dice.randrange(8)) * DAY)
    words = {"sample": sample, "entry": entry, "place": place}
    if not done or on is None:
        world.rows.add(SampledPiece, **words, reviewer=None if place == sample.size else reviewer)
        return
    quality = list(SampleQuality)[place % 3]
    facts = {"reviewer": reviewer, "quality": quality, "feedback": dice.choice(FEEDBACK[quality]), "reviewed_on": on}
    world.rows.add(SampledPiece, **words, **facts)
