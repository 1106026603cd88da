"""One record of each kind about learning, for docs/access.md: what goes beyond the pieces themselves."""

from tests import factories as make


def records(people, found):
    own, oth = people["Own"], people["Oth"]
    link = make.PortfolioLinkFactory(person=own)
    make.PortfolioPieceFactory(link=link, entry=(evidence := make.CPDEntryFactory(person=own)))
    discussion = make.TeamDiscussionFactory(logged_by=people["Col"])
    make.DiscussionAttendanceFactory(discussion=discussion, person=people["Col"])
    return {
        "piece used as evidence": evidence,
        "what Own learnt from talking with Oth": make.PeerReflectionFactory(entry=make.CPDEntryFactory(person=own), peer=oth),
        "source of learning": make.LearningSourceFactory(),
        "link to a portfolio": link,
        "part in a team discussion": make.DiscussionAttendanceFactory(discussion=discussion, person=own),
    }


def fill(dice, staff):
    """Discussions of random people, each with a few who attended; and links of everybody."""
    for person in staff:
        discussion = make.TeamDiscussionFactory(logged_by=person)
        for other in dice.sample(staff, 3):
            make.DiscussionAttendanceFactory(discussion=discussion, person=other)
        make.PortfolioLinkFactory(person=person, revoked=dice.random() < 0.3)
