"""Frameworks are nobody's; the employer's sample of learning has pieces of Own's, which Oth reviews."""

from tests import factories as make


def records(people, found):
    """{words in docs/access.md: the record they mean}. PSW drew the sample."""
    version = make.FrameworkVersionFactory()
    sample = make.CPDSampleFactory(drawn_by=people["PSW"])
    own = {"sample": sample, "entry__person": people["Own"]}
    given = make.SampledPieceFactory(**own, reviewer=people["Oth"])
    withdrawn = make.SampledPieceFactory(**own, reviewer=people["Oth"], entry__withdrawn=True)
    return {
        "framework": version.framework,
        "version of a framework": version,
        "standard": make.StandardFactory(version=version),
        "sample": sample,
        "piece in the sample": given.entry,
        "piece in the sample, withdrawn": withdrawn.entry,
        "sampled piece": given,
        "sampled piece, withdrawn": withdrawn,
        "sampled piece without a reviewer": make.SampledPieceFactory(**own),
        "sampled piece reviewed": make.SampledPieceFactory(**own, reviewed=True),
    }


def fill(dice, staff):
    """Two samples with pieces of random people, with and without a reviewer, some of them withdrawn."""
    for _ in range(2):
        sample = make.CPDSampleFactory(drawn_by=dice.choice(staff))
        for person in dice.sample(staff, len(staff) // 2):
            reviewer = dice.choice([None, *(one for one in staff if one != person)])
            make.SampledPieceFactory(sample=sample, entry__person=person, entry__withdrawn=dice.random() < 0.2, reviewer=reviewer)
