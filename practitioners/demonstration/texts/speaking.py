"""What people speak up about, what they are answered, and what they say came of it."""

WRITTEN = {
    "supervision_missing": (
        "I have had no supervision since the summer. Three dates were called off on the day. I have asked twice for new ones.",
        "Supervision has become ten minutes in the corridor. I carry two families that I have not been able to think about with anybody.",
        "Since my supervisor left, nobody has told me who supervises me. It is the ninth week.",
    ),
    "supervision_poor": (
        "We go through the list of visits and nothing else. I cannot say that a family frightens me, and so I decide alone.",
        "What I say in supervision is told to others in the team. I have stopped saying anything that matters.",
    ),
    "learning_unmet": (
        "I asked for training on harm outside the home in spring. Two courses have gone by and my time was not released for either.",
        "My assessed year asks for a joint visit to court. It was planned and put off four times.",
    ),
    "worse": (
        "A colleague is spoken to in front of others in a way that I would call bullying. Nobody says anything, and I did not either.",
        "I was asked to change the date of a visit in the record. I did not, and since then I am left out of meetings.",
    ),
}
NOTES = (
    (
        "recipient",
        "Thank you for writing. I will ask what stands in the way, without your name, unless you want it otherwise.",
    ),
    ("writer", "Without my name, please. I would rather talk with you first."),
)
ANSWERS = {
    "supervision_missing": "From next month you have a supervisor of your own, every four weeks, and the dates are in both calendars.",
    "supervision_poor": "We agreed on another supervisor for you, and all supervisors take the course on reflective supervision this term.",
    "learning_unmet": "A place is kept for you on the next course, and your manager has been asked to release the day.",
    "worse": "It was looked into by somebody from outside the service. What was found is dealt with under the council’s procedure.",
}
VIEWS = {
    "put_right": "Supervision has taken place each month since.",
    "partly": "The dates are kept now. Whether it stays so I cannot say yet.",
    "not": "I was promised a place, and it was cancelled again.",
}
