"""The early career standards from 1 April 2027, which follow the practitioners' statements.

The date is published; the titles here are provisional and our own, until a council enters or imports the published ones."""

from learning_org.web.periods import period
from practitioners.models import FrameworkAudience
from practitioners.reference.knowledge_and_skills import PUBLISHER, UNTIL

EARLY_CAREER = {
    "code": "ecs",
    "name": "Early career standards: child and family social workers",
    "short_name": "Early career standards",
    "publisher": PUBLISHER,
    "audience": FrameworkAudience.PRACTITIONERS,
    "label": "2027 (provisional)",
    "period": period(UNTIL),
    "standards": [
        (
            "E1",
            "Relationships with children and families",
            "Make and keep relationships in which children and adults can be honest and can change.",
        ),
        ("E2", "Direct work and communication", "Find the way of talking, playing and writing that suits each child and adult."),
        ("E3", "Children's development and daily life", "Know how children grow, and what this child's days are like."),
        ("E4", "Adults' lives and parenting", "Understand what adults live with, and what it means for the care that they give."),
        ("E5", "Harm inside and outside the home", "Recognise neglect, abuse and exploitation early, and act with others to stop them."),
        ("E6", "Assessment with the family", "Find out with the family what is strong, what worries and what must change."),
        ("E7", "Analysis and decisions", "Weigh what you know, say what you do not, and decide with reasons that others can follow."),
        ("E8", "Plans that make a difference", "Make plans with the family, see them through, and change them when they do not work."),
        ("E9", "Law, courts and rights", "Use the law to protect children and to respect rights."),
        ("E10", "Supervision, reflection and wellbeing", "Use supervision and reflection to learn, to decide and to stay well."),
        ("E11", "Working with others", "Work within the council and across agencies so that families meet one plan."),
    ],
}
# Which statement goes on in which standards: (code of the earlier, codes of the later).
SUCCESSIONS = [
    ("1", ("E1",)),
    ("2", ("E2",)),
    ("3", ("E3",)),
    ("4", ("E4",)),
    ("5", ("E5",)),
    ("6", ("E6",)),
    ("7", ("E7", "E8")),
    ("8", ("E9",)),
    ("9", ("E10",)),
    ("10", ("E11",)),
]
