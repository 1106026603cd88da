"""What is said in supervisions, in parts that fit whichever are taken together."""

AGENDA = [
    "Two cases that do not move, and how I plan the week.",
    "The visit of last Thursday. I would like to think about it slowly.",
    "What I want to ask for in the review, and whom I need there.",
    "Leave, the duty rota, and one case that keeps me awake.",
    "How to say what I am worried about without losing the family.",
    "Whether I have the whole history, or only the last year of it.",
    "My recording: what to keep short, and what never.",
]
REFLECTION = [
    "We looked at the visit from the child's side. It changed what we think the mother was afraid of.",
    "The feeling in the room was relief, and we asked whose. It may be ours.",
    "Two explanations fit what was seen. We named what would tell them apart.",
    "Rushing came from the court date, not from the child. We slowed the plan down by a week.",
    "What went well was silence: waiting after the question. To be tried again.",
    "We noticed that the father is in the record and not in the plan.",
    "The professionals agree so quickly that nobody has asked what is missing.",
    "Anger at another agency covered a worry about our own delay.",
]
LEARNING = [
    "The three houses were used in two visits, and both plans now hold the child's own words.",
    "Open questions from the course were tried at school. One answer moved the plan.",
    "The reading on neglect led to a timeline that the core group used.",
    "Shadowing a colleague in court showed how short a statement can be.",
    "Nothing new yet; the need of last month is still wanted.",
]
WORKLOAD = [
    "Fourteen children. Two can close this month.",
    "Sixteen children, one of them new and urgent. Duty is taken off for a week.",
    "The load is fair. Late visits are made up in time off.",
    "Too many in the same stage. We agreed which review can wait.",
]
ORGANISATION = [
    "The housing list goes up to the service meeting again.",
    "The new referral form is shared with the schools by the end of the month.",
    "The team asks for a second interpreter. Taken up with the service manager.",
    "The learning of the last review was read, and what it means here was talked through.",
]
WELLBEING = [
    "Sleeping badly before court days. A walk at lunch helps, and so would an afternoon without calls.",
    "Well, and proud of one piece of work.",
    "Tired after three duty weeks. We moved two visits and agreed leave.",
    "A hard loss at home. Knows where to find counselling; we speak again on Friday.",
    "Fine. Enjoys the new team more than expected.",
]
LIFE_NOW = [
    "Sleeps in own bed most nights, and breakfast happens before school.",
    "Quiet at school, loud at home. Says that nobody asks twice.",
    "Stays at grandmother's from Thursday to Sunday and is calmer there.",
    "Misses one day in five. The bus is no longer the reason.",
    "Draws a house with two doors, and can say which one is for whom.",
]
DECISION = [
    "Bring the review forward: one step is left and nobody has owned it.",
    "Stay with the plan for another month, because attendance has risen.",
    "Ask for legal advice on the threshold, as two of three safety goals are not met.",
    "See the child alone at school before the conference, so that the report holds their view.",
    "Step down after the next visit, if the morning routine has held.",
]
WORRIED = [
    "If nothing changes, mornings without an adult go on.",
    "The tenancy ends in a few weeks.",
    "The parents agree with everything and do little of it.",
    "Nobody knows who collects on Fridays.",
]
WORKING_WELL = [
    "Grandmother keeps the bedtime plan.",
    "The school's key adult is trusted.",
    "Father came to both meetings and asked questions.",
    "The mother rings when it is hard.",
]
NEEDS = [
    "Housing names an officer by Friday.",
    "One page for the family that says who does what.",
    "A visit in the evening, unannounced, within the week.",
    "The children's view in the next core group.",
]
CANCELLED = [
    "The supervisor was ill.",
    "A strategy meeting at the same time.",
    "An emergency on duty took the day.",
    "Both were in court all day.",
    "The supervisee was needed at a hospital.",
]
STALE = ["Not followed up: two of three sessions fell away.", "Carried again, as in the month before."]
MOVED = ["Waiting for another agency, a new date is set.", "Moved to after the holidays.", "The family asked for more time."]
