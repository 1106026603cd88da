"""What auditors write in the demonstration: our own words, about practice, never about a person, and never a name."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class DomainTexts:
    """The words of one domain: its theme, what went well, what would make it better, the evidence, findings and actions."""

    theme: str
    well: tuple
    better: tuple
    evidence: tuple
    strengths: tuple
    developments: tuple
    actions: tuple  # (what, what was done)


DOMAINS = {
    "chronology": DomainTexts(
        "Chronology and history",
        ("The chronology starts before our own time and says why each entry matters.", "The genogram has both sides of the family."),
        ("Bring it up to date after each review.", "Add the father's family, and what the school told us in spring."),
        ("Chronology, last entry 12 days before the audit.", "Genogram on file, drawn with the parents.", "Chronology ends in March."),
        ("History is used to explain today's decisions", "The genogram was drawn with the family and is used in visits"),
        ("The chronology lists events and does not say what they mean", "Important relatives are missing from the genogram"),
        (
            (
                "Bring the chronology up to date and pick out what matters",
                "Up to date; six turning points are marked and were talked through.",
            ),
        ),
    ),
    "referral": DomainTexts(
        "Assessment and analysis",
        ("Contacts of the last two years were looked at before the decision.", "The family was told why, in plain words."),
        ("Write down what would have led to another decision.", "Say why it took nine days."),
        ("Referral and decision record, same day.", "Letter to the family.", "Decision record without reasons."),
        ("Earlier contacts are weighed before a decision is made",),
        ("The reason for the decision at the front door is not written down",),
        (("Write the reasons for the decision onto the file", "Written, with what was known on the day."),),
    ),
    "assessment": DomainTexts(
        "Assessment and analysis",
        ("It says what each worry means for the child.", "The parents' own explanation is weighed and not only reported."),
        (
            "Say what it all means together, in half a page.",
            "Ask the parent who lives elsewhere.",
            "Use the history to test the conclusion.",
        ),
        ("Assessment, section 4.", "Assessment and its summary for the family.", "Assessment, eleven pages, conclusion of three lines."),
        ("Analysis says what each worry means for this child", "The assessment names what is not known yet"),
        ("The assessment describes much and concludes little", "The parent who lives elsewhere was not asked"),
        (
            (
                "Write a one-page analysis and go through it with the family",
                "Written and read together; the mother changed two sentences.",
            ),
        ),
    ),
    "risk": DomainTexts(
        "Risk and safety planning",
        ("The danger is named in words that the family uses.", "The safety plan has people in it who can come at night."),
        ("Say what happens if the first person does not answer.", "Look at the safety plan again after each incident."),
        ("Safety plan, version 2, signed by four people.", "Danger statement, two sentences.", "Safety plan of last year."),
        ("The safety plan was tried out with the network before it was needed",),
        ("The safety plan depends on one person and on promises", "Risk was not looked at again after the last incident"),
        (("Test the safety plan with the network", "Tried out on a Saturday evening; two telephone numbers were wrong and are mended."),),
    ),
    "voice": DomainTexts(
        "The child's voice and lived experience",
        ("Seen alone at every visit, in a place that the child chose.", "A drawing of three houses is on file and quoted in the plan."),
        ("Say in the review what changed because of what the child said.", "Describe an ordinary day, from waking to bedtime."),
        ("Visit records of the last three months.", "Direct work on file, dated.", "Review minutes: no reference to the child's view."),
        ("The child's own words can be followed from the visit into the plan", "Direct work suits this child and is done with care"),
        (
            "The child is seen, and what they said does not reach the plan",
            "Daily life at home is hard to find in the record",
            "The record holds adults' words about the child, few of the child's own",
        ),
        (
            ("Use the Three Houses and bring them to the next review", "Done in two visits; the review changed the contact plan."),
            ("Write up an ordinary day with the child", "A page in the child's words is on the file."),
        ),
    ),
    "family": DomainTexts(
        "Working with families",
        ("Grandparents and an uncle are part of the plan.", "The interpreter is the same person each time."),
        ("Invite the father to more than the conference.", "Say what the family's faith means for the plan."),
        ("Family network meeting, notes.", "Visit records.", "Assessment: the father's telephone number, no contact."),
        ("The wider family is part of the plan from the first week",),
        ("Work is done with one parent alone", "Identity is ticked and not thought about"),
        (("Hold a family network meeting", "Held with seven relatives; two of them are in the safety plan now."),),
    ),
    "plan": DomainTexts(
        "Planning",
        ("Six steps, each with a name and a date.", "The plan says how we will know that it worked."),
        ("Give each step one name and one date.", "Take out what was done long ago."),
        ("Plan, third version.", "Plan with 23 actions, nine without a date."),
        ("Short plans that a family can keep on the fridge",),
        ("Steps of the plan have no date or nobody's name", "The plan does not touch what the worry is about"),
        (("Rewrite the plan with the family, on one page", "Rewritten at the kitchen table; eight steps became five."),),
    ),
    "visits": DomainTexts(
        "Direct work and visits",
        ("Each visit has a purpose, written before it.", "The baby's day is described from what was seen."),
        ("Write what the visit was for.", "See each child on their own, however briefly."),
        ("Eight visit records, all within timescale.", "Visit records: two of six without the youngest child."),
        ("Every visit has a purpose and says what was found",),
        ("Visits are on time and do not say what they were for", "Babies are recorded as well, without how this is known"),
        (("Plan the next four visits with a purpose each", "Four records show purpose and finding."),),
    ),
    "agencies": DomainTexts(
        "Working with other agencies",
        ("School, health visitor and worker speak weekly.", "The core group questions its own plan."),
        ("Tell health what the others know.", "Hold the core group even when one person cannot come."),
        ("Core group minutes, three in a row.", "Core group minutes, a gap of nine weeks."),
        ("Agencies question each other and change course together",),
        ("A key agency was missing from two reviews",),
        (("Agree with health who comes to the core group", "Agreed; the health visitor has come twice since."),),
    ),
    "oversight": DomainTexts(
        "Management oversight and supervision",
        ("Supervision asked what would have to be seen to worry less.", "Each decision has its reason beside it."),
        ("Write why, and not only what.", "Look at drift: the same step stood open three times."),
        ("Supervision records, monthly.", "Supervision record: eleven tasks, no thinking."),
        ("Reflective supervision can be followed into the work",),
        ("Supervision is about tasks, and drift goes unseen",),
        (("Bring this case to group supervision", "Brought; a new danger statement was written."),),
    ),
    "recording": DomainTexts(
        "Recording",
        ("Written to the child, warm and exact.", "Records are on file within two days."),
        ("Keep opinion apart from what was seen.", "Record within two working days."),
        ("Case notes of the last six weeks.", "Case notes: four written three weeks later."),
        ("Records are written so that the child can read them one day",),
        ("Records come late, and colleagues cannot see them", "Fact and opinion run into each other"),
        (("Record every visit within two working days for a month", "Eleven of twelve were; the twelfth was a Friday evening."),),
    ),
    "impact": DomainTexts(
        "Planning",
        ("Attendance rose and the child says why.", "The parents describe what is different in the mornings."),
        ("Say what is better, and how we know.", "Scale progress with the family at each review."),
        ("Review minutes and school report.", "Closing summary.", "Plan: much done, nothing said of change."),
        ("What is better for the child is said by the child and the school",),
        ("Much was done, and what changed for the child is hard to say",),
        (("Scale with the family what has changed", "Scaled with three people; the numbers differ, and the talk helped."),),
    ),
}
SUMMARIES = {
    4: (
        "Careful, warm and tested work. The team should hear how it was done.",
        "A child who is known, and a family that leads its own plan.",
    ),
    3: (
        "Sound work with a child who is known. The plan could be shorter.",
        "What this child needed was done. The next step is to show what has changed.",
        "Good relationships carry this work; the reasons for decisions could be easier to find.",
    ),
    2: (
        "The child is safe and the worker cares. What the child says has to reach the plan.",
        "Visits and reviews are in time. Analysis and plan have to catch up with them.",
        "There is a good start. Drift set in over the summer, and nobody named it.",
    ),
    1: (
        "The plan does not touch the danger. The head of service was told on the day.",
        "This child was not seen alone for ten weeks. It was put right within two days.",
    ),
}
ANSWERS = (
    "I agree with most of it. The drawing was on paper in my bag, and is on the file now.",
    "Thank you for seeing how long it took to be let in. I would have graded the plan higher.",
    "Fair. I talked it through with my supervisor, and the next visit is planned differently.",
    "I see it differently in one point: the father was asked twice, and the notes were filed in the wrong place.",
    "It helped to go through it together. I will bring it to the pod.",
    "I was new to this case then. The parts about recording are right.",
)
NOTES = (
    "The evidence supports a higher grade: the child's words are in the plan, on page two.",
    "The safety plan was not tested, so that good is one too high.",
    "Judged against the sentences of the tool; visits are in time and say little.",
    "One domain weighs more than the others here, and the child did not wait for help.",
)
CANCELLED = (
    "The family moved, and the case went to another council.",
    "The case was audited in a multi-agency audit in the same month.",
    "The worker is on long leave; another case was taken.",
)
