"""The SQL sets compared with the policy in plain Python, for everybody and every row of random worlds."""

import datetime
import random

import pytest
import time_machine
from django.apps import apps

from learning_org.accounts.models import User
from learning_org.accounts.roles import Role
from learning_org.trail.models import ReasonGrant
from learning_org.web.periods import period
from practitioners.models import (
    CalendarKind,
    CPDEntry,
    CPDShare,
    CPDState,
    Position,
    Relationship,
    RelationshipKind,
    RoleGrant,
    SampledPiece,
    Sharing,
    Source,
    UnitParent,
)
from tests import factories as make
from tests.guards import casts
from tests.guards.oracle import World
from tests.guards.policy import MAY, POLICY

ON = datetime.date(2026, 11, 2)
NOON = datetime.datetime(2026, 11, 2, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
# Periods that touch the day on each side, besides those that hold it: a leaver's last day was yesterday, a starter's first is tomorrow.
PERIODS = [
    period(ON - 400 * DAY),
    period(ON - 400 * DAY),
    period(ON - 400 * DAY),
    period(ON - 400 * DAY, ON + DAY),
    period(ON - 400 * DAY, ON),
    period(ON, ON + DAY),
    period(ON + DAY),
]


def units():
    """A council with two services of two teams, and a partner agency."""
    top = make.UnitFactory(department=True)
    services = [make.UnitFactory(service=True, parent=top) for _ in range(2)]
    teams = [make.UnitFactory(parent=service) for service in services for _ in range(2)]
    return [top, *services, *teams, make.UnitFactory(agency=True)]


def people(dice, places, number=8):
    """So many people in random posts, some left or not yet come, with random roles; and one in post for each role."""
    found = []
    for _ in range(number):
        person = make.PersonFactory()
        make.UserFactory(person=person)
        make.PositionFactory(person=person, unit=dice.choice(places), period=dice.choice(PERIODS))
        if dice.random() < 0.3:
            make.PositionFactory(person=person, unit=dice.choice(places), period=dice.choice(PERIODS), second=True)
        if dice.random() < 0.7:
            make.RoleGrantFactory(person=person, unit=dice.choice(places), role=dice.choice(Role.values), period=dice.choice(PERIODS))
        found.append(person)
    for role in Role.values:  # every role at least once, in post
        found.append(make.staff(role=role, unit=dice.choice(places)))
    return found


def relations(dice, staff):
    for person in staff:
        for kind in dice.sample(RelationshipKind.values, 2):
            other = dice.choice([one for one in staff if one != person])
            lead = kind == RelationshipKind.SUPERVISOR and dice.random() < 0.6
            make.RelationshipFactory(person=person, other=other, kind=kind, is_lead=lead, period=dice.choice(PERIODS))


def learning(dice, staff):
    for person in staff:
        entry = make.CPDEntryFactory(person=person, sharing=dice.choice(Sharing.values), withdrawn=dice.random() < 0.2)
        if dice.random() < 0.6:
            make.ReflectionFactory(entry=entry, shared=dice.random() < 0.5)
        if dice.random() < 0.6:
            make.PeerReflectionFactory(entry=entry, peer=dice.choice([*staff, None]))
        make.CPDFileFactory(entry=entry, removed=dice.random() < 0.2)
        if dice.random() < 0.5:
            make.CPDShareFactory(entry=entry, person=dice.choice(staff))
        make.RegistrationFactory(person=person)
        make.CalendarEntryFactory(person=person, kind=dice.choice(CalendarKind.values), other=dice.choice([*staff, None]))
        make.MessageFactory(recipient=person)
        make.DraftFactory(user=person.user)
        make.ReadLogFactory(subject=person, reader=dice.choice(staff))


def agreements(dice, staff):
    for person in staff:
        make.LearningNeedFactory(person=person, raised_by=dice.choice(staff), source=dice.choice(Source.values))
        up = {"sent_up_on": ON, "sent_up_by": person, "sent_up_why": "No time was released."} if dice.random() < 0.5 else {}
        by = person if dice.random() < 0.3 else dice.choice(staff)  # some agree things with themselves, and may not check them
        make.AgreedActionFactory(person=person, agreed_by=by, source=dice.choice(Source.values), **up)


def world():
    return World(
        on=ON,
        positions=list(Position.objects.select_related("unit__organisation")),
        relationships=list(Relationship.objects.all()),
        grants=list(RoleGrant.objects.all()),
        parents=list(UnitParent.objects.all()),
        shares=list(CPDShare.objects.all()),
        sampled=list(SampledPiece.objects.select_related("entry")),
        reasons=[grant for grant in ReasonGrant.objects.all() if grant.given_at <= NOON < grant.ends_at],
    )


def differences(model, seen, read):
    """Where the sets of `model` say something else than the policy, for every user and row; and how many rows each lets through."""
    related = {"practitioners.CPDEntry": ["peer_reflection"], "practitioners.Unit": ["organisation"]}.get(model._meta.label, [])
    related += {"practitioners.LearningNeed": ["finding__audit"]}.get(model._meta.label, [])
    related += {"practitioners.AgreedAction": ["finding_action__finding__audit"]}.get(model._meta.label, [])
    related += ["entry__person"] if model._meta.label == "practitioners.SampledPiece" else []
    related += ["entry"] if model._meta.label in ("practitioners.Reflection", "practitioners.PeerReflection") else []
    related += ["entry__peer_reflection"] if model._meta.label == "practitioners.CPDFile" else []
    rows, there, wrong, through = list(model.objects.select_related(*related)), world(), [], 0
    for user in User.objects.select_related("person"):
        person = user.person
        for name, allows in (("visible_to", seen), ("readable_by", read)):
            sql = set(getattr(model.objects.all(), name)(user).values_list("pk", flat=True))
            policy = {row.pk for row in rows if allows(there, person, row)}
            through += len(policy)
            if sql != policy:
                wrong.append((name, str(person), sorted(sql - policy), sorted(policy - sql)))
    return wrong, through, len(rows)


@pytest.mark.django_db
@pytest.mark.parametrize(("seed", "number"), [(1, 2), (2, 8), (4, 11)])
def test_sets_agree_with_the_policy(seed, number):
    """In random worlds of three sizes."""
    dice = random.Random(seed)
    with time_machine.travel(NOON, tick=False):
        staff = people(dice, units(), number)
        relations(dice, staff)
        learning(dice, staff)
        agreements(dice, staff)
        for cast in casts.EVERY:
            cast.fill(dice, staff)
        assert CPDEntry.objects.filter(state=CPDState.WITHDRAWN).exists()
        for label, (seen, read) in POLICY.items():
            wrong, through, rows = differences(apps.get_model(label), seen, read)
            assert wrong == [], label
            assert 0 < through < rows * len(staff) * 2, f"{label}: a world in which everybody or nobody sees all proves nothing"


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [3])
def test_permissions_agree_with_the_policy(seed):
    dice = random.Random(seed)
    with time_machine.travel(NOON, tick=False):
        staff = people(dice, units())
        relations(dice, staff)
        learning(dice, staff)
        agreements(dice, staff)
        for cast in casts.EVERY:
            cast.fill(dice, staff)
        there, users = world(), list(User.objects.select_related("person"))
        for permission, (label, may) in MAY.items():
            rows = list(apps.get_model(label).objects.filter(pk__gt=1))
            said = {(user.pk, row.pk) for user in users for row in rows if user.has_perm(permission, row)}
            policy = {(user.pk, row.pk) for user in users for row in rows if may(there, user.person, row)}
            assert said == policy, permission
            assert 0 < len(policy) < len(users) * len(rows), f"{permission}: a world in which everybody or nobody may proves nothing"


def test_every_model_with_a_set_has_a_policy():
    ours = [model for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")]
    assert {model._meta.label for model in ours} == set(POLICY)
