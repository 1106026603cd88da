"""The messages in which people were asked three months later, and the reminders of them: told, taken back, or waiting."""

import datetime

from learning_org.notifications.models import Reminder
from practitioners.demonstration.messages import KEPT_DAYS, message
from practitioners.demonstration.world import DAY, at
from practitioners.models import ImpactFollowUp
from practitioners.services.asking import AGAIN, BODY, SUBJECT
from practitioners.services.impact import REMIND_AFTER, due_three_months_after, reminder_key

PAGE = "/follow-ups/{}/answer/"


def ask_account(world):
    """Whoever signs in as the practitioner was asked some days ago, and has not answered yet."""
    person = world.accounts["practitioner"]
    learnt_on = next(
        (
            world.as_at - days * DAY
            for days in range(99, 92, -1)
            if due_three_months_after(world.as_at - days * DAY) <= world.as_at - 3 * DAY
        ),
        None,
    )
    if learnt_on and world.in_post(person, learnt_on):
        due_on = due_three_months_after(learnt_on)
        values = {
            "about": "Talking with teenagers about risk",
            "action_plan": "Try the timeline with two families, and show one in supervision.",
        }
        ratings = {"rating_before": 4, "rating_after": 7}
        world.rows.add(ImpactFollowUp, person=person, learnt_on=learnt_on, due_on=due_on, asked_on=due_on, **values, **ratings)


def make_asking(world):
    """A message for everything that was asked in the last months, and its two reminders."""
    dice = world.dice("asking")
    for row in world.rows.made[ImpactFollowUp]:
        if row.asked_on and row.asked_on >= world.as_at - KEPT_DAYS * DAY:
            words = {"body": BODY.format(row.about), "link": PAGE.format(row.pk), "link_text": "Answer the questions"}
            message(world, dice, row.person, world.system, at(row.asked_on, 9), key=f"follow-up:{row.pk}:ask", subject=SUBJECT, **words)
            for days in REMIND_AFTER:
                remind(world, dice, row, days, words)


def remind(world, dice, row, days, words):
    """One reminder: cancelled by the answer, told on its day, or waiting for it."""
    due_on, words = row.asked_on + days * DAY, words | {"subject": AGAIN[days]}
    reminder = world.rows.add(Reminder, recipient=row.person, key=reminder_key(row, days), due_on=due_on, **words)
    if row.answered_on and row.answered_on < due_on:
        reminder.cancelled_at = row.response.submitted_at
    elif due_on <= world.as_at:
        if world.in_post(row.person, due_on):
            when = at(due_on, 9)
            reminder.message = message(world, dice, row.person, world.system, when, key=f"reminder:{reminder.pk}:{due_on}", **words)
        else:
            reminder.cancelled_at = at(world.last_day(row.person), 12) + datetime.timedelta(minutes=5)
