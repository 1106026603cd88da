"""Sign-ins: the ten accounts with their password, and one without a usable password for everybody else who has an address."""

import uuid

from django.contrib.auth.hashers import make_password

from learning_org.accounts.models import SignIn, User
from learning_org.trail.models import Draft
from practitioners.demonstration.texts import TOPICS
from practitioners.demonstration.world import DAY, at
from practitioners.models import Basis

PASSWORD = "learning-demo-2026"  # noqa: S105
DOMAIN = "demo.example"
UNUSABLE = "!no-password-in-the-demonstration"


def make_accounts(world):
    """One hash for the ten; leavers' accounts are closed, newcomers' and volunteers' not made yet."""
    password = make_password(PASSWORD, salt=f"demonstration{world.seed:010d}")
    named = {person.pk: f"{name}@{DOMAIN}" for name, person in world.accounts.items() if name != "colleague"}
    world.users = {}
    for person in world.people():
        if person.pk in named or (person.work_email and world.tenures[person.pk][-1].basis != Basis.VOLUNTEER):
            world.users[person.pk] = world.rows.add(
                User,
                person=person,
                email=named.get(person.pk, person.work_email),
                password=password if person.pk in named else UNUSABLE,
                is_active=world.in_post(person, world.as_at),
            )


def make_drafts(world):
    """Pieces of learning that somebody began to write and will finish later."""
    dice = world.dice("drafts")
    people = [world.accounts[name] for name in ("supervisor", "training")]
    others = [
        p for p in world.people() if p.pk in world.users and world.in_post(p, world.as_at) and p is not world.accounts["practitioner"]
    ]
    people += dice.sample(others, max(4, world.size // 25))
    for person in dict.fromkeys(people):
        topic, day = dice.choice(TOPICS), world.working_day(person, world.as_at - dice.randrange(1, 9) * DAY)
        if day is None:
            continue
        kind, title, opener = dice.choice(topic.pieces)
        learnt_on = {f"learnt_on_{part}": [str(getattr(day, part))] for part in ("day", "month", "year")}
        data = {"title": [title], "kind": [kind], "description": [opener + " " + dice.choice(topic.details)], "sharing": ["only_me"]}
        data |= learnt_on
        key = uuid.UUID(int=dice.getrandbits(128), version=4)
        when = at(day, 11, dice.randrange(60))
        world.rows.keep(Draft(pk=key, user=world.users[person.pk], form="practitioners:cpd_create", data=data, version=3, saved_at=when))


DEVICES = ("Edge on Windows", "Chrome on Windows", "Chrome on Android", "Safari on iPhone")
OFFICE = "198.51.100.7"  # one of the addresses set aside for examples


def make_sign_ins(world):
    """The last weeks at the door: the named accounts come and go; one forgets a password, and one loses a telephone."""
    dice = world.dice("sign-ins")
    what, named = SignIn.What, [person for name, person in world.accounts.items() if name != "colleague"]
    for person in named:
        usual = dice.choice(DEVICES)
        for back in sorted(dice.sample(range(1, 28), 8), reverse=True):
            day = world.working_day(person, world.as_at - back * DAY)
            if day is not None:
                came = at(day, 8, dice.randrange(60))
                _sign_in(world, person, what.SIGNED_IN, came, usual)
                _sign_in(world, person, what.SIGNED_OUT, at(day, 16, dice.randrange(60)), usual)
    forgetful, careless = world.accounts["practitioner"], world.accounts["manager"]
    for minute, happened in enumerate([what.WRONG_PASSWORD] * 5 + [what.LOCKED, what.PASSWORD_CHANGED, what.SIGNED_IN]):
        _sign_in(world, forgetful, happened, at(world.as_at - 2 * DAY, 9, minute), DEVICES[0])
    story = [what.STEP_ADDED, what.CODES_MADE, what.WRONG_CODE, what.CODE_SPENT, what.STEP_RESET, what.STEP_ADDED, what.STEP_REMOVED]
    for minute, happened in enumerate(story):
        by = world.accounts["admin"] if happened == what.STEP_RESET else None
        _sign_in(world, careless, happened, at(world.as_at - 3 * DAY, 11, minute), "" if by else DEVICES[3], by=by)


def _sign_in(world, person, what, when, device, by=None):
    address = None if by else OFFICE
    world.rows.add(SignIn, user=world.users[person.pk], what=what, at=when, device=device, address=address, by=by)
