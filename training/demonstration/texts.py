"""What the demonstration's catalogue and its participants say: our own words, never a child's name."""

from practitioners.demonstration.needs import STORY_COURSE

# title: (summary, what is rated, theme, codes of standards, days, needs approval, open to partners, offered)
COURSES = {
    STORY_COURSE: (
        "One day with actors who play children and young people. You leave with three ways of listening, and a way to write what you "
        "heard so that it reaches the plan. For everybody who visits families.",
        "hearing a child and bringing it into the plan",
        "The child's voice and lived experience",
        ("1", "2"),
        1,
        True,
        False,
        True,
    ),
    "Talking with teenagers about risk outside the home": (
        "One day, for social workers, youth workers and partners. Practise with young actors how to begin, how to stay, and what to do "
        "with what you hear.",
        "talking with teenagers about risk",
        "Exploitation outside the home",
        ("1", "5"),
        1,
        True,
        True,
        True,
    ),
    "Neglect: how small things add up": (
        "One day on cumulative harm: chronologies, home conditions, and how to speak with parents without blame. Bring a case of your own.",
        "recognising neglect and acting on it in time",
        "Neglect",
        ("5", "6"),
        1,
        True,
        True,
        True,
    ),
    "Coercive control in families": (
        "Two days led by the specialist service, with the words of survivors. For everybody who writes assessments.",
        "working with families where there is coercive control",
        "Domestic abuse",
        ("4", "5"),
        2,
        True,
        True,
        True,
    ),
    "From description to analysis": (
        "One day. You cut one of your own assessments to a third, and say what it means for the child.",
        "saying what the facts mean for a child",
        "Assessment and analysis",
        ("6", "7"),
        1,
        True,
        False,
        True,
    ),
    "Writing for the child who will read it": (
        "A morning with adults who have read their own files from care. Booked at once.",
        "writing records that a child can read one day",
        "Recording",
        ("2", "7"),
        1,
        False,
        False,
        True,
    ),
    "Supervision that makes a difference to children": (
        "Two days, some weeks apart, for those who supervise. Bring a recording of a session, with consent.",
        "supervising so that plans move",
        "Management oversight and supervision",
        ("9", "10"),
        2,
        True,
        False,
        True,
    ),
    "Plans that families can use": (
        "Half a day on writing plans together with families: plain words, dates, and who does what.",
        "writing a plan together with a family",
        "Planning",
        ("7",),
        1,
        False,
        False,
        True,
    ),
    "Safety goals that a child would recognise": (
        "One day on danger statements, safety goals and scaling, with cases from the group.",
        "agreeing safety goals with a family",
        "Risk and safety planning",
        ("5", "7"),
        1,
        True,
        True,
        True,
    ),
    "Families who make their own plan": (
        "Two days on family group conferences, with a family who had one.",
        "preparing a family to make its own plan",
        "Working with families",
        ("1", "7"),
        2,
        True,
        True,
        True,
    ),
    "Learning together after a review": (
        "A multi-agency morning on what local learning reviews found, and what each agency does now.",
        "working with other agencies when worries grow",
        "Working with other agencies",
        ("2", "10"),
        1,
        False,
        True,
        True,
    ),
    "Direct work with under-fives": (
        "One day with a play therapist, on the floor, with dolls and sand.",
        "understanding what a small child shows",
        "Direct work and visits",
        ("1", "3"),
        1,
        True,
        False,
        True,
    ),
    "Chronologies in an afternoon": (
        "Half a day. Replaced by the course on neglect, which works with chronologies throughout.",
        "making a chronology that tells something",
        "Chronology and history",
        ("6",),
        1,
        False,
        False,
        False,
    ),
}
VENUES = ["Civic House, room 1.03", "Civic House, room 2.11", "Westmere Library, upper room", "Family centre, Ashcombe Road", "online"]
SESSION_CANCELLED = [
    "The trainer is ill. The next date is being planned.",
    "Too few places were booked; the next session has room for everybody.",
    "The building is closed that day.",
]
DECLINED = [
    "Two of the team are away that day already. The next date is fine.",
    "The final hearing is that week. Choose the session after it.",
    "Let us first finish the course you booked in spring.",
]
CANCELLED_IN_TIME = ["A review was moved to that day.", "Leave was agreed for that week.", "A colleague needs the place more."]
CANCELLED_LATE = [
    "An emergency hearing was listed for that morning.",
    "Unwell.",
    "A placement broke down, and nobody else knows the family.",
]
LEARNT = [
    "That my questions were mostly closed ones, and what happens when they are not.",
    "How to stop before I offer a solution, and what I hear then.",
    "A way of looking at one week in a child's life that I can use tomorrow.",
    "That partners see the same family quite differently, and why both may be right.",
    "Which words of mine sound like blame, and others that do not.",
    "How others prepare for such a visit; I had been winging it.",
]
PLANS = [
    "Use it on my next three visits, and talk about the first in supervision.",
    "Try it with one family whose plan has stood still, by the end of next month.",
    "Show my team the two tools in our meeting, and ask who would like to try them.",
    "Rewrite the analysis of one assessment, and read it with my supervisor before the review.",
    "Ask one child what they would change in my last record.",
]
BETTER = ["More time to practise, fewer slides.", "A case from our own teams.", "A follow-up afternoon after some weeks.", ""]
