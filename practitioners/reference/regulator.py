"""Social Work England's professional standards of 2019, with the eight parts of standard 4: titles and sentences of our own."""

import datetime

from learning_org.web.periods import period
from practitioners.models import FrameworkAudience

SWE = {
    "code": "swe",
    "name": "Social Work England professional standards",
    "short_name": "Professional standards",
    "publisher": "Social Work England",
    "audience": FrameworkAudience.EVERYBODY,
    "label": "2019",
    "period": period(datetime.date(2019, 12, 2)),
    "standards": [
        (
            "1",
            "Rights, strengths and wellbeing",
            "Work for the rights and the wellbeing of people, families and communities, from what they do well.",
        ),
        ("2", "Trust and confidence", "Build relationships in which people can trust you, and be clear about your role and your power."),
        (
            "3",
            "Accountability for practice",
            "Answer for the quality of your work and for the decisions that you make, and record why you made them.",
        ),
        ("4", "Continuing professional development", "Keep learning throughout your career, and show what it changed."),
        ("4.1", "Feedback", "Ask for feedback from many sides, people you work with among them, and use it."),
        ("4.2", "Supervision", "Use supervision and advice to question how you practise and to decide better."),
        ("4.3", "Research and theory", "Know the research, theories and frameworks that bear on your work, and weigh them."),
        ("4.4", "Knowledge of the field", "Keep what you know up to date: law, guidance, methods and what is happening around families."),
        ("4.5", "Learning culture", "Help to make a team in which people learn openly from each other and try things out."),
        ("4.6", "Reflection", "Think about your practice and your learning regularly, and act on what you find."),
        ("4.7", "Recording learning", "Write down what you learnt, and what difference it made, as the regulator asks."),
        ("4.8", "Values and ethics", "Think about your own values, and meet conflicts between them and the work knowingly."),
        ("5", "Safe and respectful practice", "Act safely, respectfully and with integrity, in the work and outside it."),
        ("6", "Ethical practice and concerns", "Put people's interests first, and speak up where practice or conditions put them at risk."),
    ],
}
