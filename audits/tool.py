"""The audit tool as every council starts with it: twelve usual domains and an overall judgement; a council publishes its own later.

A domain is known by its code: the same code in a later version is the same domain, so that an audit and its re-audit can be compared.
"""

from audits.models import Grade
from learning_org.questionnaires.models import Kind
from learning_org.questionnaires.services import Asked, Part

CODE, NAME = "case-audit", "Case audit"
OVERALL = "overall"
VOICE = "voice"
JUDGEMENT, SUMMARY, EVIDENCE = "judgement", "summary", "evidence"

DOMAINS = (  # code, title, the question behind it, and what outstanding, good, requires improvement and inadequate look like
    (
        "chronology",
        "Chronology and genogram",
        "Could a new worker understand this family's history in ten minutes?",
        "History is kept up to date and explains what is decided today",
        "Up to date, with what matters picked out, and a family tree that helps",
        "There, but a list of events; gaps, or people missing from the family tree",
        "Missing, or so out of date that the past is not known",
    ),
    (
        "referral",
        "Referral and thresholds",
        "Was the right door opened, at the right time, for a reason that is written down?",
        "The reason for each decision is plain to the family and tested as things change",
        "Prompt, proportionate and explained; earlier contacts were looked at",
        "Right in the end, but slow or thinly explained",
        "Children waited for help, or came in where they need not have",
    ),
    (
        "assessment",
        "Assessment and analysis",
        "Does the assessment say what it all means for this child?",
        "History, research and the family's own view are weighed, and doubts are named",
        "Clear about needs, strengths and risk, and what follows from them",
        "Describes a great deal and concludes little; some people were not asked",
        "Leaves out what matters most, or is copied from before",
    ),
    (
        "risk",
        "Risk and safety planning",
        "Is it clear what could happen, and who would do what on a bad day?",
        "The family can tell the safety plan in their own words, and it has been tried out",
        "Danger is named plainly; the safety plan is practical and looked at again",
        "Risk is named, but the plan depends on promises or on one person",
        "A child is left in danger, or nobody could say what the plan is",
    ),
    (
        VOICE,
        "Child's voice and lived experience",
        "Would the child recognise their own life in this file?",
        "The child's words have shaped the plan, and this can be traced",
        "Seen alone, listened to, and quoted in the plan or the review",
        "Seen, but what they said does not reach the plan",
        "Not seen alone, or daily life at home is not described",
    ),
    (
        "family",
        "Family engagement and diversity",
        "Are parents, wider family and who they are part of the work?",
        "The family shapes the work; identity and culture are understood, not only noted",
        "Both parents and wider family are involved; identity is thought about",
        "Mostly one parent; identity is a tick in a box",
        "Family members who matter are missing, or are talked about and not with",
    ),
    (
        "plan",
        "Plan",
        "Would everybody in it know what they have to do by when, and how we will tell that it worked?",
        "Short, the family's own, and changed when something does not work",
        "Specific steps with names and dates, tied to what has to change",
        "Long or vague; some steps have nobody's name or no date",
        "No plan, or one that does not touch the danger",
    ),
    (
        "visits",
        "Direct work and visits",
        "Did each visit have a purpose, and what did it find?",
        "Planned work moves the child on, and suits this child",
        "Visits are on time, with a purpose, and see home and child",
        "On time by the calendar; some say little of what was seen",
        "Late or missed with no good reason, or the child was not seen",
    ),
    (
        "agencies",
        "Multi-agency working and reviews",
        "Do the people around this child act as one team?",
        "Agencies question each other, share the work and change course together",
        "The right people come, share what they know and do what they agreed",
        "Reviews are held; some actions drift or a key agency is missing",
        "Agencies do not know what the others do, or reviews were missed",
    ),
    (
        "oversight",
        "Management oversight and supervision",
        "Can you see that somebody thought about this case with the worker?",
        "Supervision made a difference that can be followed on the file",
        "Regular, reflective, with decisions and their reasons",
        "Regular, but mostly about tasks; decisions without reasons",
        "Long gaps, or drift that nobody stopped",
    ),
    (
        "recording",
        "Recording",
        "Would the child, grown up, understand what happened and why?",
        "Written to the child, respectful and exact, within days",
        "Up to date and clear; fact and opinion are told apart",
        "Late at times, or long, or full of words a family would not use",
        "Important things are not recorded, or cannot be found",
    ),
    (
        "impact",
        "Impact and outcomes",
        "What is better for this child because we were there?",
        "Life is better in ways that the child and others describe",
        "Change for the better can be shown, and is tied to the work",
        "A good deal was done; what changed is hard to say",
        "Nothing has changed, or things have got worse unnoticed",
    ),
)
FRAMEWORK = "kss-cfp"
STANDARDS = {  # code of a domain: codes of the practitioners' statements that its judgement speaks to
    "chronology": ("6",),
    "referral": ("5",),
    "assessment": ("6", "7"),
    "risk": ("5", "7"),
    VOICE: ("2", "3"),
    "family": ("1", "4"),
    "plan": ("7",),
    "visits": ("1",),
    "agencies": ("10",),
    "oversight": ("9",),
    "recording": ("2",),
    "impact": ("1",),
}
OVERALL_SENTENCES = (
    "Work that others should learn from, with a difference the child would notice",
    "What this child needed was done, and done well",
    "The child is safe; some of the work has to be better",
    "The child is not safe enough, or has been let down: tell the head of service today",
)
WENT_WELL = Asked(code="went_well", text="What went well?", kind=Kind.TEXT, required=False)
BETTER = Asked(code="better", text="What would make it better?", kind=Kind.TEXT, required=False)
SHOWN_BY = Asked(code=EVIDENCE, text="Evidence", kind=Kind.TEXT, hint="Document and date, never a name")


def judged(sentences):
    """The judgement of one domain: four grades, the best first, each with its own sentence."""
    grades = zip((grade for grade in Grade), sentences, strict=True)
    return Asked(
        code=JUDGEMENT, text="Judgement", kind=Kind.JUDGEMENT, options=tuple((grade.value, grade.label, words) for grade, words in grades)
    )


def parts():
    """The sections of the tool, in order, for publish_questionnaire()."""
    found = [
        Part(code=code, title=title, hint=hint, questions=(WENT_WELL, BETTER, SHOWN_BY, judged(sentences)))
        for code, title, hint, *sentences in DOMAINS
    ]
    summary = Asked(code=SUMMARY, text="In a few sentences", kind=Kind.TEXT, hint="What the case holder should take away, strengths first")
    hint = "All twelve taken together. It is a judgement, not an average."
    return [*found, Part(code=OVERALL, title="Overall judgement", hint=hint, questions=(judged(OVERALL_SENTENCES), summary))]
