"""Children's voices, visits and direct work."""

from practitioners.demonstration.texts.topic import FORMAL, INFORMAL, OWN, Topic, words

VOICE = Topic(
    theme="The child's voice and lived experience",
    standards=("1", "2"),
    regulator=("4.1", "4.6"),
    pieces=[
        (
            INFORMAL,
            "A joint visit to learn how to slow down",
            "Planned and carried out a visit with a colleague who is known for patient direct work.",
        ),
        (
            FORMAL,
            "Hearing the child behind the behaviour",
            "A one-day course with actors who played young people, and very honest feedback.",
        ),
        (OWN, "What children say about their social workers", "Read a summary of what children told researchers they want from visits."),
        (INFORMAL, "Using a timeline with a young person", "Tried a drawn timeline in a visit instead of my list of questions."),
        (FORMAL, "Three Houses in practice", "A half-day workshop where we used the Three Houses on one of our own cases."),
        (
            INFORMAL,
            "Learning from a day in the life",
            "Wrote an account of one day from the child's side, with the school and the foster carer.",
        ),
    ],
    details=words("""
        I had been getting one-word answers, and my notes held my words more than the child's.
        We agreed beforehand that I would ask no closed question for twenty minutes.
        The child chose where we sat and what we drew, and I followed.
        I compared my last three visit records with what the child had actually said.
        We used stones to stand for the people at home, and moved them about as we talked.
    """),
    matters=words("""
        It matters because a plan that nobody has checked with the child is our plan alone.
        It matters because the quietest child on my caseload is also the one I knew least.
        It matters because the last audit could not find this child's daily life in the file.
        It matters because decisions about contact were being made on adults' accounts.
    """),
    saw=words("""
        I noticed that I fill silences, most of all when a review is close.
        I saw how often I look at the form and how seldom at the drawing.
        I was surprised how much was said once my pen was down.
        I felt clumsy at first, and the child was kind about it.
        What struck me was how exactly the child described the mornings.
    """),
    understood=words("""
        I understand now that my hurry was the barrier, and the child had been waiting for me.
        Silence was thinking time; I had been treating it as refusal.
        Being given a choice about small things made the larger things possible.
        The worry that adults had written down was not the child's own worry.
    """),
    next_time=words("""
        Next time I will bring the timeline and put the form away for the first twenty minutes.
        I will read back what I have written and let the child change it.
        I will plan two short visits instead of one long one.
        I will ask the school for ten quiet minutes after lunch, which is when this child talks.
    """),
    differently=words("""
        The second visit had a drawing and no form.
        I now write the child's words first, and mine under them.
        I let the child decide who should hear what.
        I start with what happened today, and come to the worries later.
    """),
    how_well=words("""
        We talked for forty minutes; before, it was ten.
        Well with the older one, less well with the younger, who wanted to play.
        The review heard a page in the child's own words.
        It took longer, and I had to move another visit.
    """),
    better=words("""
        Too early to say. Two worries are now in the safety plan in the young person's words.
        Yes: contact was moved to a day that the child asked for, and the stomach aches have stopped.
        In part. The child has been heard about school, and not yet about home.
        I think so. The child asked when I would come again, which is new.
    """),
    peer=words("""
        That I take silence as refusal. My peer hears it as thinking, and counts to ten.
        That I could show the child the record before anybody else reads it.
        That we had both avoided the same question, and why.
        That playing is direct work, and I need not apologise for it in the record.
    """),
    resources=["A regional briefing on direct work, 2025", "What children told us: summary of a national study, 2024", ""],
    needs=[
        ("Record what the child says, in the child's words", "The file holds clear facts and good visits, but little that the child said."),
        ("Open questions with young people", "Visits are regular and short. The young person's own view of the plan is missing."),
        ("Direct work with children who do not use many words", "Communication so far goes through the parents."),
        ("Show one day of the child's life", "The assessment describes adults well; the child's mornings and evenings are not there."),
    ],
    plans=words("""
        Two joint visits with a colleague, the second led by me, then a talk about both.
        Book the workshop on direct work, and try one tool within two weeks of it.
        Bring one visit record to each supervision and read it together from the child's side.
    """),
    met_how=words("""
        Led two joint visits; both records carry the child's own words.
        Coached by the practice supervisor with three of my own visit records.
        Shadowed a youth worker for a day and used the same tool in the next visit.
    """),
    actions=[
        (
            "See the child alone, at school, and record what is said in the child's words",
            "Seen on two days; the record was read back and one sentence changed.",
        ),
        ("Make a timeline with the young person before the review", "Made in two visits; the young person brought it to the review."),
        ("Ask the foster carer for a day in the life", "A page was written together and is on the file."),
        ("Use the Three Houses with both children, separately", "Done with both; the younger one drew and I wrote down what was said."),
    ],
)

VISITS = Topic(
    theme="Direct work and visits",
    standards=("1", "3"),
    regulator=("4.2", "4.8"),
    pieces=[
        (INFORMAL, "Making an unannounced visit count", "Talked through an unannounced visit with my supervisor, before and after."),
        (FORMAL, "Direct work with under-fives", "Two mornings with a play therapist, on the floor, with dolls and sand."),
        (OWN, "Listening to a podcast on home visiting", "Three episodes on what practitioners do between the car and the door."),
        (INFORMAL, "A visit to a busy home", "Asked a family support worker to watch how I manage a visit with four children in it."),
        (INFORMAL, "Seeing bedrooms without embarrassment", "Practised with colleagues how to ask to see where the children sleep."),
    ],
    details=words("""
        I tend to stay in the kitchen, where the adults are.
        We timed how long each child had my attention: it was under three minutes for one of them.
        I wrote down a purpose for the visit in one sentence, and put it at the top of the note.
        We walked through the visit room by room and asked what each told us.
    """),
    matters=words("""
        It matters because a visit without a purpose becomes a chat, and families notice.
        It matters because the baby in this family cannot tell me anything; I have to look.
        It matters because statutory visits are the one time that I see home as it is.
    """),
    saw=words("""
        I saw that I had been grateful for an easy visit, and had stopped looking.
        I noticed how the children's voices dropped when one adult came in.
        I caught myself writing "appropriate" because I had no better word.
        I felt awkward asking to go upstairs, and the parent did not mind at all.
    """),
    understood=words("""
        Asking plainly is more respectful than hinting.
        The smallest child tells the most about routine: sleep, food, who comes when there is crying.
        A good visit has a beginning, a question, and an end that the family understands.
    """),
    next_time=words("""
        I will say at the door what I have come to see, and why.
        I will see every child on their own, however briefly, and record the minutes.
        I will leave time in the car to write three plain sentences before I drive.
    """),
    differently=words("""
        I said why I wanted to see the bedrooms before I asked.
        I sat on the floor for the first quarter of an hour.
        I described what I saw instead of judging it in one word.
    """),
    how_well=words("""
        Better than I feared; the parent showed me round herself.
        One child was still missed, so I went to nursery two days later.
        The note took eight minutes and needed no changes.
    """),
    better=words("""
        Yes: a broken cot was replaced the same week.
        It is too early to tell, and I know now what I would see if it were better.
        The nursery says that mornings are calmer since the new routine.
    """),
    peer=words("""
        That my peer plans visits backwards from the one thing that must be known.
        That naming the awkwardness takes it away.
        That we both forget the child who is at school when we come.
    """),
    resources=["Podcast series on social work visits, 2025", ""],
    needs=[
        ("Plan each visit with a purpose", "Visits are on time; what each one was for is hard to find."),
        ("Observe babies and record what is seen", "The record says that the baby is well, and does not say how this is known."),
        ("See every child alone", "In two of the last four visits one child was not seen apart from the adults."),
    ],
    plans=words("""
        A purpose in one sentence for every visit this month, looked at in supervision.
        Half a day with the health visitors on observing babies.
    """),
    met_how=words("""
        Four visit records in a row state their purpose and what was found.
        Observed by the practice supervisor on two visits, with written feedback.
    """),
    actions=[
        ("Make an unannounced visit at tea time", "Made on a weekday; three children seen, tea on the table."),
        ("Ask the health visitor to come along to the next visit", "We went together and agreed what each of us looks at."),
        ("See the youngest child at nursery", "Seen, and the key worker's observations are recorded."),
    ],
)
TOPICS = [VOICE, VISITS]
