"""The professional capabilities framework of 2018: nine domains, each with what it asks at five levels of a career, in our own words.

It is for talking about where somebody is and what comes next, not a list to tick off (domain facts, section 2)."""

import datetime

from learning_org.web.periods import period
from practitioners.models import CareerLevel, FrameworkAudience

PCF = {
    "code": "pcf",
    "name": "Professional capabilities framework",
    "short_name": "PCF",
    "publisher": "British Association of Social Workers",
    "audience": FrameworkAudience.PRACTITIONERS,
    "label": "2018",
    "period": period(datetime.date(2018, 6, 1)),
    "standards": [
        ("P1", "Professionalism", "Be a social worker whom others can rely on, and keep developing."),
        ("P2", "Values and ethics", "Let the profession's values guide what you do, also where they conflict."),
        ("P3", "Diversity and equality", "Know how people differ and how some are put at a disadvantage, and work against it."),
        ("P4", "Rights, justice and economic wellbeing", "Work for people's rights, and against the effects of poverty."),
        ("P5", "Knowledge", "Know the research, the law and what people themselves know, and apply it."),
        ("P6", "Critical reflection and analysis", "Question what you see and think, weigh evidence, and reason openly."),
        ("P7", "Skills and interventions", "Choose and use ways of working that help, with authority and care."),
        ("P8", "Contexts and organisations", "Work well in a changing organisation and with other agencies."),
        ("P9", "Professional leadership", "Help others to learn and to practise well, whatever your job."),
    ],
}
NEW, WORKER, EXPERIENCED, ADVANCED, STRATEGIC = CareerLevel
LEVELS = {
    "P1": {
        NEW: "Is prepared, keeps to what was agreed and asks for help in time.",
        WORKER: "Manages a full caseload reliably, and sees to their own learning and wellbeing.",
        EXPERIENCED: "Is trusted with complex work, and is an example to newer colleagues.",
        ADVANCED: "Sets the tone for professional conduct in a team or a field of practice.",
        STRATEGIC: "Stands for the profession in the organisation, and speaks for it outside.",
    },
    "P2": {
        NEW: "Recognises an ethical question in a case, and brings it to supervision.",
        WORKER: "Explains the values behind a decision to families and colleagues.",
        EXPERIENCED: "Finds a way through conflicting values, and helps others to do so.",
        ADVANCED: "Leads ethical discussion where there is no right answer.",
        STRATEGIC: "Makes values count when policies and budgets are decided.",
    },
    "P3": {
        NEW: "Asks about identity and culture, and takes nothing for granted.",
        WORKER: "Adapts practice to each family, and challenges discrimination.",
        EXPERIENCED: "Sees patterns of disadvantage across cases, and acts on them.",
        ADVANCED: "Develops practice in a team that works better for people who are overlooked.",
        STRATEGIC: "Holds the service to account for whom it serves less well.",
    },
    "P4": {
        NEW: "Knows the main rights and benefits, and tells families about them.",
        WORKER: "Uses law and resources to defend rights and ease hardship.",
        EXPERIENCED: "Advocates in complex situations, also against their own organisation.",
        ADVANCED: "Advises others on rights, and influences how local resources are used.",
        STRATEGIC: "Shapes policy with partners so that poverty and exclusion lessen.",
    },
    "P5": {
        NEW: "Brings knowledge from training to their cases, and fills gaps.",
        WORKER: "Applies research and law to decisions, and says where it comes from.",
        EXPERIENCED: "Has expert knowledge of a field, and shares it.",
        ADVANCED: "Weighs new research, and brings it into the team's practice.",
        STRATEGIC: "Makes evidence the basis of how services are designed.",
    },
    "P6": {
        NEW: "Reflects with support, and separates fact from opinion.",
        WORKER: "Tests hypotheses, and changes their mind when evidence asks for it.",
        EXPERIENCED: "Analyses complex and uncertain situations clearly, in writing and in court.",
        ADVANCED: "Teaches critical thinking, and reviews the reasoning of others.",
        STRATEGIC: "Builds review and challenge into how the organisation decides.",
    },
    "P7": {
        NEW: "Uses a small range of methods well, with guidance.",
        WORKER: "Chooses methods for a purpose, and looks at what they change.",
        EXPERIENCED: "Works skilfully with high risk, conflict and resistance.",
        ADVANCED: "Models skilled practice, and develops it in others.",
        STRATEGIC: "Decides which ways of working the service invests in.",
    },
    "P8": {
        NEW: "Understands their role, the team and whom to turn to.",
        WORKER: "Works across agencies, and manages competing demands.",
        EXPERIENCED: "Finds ways through obstacles between agencies, for the child.",
        ADVANCED: "Leads improvement of how teams and agencies work together.",
        STRATEGIC: "Leads change across the organisation and with partners.",
    },
    "P9": {
        NEW: "Contributes ideas to the team, and learns from others.",
        WORKER: "Shares what they learn, and supports students and new colleagues.",
        EXPERIENCED: "Mentors others, and leads a piece of practice development.",
        ADVANCED: "Leads learning and supervision in a team or a specialism.",
        STRATEGIC: "Leads a culture in which practice learns and improves.",
    },
}
