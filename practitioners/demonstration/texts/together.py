"""Families, and other agencies."""

from practitioners.demonstration.texts.topic import FORMAL, INFORMAL, OWN, Topic, words

FAMILIES = Topic(
    theme="Working with families",
    standards=("1", "2"),
    regulator=("4.1", "4.8"),
    pieces=[
        (FORMAL, "Family group conferences", "Two days on how families make their own plans, with a family who had done it."),
        (INFORMAL, "Working with an interpreter", "Planned a visit with an interpreter beforehand, and talked about it afterwards."),
        (INFORMAL, "What a parent told me about my letters", "Asked a parent to go through my last four letters with me."),
        (OWN, "Learning about shame and help", "Listened to a lecture on how shame keeps parents from asking."),
    ],
    details=words("""
        The parent said that the letters frightened her before she reached the second line.
        We agreed with the interpreter who explains what, and where everybody sits.
        The family's plan had things in it that no service could have offered.
        I had not asked who counts as family here.
    """),
    matters=words("""
        It matters because help that shames is not taken.
        It matters because I work with more and more families in a language I do not speak.
        It matters because families are still there when we have gone.
    """),
    saw=words("""
        I noticed how much I talk when I am worried.
        I saw that I had looked at the interpreter all along, and not at the father.
        I felt defensive, and then grateful.
    """),
    understood=words("""
        What I call resistance can be somebody who has not understood my question.
        A family's pride is something to build on.
        Naming what goes well is information, and not flattery.
    """),
    next_time=words("""
        I will read my letters aloud before I send them.
        I will book an hour and a half whenever there is an interpreter.
        I will ask who else should be in the room.
    """),
    differently=words("""
        The first paragraph of each letter now says why I write and what happens next.
        I asked the grandmother to open the meeting.
        I checked at the end what each person had understood.
    """),
    how_well=words("""
        The mother rang me herself for the first time.
        It was slower and clearer.
        The plan is theirs, and I could live with nearly all of it.
    """),
    better=words("""
        The children stay with people they know at weekends, and like it.
        Too early. The parents come to meetings now.
        Yes: the missed appointments were a question of the wrong language.
    """),
    peer=words("""
        That I thank professionals more often than parents.
        That my peer writes letters with the parent, at the table.
        That warmth shows in the waiting as well.
    """),
    resources=["Family group conferencing: practice guide", ""],
    needs=[
        ("Working well with interpreters", "An older child interpreted at one visit; this should not happen again."),
        ("Letters that families understand", "Feedback from two families says that our letters are hard to follow."),
    ],
    plans=words("""
        Half a day with the interpreting service, and a debrief after the next two visits.
        Rewrite the team's standard letters with two parents.
    """),
    met_how=words("""
        Two planned visits with an interpreter, and the interpreter's own feedback.
        The new letters were tried with six families.
    """),
    actions=[
        ("Book an interpreter for the next three visits", "Booked with the same interpreter each time."),
        ("Offer a family group conference", "Offered; the family has chosen a date."),
        ("Read the plan through with both parents", "Read through; two words were changed."),
    ],
)

AGENCIES = Topic(
    theme="Working with other agencies",
    standards=("7", "10"),
    regulator=("4.4", "4.5"),
    pieces=[
        (FORMAL, "Learning together after a review", "A multi-agency morning on what a local learning review found."),
        (INFORMAL, "A day with the health visitors", "Spent a day with health visitors on their round."),
        (INFORMAL, "Chairing a core group", "Chaired a core group with feedback from the school's safeguarding lead."),
        (OWN, "How thresholds look from a school", "Read a study of what happens to referrals, as schools see it."),
    ],
    details=words("""
        I learnt what weight charts say, and what they cannot.
        The school had rung four times about the same child, and each call had been answered alone.
        We found three words which each agency uses differently.
        I sent the questions before the meeting, and everybody came with answers.
    """),
    matters=words("""
        It matters because nobody in this family's life saw the whole of it.
        It matters because colleagues outside the council hear "no further action" as "you were wrong".
        It matters because meetings without decisions cost families hope.
    """),
    saw=words("""
        I noticed that I take the chair by talking most.
        I saw how much a nurse notices in a kitchen.
        I was surprised how little we tell those who refer to us.
    """),
    understood=words("""
        Disagreeing early, and in the room, is part of working together.
        Each agency holds a piece, and somebody has to ask for it.
        An answer in two days is worth more than a full one in two weeks.
    """),
    next_time=words("""
        I will end each meeting by asking who does what by when.
        I will ring the person who referred, whatever was decided.
        I will invite the nursery, which knows the child best.
    """),
    differently=words("""
        I sent out the actions the same afternoon.
        I asked each person for one thing that worries them and one that goes well.
        I said plainly that I disagreed, and why.
    """),
    how_well=words("""
        The meeting ended ten minutes early with four actions.
        Well with school and health; housing did not come.
        The school has asked to do it like this again.
    """),
    better=words("""
        The child has one person to go to at school, and does.
        Not visible yet; the gaps between us are smaller.
        Yes: the family tell their story once now.
    """),
    peer=words("""
        That I heard a complaint where the nurse was giving information.
        That the school's lead would like to be asked, not told.
        That I can hand over the chair.
    """),
    resources=["Seven-minute briefing: what four calls told us, 2025", ""],
    needs=[
        ("Chair core groups that decide", "Three core groups in a row ended without actions that anybody owns."),
        ("Answer those who refer", "Two schools say that they do not hear back."),
    ],
    plans=words("""
        Observe two well-chaired groups, then chair with feedback.
        A day with the health visitors and a day in a school.
    """),
    met_how=words("""
        Chaired two core groups with written feedback from the school.
        Every referrer in the last month was answered within two days.
    """),
    actions=[
        ("Arrange a joint visit with housing", "Joint visit held; repairs are agreed in writing."),
        ("Ring back everybody who referred this month", "Eleven of twelve reached; one letter sent."),
        ("Share the plan with school and health", "Shared with the parents' consent."),
        ("Ask legal for a view on threshold", "View received and recorded, with the reasons."),
    ],
)

TOPICS = [FAMILIES, AGENCIES]
