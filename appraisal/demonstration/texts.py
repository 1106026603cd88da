"""What people write in their appraisals: our own words, about practice."""

from practitioners.demonstration.texts.topic import words

OWN = {
    "practice": words("""
        I stayed with a family through two changes of school and a move, and they still ring me first when something goes wrong.
        My assessments are half as long as last year, and families read them before anybody else does.
        I led my first strategy meeting, and everybody left knowing what they would do by Friday.
        I asked for help early in a case that frightened me, and we made a safer plan because of it.
        I see children alone at every visit now, and their words are in the plan, not only in my notes.
        I learnt to chair a family meeting without taking it over.
        I kept my recording within three days through the whole of the autumn.
    """),
    "children": words("""
        Three children went home on a plan that their grandparents wrote with us, and all three are still there.
        A young person who had stopped talking to us chose her own adviser, and comes to the meetings.
        Two brothers see each other every week again.
        A baby was safe at home six weeks sooner, because the other agencies knew what we were worried about.
        A boy is back at school four days out of five; last spring it was one.
        In four families the same worker came all year. They told us that it mattered.
    """),
    "strengths": words("""
        Direct work, and keeping calm when others are not.
        Families say that I tell them the truth kindly.
        I notice what is missing from a story, and I go and ask.
        Colleagues come to me about law and procedure.
        I plan well, and I do what I said I would do.
    """),
    "gaps": words("""
        Saying why I decided something, in writing, on the day.
        Talking with fathers who do not want to talk with me.
        Chronologies: mine still begin with us.
        Leading a meeting with people who are senior to me.
        Bringing in research without sounding like a book.
    """),
    "aims": words("""
        I would like to supervise a student next year.
        To stay where I am, and to do it better.
        A senior post in two years, in this service.
        To become a practice educator.
    """),
    "support": words("""
        Joint visits with somebody who does this well, twice a month until summer.
        Protected time for writing on Thursday mornings.
        Help from my supervisor to prepare for court.
        A place on the course about working with fathers.
        Nothing new: what we have works.
    """),
}
GIVEN = {
    "practice": words("""
        Careful and warm. The plans say who does what, and families can follow them.
        A year of growth: the analysis is clearer, and decisions come with their reasons.
        Steady through a hard winter, and generous to new colleagues.
        Strong with children; still finding a voice among other professionals.
        Thoughtful practice that has become more confident in meetings.
    """),
    "outcomes": words("""
        Children on this caseload moved sooner from worry to plan than last year.
        Two re-audits were better in the child's voice, and I heard it in the visits that I joined.
        Families stayed with us: nobody was passed on in the middle of the work.
        Fewer plans drifted, and those that did were brought to supervision early.
    """),
    "strengths": words("""
        Relationships that last, and honest conversations.
        Preparation: nothing comes as a surprise in court.
        Curiosity about what life is like for the child on an ordinary day.
        Reliability. If it is promised, it happens.
    """),
    "gaps": words("""
        Writing the reason beside the decision. We look at three records together each month.
        Chairing. The next two family meetings are theirs, and I sit beside them.
        Work with fathers: a joint visit each month with a colleague who does it well.
        Using the chronology to think, not to store. I bring one to each supervision in spring.
    """),
}
TARGETS = [
    (
        "Every plan that I write says what the child wants, in the child’s words.",
        "A colleague reads five plans in spring and finds the child’s words in each; children know what their plan says.",
    ),
    (
        "Each decision has its reason beside it on the same day.",
        "My supervisor finds it in nine records of ten; families can say why something was decided.",
    ),
    (
        "I see fathers, or write down what I did to reach them.",
        "Every assessment has a part about the father; two children have contact that they wanted.",
    ),
    (
        "I chair four family meetings.",
        "Families say in their own words what the plan is; my manager has watched two of the four.",
    ),
    (
        "My chronologies begin with the child and are up to date at each review.",
        "The reviewing officer uses them; patterns are seen before they become harm.",
    ),
    (
        "I supervise a student’s three pieces of direct work.",
        "The student passes the stage; children say that they knew who the student was.",
    ),
    (
        "I bring one case to group supervision each quarter.",
        "The notes show what changed in the plan afterwards; the child’s plan moved within a month.",
    ),
    (
        "I agree with schools who tells the child what, before each meeting.",
        "Children come to their meetings, or their words do; schools say that it is clear.",
    ),
]
TOWARDS = dict(  # text of a target: codes of the practitioners' statements that it works towards
    zip((text for text, _ in TARGETS), (("2", "7"), ("7",), ("1", "6"), ("1",), ("6",), (), ("9",), ("2", "10")), strict=True)
)
FEEDBACK = words("""
    A head teacher said that meetings with us are short, and that something happens after them.
    A foster carer wrote that she felt listened to when the placement was hard.
    A mother said: you told me what you were worried about, and what I could do.
    A health visitor asked for the same worker for the next family.
    A young person said that the visits were better when they were outside.
""")
COMPLIMENTS = words("""
    A grandfather thanked us for keeping the brothers together.
    The court's thanks for a statement that a child could read one day.
    A school sent a card at the end of the summer term.
    A parent came back to say that things are going well.
""")
CONCERNS = words("""
    A parent said that calls were not returned in August. We agreed a day for calls, and it has held.
    A school heard late about a change of plan. The worker wrote to say sorry, and now sends a summary the same day.
    A family asked for another interpreter; one was found within a week.
""")
SENT_BACK = words("""
    The second target is not what we agreed. We said four meetings, not six.
    You left out what the school said in June. I would like it to be there.
    My part about support was cut short when it was saved. I have written it again.
""")
