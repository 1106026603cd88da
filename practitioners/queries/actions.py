"""Reads of agreed actions that lists, home and a person's page share."""

import datetime
import functools

from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import urlencode

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.names import full_name
from learning_org.web.together import Asking
from practitioners.models import ActionState, AgreedAction, RelationshipKind, Source
from practitioners.models.scope import in_line_of, under_roles
from practitioners.queries.needs import days_late, source_words
from practitioners.registries import DueItem
from practitioners.rules.line import has_line

CHECK_WITHIN = datetime.timedelta(days=14)  # how long after an action was done its check is due
OFFICERS = {Role.QA_OFFICER: "From audits", Role.PSW: "Sent up"}
DUE = ("pk", "person_id", "what", "source", "agreed_on", "closed_on", "due_on", "case_reference__reference")  # what a due item says
FIRST_OPEN = (F("closed_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), F("pk").asc())


def action_tabs(user):
    """The tabs of the list that this user has, as (key, words): Mine and I agreed always, the others by line and role."""
    tabs = [("mine", "Mine"), ("agreed", "I agreed")]
    if has_line(user):
        tabs.append(("line", "My line's"))
    return tabs + [(role.value, words) for role, words in OFFICERS.items() if user.access.has(role)]


def actions_in_tab(user, tab):
    """The actions of a tab, always within what the user may see, with `due_on` as of today, open ones first. An unknown tab is Mine."""
    access, actions = user.access, AgreedAction.objects.visible_to(user)
    if tab == "agreed":
        actions = actions.filter(agreed_by_id=access.person_id).exclude(person_id=access.person_id)
    elif tab == "line" and has_line(user):
        actions = actions.filter(in_line_of(user)).exclude(person_id=access.person_id)
    elif tab == Role.QA_OFFICER and access.has(Role.QA_OFFICER):
        actions = actions.filter(Q(source=Source.AUDIT) & under_roles(user, Role.QA_OFFICER))
    elif tab == Role.PSW and access.has(Role.PSW):
        actions = actions.filter(Q(sent_up_on__isnull=False) & under_roles(user, Role.PSW))
    else:
        actions = actions.filter(person_id=access.person_id)
    actions = actions.select_related("person", "agreed_by", "case_reference")
    return actions.with_due_on(clock.today()).order_by(*FIRST_OPEN)


def action_status(action, on):
    """The state of an action with `due_on` as (kind of mark, words). Due today is not overdue."""
    if action.state == ActionState.DONE:
        return ("on", "Done and checked" if action.checked_on else "Done")
    if action.state == ActionState.WITHDRAWN:
        return ("none", "Withdrawn")
    if action.due_on and action.due_on < on:
        return ("off", days_late(action.due_on, on))
    return ("todo", "Open")


def course_of(action):
    """What became of an action, in order: [(day, what in words, by whom, why)] for each due date and each handover."""
    dates = list(action.due_dates.select_related("set_by").order_by("set_on", "pk"))
    handed = action.handovers.select_related("earlier", "later", "by").order_by("on", "pk")
    steps = [
        (row.set_on, f"{'Moved to' if place else 'Due on'} {_day(row.due_on)}", row.set_by, row.reason) for place, row in enumerate(dates)
    ]
    steps += [(row.on, f"From {row.earlier} to {row.later}", row.by, row.reason) for row in handed]
    return sorted(steps, key=lambda step: step[0])


def _day(date):
    return date_format(date, "j F Y")


def agreed_where(action, on):
    """Where and when it was agreed: "Supervision on 27 October", with the year where it is another than that of `on`."""
    return _where(action.source, action.agreed_on, on)


def _where(source, agreed_on, on):
    return f"{source_words(source)} on {date_format(agreed_on, 'j F' if agreed_on.year == on.year else 'j F Y')}"


def people_to_agree_with(user):
    """With whom somebody may say that they agreed an action of their own: their line manager and supervisors today."""
    kinds = (RelationshipKind.LINE_MANAGER, RelationshipKind.SUPERVISOR)
    today = {"person_id": user.access.person_id, "kind__in": kinds, "period__contains": user.access.on}
    return Person.objects.visible_to(user).filter(**{f"relationships_to__{name}": value for name, value in today.items()}).distinct()


def actions_due_from(user, on):
    """What is due: own open actions; of those that others agreed with this user, done ones to be checked, and overdue ones as one item."""
    me = user.access.person_id
    own = Q(person_id=me, state=ActionState.OPEN)
    late = Q(agreed_by_id=me, state=ActionState.OPEN, due_on__lt=on)
    unchecked = Q(agreed_by_id=me, state=ActionState.DONE, checked_on=None) & ~Q(person_id=me)
    rows = AgreedAction.objects.with_due_on(on).filter(own | late | unchecked).values(*DUE, "person__given_name", "person__family_name")
    return [Asking(rows, functools.partial(_items, me, on))]


def _items(me, on, rows):
    items = [_own_item(row, on) for row in rows if row["person_id"] == me]
    others = [row for row in rows if row["person_id"] != me]
    items += [_check_item(row) for row in others if row["closed_on"]]
    late = [row for row in others if not row["closed_on"]]
    return [*items, _late_item(late)] if late else items


def _late_item(rows):
    """One item for all, as old as the oldest: the other side sees that they are overdue too (Q90)."""
    count = len(rows)
    return DueItem(
        title=f"{'An action' if count == 1 else f'{count} actions'} that others agreed with you {'is' if count == 1 else 'are'} overdue",
        url=f"{reverse('practitioners:action_list')}?tab=agreed&state=overdue",
        hint="Ask what stands in the way, move the date or give it to somebody else",
        due_on=min(row["due_on"] for row in rows),
    )


def _own_item(row, on):
    where = _where(row["source"], row["agreed_on"], on)
    hint = f"{'Your' if row['source'] == Source.SELF else 'Action from'} {where[0].lower()}{where[1:]}"
    if reference := row["case_reference__reference"]:
        hint = format_html('{}, <span class="app-ref">{}</span>', hint, reference)
    return DueItem(title=row["what"], url=_url(row), hint=hint, due_on=row["due_on"])


def _check_item(row):
    return DueItem(
        title=f"Check what {full_name(row['person__given_name'], row['person__family_name'])} has done",
        url=_url(row),
        hint=row["what"],
        due_on=row["closed_on"] + CHECK_WITHIN,
    )


def _url(row):
    return reverse("practitioners:action_detail", args=[row["pk"]])


def _open_of(person, user):
    return AgreedAction.objects.readable_by(user).filter(person=person, state=ActionState.OPEN)


def _may_add(person, user):
    return person.pk != user.access.person_id and user.has_perm("practitioners.add_action_for_person", person)


def actions_offered(person, user, on):
    """Whether the part of a person's page on their actions is shown: True, or a queryset that has a row then."""
    return _may_add(person, user) or _open_of(person, user)


def actions_part(person, user, on):
    """The part of a person's page on their open actions, for those who may read any or add one; else None. One query."""
    may_add = _may_add(person, user)
    actions = _open_of(person, user).with_due_on(on).order_by(*FIRST_OPEN)
    rows = [(action, action_status(action, on)) for action in actions.select_related("case_reference")[:6]]
    if not rows and not may_add:
        return None
    tab = "mine" if person.pk == user.access.person_id else "line" if may_add else ""
    all_url = tab and f"{reverse('practitioners:action_list')}?{urlencode({'tab': tab, 'search': '' if tab == 'mine' else person.name})}"
    return {"rows": rows[:5], "more": len(rows) > 5, "all_url": all_url, "may_add": may_add, "person": person}
