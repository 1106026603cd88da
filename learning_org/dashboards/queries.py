"""The figures of the home page: one query for all the boxes that somebody has."""

import dataclasses
import datetime

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat, JSONObject, Trim
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.notifications.models import Delivery, DeliveryState
from practitioners.models import ActionState, AgreedAction, CPDEntry, LearningNeed, Position, Registration
from practitioners.models.scope import in_line_of, open_to_line, under_roles
from practitioners.queries.registration import registration_year, renewal_opens
from practitioners.rules.line import has_line

MOST_NAMED = 5  # people named on the home page beside their number
OWES = "{} still {} learning for registration"
WEEK = datetime.timedelta(days=7)
DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True)
class Figure:
    """One line of a box on the home page: a count, what it says of none, of one and of many, and the list that holds them."""

    count: int
    none: str
    one: str
    many: str
    url: str = ""
    bad: bool = False
    people: tuple = ()  # where no list holds them: the first of them, as {"pk", "name"}

    @property
    def words(self):
        return self.one if self.count == 1 else self.many

    @property
    def more(self):
        """How many of them are not named."""
        return self.count - len(self.people)


def counted(rows):
    """The number of `rows` as an expression, so that several counts come in one query."""
    count = rows.order_by().annotate(counted=Func(F("pk"), function="COUNT", output_field=IntegerField())).values("counted")
    return Coalesce(Subquery(count), Value(0))


def home_figures(user, on):
    """The boxes of the home page that this user's roles give: [(heading, [Figure])]. One query, none for somebody without a box."""
    access, counts, leads = user.access, {}, has_line(user)
    if leads:
        counts |= _line_counts(in_line_of(user), access.person_id, on) | _registration_counts(user, on)
    if access.has(Role.PSW):
        sent_up = AgreedAction.objects.filter(under_roles(user, Role.PSW), state=ActionState.OPEN, sent_up_on__isnull=False)
        counts["sent_up"] = counted(sent_up)
    if access.has(Role.ADMINISTRATOR):
        counts |= _people_counts(on)
    if not counts:
        return []
    found = Person.objects.filter(pk=access.person_id).values(**counts).get()
    return list(_boxes(found, leads))


def _line_counts(line, me, on):
    actions = AgreedAction.objects.overdue_on(on).filter(line, open_to_line("finding_action", "finding_action__finding", on))
    needs = LearningNeed.objects.unmet().filter(line, open_to_line("finding", "finding", on))
    actions, needs = actions.exclude(person_id=me), needs.exclude(person_id=me)
    return {"overdue": counted(actions), "unmet": counted(needs)}


def _registration_counts(user, on):
    """People of the line who still owe learning, while renewal is open; the first of them by name."""
    year = registration_year(on)
    if on < renewal_opens(year):
        return {}
    owing = Registration.objects.filter(person=OuterRef("pk"), period__contains=on, period__startswith__lt=renewal_opens(year))
    owing = owing.filter(Q(period__endswith=None) | Q(period__endswith__gte=year.upper))
    learnt = CPDEntry.objects.recorded().filter(person=OuterRef("pk"), learnt_on__gte=year.lower, learnt_on__lt=year.upper)
    people = Person.objects.filter(in_line_of(user, "pk"), Exists(owing)).exclude(pk=user.access.person_id)
    people = people.alias(pieces=counted(learnt), peers=counted(learnt.filter(peer_reflection__isnull=False)))
    people = people.filter(Q(pieces__lt=settings.CPD_PIECES_NEEDED) | Q(peers__lt=settings.CPD_PEER_REFLECTIONS_NEEDED))
    return _counted_and_named("unlearned", people)


def _counted_and_named(key, people):
    """How many people, and the first of them by name."""
    name = Trim(Concat("given_name", Value(" "), "family_name"))
    first = people.order_by("sort_key", "pk").values(found=JSONObject(pk="pk", name=name))[:MOST_NAMED]
    return {key: counted(people), f"{key}_first": ArraySubquery(first)}


def _people_counts(on):
    """What an administrator looks after: e-mails that do not arrive, people who start or leave within a week."""
    undelivered = Delivery.objects.filter(state__in=(DeliveryState.FAILED, DeliveryState.NO_ADDRESS))
    held = Position.objects.filter(person=OuterRef("pk"))
    starting = Person.objects.filter(
        Exists(held.filter(period__startswith__gte=on, period__startswith__lt=on + WEEK)), ~Exists(held.filter(period__startswith__lt=on))
    )
    leaving = Person.objects.filter(
        Exists(held.filter(period__endswith__gt=on, period__endswith__lte=on + WEEK)),
        ~Exists(held.filter(Q(period__endswith=None) | Q(period__endswith__gt=on + WEEK))),
    )
    counts = _counted_and_named("starting", starting) | _counted_and_named("leaving", leaving)
    return counts | {"undelivered": counted(undelivered)}


def _boxes(found, has_line):
    actions = reverse("practitioners:action_list")
    if has_line:
        yield "Your people", [*_line_figures(found, actions), *_registration_figure(found)]
    if "sent_up" in found:
        yield (
            "Sent up to you",
            [Figure(found["sent_up"], "Nothing is open", "open action", "open actions", f"{actions}?tab=psw&state=open")],
        )
    if "starting" in found:
        yield "People and accounts", list(_people_figures(found))


def _line_figures(found, actions):
    late, unmet = found["overdue"], found["unmet"]
    yield Figure(late, "No action is overdue", "overdue action", "overdue actions", f"{actions}?tab=line&state=overdue", bad=late > 0)
    url = f"{reverse('practitioners:need_list')}?tab=line&state=unmet"
    yield Figure(unmet, "No learning need is open", "learning need not met", "learning needs not met", url)


def _people_figures(found):
    named = {name: tuple(found[f"{name}_first"]) for name in ("starting", "leaving")}
    yield Figure(
        found["starting"], "Nobody starts this week", "person starts this week", "people start this week", people=named["starting"]
    )
    yield Figure(found["leaving"], "Nobody leaves this week", "person leaves this week", "people leave this week", people=named["leaving"])
    lost, url = found["undelivered"], reverse("notifications:delivery_list")
    yield Figure(lost, "Every e-mail was sent", "e-mail did not arrive", "e-mails did not arrive", url, bad=lost > 0)


def _registration_figure(found):
    if "unlearned" in found:
        people = tuple(found["unlearned_first"])
        yield Figure(
            found["unlearned"],
            "Nobody owes learning for registration",
            OWES.format("person", "owes"),
            OWES.format("people", "owe"),
            people=people,
        )
