"""An invented council with everything that happened in it: the demonstration's data.

Two stories are in it, and tests hold their figures. First, the child's voice: in October and November audits find it missing in two teams,
Safeguarding North and Safeguarding South, and needs are raised; in the North most are met over the winter and the re-audit in
summer finds better practice; in the South most end unmet or stay open, and where somebody was trained and both say that practice changed,
the re-audit does not find it. Second, registration: a good week before 30 November about seven in ten have renewed, and
Safeguarding South is clearly behind.
"""

import time

from django.db import transaction

from learning_org.accounts.models import Person, SignIn, User
from learning_org.notifications.models import Delivery, Message, Reminder
from learning_org.trail.models import Draft, ReadLog
from practitioners import models as m
from practitioners import registries
from practitioners.demonstration import (
    absences,
    accounts,
    actions,
    cases,
    history,
    learning,
    messages,
    needs,
    organisation,
    people,
    placements,
    plans,
    registration,
    together,
)
from practitioners.demonstration.rows import continue_sequences
from practitioners.demonstration.world import World

MINIMUM_PEOPLE, MINIMUM_MONTHS = 60, 18
STEPS = [  # what is made, by what, and which tables it fills, in an order that the keys between them allow
    ("units, jobs and grades", (organisation.make_organisation,), (m.Organisation, m.Unit, m.UnitParent, m.UnitAncestry, m.Job, m.Grade)),
    ("people", (people.fill_seats, cases.make_cases), (Person,)),
    ("accounts", (accounts.make_accounts,), (User,)),
    ("absences", (absences.make_absences,), ()),
    ("positions, relationships and roles", (placements.make_placements,), (m.Position, m.Relationship, m.RoleGrant)),
    ("calendar", (), (m.CalendarEntry,)),
    ("registrations and renewals", (registration.make_registrations,), (m.Registration, m.Renewal)),
    (
        "learning and needs",
        (learning.make_learning, needs.make_needs, together.make_discussions, together.answer_as_peers, plans.weigh_needs),
        (m.CPDEntry, m.Reflection, m.PeerReflection, m.CPDStandard),
    ),
    ("shares", (), (m.CPDShare, m.LearningNeed)),
    (
        "agreed actions",
        (actions.make_actions, plans.hand_actions_over),
        (m.CaseReference, m.AgreedAction, m.ActionDueDate, m.ActionHandover),
    ),
    ("messages and reminders", (messages.make_messages,), (Message, Delivery, Reminder)),
    ("drafts and reads", (accounts.make_drafts, messages.make_reads), (Draft, ReadLog)),
    ("sign-ins", (accounts.make_sign_ins,), (SignIn,)),
]


@transaction.atomic
def build(*, people, months, seed, as_at, say=lambda line: None):
    """Load the demonstration for `people` in post on the date `as_at`, going back so many months. Must run as the tables' owner.

    The same numbers give the same rows. `say` gets a line for each step. Returns the World. Raises ValueError when a number is too
    small or too large.
    """
    if people < MINIMUM_PEOPLE or months < MINIMUM_MONTHS:
        raise ValueError(f"at least {MINIMUM_PEOPLE} people and {MINIMUM_MONTHS} months, so that every story fits")
    world = World(people=people, months=months, seed=seed, as_at=as_at)
    world.rows.first[Person] = Person.objects.order_by("-pk").values_list("pk", flat=True).first() + 1
    above = sorted((step for steps in registries.demonstration_steps for step in steps()), key=lambda step: step.order)
    every = STEPS + [(step.name, step.makers, step.models) for step in above]
    models = [model for _, _, filled in every for model in filled]
    changes = history.CHANGES | {model: found for step in above for model, found in step.changes.items()}
    with history.triggers_off(models):
        for name, makers, filled in every:
            began = time.monotonic()
            for make in makers:
                make(world)
            say(f"  {name}: made in {time.monotonic() - began:.1f} s")
            world.rows.save(name, *filled, say=say)
        continue_sequences(models)
        began = time.monotonic()
        say(f"  history: {history.write_history(world, changes)} events, {time.monotonic() - began:.1f} s")
    return world
