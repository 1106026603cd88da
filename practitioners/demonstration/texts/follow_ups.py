"""What people say three months after learning, and what their managers add. `{case}` becomes a case reference."""

from practitioners.demonstration.texts.topic import words

USED_CHANGED = words("""
    I start each visit with the child's own day now, and write their words first.
    The three questions from the second half, in every planning talk since.
    I draw the timeline together with the family instead of doing it at my desk.
    The checklist is in my notebook; I use it before each strategy discussion.
    Short visits, one purpose each. I say at the beginning what the visit is for.
    I ask what is going well before I ask about the worries, and I leave a silence after it.
    I read the chronology through before supervision, and bring one pattern that I found.
""")
USED_LITTLE = words("""
    Little so far. I changed cases in the weeks after it.
    I have read the handout again, and have not tried it yet.
    Parts of it. The longer exercise does not fit the visits that I have.
    I knew most of it, and work as I did before.
    One of the tools once. I went back to what I know when it got busy.
""")
EXAMPLES = words("""
    In {case} the child drew the week; we found out that Thursdays are the hard day, and contact was moved.
    In {case} the plan now has a page in the young person's own words, and they brought it to the review themselves.
    In {case} we saw that three referrals told one story. The family got help for it, and school attendance is up.
    In {case} the mother said that she had understood for the first time what we were worried about.
    In {case} the grandparents came to the planning meeting, and the children stay there at weekends now.
    In {case} I asked about online contact in another way, and she told me about the older boy.
    In {case} two visits were enough to close the gap that the last review had named.
""")
SHARED = words("""
    The team, at the Tuesday meeting.
    My supervisor, and the student who sits with us.
    Two colleagues who could not come.
    The school's safeguarding lead.
    Nobody yet.
""")
BARRIERS = words("""
    Time. Good preparation takes an hour that I often do not have.
    Reports for court in the weeks after it.
    The form asks for other things than what we learnt to look for.
    Families who do not open the door.
    I would have needed to try it with somebody beside me.
""")
SUPPORT = words("""
    A joint visit with somebody who does this well.
    Half an hour in group supervision to practise.
    The tools as a folder in the car.
    A second, shorter session after six months.
""")
PLANS = words("""
    Try it with two families within a month, and bring both to supervision.
    Use the tool in my next assessment and show it to the team.
    Rewrite two plans together with the young people.
    Read one record in each supervision from the child's side.
""")
AGREES_CHANGED = words("""
    Yes. I have seen it in two records and on a visit that we made together.
    The plans that come to me are shorter, and the child is in them.
    Supervision is different: there are questions now where there were lists.
    Families tell the duty worker that they know what the plan is.
    I see it in the chronologies, and I have asked for one to be shown to the team.
""")
SEES_NONE = words("""
    Not in the records that I have read. We agreed a joint visit for next month.
    I do not see it yet: the caseload of these weeks was against it.
    Too early to say yes. We come back to it in the next supervision.
    The visits are good, as they were before. It does not show in the plans so far.
""")
