"""How each step and each reason is counted, in words: one for each line of the table in learning_org/measures/loop/endings.py."""

from learning_org.measures.loop import Step, reasons_of

STEPS = {
    Step.NEEDED: ("Needs raised", "A learning need was raised from the finding."),
    Step.MET: ("Needs met", "The need was met by training, by a piece of the worker’s own learning, or by coaching."),
    Step.CHANGED: (
        "Changed in practice",
        "Three months after the learning the worker and their manager were asked “Did practice change?”, and both said yes.",
    ),
    Step.BETTER: (
        "Better at re-audit",
        "In the latest submitted re-audit of the case the judgement of the same domain is higher. The judgement is the moderator’s where "
        "there is one, else the auditor’s.",
    ),
}
WHEN = {
    "put_right": "Somebody wrote down that no need was raised for this reason.",
    "already": "Somebody wrote down that no need was raised for this reason.",
    "not_theirs": "Somebody wrote down that no need was raised for this reason.",
    "recent": "No need and no reason yet, and 28 days are not over.",
    "no_reason": "No need and no reason, more than 28 days after the finding.",
    "waiting": "The need is open or planned, and the day by which it is wanted has not passed or is not set.",
    "date_passed": "The need is open or planned, and the day by which it is wanted has passed.",
    "left": "The need is open or planned, and the worker is no longer in post.",
    "need_ended": "Somebody ended the need and wrote down why.",
    "left_after": "The worker is no longer in post, and has not answered.",
    "not_reached": "The three months after the learning are not over.",
    "asked": "The question was asked, or is due, and 14 days are not over.",
    "manager_asked": "The worker said that practice changed, and 14 days are not over since.",
    "no_answer": "The worker did not answer within 14 days of the question, with reminders after 7 and 14.",
    "manager_silent": "The worker said that practice changed; the manager did not say within 14 days.",
    "not_asked": "The three months are over, and the question was never asked.",
    "no_change": "The worker or the manager said that practice did not change.",
    "no_reaudit": "No submitted re-audit has judged the domain.",
    "same": "The re-audit judged the domain as before.",
    "lower": "The re-audit judged the domain lower than before.",
}


def definitions():
    """[(step, heading, what taking it means, [(reason, when it is given)])] in the order of the loop."""
    return [(step, *words, [(reason, WHEN[reason.key]) for reason in reasons_of(step=step)]) for step, words in STEPS.items()]
