"""The ten demonstration accounts see only their own: on every list, search, choice, export and chart.

Each text that a person wrote is first given a mark that names its record. Each account then opens every address of docs/access.md that
needs no record, with every page, tab and filter that these link to, and searches for what belongs to others. Every mark, case
reference, link to a record and offered name that comes back is compared with the policy in plain Python (tests/guards/oracle.py).
"""

import datetime
import html
import io
import itertools
import re
from urllib.parse import urlencode, urljoin, urlsplit

import pypdf
import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Cast, Concat, Left
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from audits.models import CaseAudit, Finding
from learning_org.accounts.models import Person, User
from learning_org.trail.models import ReasonGrant
from practitioners.demonstration.history import triggers_off
from practitioners.demonstration.names import ACCOUNTS
from practitioners.models import AgreedAction, CPDEntry, CPDShare, Position, Relationship, RoleGrant, SampledPiece, UnitParent
from supervision.models import CaseDiscussion
from tests.guards.oracle import World
from tests.guards.policy import POLICY
from tests.guards.test_access import ROWS
from tests.guards.urls import patterns
from tests.measures.test_loop_recount import recount
from tests.support.demonstration import AS_AT

NOON = datetime.datetime.combine(AS_AT, datetime.time(12), datetime.UTC)
EXISTS, READS = 0, 1
# What people wrote: (model, field, whether it may be seen by whoever knows of the record, or by whoever may read it).
WRITTEN = (
    ("practitioners.CPDEntry", "title", EXISTS),
    ("practitioners.CPDEntry", "description", READS),
    ("practitioners.Reflection", "text", READS),
    ("practitioners.PeerReflection", "text", READS),
    ("practitioners.LearningNeed", "title", EXISTS),
    ("practitioners.AgreedAction", "what", EXISTS),
    ("practitioners.SpeakUp", "text", READS),
    ("practitioners.LearningPost", "title", EXISTS),
    ("audits.Finding", "text", EXISTS),
    ("training.Course", "title", EXISTS),
    ("notifications.Message", "subject", EXISTS),
    ("supervision.CaseDiscussion", "decision", READS),
    ("supervision.WellbeingNote", "text", READS),
    ("appraisal.Target", "text", READS),
)
MARK = re.compile(r"zq(\d+)x(\d+)zq")
REFERENCE = re.compile(r"\bC-\d{5}\b")
TEXT_INPUT = re.compile(r'<input[^>]*type="(?:text|search)"[^>]*>')
MOST = 6  # tabs and filters of one page


def mark_everything():
    """Write a mark before each text: zq<number in WRITTEN>x<key>zq. Signed records too, as the tables' owner can."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with triggers_off([apps.get_model(label) for label, _, _ in WRITTEN]):
        for number, (label, name, _) in enumerate(WRITTEN):
            model = apps.get_model(label)
            marked = Concat(Value(f"zq{number}x"), Cast("pk", models.CharField()), Value("zq "), F(name), output_field=models.TextField())
            length = model._meta.get_field(name).max_length
            model._base_manager.update(**{name: Left(marked, length) if length else marked})


class Oracle:
    """What one person may know and read, by the policy in plain Python."""

    def __init__(self, person):
        self.person, self.rows, self.unknown = person, {}, None
        self.world = World(
            on=AS_AT,
            positions=list(Position.objects.select_related("unit__organisation")),
            relationships=list(Relationship.objects.all()),
            grants=list(RoleGrant.objects.all()),
            parents=list(UnitParent.objects.all()),
            shares=list(CPDShare.objects.all()),
            sampled=list(SampledPiece.objects.select_related("entry")),
            reasons=[grant for grant in ReasonGrant.objects.all() if grant.given_at <= NOON < grant.ends_at],
        )

    def allows(self, label, pk, kind=EXISTS):
        if label not in self.rows:
            self.rows[label] = {row.pk: row for row in apps.get_model(label)._base_manager.all()}
        row = self.rows[label].get(pk)
        return row is not None and POLICY[label][kind](self.world, self.person, row)

    def allows_reference(self, reference):
        """A case reference is known through an audit, an action, a discussion or a piece of learning that is."""
        about = {"case_reference__reference": reference}
        found = (
            (CaseAudit.objects.filter(**about), EXISTS),
            (AgreedAction.objects.filter(**about), EXISTS),
            (CaseDiscussion.objects.filter(**about), READS),
            (CPDEntry.objects.filter(description__contains=reference), READS),
        )
        return any(self.allows(rows.model._meta.label, row.pk, kind) for rows, kind in found for row in rows)

    def strangers(self):
        """The names of people whom this person may not know, and that nobody has whom they may."""
        if self.unknown is None:
            known = {row.name for row in Person.objects.all() if self.allows("accounts.Person", row.pk)}
            self.unknown = {row.name for row in Person.objects.humans()} - known
        return self.unknown

    def words(self):
        """What to search for: the beginning of every mark, somebody unknown, and somebody known whose learning is not."""
        entries = CPDEntry.objects.select_related("person").order_by("pk")
        others = (row.person.family_name for row in entries if not self.allows("practitioners.CPDEntry", row.pk))
        return ["zq", *sorted(self.strangers())[:1], *itertools.islice(others, 1)]

    def told_to_team(self, page, label, pk):
        """What audits found in one's own team is told to all of it, without worker or case (docs/access.md, audits)."""
        if (page, label) != ("audits:team_feedback", "audits.Finding"):
            return False
        audit = Finding.objects.select_related("audit").get(pk=pk).audit
        return audit.state == "submitted" and audit.unit_id in {place.unit_id for place in self.world.places(self.person)}


def text_of(response):
    """What an answer shows, whatever its kind."""
    if response["Content-Type"].startswith("application/pdf"):
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(b"".join(response))).pages)
    body = b"".join(response).decode()
    return html.unescape(body)


def links(path, text):
    """The addresses that the page's own part links to."""
    for href in re.findall(r'href="([^"#]+)', text.split("<main", 1)[-1]):
        yield urljoin(path, href)


def target(address):
    """(the label of the model, key) of the record that an address opens, or None."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    model = getattr(getattr(match.func, "view_class", None), "model", None)
    label = model and model._meta.label
    return (label, match.kwargs["pk"]) if label in POLICY and "pk" in match.kwargs else None


def leaks(oracle, path, text):
    """Everything on a page that the policy keeps from this person."""
    for number, pk in set(MARK.findall(text)):
        label, name, kind = WRITTEN[int(number)]
        if not oracle.allows(label, int(pk), kind) and not oracle.told_to_team(resolve(urlsplit(path).path).view_name, label, int(pk)):
            yield f"{name} of {label} {pk}"
    yield from (f"case {found}" for found in references(text) if not oracle.allows_reference(found))
    for label, pk in {found for address in links(path, text) if (found := target(address))}:
        if not oracle.allows(label, pk):
            yield f"a link to {label} {pk}"
    offered = {found.split(",")[0].strip() for found in re.findall(r"<option[^>]*>([^<]*)<", text)}
    yield from (f"offers {name}" for name in offered & oracle.strangers())


def references(text):
    """The case references on a page, without the example in hints."""
    return set(REFERENCE.findall(text)) - {settings.CASE_REFERENCE_EXAMPLE}


def without_record():
    """The addresses of docs/access.md that need no record."""
    keys = {name: pattern.pattern.converters for name, pattern in patterns()}
    return [reverse(page) for page in dict.fromkeys(row["page"] for row in ROWS if "GET" in row["method"]) if not keys[page]]


def searches(path, text, words):
    """The page's own searches for each of these words."""
    for field in TEXT_INPUT.findall(text.split("<main", 1)[-1]):
        if 'method="get"' in text and (name := re.search(r'name="([\w-]+)"', field)):
            yield from (f"{path}?{urlencode({name[1]: word})}" for word in words)


def variants(path, text):
    """The tabs and filters that a page links to, and their exports, which hold every row: not its other orders and further pages."""
    found = (link for link in links(path, text) if urlsplit(link).path.startswith(path) and urlsplit(link).query)
    return list(dict.fromkeys(link for link in found if not re.search(r"[?&](sort|page)=", link)))[:MOST]


def walk(client, oracle):
    """{address: what it shows} of everything that opens without a record, with each page's searches, tabs and filters."""
    found, words = {}, oracle.words()
    for path in without_record():
        take(client, path, found)
        if path in found:
            for address in [*variants(path, found[path]), *searches(path, found[path], words)]:
                take(client, address, found)
    return found


def take(client, address, found):
    response = client.get(address)
    if response.status_code == 200 and not response["Content-Type"].startswith("application/json"):
        found[address] = text_of(response)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_account_sees_only_its_own(demonstration_world, account):
    mark_everything()
    client, user = Client(), User.objects.select_related("person").get(email=f"{account}@demo.example")
    with time_machine.travel(NOON, tick=False):
        client.force_login(user)
        oracle = Oracle(user.person)
        shown = walk(client, oracle)
        wrong = {address: sorted(found) for address, text in shown.items() if (found := set(leaks(oracle, address, text)))}
        marks = {mark for text in shown.values() for mark in MARK.findall(text)}
    assert wrong == {}
    assert len(marks) >= 1, "an account that is shown nothing proves nothing"


@pytest.mark.parametrize("account", ACCOUNTS)
def test_loop_chart_counts_what_is_counted_by_hand(demonstration_world, account):
    client, user = Client(), User.objects.select_related("person").get(email=f"{account}@demo.example")
    with time_machine.travel(NOON, tick=False):
        client.force_login(user)
        response = client.get(reverse("dashboards:loop"))
        oracle = Oracle(user.person)
        may = any(POLICY["measures.MonthlyFigure"][0](oracle.world, user.person, row) for row in figures())
        if response.status_code == 200 and response.context.get("scope"):
            scope = response.context["scope"]
            counts, _, _ = recount(scope.unit, scope.first, scope.last, AS_AT)
            assert response.context["loop"].counts == counts
        else:
            assert not may


def figures():
    return apps.get_model("measures.MonthlyFigure").objects.select_related("unit")[:500]
