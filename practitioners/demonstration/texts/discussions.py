"""What teams talked about, what peers added, and for whom portfolios were shown."""

DISCUSSIONS = [
    (
        "What the neglect audit says about our visits",
        "We read four findings together. Visits record the state of the home in detail and the child's day hardly at all. Each of us"
        " chose one family in which to ask about an ordinary day before the next visit.",
    ),
    (
        "Danger statements that a parent would recognise",
        "We took three danger statements and read them as if we were the parent. Two were ours in words and tone. We rewrote them until"
        " each said who is worried, about what, and what could happen.",
    ),
    (
        "A practice forum on exploitation outside the home",
        "We compared how early we noticed, who else knew, and what the young person had already told somebody. We now ask school and"
        " youth workers first, before a meeting is called.",
    ),
]
ADDED = [
    "I took something from it too: I now leave more time before the second question.",
    "We also talked about what to do when the family says nothing.",
    "I would add that it worked because you went back the same week.",
]
FOR_WHOM = ["Progression panel", "Practice educator interview"]
