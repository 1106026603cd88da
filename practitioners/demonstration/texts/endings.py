"""Why needs ended unmet, why actions were withdrawn, moved or sent up, and the ten accounts' own actions and needs."""

LEFT = "{} left before this could be done."
ENDED = [
    "Works with adults' services now and does not need this there.",
    "The course was full twice, and the work has changed since.",
    "Changed team; agreed with the new manager to start from what is needed there.",
    "Looked at again in appraisal: this is a strength by now, shown by practice.",
    "Caseload did not allow it this year; to be looked at again in the next appraisal.",
]
STORY_ENDED = [
    "The workshop was full twice, and no joint visit could be arranged.",
    "No supervision in which to follow it up between December and February.",
    "Moved to other work before a place on the course came free.",
]
WITHDRAWN = [
    "The family moved, and the case went to another council.",
    "Overtaken by the review, which decided otherwise.",
    "Done by the school in the meantime.",
    "The young person asked us not to, and had good reasons.",
]
MOVED = [
    "Waiting for the landlord's answer.",
    "The family were away for half term.",
    "Cover for a colleague took the week.",
    "The appointment was moved by the hospital.",
    "More time, so that the young person can take part.",
]
AFTERWARDS = {  # what is agreed when a need comes of a follow-up or of an analysis
    "follow_up": "Keep two hours a week free for what was learnt, and say in supervision what came of it",
    "analysis": "Choose a session of the course that the analysis names, and book it",
}
HANDED_OVER = [
    "The family is now with them.",
    "They know the school, and can do it this week.",
    "Shared out again, since one of us had too much at once.",
]
SENT_UP = [
    "Housing has not answered for three weeks, and the family cannot wait.",
    "It needs a decision about money that neither of us can make.",
    "We disagree about the threshold and would like a third view.",
    "The same thing has now held up four families.",
]
ACCOUNT_ACTIONS = {  # the demonstration accounts' own open actions, the first of them overdue
    "practitioner": [
        "Share the genogram template with your pod",
        "Arrange a joint visit with housing",
        "Ask the school for the last term's attendance",
    ],
    "supervisor": [
        "Ask legal for a view on threshold",
        "Observe a visit of each newly qualified worker",
        "Write up the group supervision of the month",
    ],
    "manager": [
        "Agree cover for the Christmas weeks",
        "Move two supervisees to even out the load",
        "Bring the team's overdue actions to the service meeting",
    ],
    "service": [
        "Answer the schools' letter about referrals",
        "Meet the team that is furthest behind with registration",
        "Agree the winter duty rota",
    ],
    "qa": ["Moderate the autumn audits of two teams", "Write the briefing on the child's voice", "Ring three families who gave feedback"],
    "training": [
        "Put on a second workshop on direct work",
        "Find a trainer for the court skills day",
        "Chase the follow-up answers of August",
    ],
    "psw": ["Write to everybody who has not renewed", "Visit the new team on a duty day", "Prepare the practice forum"],
    "leader": [
        "Bring the registration figures to the leadership team",
        "Spend a morning with the assessment teams",
        "Answer the young people's council",
    ],
    "admin": ["Close the accounts of the month's leavers", "Set up the newcomers of December", "Check positions without a grade"],
    "partner": [
        "Share the revised referral form with colleagues",
        "Bring two examples to the joint learning morning",
        "Name a colleague for the core group training",
    ],
}
ACCOUNT_NEEDS = {
    "practitioner": ("Open questions with young people", "Visits are warm, and short. The young person's own view could be fuller."),
    "supervisor": ("Reflective supervision", "To leave more room for thinking, and fewer minutes for lists."),
    "manager": ("Reading the team's figures", "To see drift a month earlier than now."),
    "service": ("Leading a service through change", "The new team and the moved team need different things."),
    "qa": ("Calibrating judgements with other auditors", "Two domains are judged more strictly than by colleagues."),
    "training": ("Measuring what training changes", "The follow-up figures need to say more than numbers of answers."),
    "psw": ("Supporting practice educators", "Three educators started this autumn."),
    "leader": ("Listening to care-experienced young people", "To hear them before papers are written, and not after."),
    "admin": ("Keeping an organisation's tree up to date", "The next reorganisation should take a day, and not a week."),
    "partner": ("Thresholds in the council's assessment teams", "To know what happens after a referral."),
}
