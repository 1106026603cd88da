"""Reads of learning needs that lists, home and a person's page share."""

import datetime
import functools

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils.http import urlencode

from learning_org.accounts.roles import Role
from learning_org.web.together import Asking
from practitioners.models import CPDEntry, LearningNeed, NeedState, Source
from practitioners.models.scope import in_line_of, reporting_to, under_roles
from practitioners.registries import DueItem
from practitioners.rules.line import has_line
from practitioners.services.needs import UNMET

UNREAD_PIECE = "A piece of learning that they recorded"  # what met a need, to whom the piece itself is closed
PLAN_WITHIN = datetime.timedelta(days=14)  # after this, an open need without a plan is put before the line manager
OFFICERS = (Role.QA_OFFICER, Role.TRAINING_OFFICER, Role.PSW)
FIRST_UNMET = (F("closed_on").desc(nulls_first=True), F("wanted_by").asc(nulls_last=True), F("raised_on").desc(), F("pk").desc())


def need_tabs(user):
    """The tabs of the list that this user has, as (key, words): Mine and Those I raised always, the others by line and role."""
    tabs = [("mine", "Mine"), ("raised", "I raised")]
    if has_line(user):
        tabs.append(("line", "My line's"))
    if user.access.has(*OFFICERS):
        tabs.append(("role", "By my role"))
    return tabs


def needs_in_tab(user, tab):
    """The needs of a tab, always within what the user may see, unmet first. An unknown tab is the first one."""
    me, needs = user.access.person_id, LearningNeed.objects.visible_to(user)
    if tab == "raised":
        needs = needs.filter(raised_by_id=me).exclude(person_id=me)
    elif tab == "line" and has_line(user):
        needs = needs.filter(in_line_of(user)).exclude(person_id=me)
    elif tab == "role" and user.access.has(*OFFICERS):
        audits = Q(source=Source.AUDIT) & under_roles(user, Role.QA_OFFICER)
        needs = needs.filter(audits | under_roles(user, Role.TRAINING_OFFICER, Role.PSW))
    else:
        needs = needs.filter(person_id=me)
    related = ("person", "theme", "raised_by", "standard__version__framework")
    return needs.select_related(*related).order_by(*FIRST_UNMET)


def need_status(need, on):
    """The state of a need as (kind of mark, words): late when it is wanted by a day before `on` and not met."""
    if need.state == NeedState.MET:
        return ("on", "Met")
    if need.state == NeedState.ENDED:
        return ("none", "Ended, not met")
    if need.wanted_by and need.wanted_by < on:
        return ("off", days_late(need.wanted_by, on))
    return ("todo", "Planned" if need.state == NeedState.PLANNED else "Open")


def speak_up_from(need):
    """The first day on which its person may speak up about an unmet need, or None: a number of days after the training officers were told
    of it; where none was there to be told, as many after the day on which they would have been (P21)."""
    if need.state not in UNMET or need.wanted_by is None:
        return None
    officers, person = (
        datetime.timedelta(days=number) for number in (settings.NEED_OFFICERS_AFTER_DAYS, settings.NEED_SPEAK_UP_AFTER_DAYS)
    )
    manager_on = need.manager_told_on or need.wanted_by + datetime.timedelta(days=1)
    return (need.officer_told_on or manager_on + officers) + person


def may_speak_up(need, user, on):
    """Whether this user is the person of an unmet need about which they may speak up on that date."""
    first = speak_up_from(need)
    return need.person_id == user.access.person_id and first is not None and first <= on


def days_late(due_on, on):
    """ "1 day overdue", "3 days overdue"."""
    days = (on - due_on).days
    return f"{days} day{'' if days == 1 else 's'} overdue"


def source_words(source):
    """Where something was noticed, as other people than the person read it too."""
    return "Own idea" if source == Source.SELF else Source(source).label


def learning_that_may_meet(need, user):
    """The person's recorded pieces of learning that `user` may read, newest first: what can be named as having met the need."""
    return CPDEntry.objects.readable_by(user).recorded().filter(person_id=need.person_id)


def what_met(need, user):
    """How a met need was met, as (words, the piece of learning if this user may read it). The title of a piece is its readers' alone."""
    if need.met_by_entry_id is None:
        return (need.met_how, None)
    entry = CPDEntry.objects.readable_by(user).filter(pk=need.met_by_entry_id).first()
    return (entry.title, entry) if entry else (UNREAD_PIECE, None)


def needs_due_from(user, on):
    """What is due: own unmet needs that are wanted by a date and, for whoever they report to or are lead-supervised by, needs that
    have stood for more than 14 days without a plan, as one item."""
    me = user.access.person_id
    waiting = Q(state=NeedState.OPEN, raised_on__lt=on - PLAN_WITHIN, person_id__in=reporting_to(me, on)) & ~Q(person_id=me)
    own = Q(person_id=me, state__in=UNMET, wanted_by__isnull=False)
    rows = LearningNeed.objects.filter(own | waiting).values("pk", "person_id", "title", "source", "wanted_by", "state")
    return [Asking(rows, functools.partial(_items, me))]


def _items(me, rows):
    found = [_own_item(row) for row in rows if row["person_id"] == me]
    if unplanned := [row for row in rows if row["person_id"] != me]:
        found.append(_unplanned_item(unplanned))
    return found


def _own_item(row):
    hint = f"Learning need from {_noticed(row['source'])}, {'planned' if row['state'] == NeedState.PLANNED else 'not planned yet'}"
    return DueItem(title=row["title"], url=reverse("practitioners:need_detail", args=[row["pk"]]), hint=hint, due_on=row["wanted_by"])


def _noticed(source):
    return "yourself" if source == Source.SELF else f"{Source(source).label[0].lower()}{Source(source).label[1:]}"


def _unplanned_item(rows):
    count = len(rows)
    title = f"Plan how {'a learning need' if count == 1 else f'{count} learning needs'} in your line will be met"
    return DueItem(
        title=title,
        url=f"{reverse('practitioners:need_list')}?tab=line&state=open",
        hint="Raised more than 14 days ago, not planned yet",
        due_on=None,
    )


def _unmet_of(person, user):
    return LearningNeed.objects.readable_by(user).unmet().filter(person=person)


def _may_raise(person, user):
    return person.pk != user.access.person_id and user.has_perm("practitioners.raise_need_for_person", person)


def _may_analyse(person, user):
    officer = person.pk != user.access.person_id and user.access.has(Role.TRAINING_OFFICER)
    return officer and not _may_raise(person, user) and user.has_perm("practitioners.raise_need_from_analysis", person)


def needs_offered(person, user, on):
    """Whether the part of a person's page on their needs is shown: True, or a queryset that has a row then."""
    return _may_raise(person, user) or _may_analyse(person, user) or _unmet_of(person, user)


def needs_part(person, user, on):
    """The part of a person's page on their learning needs, for those who may read any of them or raise one; else None. One query."""
    may_raise = _may_raise(person, user)
    may_analyse = _may_analyse(person, user)
    needs = _unmet_of(person, user).order_by(*FIRST_UNMET)
    rows = [(need, need_status(need, on)) for need in needs[:6]]
    if not rows and not may_raise and not may_analyse:
        return None
    tab = "mine" if person.pk == user.access.person_id else "line" if may_raise else "role" if may_analyse else ""
    all_url = tab and f"{reverse('practitioners:need_list')}?{urlencode({'tab': tab, 'search': '' if tab == 'mine' else person.name})}"
    may = {"plan": user.has_perm("practitioners.view_learning_plan", person), "may_raise": may_raise, "may_analyse": may_analyse}
    return {"rows": rows[:5], "more": len(rows) > 5, "all_url": all_url, "person": person} | may
