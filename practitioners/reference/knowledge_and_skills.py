"""The three knowledge and skills statements: short titles, and what each asks in a sentence of our own."""

import datetime

from learning_org.web.periods import period
from practitioners.models import FrameworkAudience

PUBLISHER = "Department for Education"
# Practitioners' statements apply to 31 March 2027; the early career standards follow (domain facts, point 1).
UNTIL = datetime.date(2027, 4, 1)
KSS_PRACTITIONERS = {
    "code": "kss-cfp",
    "name": "Knowledge and skills statements: child and family practitioners",
    "short_name": "KSS practitioners",
    "publisher": PUBLISHER,
    "audience": FrameworkAudience.PRACTITIONERS,
    "label": "2018",
    "period": period(datetime.date(2018, 1, 1), UNTIL),
    "standards": [
        (
            "1",
            "Relationships and effective direct work",
            "Make relationships with children and families in which change can begin, and work in them.",
        ),
        ("2", "Communication", "Speak, listen and write so that each child and adult understands and is understood."),
        ("3", "Child development", "Know how children grow and attach, notice when something stands in the way, and act on it."),
        (
            "4",
            "Adult mental ill-health, substance misuse, domestic abuse, physical ill-health and disability",
            "See how adults' difficulties bear on their care of children, and bring in those who can help.",
        ),
        ("5", "Abuse and neglect of children", "Recognise harm and the risk of it, in families and outside them, and protect the child."),
        ("6", "Child and family assessment", "Assess needs, strengths and risks with the family, over time and with curiosity."),
        (
            "7",
            "Analysis, decision-making, planning and review",
            "Turn what you know into reasoned decisions, and into plans that are followed and changed.",
        ),
        (
            "8",
            "The law and the family and youth justice systems",
            "Use the law and the courts fairly and in time, with evidence that stands.",
        ),
        ("9", "The role of supervision", "Use supervision to think, to be challenged and to look after yourself."),
        ("10", "Organisational context", "Work well within the council and with its partners, and help both to improve."),
    ],
}
KSS_SUPERVISORS = {
    "code": "kss-ps",
    "name": "Knowledge and skills statements: practice supervisors",
    "short_name": "KSS supervisors",
    "publisher": PUBLISHER,
    "audience": FrameworkAudience.SUPERVISORS,
    "label": "2018",
    "period": period(datetime.date(2018, 1, 1)),
    "standards": [
        ("1", "Promote and govern excellent practice", "Set high standards for the team's practice, and answer for it."),
        ("2", "Developing excellent practitioners", "Know what each practitioner needs to learn, and help them to learn it in the work."),
        ("3", "Shaping and influencing the practice system", "Change how the service works where it hinders good practice."),
        ("4", "Effective use of power and authority", "Use power openly and fairly, and help others to use theirs so."),
        ("5", "Confident analysis and decision-making", "Make decisions about risk with sound reasons, and test those of others."),
        (
            "6",
            "Purposeful and effective social work",
            "See that every piece of work has a purpose that the family knows, and moves towards it.",
        ),
        ("7", "Emotionally intelligent practice supervision", "Supervise so that practitioners can think and feel, and stay well."),
        ("8", "Performance management and improvement", "Use figures, audits and what families say to improve practice."),
    ],
}
KSS_LEADERS = {
    "code": "kss-pl",
    "name": "Knowledge and skills statements: practice leaders",
    "short_name": "KSS leaders",
    "publisher": PUBLISHER,
    "audience": FrameworkAudience.LEADERS,
    "label": "2018",
    "period": period(datetime.date(2018, 1, 1)),
    "standards": [
        ("1", "Lead and govern excellent practice", "Lead the whole service's practice, and answer for its quality."),
        (
            "2",
            "Creating a context for excellent practice",
            "Make the conditions in which good social work is possible: time, space, safety and trust.",
        ),
        (
            "3",
            "Designing a system to support effective practice",
            "Shape structures, methods and tools around families and those who work with them.",
        ),
        ("4", "Developing excellent practitioners", "See to it that people join, learn and stay, at every stage of a career."),
        ("5", "Support effective decision-making", "Give those who decide about risk clear limits, good advice and backing."),
        ("6", "Quality assurance and improvement", "Know how good practice is, how you know it, and what happens next."),
    ],
}
