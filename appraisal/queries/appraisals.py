"""Reads of appraisals that the list, home and a person's page share. None of them reads what an appraisal says."""

import dataclasses
import datetime
import functools

from django.db.models import BooleanField, Exists, ExpressionWrapper, Max, OuterRef, Q, Subquery
from django.urls import reverse

from appraisal.models import Appraisal, AppraisalState
from appraisal.models.appraisals import managed_by
from appraisal.queries.eligibility import eligible_people
from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.trail.models import Signature
from learning_org.web.names import full_name
from learning_org.web.together import Asking
from practitioners.models import Position
from practitioners.models.scope import in_line_of, under_roles
from practitioners.registries import UNSIGNED_STAYS, DueItem, OpenItem
from practitioners.rules.line import has_line

LISTED = ("cycle", "appraisee", "appraiser")
DUE = ("pk", "state", "appraisee_id", "own_response_id", "appraiser_response_id", "meeting_on", "cycle__label")  # what due items say
DUE += tuple(f"{who}__{part}_name" for who in ("appraisee", "appraiser") for part in ("given", "family"))
REPORT = ("pk", "given_name", "family_name", "eligible", "has_one", "last_on", "with_another")
NEWEST = ("-cycle__period", "appraisee__sort_key", "pk")
STATUS = {
    AppraisalState.PREPARING: ("todo", "Being prepared"),
    AppraisalState.WAITING: ("close", "Waiting for a signature"),
    AppraisalState.SIGNED: ("on", "Signed by both"),
}


def appraisal_tabs(user):
    """The tabs of the list that this user has, as (key, words): Mine always, the others by what they give, their line and role."""
    tabs = [("mine", "Mine"), ("given", "I give")]
    if has_line(user):
        tabs.append(("line", "My line’s"))
    if user.access.has(Role.PSW):
        tabs.append(("role", "By my role"))
    return tabs


def appraisals_in_tab(user, tab):
    """The appraisals of a tab, always within what the user may know of, newest cycle first. An unknown tab is the first one."""
    me, found = user.access.person_id, Appraisal.objects.visible_to(user).defer("sent_back_why")
    if tab == "given":
        found = found.filter(appraiser_id=me)
    elif tab == "line" and has_line(user):
        found = found.filter(in_line_of(user, field="appraisee_id") | Q(appraiser_id__in=managed_by(user))).exclude(appraisee_id=me)
    elif tab == "role" and user.access.has(Role.PSW):
        found = found.filter(under_roles(user, Role.PSW, field="appraisee_id"))
    else:
        found = found.filter(appraisee_id=me)
    return found.select_related(*LISTED).order_by(*NEWEST)


def appraisal_status(appraisal):
    """The state of an appraisal as (kind of mark, words)."""
    return STATUS[appraisal.state]


@dataclasses.dataclass(frozen=True)
class Report:
    """Somebody whose line manager the user is, and where their appraisal stands."""

    pk: int
    given_name: str
    family_name: str
    eligible: bool  # six months in post
    has_one: bool  # in the cycle of today
    last_on: datetime.date | None  # the day on which their latest was signed
    with_another: int | None  # key of one that is not signed by both and that somebody else gives: a former line manager

    def __str__(self):
        return self.name

    @property
    def name(self):
        return full_name(self.given_name, self.family_name)


def direct_reports(user):
    """The people whose line manager the user is today and who are in post, as Reports in order of name, asked once a request: one
    statement, none when nobody answers to the user."""
    if not hasattr(user, "_direct_reports"):
        _remember(user, _reports(user) if _may_have_reports(user) else [])
    return user._direct_reports


def _may_have_reports(user):
    return user.access.in_post and user.access.answered_to


def _remember(user, rows):
    """Rows of `_reports` as the user's direct reports, for the rest of the request."""
    user._direct_reports = [Report(**row) for row in rows]
    return user._direct_reports


def _reports(user):
    on = user.access.on
    mine = Appraisal.objects.filter(appraisee=OuterRef("pk")).order_by()
    signed = mine.signed().values("appraisee").annotate(day=Max("signed_on")).values("day")
    in_post = Position.objects.filter(person=OuterRef("pk"), period__contains=on)
    another = mine.unsigned().exclude(appraiser_id=user.access.person_id).order_by("-pk").values("pk")
    people = Person.objects.filter(Exists(in_post), pk__in=managed_by(user))
    return people.annotate(
        eligible=ExpressionWrapper(Q(pk__in=eligible_people(on)), output_field=BooleanField()),
        has_one=Exists(mine.filter(cycle__period__contains=on)),
        last_on=Subquery(signed),
        with_another=Subquery(another[:1]),
    ).values(*REPORT)


def reports_without(user):
    """Direct reports in post six months or more who have no appraisal in the cycle of today."""
    return [person for person in direct_reports(user) if person.eligible and not person.has_one]


def appraisals_due_from(user, on):
    """What is due: the two parts to write before the meeting, a signature that is waited for, and, as one item, direct reports without an
    appraisal in this cycle."""
    me = user.access.person_id
    rows = Appraisal.objects.unsigned().filter(Q(appraisee_id=me) | Q(appraiser_id=me))
    rows = rows.values(*DUE, signed_by_me=Exists(_signature(me)))
    found = [Asking(rows, functools.partial(_items, me))]
    return [*found, Asking(_reports(user), functools.partial(_report_items, user))] if _may_have_reports(user) else found


def _signature(person_id):
    """This person's signature of the outer appraisal in the round that counts."""
    mine = {"record_kind": Appraisal._meta.label_lower, "part": "record", "person_id": person_id}
    return Signature.objects.filter(record_id=OuterRef("pk"), round=OuterRef("signing_round"), **mine)


def _items(me, rows):
    return [item for row in rows if (item := _to_sign_item(row, me) if row["state"] == AppraisalState.WAITING else _to_write_item(row, me))]


def _to_sign_item(row, me):
    if row["signed_by_me"]:
        return None
    other = _name(row, "appraiser" if row["appraisee_id"] == me else "appraisee")
    url = reverse("appraisal:appraisal_detail", args=[row["pk"]])
    return DueItem(title=f"Read and sign {_whose(row, me)}", url=url, hint=f"{other} has signed it", due_on=None)


def _to_write_item(row, me):
    page, written = ("own", "own_response_id") if row["appraisee_id"] == me else ("given", "appraiser_response_id")
    if row[written] is not None:
        return None
    url, hint = reverse(f"appraisal:appraisal_{page}", args=[row["pk"]]), f"For {row['cycle__label']}, before you meet"
    return DueItem(title=f"Write your part of {_whose(row, me)}", url=url, hint=hint, due_on=row["meeting_on"])


def _whose(row, me):
    return "your appraisal" if row["appraisee_id"] == me else f"the appraisal of {_name(row, 'appraisee')}"


def _name(row, who):
    return full_name(row[f"{who}__given_name"], row[f"{who}__family_name"])


def _report_items(user, rows):
    found = [_taken_over_item(person) for person in _remember(user, rows) if person.with_another]
    without = reports_without(user)
    return [*found, _without_item(len(without))] if without else found


def _taken_over_item(person):
    url = reverse("appraisal:appraisal_take_over", args=[person.with_another])
    hint = "Begun by their former line manager, not signed by both"
    return DueItem(title=f"Go on with the appraisal of {person}", url=url, hint=hint, due_on=None)


def _without_item(count):
    people = "1 person has" if count == 1 else f"{count} people have"
    title = f"{people} no appraisal this year yet"
    return DueItem(
        title=title, url=reverse("appraisal:appraisal_begin"), hint="In post six months or more, and you line-manage them", due_on=None
    )


def open_appraisals_of(person, on):
    """Somebody's own appraisals that are not signed by both, for the page on which their leaving is recorded: OpenItems, the oldest first.

    Administrators read that page and know of no appraisal otherwise: with whom it is and who signed stays with the two.
    """
    rows = Appraisal.objects.unsigned().filter(appraisee=person).select_related("cycle").order_by("begun_on", "pk")
    return [OpenItem(row.pk, f"Their appraisal of {row.cycle}", what_happens=UNSIGNED_STAYS) for row in rows]


def _report_of(person, user):
    return next((one for one in direct_reports(user) if one.pk == person.pk), None)


def appraisals_offered(person, user, on):
    """Whether the part of a person's page on their appraisals is shown: True, or a queryset that has a row then."""
    report = _report_of(person, user)
    return (report is not None and not report.has_one) or Appraisal.objects.visible_to(user).filter(appraisee=person)


def appraisals_part(person, user, on):
    """The part of a person's page on their appraisals, for those who may know of any or begin one; else None. One statement, and one
    more for line managers."""
    found = Appraisal.objects.visible_to(user).filter(appraisee=person).defer("sent_back_why")
    rows = [(row, appraisal_status(row)) for row in found.select_related(*LISTED).order_by(*NEWEST)[:3]]
    report = _report_of(person, user)
    may_begin = report is not None and not report.has_one
    if not rows and not may_begin:
        return None
    return {"rows": rows, "may_begin": may_begin, "take_over": report and report.with_another, "person": person}
