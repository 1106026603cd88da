"""The two parts of the appraisal form, in our own words (domain facts, section 5). The council may publish later versions."""

from learning_org.questionnaires.models import Kind
from learning_org.questionnaires.services import Asked, Part

OWN, GIVEN = "appraisal-own", "appraisal-given"
NO_NAMES = "Use case references, never a child’s name."

OWN_PARTS = (
    Part(
        "year",
        "Your year",
        (
            Asked(
                "practice", "What are you proud of in your practice this year?", Kind.TEXT, hint="One or two things, told as they happened."
            ),
            Asked("children", "What is better for children and families because of your work?", Kind.TEXT, hint=NO_NAMES),
            Asked("strengths", "What are your strengths?", Kind.TEXT, hint="Think of what colleagues and families come to you for."),
            Asked("gaps", "What do you want to get better at?", Kind.TEXT),
        ),
    ),
    Part(
        "ahead",
        "What comes next",
        (
            Asked(
                "aims",
                "Where would you like your work to go?",
                Kind.TEXT,
                required=False,
                hint="A role, a specialism, or staying well where you are.",
            ),
            Asked("support", "What support do you need, and from whom?", Kind.TEXT),
        ),
    ),
)
GIVEN_PARTS = (
    Part(
        "view",
        "How you see the year",
        (
            Asked(
                "practice",
                "How do you see their practice this year?",
                Kind.TEXT,
                hint="Judge practice, never the person. Say what you saw.",
            ),
            Asked("outcomes", "What difference did their work make for children and families?", Kind.TEXT, hint=NO_NAMES),
            Asked("strengths", "What are their strengths?", Kind.TEXT),
            Asked("gaps", "What should they get better at, and how will you help?", Kind.TEXT),
        ),
    ),
    Part(
        "checks",
        "Checks",
        (
            Asked(
                "concerns",
                "Is any concern being handled elsewhere?",
                Kind.YES_NO,
                hint="Disciplinary and grievance matters are recorded elsewhere, and never here.",
            ),
            Asked("registration", "Have you checked their registration?", Kind.YES_NO, hint="Answer yes where the job needs none."),
            Asked("cpd", "Have you checked that their recorded learning is up to date?", Kind.YES_NO),
        ),
    ),
)
FORMS = ((OWN, "Appraisal: the appraisee’s part", OWN_PARTS), (GIVEN, "Appraisal: the appraiser’s part", GIVEN_PARTS))
