"""What managers, officers and administrators learn and do: the work behind the work with families."""

from practitioners.demonstration.texts.topic import FORMAL, INFORMAL, OWN, Topic, words

LEADING = Topic(
    theme="Management oversight and supervision",
    standards=("9", "10"),
    regulator=("4.2", "4.5"),
    pieces=[
        (FORMAL, "Leading through change", "A two-day programme for managers whose services are being rearranged."),
        (INFORMAL, "A day on the duty desk", "Spent a day beside the duty workers, answering calls when they asked me to."),
        (OWN, "Reading about learning organisations", "Read three chapters on how organisations come to hear bad news early."),
        (INFORMAL, "Understanding our own figures", "Went through the month's figures row by row with a colleague who collects them."),
        (FORMAL, "Difficult conversations at work", "A workshop with an actor on telling people what they would rather not hear."),
        (INFORMAL, "A visit to another council", "Visited a neighbouring council that has halved its agency rate."),
        (INFORMAL, "Hearing from care-experienced young people", "Listened for two hours to young people who advise the council."),
    ],
    details=words("""
        I counted how often a question from a practitioner was answered with a form.
        We found two figures which I had been reading the wrong way round.
        I wrote down every decision of one day, and who could have taken it instead of me.
        Two people told me afterwards what they had never said in a meeting.
        We compared what we ask for with what we use.
    """),
    matters=words("""
        It matters because practitioners treat families as they are treated themselves.
        It matters because I see reports, and they see kitchens.
        It matters because people leave managers before they leave councils.
        It matters because a figure without a story sends us the wrong way.
    """),
    saw=words("""
        I noticed how quickly I offer a solution.
        I saw that my door is open, and my diary is not.
        I was surprised which of our rules nobody could explain.
        I felt how lonely it is to hold risk without being asked about it.
    """),
    understood=words("""
        People bring bad news early when the last messenger was thanked.
        Three clear priorities beat eleven good ones.
        What I ask about first is what the service believes to be important.
        Support and challenge are one conversation.
    """),
    next_time=words("""
        I will ask what got in the way, before I ask why it is late.
        I will keep two hours a week free, and spend them with a team.
        I will end each meeting with what we have learnt.
        I will show people what became of what they told me.
    """),
    differently=words("""
        I started the meeting with a case that went well.
        I cut the monthly return by a third.
        I thanked somebody in front of others for a mistake reported early.
        I asked the newest person first.
    """),
    how_well=words("""
        Two teams have tried it on their own since.
        Well, apart from the one meeting in which I fell back into answering.
        It is noticed; somebody asked whether I was unwell.
        Half of it held. The other half needs the director.
    """),
    better=words("""
        Too early. Children have had fewer changes of worker this quarter.
        Indirectly: visits are on time because the rota is.
        I do not know yet, and now we have a way to find out.
        Yes: two children's plans moved after the first such meeting.
    """),
    peer=words("""
        That I talk about capacity when people ask about safety.
        That my peer writes to the team each Friday, in five lines.
        That we both measure what is easy.
        That saying "I was wrong" took a minute and changed the month.
    """),
    resources=["Learning from success in children's services, national report 2025", ""],
    needs=[
        ("Use figures to notice drift early", "Drift has been noticed by audit, two months later than the figures showed it."),
        ("Difficult conversations", "Two matters were left to lie for too long."),
        ("Plan the workforce for the next year", "Vacancies are filled one at a time."),
        ("Make meetings shorter and clearer", "Feedback from two teams: too many, too long, too few decisions."),
    ],
    plans=words("""
        Coaching by a manager of another service, four times an hour.
        The workshop with an actor, and one real conversation within a week of it.
        A morning with whoever collects the figures, then a short note to the team.
    """),
    met_how=words("""
        Coached four times; the last three meetings ended with decisions.
        Worked through a quarter's figures with a colleague, and presented them.
        Shadowed the manager of another service for two days.
    """),
    actions=[
        ("Send the month's note to the teams", "Sent, in one page."),
        ("Agree how newcomers are welcomed in their first fortnight", "Agreed with three teams and written down."),
        ("Answer what the last team meeting asked", "Answered point by point at the next meeting."),
        ("Look at the five oldest open actions with those concerned", "Looked at; two were withdrawn, three have new dates."),
        ("Spend half a day with a team that has vacancies", "Done; two tasks were moved elsewhere."),
        ("Check who has had no supervision this month", "Checked; three sessions were booked the same day."),
        ("Bring two examples of good work to the service meeting", "Brought; one will be told to all teams."),
    ],
)
READING = words("""
    I read it twice, and marked what I could use the same week.
    One table in it says more than our whole guidance.
    I disagreed with the second half, and that was the useful part.
    I made half a page of notes, and passed it on at the team meeting.
    The examples come from other councils, and could be ours.
    I had meant to read it for months; it took one evening.
""")
COURSE = words("""
    The exercise in pairs after lunch was worth the day.
    About twenty people were there, from five agencies.
    I sat beside a colleague from the police, which changed what I heard.
    The trainer let us stay with one case all day.
    I came away with one sentence on a card, and I use it.
    We were asked at the end what we would do on Monday, and had to say it aloud.
""")
