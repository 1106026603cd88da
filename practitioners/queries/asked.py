"""What the services of three-month follow-ups ask of one: the questions that it was asked, and whether it is open."""

import datetime

from learning_org.questionnaires.queries import version_in_use
from practitioners.impact_questions import CODE

OPEN_FOR = datetime.timedelta(days=60)  # as long as the e-mail's link works; afterwards nobody is nagged any more


def version_asked(follow_up):
    """The version of the questionnaire that was in use when the participant was asked: a later one changes nothing for them."""
    return version_in_use(CODE, follow_up.asked_on)


def why_closed(follow_up):
    """Why this follow-up cannot be answered, in words; "" while it can."""
    if follow_up.answered_on:
        return "This follow-up was answered already. The answers stay as they are."
    if follow_up.withdrawn_on:
        return "This follow-up was withdrawn. No answer is needed any more."
    return "" if follow_up.asked_on else "This follow-up is not due yet. You are asked when it is."
