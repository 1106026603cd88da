"""Reads of three-month follow-ups that lists, home, a person's page and the sweep share."""

import datetime
import functools

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode

from learning_org.accounts.roles import Role
from learning_org.web.together import Asking
from practitioners.models import ImpactFollowUp
from practitioners.models.scope import in_line_of, reporting_to, under_roles
from practitioners.queries.asked import OPEN_FOR
from practitioners.queries.needs import days_late
from practitioners.registries import DueItem, NeedLink
from practitioners.rules.line import has_line

ANSWER_WITHIN = datetime.timedelta(days=14)  # policy, "Follow-up link"
COMMENT_WITHIN = datetime.timedelta(days=14)
OFFICERS = (Role.TRAINING_OFFICER, Role.PSW)
STATES = [
    ("to_answer", "To answer"),
    ("to_comment", "Answered, no comment yet"),
    ("commented", "Answered, with a comment"),
    ("waiting", "Not asked yet"),
    ("withdrawn", "Withdrawn"),
]
IN_STATE = {
    "to_answer": Q(asked_on__isnull=False, answered_on=None, withdrawn_on=None),
    "to_comment": Q(answered_on__isnull=False, commented_on=None),
    "commented": Q(commented_on__isnull=False),
    "waiting": Q(asked_on=None, withdrawn_on=None),
    "withdrawn": Q(withdrawn_on__isnull=False),
}


def follow_up_tabs(user):
    """The tabs of the list that this user has, as (key, words): one's own always, the others by line and role."""
    tabs = [("mine", "Mine")]
    if has_line(user):
        tabs.append(("line", "My line's"))
    if user.access.has(*OFFICERS):
        tabs.append(("role", "By my role"))
    return tabs


def follow_ups_in_tab(user, tab):
    """The follow-ups of a tab, always within what the user may see: what waits for the reader first. An unknown tab is the first one."""
    me, found, first = user.access.person_id, ImpactFollowUp.objects.visible_to(user), ("to_comment", "to_answer")
    if tab == "line" and has_line(user):
        found = found.filter(in_line_of(user)).exclude(person_id=me)
    elif tab == "role" and user.access.has(*OFFICERS):
        found = found.filter(under_roles(user, *OFFICERS))
    else:
        found, first = found.filter(person_id=me), ("to_answer", "to_comment")
    urgency = Case(*(When(IN_STATE[state], then=Value(place)) for place, state in enumerate(first)), default=2, output_field=IntegerField())
    return found.select_related("person").order_by(urgency, F("due_on").desc(), F("pk").desc())


def follow_up_status(follow_up, on):
    """How a follow-up stands on the date `on`, as (kind of mark, words)."""
    if follow_up.withdrawn_on:
        return ("none", "Withdrawn")
    if follow_up.commented_on:
        return ("on", "Practice changed") if follow_up.changed and follow_up.manager_changed else ("none", no_change(follow_up))
    if follow_up.answered_on:
        late = follow_up.answered_on + COMMENT_WITHIN < on
        return ("close", "Answered, comment overdue") if late else ("todo", "Answered, no comment yet")
    if follow_up.asked_on:
        due_on = follow_up.asked_on + ANSWER_WITHIN
        if follow_up.asked_on + OPEN_FOR < on:
            return ("off", "Never answered")
        return ("off", days_late(due_on, on)) if due_on < on else ("todo", "To answer")
    return ("none", "Not asked yet")


def follow_ups_of_need(need, user, on):
    """The follow-up that a need came of, and the questions three months after it was met, for the need's page. One query."""
    either = Q(need=need, withdrawn_on=None) | Q(pk=need.from_follow_up_id)
    rows = ImpactFollowUp.objects.readable_by(user).filter(either).order_by("due_on", "pk")
    return [_as_link(row, "It came of" if row.pk == need.from_follow_up_id else "Three months later", on) for row in rows]


def _as_link(row, kind, on):
    url = reverse("practitioners:follow_up_detail", args=[row.pk])
    return NeedLink(kind, row.about, url, row.due_on, follow_up_status(row, on))


def no_change(follow_up):
    """What the two answers say where they do not both say yes."""
    if follow_up.changed:
        return "Changed, not seen by the manager"
    return "Change seen by the manager alone" if follow_up.manager_changed else "No change in practice"


def yes_no(value):
    """ "Yes", "No", or "" for what was not answered."""
    return {True: "Yes", False: "No"}.get(value, "")


def rating_words(value):
    """ "7 of 10", or "not recorded"."""
    return "not recorded" if value is None else f"{value} of 10"


def follow_ups_due_from(user, on):
    """What is due: own follow-ups that were asked and, for whoever the participants report to or are lead-supervised by, answers without
    a comment, as one item; of the last 60 days, since what nobody answered by then went quiet."""
    me, since = user.access.person_id, on - OPEN_FOR
    mine = Q(person_id=me, asked_on__gte=since) & IN_STATE["to_answer"]
    others = Q(person_id__in=reporting_to(me, on), answered_on__gte=since) & IN_STATE["to_comment"] & ~Q(person_id=me)
    rows = ImpactFollowUp.objects.filter(mine | others).values("pk", "person_id", "about", "asked_on", "answered_on")
    return [Asking(rows, functools.partial(_items, me))]


def _items(me, rows):
    found = [_own_item(row) for row in rows if row["person_id"] == me]
    if to_comment := [row for row in rows if row["person_id"] != me]:
        found.append(_comment_item(to_comment))
    return found


def _own_item(row):
    return DueItem(
        title=f"What became of it: {row['about']}",
        url=reverse("practitioners:follow_up_answer", args=[row["pk"]]),
        hint="Three-month follow-up, about 3 minutes",
        due_on=row["asked_on"] + ANSWER_WITHIN,
    )


def _comment_item(rows):
    count = len(rows)
    one = reverse("practitioners:follow_up_comment", args=[rows[0]["pk"]])
    many = f"{reverse('practitioners:follow_up_list')}?tab=line&state=to_comment"
    return DueItem(
        title=f"Comment on {'a three-month follow-up' if count == 1 else f'{count} three-month follow-ups'} in your line",
        url=one if count == 1 else many,
        hint="Did practice change? Your view beside theirs",
        due_on=min(row["answered_on"] for row in rows) + COMMENT_WITHIN,
    )


def follow_ups_offered(person, user, on):
    """The follow-ups of a person that this user may read and that were asked: with any, their part of the page is shown."""
    return ImpactFollowUp.objects.readable_by(user).filter(person=person, asked_on__isnull=False)


def follow_ups_part(person, user, on):
    """The part of a person's page on their follow-ups, for those who may read any of them; else None. One query."""
    found = follow_ups_offered(person, user, on).order_by("-asked_on", "-pk")
    rows = [(row, follow_up_status(row, on)) for row in found[:6]]
    if not rows:
        return None
    own = person.pk == user.access.person_id
    tab = "mine" if own else "line" if user.has_perm("practitioners.comment_follow_up", rows[0][0]) else "role"
    query = urlencode({"tab": tab, "search": "" if own else person.name})
    return {"rows": rows[:5], "more": len(rows) > 5, "all_url": f"{reverse('practitioners:follow_up_list')}?{query}"}


def ratings(follow_up):
    """[(when, rating or None)] on the one scale: before, directly after, three months later."""
    return [
        ("Before", follow_up.rating_before),
        ("Directly after", follow_up.rating_after),
        ("Three months later", follow_up.rating_later),
    ]


def when_due(follow_up):
    """When it is, was or will be asked, in words."""
    if follow_up.asked_on:
        return f"Asked on {date_format(follow_up.asked_on, 'j F Y')}"
    return f"To be asked on {date_format(follow_up.due_on, 'j F Y')}"
