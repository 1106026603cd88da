"""Reads of supervisions that lists, home and a person's page share."""

import datetime
import functools

from django.conf import settings
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.trail.models import Signature
from learning_org.web.names import full_name
from learning_org.web.together import Asking
from practitioners.models import Relationship, RelationshipKind
from practitioners.models.scope import in_line_of, under_roles
from practitioners.registries import UNSIGNED_STAYS, DueItem, OpenItem
from practitioners.rules.line import has_line
from supervision.models import Participant, ParticipantRole, SessionNote, SessionState, SupervisionSession
from supervision.queries.timescales import timescale_from, timescale_rows, timescale_status, timescales_of

OFFICERS = (Role.QA_OFFICER, Role.PSW)
OPEN = (SessionState.PLANNED, SessionState.HELD, SessionState.WAITING)
PREPARE_WITHIN = datetime.timedelta(days=14)  # how long before a planned one its supervisee is asked to prepare
SIGN_WITHIN = datetime.timedelta(days=settings.SUPERVISION_SIGN_WITHIN_DAYS)
STATUS = {
    SessionState.PLANNED: ("todo", "Planned"),
    SessionState.HELD: ("todo", "Being written up"),
    SessionState.WAITING: ("close", "Waiting for a signature"),
    SessionState.SIGNED: ("on", "Signed by both"),
    SessionState.CANCELLED: ("none", "Cancelled"),
}


def session_status(session, on):
    """The state of a session as (kind of mark, words): late when it is planned for a day that has passed, or not signed in 14 days."""
    if session.state == SessionState.PLANNED and session.day < on:
        return ("off", "Not recorded yet")
    if session.state in (SessionState.HELD, SessionState.WAITING) and session.held_on + SIGN_WITHIN < on:
        return ("off", f"{STATUS[session.state][1]}, late")
    return STATUS[session.state]


def session_tabs(user):
    """The tabs of the list that this user has, as (key, words): Mine always; those they give, their line's and their role's."""
    tabs = [("mine", "Mine"), ("given", "I give")]
    if has_line(user):
        tabs.append(("line", "My line's"))
    if user.access.has(*OFFICERS):
        tabs.append(("role", "By my role"))
    return tabs


def sessions_in_tab(user, tab):
    """The sessions of a tab, always within what the user may know of, newest first, without what was said. An unknown tab is Mine.

    Each says whether its content `may_be_read`.
    """
    me, sessions = user.access.person_id, SupervisionSession.objects.visible_to(user)
    if tab == "given":
        sessions = sessions.given_by(me)
    elif tab == "line" and has_line(user):
        sessions = sessions.filter(pk__in=_about(in_line_of(user))).exclude(pk__in=_about(Q(person_id=me)))
    elif tab == "role" and user.access.has(*OFFICERS):
        sessions = sessions.filter(pk__in=_about(under_roles(user, *OFFICERS)))
    else:
        sessions = sessions.of(me)
    readable = SupervisionSession.objects.readable_by(user).filter(pk=OuterRef("pk")).order_by()
    return named(sessions).annotate(may_be_read=Exists(readable)).with_people().order_by("-starts_at", "-pk")


def _about(condition):
    return Participant.objects.filter(condition, role=ParticipantRole.SUPERVISEE).order_by().values("session_id")


def named(sessions):
    """Sessions joined to their two people, so that they can be sorted by name: `supervised`, `supervising`."""
    return sessions.annotate(
        supervised=FilteredRelation("participants", condition=Q(participants__role=ParticipantRole.SUPERVISEE)),
        supervising=FilteredRelation("participants", condition=Q(participants__role=ParticipantRole.SUPERVISOR)),
    )


def people_to_plan_for(user):
    """Those for whom this user may plan a supervision: their line, and whom they supervise today; never themselves."""
    supervised = Relationship.objects.filter(
        other_id=user.access.person_id, kind=RelationshipKind.SUPERVISOR, period__contains=user.access.on
    ).order_by()
    theirs = in_line_of(user, field="pk") | Q(pk__in=supervised.values("person_id"))
    return Person.objects.visible_to(user).filter(theirs).exclude(pk=user.access.person_id)


def lead_supervisor_of(person, on):
    """The person's lead supervisor on a date, or None."""
    rows = Relationship.objects.filter(person=person, is_lead=True, period__contains=on).select_related("other")
    return next((row.other for row in rows[:1]), None)


def sessions_due_from(user, on):
    """What is due: own supervisions to come, to prepare, to write up and to sign, and supervisees past their due day."""
    me = user.access.person_id
    found = [Asking(_open_sessions(me), functools.partial(_items, me, on))]
    return [*found, Asking(_supervisees(me, on), functools.partial(_late_items, on))] if user.access.answered_to else found


def _open_sessions(me):
    """The sessions of this person that are not over, with the names of both and whether this person signed or prepared."""
    prepared = SessionNote.objects.filter(session=OuterRef("pk")).exclude(agenda="")
    mine = Participant.objects.filter(person_id=me).order_by().values("session_id")
    return named(SupervisionSession.objects.filter(pk__in=mine, state__in=OPEN)).values(
        *("pk", "state", "starts_at", "held_on"),
        signed=Exists(_signature(me)),
        prepared=Exists(prepared),
        supervisee=F("supervised__person_id"),
        **{f"{who}_{part}": F(f"{who}__person__{part}_name") for who in ("supervised", "supervising") for part in ("given", "family")},
    )


def _signature(person_id):
    """This person's signature of the outer session in the round that counts."""
    mine = {"record_kind": "supervision.supervisionsession", "part": "record", "person_id": person_id}
    return Signature.objects.filter(record_id=OuterRef("pk"), round=OuterRef("signing_round"), **mine)


def _items(me, on, rows):
    return [item for row in rows if (item := _item(row, me, on))]


def _item(row, me, on):
    gives, url = row["supervisee"] != me, reverse("supervision:session_detail", args=[row["pk"]])
    who = "supervised" if gives else "supervising"
    other = full_name(row[f"{who}_given"], row[f"{who}_family"])
    if row["state"] == SessionState.PLANNED:
        return _planned_item(row, gives, other, url, on)
    when, due_on = date_format(row["held_on"], "j F"), row["held_on"] + SIGN_WITHIN
    if row["state"] == SessionState.WAITING and not row["signed"]:
        return DueItem(f"Sign the supervision of {when}", url, f"With {other}, who has signed it", due_on)
    if row["state"] == SessionState.HELD and gives:
        return DueItem(f"Write up the supervision of {when}", url, f"With {other}", due_on)
    return None


def _planned_item(row, gives, other, url, on):
    starts = timezone.localtime(row["starts_at"])
    day, when = starts.date(), date_format(starts, "j F")
    if day < on:
        return DueItem(f"Record or cancel the supervision of {when}", url, f"With {other}", day) if gives else None
    if day > on + PREPARE_WITHIN:
        return None
    verb = "Supervision" if gives or row["prepared"] else "Prepare your supervision"
    return DueItem(f"{verb} on {when}", url, f"With {other}, {starts:%H:%M}", day)


def _supervisees(me, on):
    """Lead supervisees for whom no supervision is planned for a day to come, with what says when they are due."""
    led = Relationship.objects.filter(other_id=me, is_lead=True, period__contains=on).order_by()
    people = Person.objects.filter(pk__in=led.values("person_id"))
    planned = SupervisionSession.objects.filter(state=SessionState.PLANNED, starts_at__date__gte=on, participants__person=OuterRef("pk"))
    people = people.filter(~Exists(planned.filter(participants__role=ParticipantRole.SUPERVISEE)))
    return timescale_rows(people, on)


def _late_items(on, rows):
    """One for each of `_supervisees` whose due day has passed."""
    return [_late_item(row, found.due_on) for row in rows if (found := timescale_from(row)).is_late(on)]


def _late_item(row, due_on):
    url = f"{reverse('supervision:session_plan')}?{urlencode({'person': row['pk']})}"
    title = f"Plan a supervision with {full_name(row['given_name'], row['family_name'])}"
    return DueItem(title, url, "Past its due day, none is planned", due_on)


def open_sessions_of(person, on):
    """Supervisions that were held and are not signed by both, for the page on which a leaving is recorded: OpenItems, the oldest first.

    Administrators read that page and know of no supervision otherwise: with whom it was and who signed stays with the two.
    """
    rows = SupervisionSession.objects.filter(participants__person=person, state__in=(SessionState.HELD, SessionState.WAITING))
    rows = rows.order_by("held_on", "pk").distinct()
    return [OpenItem(row.pk, f"Supervision of {date_format(row.held_on, 'j F Y')}", what_happens=UNSIGNED_STAYS) for row in rows]


def supervision_offered(person, user, on):
    """Whether the part of a person's page on supervision is shown."""
    return user.has_perm("supervision.view_timescale", person)


def supervision_part(person, user, on):
    """The part of a person's page on supervision, for those who may know of it: in time or not, the latest and the next. Two queries."""
    if not supervision_offered(person, user, on):
        return None
    if (timescale := timescales_of(Person.objects.filter(pk=person.pk), on).get(person.pk)) is None:
        return None
    sessions = SupervisionSession.objects.visible_to(user).of(person.pk).exclude(state=SessionState.CANCELLED)
    readable = SupervisionSession.objects.readable_by(user).filter(pk=OuterRef("pk")).order_by()
    rows = [(row, session_status(row, on)) for row in sessions.annotate(may_be_read=Exists(readable)).order_by("-starts_at", "-pk")[:3]]
    own = person.pk == user.access.person_id
    tab = "mine" if own else "line" if user.has_perm("practitioners.add_action_for_person", person) else "role"
    return {
        "status": timescale_status(timescale, on),
        "rows": rows,
        "person": person,
        "all_url": f"{reverse('supervision:session_list')}?{urlencode({'tab': tab} if own else {'tab': tab, 'search': person.name})}",
        "may_plan": not own and user.has_perm("supervision.plan_session_for_person", person),
    }
