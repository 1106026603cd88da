"""Assessment, recording, supervision, planning."""

from practitioners.demonstration.texts.topic import FORMAL, INFORMAL, OWN, Topic, words

ASSESSMENT = Topic(
    theme="Assessment and analysis",
    standards=("6", "7"),
    regulator=("4.3", "4.7"),
    pieces=[
        (FORMAL, "From description to analysis", "A short course in which we cut an assessment to a third and kept what mattered."),
        (
            INFORMAL,
            "Reading each other's assessments",
            "Swapped an assessment with a colleague from another team and marked every unsupported claim.",
        ),
        (OWN, "Hypotheses and how to drop them", "Read a paper on confirmation bias in child protection."),
        (INFORMAL, "A second look at a threshold decision", "Went back with my manager over a decision that had kept me awake."),
    ],
    details=words("""
        I underlined each sentence that says what something means for the child: there were five in eleven pages.
        We wrote two other explanations for the same facts.
        I marked in the margin how I know each thing, and from whom.
        My conclusion turned out to stand on one phone call.
    """),
    matters=words("""
        It matters because courts and families read these words for years.
        It matters because a long assessment hides that I am not sure.
        It matters because the first idea about a family tends to stay.
    """),
    saw=words("""
        I saw that I describe in order to avoid deciding.
        I noticed how attached I was to my first explanation.
        I was pleased to find one paragraph that I would not change.
    """),
    understood=words("""
        Analysis is saying so what, and for whom, and how I know.
        Asking what else it could be is a kindness to the family.
        A short sentence shows whether there is a thought in it.
    """),
    next_time=words("""
        I will write the analysis first and then look for what it lacks.
        I will ask a colleague to argue the other side for ten minutes.
        I will keep a line for what I do not know.
    """),
    differently=words("""
        The assessment is four pages, and the family has read it.
        I named two explanations and what would tell them apart.
        I put the child's day before the adults' history.
    """),
    how_well=words("""
        My manager signed it without a question for the first time.
        The grandmother said that she recognised her family in it.
        It took a day longer; the next one will not.
    """),
    better=words("""
        Support started a fortnight sooner because the reason was clear.
        I cannot say yet; the plan rests on firmer ground.
        Yes: the child was not interviewed again about the same thing.
    """),
    peer=words("""
        That I put my doubts in brackets, where nobody reads them.
        That a stranger to the case saw the pattern in ten minutes.
        That my peer starts with the decision and works back.
    """),
    resources=["Analysis and critical thinking in assessment, second edition", ""],
    needs=[
        (
            "Analysis that says what it means for the child",
            "History and events are complete; what follows from them is left to the reader.",
        ),
        ("Say why a decision was made", "Decisions are recorded on time, the reasons for them are not."),
    ],
    plans=words("""
        The short course, then one assessment cut to four pages with my supervisor.
        A monthly swap of assessments with a colleague in another team.
    """),
    met_how=words("""
        Three assessments in a row judged clear in their analysis by the practice supervisor.
        Coached twice by the principal social worker with a live assessment.
    """),
    actions=[
        ("Add the reason for the decision to the record", "Added, with the two options that were not taken."),
        ("Cut the assessment to what matters and share it with the family", "Four pages; shared and discussed at home."),
        ("Ask a colleague to argue the other side", "Done in half an hour; one conclusion was softened."),
    ],
)

RECORDING = Topic(
    theme="Recording",
    standards=("2", "10"),
    regulator=("4.7", "4.8"),
    pieces=[
        (FORMAL, "Writing to the child who will read it", "A morning with adults who have read their own files from care."),
        (INFORMAL, "Recording in the car park", "Tried for a month to record within an hour of every visit."),
        (OWN, "A guide to plain English", "Worked through a guide and rewrote six of my case notes."),
        (
            INFORMAL,
            "Chronologies that can be used",
            "A colleague showed me how she keeps a chronology while she works, and not before court.",
        ),
        (
            INFORMAL,
            "Letters to children instead of minutes",
            "Wrote the review's outcome as a letter to the young person, with my supervisor's help.",
        ),
    ],
    details=words("""
        One speaker had been looking for a reason for twenty years and found a code.
        I counted the abbreviations on one page: nineteen.
        I started to write "you" in my head, and the sentences changed.
        We agreed on five things that every visit record holds.
    """),
    matters=words("""
        It matters because this may be the only account of a childhood that somebody has.
        It matters because colleagues act on my notes at night.
        It matters because late records are shorter and surer than they should be.
    """),
    saw=words("""
        I noticed that I write for an auditor, and not for the child.
        I was ashamed of "mum presented as hostile"; she was frightened.
        I saw that what I leave for the evening never gets the detail.
    """),
    understood=words("""
        Plain words are not less professional; they are more exact.
        A record can be kind and honest in the same sentence.
        Writing at once costs ten minutes and saves an hour.
    """),
    next_time=words("""
        I will write as if the child were reading over my shoulder at twenty-five.
        I will block ten minutes after each visit.
        I will explain why, every time I write that something was decided.
    """),
    differently=words("""
        I wrote to the young person directly.
        I described what was said, by whom, and left out my adjectives.
        I keep the chronology open beside the notes.
    """),
    how_well=words("""
        Four weeks out of five I kept to the hour.
        The young person asked to keep the letter.
        Colleagues found what they needed without ringing me.
    """),
    better=words("""
        Yes: the letter was read out at home, I am told, more than once.
        It may be years before that can be answered.
        The duty worker had what was needed at nine in the evening, so the child slept at an aunt's.
    """),
    peer=words("""
        That my peer reads records aloud before saving them.
        That "you" makes it hard to hide.
        That I record worries at length and warmth in one line.
    """),
    resources=["Plain English guide, council edition", "Looking for answers: care-experienced adults on their files, 2023", ""],
    needs=[
        ("Record within two working days", "Visits are good and the notes are late; colleagues could not see them at the weekend."),
        ("Write to the child", "Records are correct and cold; the young person would not find themselves in them."),
        ("Keep a chronology while working", "The chronology ends two years ago."),
    ],
    plans=words("""
        Ten minutes blocked after every visit for six weeks, looked at together after that.
        Write two reviews as letters and ask the young people what they think.
    """),
    met_how=words("""
        Six weeks of visits recorded within a day.
        Two letters written; both young people have kept theirs.
    """),
    actions=[
        ("Bring the chronology up to date", "Up to date, with sources."),
        ("Write the outcome of the review as a letter", "Written and handed over in person."),
        ("Record the last three visits", "Recorded; one lacks the child's words and says so."),
    ],
)

OVERSIGHT = Topic(
    theme="Management oversight and supervision",
    standards=("9", "10"),
    regulator=("4.2", "4.5"),
    pieces=[
        (FORMAL, "Supervision that makes a difference to children", "Two days for supervisors and those who are supervised, together."),
        (INFORMAL, "Preparing for supervision differently", "Brought one question instead of a list of cases for three months."),
        (OWN, "Reading about emotionally intelligent supervision", "Read two chapters, and tried the four questions at the end."),
        (INFORMAL, "Being observed in supervision", "Asked for a supervision session to be observed, and talked about it."),
        (INFORMAL, "A team meeting about what we learnt from an audit", "We read five anonymised judgements together as a team."),
    ],
    details=words("""
        We spent most of the hour on what should happen next, and very little on why.
        I wrote down what I felt in the visit, and it turned out to be information.
        The reasons for the decision took two sentences, once we looked for them.
        We agreed to look at one child in depth each month.
    """),
    matters=words("""
        It matters because whoever reads the file next cannot ask me what I was thinking.
        It matters because the work is heavy, and it shows when nobody asks.
        It matters because a decision that is shared can also be changed.
    """),
    saw=words("""
        I saw that I go quiet when a case frightens me.
        I noticed that I give answers when I am asked for a thought.
        I was relieved to hear that others dread the same Friday phone call.
    """),
    understood=words("""
        Oversight is thinking together, and then writing the thought down.
        A question that is held open for a week can be better than an answer.
        Being looked after is part of being able to look after.
    """),
    next_time=words("""
        I will bring the case that I would rather not bring.
        I will write the reason beside the decision, while we sit there.
        I will ask what we would expect to see if we were wrong.
    """),
    differently=words("""
        I started with how we both are.
        I left ten minutes at the end for what I had learnt.
        Each decision in the note now has a because.
    """),
    how_well=words("""
        We got through fewer cases, and further with each.
        It felt unusual, and good, by the second time.
        The observer counted: I spoke for a third of the time instead of two thirds.
    """),
    better=words("""
        One plan that had drifted for five months moved in two weeks.
        Only in part; the family noticed that we all say the same thing.
        I believe so: the child's question was answered, which had been lost between us.
    """),
    peer=words("""
        That I tell the story so that nobody can disagree.
        That my peer waits for the second answer.
        That feelings belong in the first five minutes, and then they help.
    """),
    resources=["Practice supervisor resource library: reflective questions", ""],
    needs=[
        ("Reflective supervision", "Sessions are regular; the notes are lists of tasks."),
        ("Record the reason with each management decision", "Oversight is there, and dated; why a decision was taken is not said."),
    ],
    plans=words("""
        One child in depth at each session, for three months.
        An observed session in spring, with the four questions as a guide.
    """),
    met_how=words("""
        Five sessions in a row hold a question, a thought and a reason.
        Observed twice; the second observation shows the change.
    """),
    actions=[
        ("Share the genogram template with your pod", "Shared at the team meeting; two colleagues use it."),
        ("Bring one child in depth to the next supervision", "Brought; the plan has a new first step."),
        ("Write the reason beside each decision of the last month", "Done for nine decisions."),
    ],
)

PLANNING = Topic(
    theme="Planning",
    standards=("7", "8"),
    regulator=("4.4", "4.6"),
    pieces=[
        (FORMAL, "Plans that families can use", "A half-day on writing plans with families, in plain words and with dates."),
        (INFORMAL, "Preparing a young person for leaving care", "Wrote a pathway plan at a young person's kitchen table."),
        (
            FORMAL,
            "Giving evidence in the family court",
            "A day in a mock court, with my own statement and a barrister who asked how I knew, four times in ten minutes.",
        ),
        (OWN, "Reading about permanence", "Read the council's permanence policy beside two research summaries."),
    ],
    details=words("""
        The young person crossed out half of it and wrote better goals.
        I had written "as soon as possible" seven times.
        I asked myself of each step how anybody would know that it was done.
        We put a name and a date beside each step, and two steps vanished.
    """),
    matters=words("""
        It matters because a plan with no dates is a wish.
        It matters because children count the weeks that we call delay.
        It matters because somebody turning eighteen cannot wait for our panels.
    """),
    saw=words("""
        I noticed how many steps in the plan were mine to make me feel safe.
        I saw the young person sit up when the pen changed hands.
        I was nervous, and having prepared carried me.
    """),
    understood=words("""
        A goal is only a goal if the family would know when they had got there.
        Saying what happens if it does not work is honest, and not a threat.
        What I cannot explain in a sentence, I have not decided yet.
    """),
    next_time=words("""
        I will write plans at the family's table.
        I will give each step a date and one name.
        I will look at the plan on the day it falls due, and not at the review.
    """),
    differently=words("""
        The plan fits on two pages, and starts with what the young person wants.
        I put the back-up plan beside the plan.
        I checked each step: who, by when, and how shall we know.
    """),
    how_well=words("""
        Seven of nine steps were done by the first review.
        Everybody at the table could say what comes next.
        We forgot the school, and added it a week later.
    """),
    better=words("""
        The young person has a flat, a cook book and a list of whom to ring.
        Too early to say, and the delay has stopped.
        Yes: the move happened in the holidays, as the children had asked.
    """),
    peer=words("""
        That I should leave out any step that nobody would miss.
        That my peer asks young people to chair their own reviews.
        That a plan which I would not want to receive is not finished.
    """),
    resources=["Council permanence policy, 2025", ""],
    needs=[
        ("Write plans with dates and names", "The plan says what should improve; who does what by when is open."),
        ("Giving evidence in the family court", "First final hearing is expected in spring."),
        ("Pathway planning with young people", "The pathway plan is complete and reads like a form."),
    ],
    plans=words("""
        The mock court, with my own statement.
        Write the next two plans at home with the family, and compare.
    """),
    met_how=words("""
        Gave evidence for forty minutes; feedback from the council's solicitor was good.
        Two plans written with families; both were kept up to date by them.
    """),
    actions=[
        ("Put a name and a date beside each step of the plan", "Done with the parents; two steps were taken out."),
        ("Write the back-up plan", "Written and shared with the grandparents."),
        ("Prepare the statement for the final hearing", "Filed in time, after comments from the solicitor."),
        ("Visit two flats together with the young person", "Visited; the second one is liked."),
    ],
)
TOPICS = [ASSESSMENT, RECORDING, OVERSIGHT, PLANNING]
