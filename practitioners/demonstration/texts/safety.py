"""Risk, neglect, violence at home, exploitation."""

from practitioners.demonstration.texts.topic import FORMAL, INFORMAL, OWN, Topic, words

NEGLECT = Topic(
    theme="Neglect",
    standards=("3", "5"),
    regulator=("4.3", "4.4"),
    pieces=[
        (FORMAL, "Neglect and cumulative harm", "A day with the regional trainer on how small things add up over the years."),
        (OWN, "Reading about neglect and older children", "Two articles on why neglect of teenagers is called something else."),
        (INFORMAL, "Scoring a home with the family", "Used the home conditions tool together with the parents, on their sofa."),
        (INFORMAL, "Looking again at a long case", "Went through six years of a file with a colleague who did not know the family."),
    ],
    details=words("""
        We laid every incident on one line, and it was longer than either of us had thought.
        The tool asks for examples of good care too, and there were more than I expected.
        I found that each assessment had started again from nothing.
        We compared what a teacher, a nurse and I would each call good enough.
    """),
    matters=words("""
        It matters because no single visit here would ever cross a threshold.
        It matters because drift is easy when everybody is friendly.
        It matters because two of my families have been open, closed and open again.
    """),
    saw=words("""
        I saw that I had got used to the smell, and to the explanations.
        I noticed how much hope I had put in each fresh start.
        I was uncomfortable at how little the chronology said about the children.
    """),
    understood=words("""
        Harm that builds slowly needs a measure, or I only ever see the last month.
        The parents were relieved to have something plain to work on.
        I had confused a parent's warmth with a child's needs being met.
    """),
    next_time=words("""
        I will repeat the score with the family every eight weeks and show them the line.
        I will bring the whole history to the next core group, on one page.
        I will say plainly what good enough looks like here.
    """),
    differently=words("""
        The plan now has three things that the children would notice.
        I asked the dentist and the school nurse for dates, not impressions.
        I wrote down what would have to be true for us to step away.
    """),
    how_well=words("""
        The parents scored themselves lower than I did.
        Well; the core group agreed on one measure for the first time.
        It was a hard conversation, and it ended with a date for the next.
    """),
    better=words("""
        Yes, a little: beds, breakfast and the dentist are done, attendance is not.
        Not yet. We now agree on what has to change by when.
        Attendance went from 71% to 88% in one term.
    """),
    peer=words("""
        That I should stop writing "improving" without a number beside it.
        That my peer asks the question I avoid: what if nothing changes?
        That kindness and clarity go together.
    """),
    resources=["Neglect and older young people: research briefing, 2024", "Regional neglect toolkit, third edition", ""],
    needs=[
        ("Recognise neglect over time", "Each event is well recorded; how they add up is not drawn together."),
        ("Neglect of teenagers", "The analysis treats the young person's absences as choices."),
    ],
    plans=words("""
        The regional day on cumulative harm, then a chronology brought to supervision.
        Read the briefing and present it to the team in ten minutes.
    """),
    met_how=words("""
        Presented a six-year chronology to the team, and the plan changed because of it.
        Completed two joint scorings with the senior social worker.
    """),
    actions=[
        ("Score home conditions together with the parents", "Done together; agreed on three points to change first."),
        ("Bring dental and school nurse dates to the core group", "Dates received and recorded; one appointment was missed."),
        ("Put the whole history on one page", "The page is on the file and was used at the core group."),
    ],
)

VIOLENCE = Topic(
    theme="Domestic abuse",
    standards=("4", "5"),
    regulator=("4.3", "4.4"),
    pieces=[
        (FORMAL, "Coercive control in families", "A course led by the specialist service, with recordings of survivors."),
        (OWN, "The men we do not see", "Read a learning review on fathers who are left out of assessments."),
        (INFORMAL, "Planning a conversation with a father", "Rehearsed with a colleague how to speak with a man who has used violence."),
        (INFORMAL, "Safety planning with a survivor", "Worked through a safety plan with an independent adviser at my side."),
    ],
    details=words("""
        The review showed how often the work goes to the mother alone.
        We listed everything the non-violent parent already does to keep the children safe.
        I had never asked about money, phones or who holds the keys.
        I wrote the pattern down, not just the incidents.
    """),
    matters=words("""
        It matters because I had written that she failed to protect, and that was unfair.
        It matters because the children live with the pattern every day, not with the incident.
        It matters because leaving can be the most dangerous time.
    """),
    saw=words("""
        I noticed that my letters were all addressed to one parent.
        I saw that I had avoided him because I was uneasy.
        I was moved by how much she had planned without any of us.
    """),
    understood=words("""
        Responsibility belongs with the person who does harm, and the record has to say so.
        Control can look like care when one only reads the notes.
        Children know more of it than the adults think.
    """),
    next_time=words("""
        I will plan for my own safety, and then meet him.
        I will ask each child what they do when it is loud.
        I will write what he does, and what that means for the children.
    """),
    differently=words("""
        The assessment now speaks of his behaviour as a parent.
        I asked her how she wants to be contacted, and kept to it.
        I used the adviser's questions about control.
    """),
    how_well=words("""
        He came, and stayed for half an hour.
        She corrected two things in the plan, and it is better for it.
        Mixed: one question was too direct for a first meeting.
    """),
    better=words("""
        Too early to say; the children's handover is in a safe place now.
        Yes: a word that the children chose brings a neighbour at once.
        The older child sleeps through again, the school says.
    """),
    peer=words("""
        That my fear of him told me something about hers.
        That "failed to protect" hides who did what.
        That a safety plan which the children do not know is not theirs.
    """),
    resources=["Learning review on hidden men, summary, 2025", ""],
    needs=[
        ("Engage fathers in assessments", "The father is named once in the assessment and was not spoken to."),
        ("Recognise coercive control", "Incidents are listed; the pattern and its effect on the children are not."),
    ],
    plans=words("""
        The course on coercive control, and a joint meeting with the specialist adviser.
        Plan and hold one meeting with a father, with safety agreed beforehand.
    """),
    met_how=words("""
        Met two fathers with a colleague; both assessments now describe their parenting.
        The specialist adviser joined three case discussions.
    """),
    actions=[
        ("Invite the father to the assessment, safely", "He was seen at the office; his account is in the assessment."),
        ("Agree a safety plan with the mother and the specialist adviser", "Agreed and signed; the children know the word."),
        ("Ask police for the pattern over five years", "Received; the chronology is brought up to date."),
    ],
)

EXPLOITATION = Topic(
    theme="Exploitation outside the home",
    standards=("3", "5"),
    regulator=("4.4", "4.3"),
    pieces=[
        (
            FORMAL,
            "Talking with teenagers about risk outside the home",
            "A day for social workers and youth workers together, with young advisers.",
        ),
        (
            INFORMAL,
            "Walking the places young people named",
            "Walked with a youth worker through the three places that young people had marked on a map.",
        ),
        (OWN, "Research on contextual safeguarding", "Read how one council assesses places and groups, beside families."),
        (
            INFORMAL,
            "Return conversations that are worth having",
            "Sat in on two conversations after a missing episode, led by the voluntary agency.",
        ),
    ],
    details=words("""
        The young advisers said that warnings make them stop listening.
        We drew who is where, when, and who feels safe with whom.
        I learnt how much the shopkeeper and the caretaker know.
        I look at the bus station with other eyes since.
    """),
    matters=words("""
        It matters because the harm is not at home, and our plans all point at the parents.
        It matters because language like "puts himself at risk" still finds its way into my notes.
        It matters because trust is the only thing that brings a young person back to talk.
    """),
    saw=words("""
        I noticed that I speak faster with teenagers.
        I saw how carefully one young person tested whether I would panic.
        I was struck by who was not on our map: the older brother's friends.
    """),
    understood=words("""
        Curiosity keeps the door open; advice closes it.
        A place can be made safer, and somebody has to ask for it.
        Being missing is an answer to something, and I had not asked to what.
    """),
    next_time=words("""
        I will ask what makes a place good before I ask what makes it dangerous.
        I will bring the caretaker and the bus company to the next meeting.
        I will send a message the day after, whatever was said.
    """),
    differently=words("""
        I used the young person's own map in the plan.
        I left out every sentence that made the young person the cause.
        I agreed how and when we text each other.
    """),
    how_well=words("""
        One name was shared that nobody had known.
        It went well until I looked at my watch.
        The meeting agreed on lighting and a youth worker on two evenings.
    """),
    better=words("""
        Missing episodes went from five in a month to two.
        Not yet, and the young person answers messages again.
        A friend has been brought along to the group, which may protect both.
    """),
    peer=words("""
        That a youth worker waits where I explain.
        That I should ask who the young person would ring at two in the morning.
        That my plan had nine actions for the parents and none for the place.
    """),
    resources=["Contextual safeguarding: an introduction, 2024", ""],
    needs=[
        ("Talk with teenagers about risk outside the home", "The plan is about parents' rules; the places and friends are missing."),
        ("Language that does not blame young people", "Phrases in the record make the young person responsible for harm done to them."),
    ],
    plans=words("""
        The day with young advisers, then a mapped plan for one young person.
        Read five old records with the youth worker and rewrite the phrases that blame.
    """),
    met_how=words("""
        Two plans now name places and who makes them safer.
        Co-led a group for a term with the youth worker.
    """),
    actions=[
        ("Map places and friends with the young person", "Mapped over two visits; the map is in the plan."),
        ("Ask the bus company about cameras and staff in the evening", "They answered and joined the meeting."),
        ("Agree who holds the return conversation", "The voluntary agency does; agreed with the young person."),
    ],
)

RISK = Topic(
    theme="Risk and safety planning",
    standards=("5", "7"),
    regulator=("4.3", "4.5"),
    pieces=[
        (FORMAL, "Safety goals that a child would recognise", "A workshop on danger statements, safety goals and scaling."),
        (INFORMAL, "Group supervision on a stuck case", "Brought a case to the group and listened while the others asked questions."),
        (INFORMAL, "A network meeting led by the family", "Held a meeting to which the family invited eight people whom I had never met."),
        (OWN, "Reading about decision making under pressure", "Read a chapter on how people judge risk when tired or hurried."),
    ],
    details=words("""
        Each of us put a number on safety, and we spoke about the difference.
        I wrote the danger statement in words that the oldest child could read.
        The network knew who could come at night; I never had.
        We looked for what I would need to see in order to change my mind.
    """),
    matters=words("""
        It matters because a plan that works only when I visit is no safety plan.
        It matters because I had mixed up what worries me with what is dangerous.
        It matters because the family had agreed to words which they did not understand.
    """),
    saw=words("""
        I noticed how quickly I went for the answer that closed the discussion.
        I saw relief when the number was said aloud.
        I was humbled by an aunt's plain question.
    """),
    understood=words("""
        Doubt shared early is cheaper than certainty found late.
        People who love the child make better safety than services do.
        A scale is only useful if each number stays with who gave it.
    """),
    next_time=words("""
        I will test the plan with a bad Friday evening in mind.
        I will bring the network together before, and not after, the conference.
        I will write down what would change my mind.
    """),
    differently=words("""
        There is one page of plan, and the children have a copy.
        I asked everybody for a number before anybody explained theirs.
        I named the danger without softening it.
    """),
    how_well=words("""
        The network met again without me.
        The conference understood the plan at once.
        One part did not hold; we found out on the first weekend and mended it.
    """),
    better=words("""
        The children know whom to ring, and have done so once.
        It is too soon; the first month held.
        Yes: two nights that would have been a crisis were not.
    """),
    peer=words("""
        That my peer heard three plans in what I called one.
        That I ask for agreement when I should ask for doubts.
        That I can say I do not know, and still lead.
    """),
    resources=["Signs of Safety: safety planning handbook", ""],
    needs=[
        ("Write safety plans that hold without us", "The plan depends on visits and on promises; nobody else has a part in it."),
        ("Danger statements in plain language", "The worry is written for professionals; the parents could not say it back."),
    ],
    plans=words("""
        The workshop on safety goals, and one network meeting led by the family.
        Bring a danger statement to each group supervision this term.
    """),
    met_how=words("""
        Three safety plans rewritten with families' networks and looked at in supervision.
        Facilitated a group supervision, with feedback from all who took part.
    """),
    actions=[
        ("Hold a network meeting before the conference", "Six people came; four have a part in the plan."),
        ("Rewrite the danger statement with the parents", "Rewritten in their words; both can say it."),
        ("Try the safety plan for one weekend and ring on Monday", "Tried; one part was changed on Monday."),
    ],
)
TOPICS = [NEGLECT, VIOLENCE, EXPLOITATION, RISK]
