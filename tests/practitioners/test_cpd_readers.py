"""The list "Who may read it" is the list of those who may: compared, person by person, with what readable_by answers."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.models import User
from practitioners.models import CPDEntry, Sharing
from practitioners.queries.readers import LINE, NAMED, PSW, REVIEWER, TEAM, live_links, readers_of
from tests import factories as make

pytestmark = pytest.mark.django_db
ON = datetime.date(2026, 11, 19)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def cast():
    """The author, and one person for each relation to them: in line, covering, in the team, above, beside, gone."""
    service = make.UnitFactory(service=True)
    unit = make.UnitFactory(parent=service)
    found = {"author": make.staff("Priya Nair", unit=unit)}
    for name in (
        "line manager",
        "lead supervisor",
        "other supervisor",
        "cover",
        "shared",
        "shared and left",
        "reviewer",
        "drawer elsewhere",
    ):
        found[name] = make.staff(name.title(), role=None)
    found["colleague"] = make.staff("Colleague", unit=unit)
    found["elsewhere"] = make.staff("Elsewhere")
    for role, place in (("team_manager", unit), ("service_manager", service), ("psw", service), ("senior_leader", service)):
        found[role] = make.staff(role, role=None)
        make.RoleGrantFactory(person=found[role], unit=place, role=role)
    author = found["author"]
    make.RelationshipFactory(person=author, other=found["line manager"])
    make.RelationshipFactory(person=author, other=found["lead supervisor"], kind="supervisor", is_lead=True)
    make.RelationshipFactory(person=author, other=found["other supervisor"], kind="supervisor", is_lead=False)
    make.RelationshipFactory(person=found["line manager"], other=found["cover"], kind="cover")
    left = found["shared and left"]
    left.positions.update(period=(datetime.date(2020, 1, 1), ON))
    return found


def piece(cast, sharing, *, sampled=False, **more):
    entry = make.CPDEntryFactory(person=cast["author"], sharing=sharing, **more)
    for name in ("shared", "shared and left"):
        make.CPDShareFactory(entry=entry, person=cast[name])
    if sampled:
        sample = make.CPDSampleFactory(drawn_by=cast["drawer elsewhere"])
        make.SampledPieceFactory(sample=sample, entry=entry, reviewer=cast["reviewer"])
    return entry


@pytest.mark.parametrize("withdrawn", [False, True])
@pytest.mark.parametrize("sampled", [False, True])
@pytest.mark.parametrize("sharing", Sharing.values)
def test_the_list_names_exactly_those_who_may_read(cast, sharing, sampled, withdrawn):
    entry = piece(cast, sharing, sampled=sampled, withdrawn=withdrawn)
    listed = {person.pk for _, people in readers_of(entry, ON) for person in people} | {cast["author"].pk}
    users = User.objects.filter(person__in=[person.pk for person in cast.values()])
    may = {user.person_id for user in users if CPDEntry.objects.readable_by(user).filter(pk=entry.pk).exists()}
    names = {person.pk: name for name, person in cast.items()}
    assert {names[pk] for pk in listed} == {names[pk] for pk in may}


def test_the_list_says_why_each_may_read(cast):
    entry = piece(cast, Sharing.TEAM, sampled=True)
    found = {why: {person.name for person in people} for why, people in readers_of(entry, ON)}
    assert found == {
        LINE: {"Line Manager", "Lead Supervisor", "Cover", "team_manager", "service_manager"},
        TEAM: {"Colleague"},
        NAMED: {"Shared"},
        REVIEWER: {"Reviewer"},
        PSW: {"psw"},
    }


def test_the_list_is_one_statement(cast, django_assert_num_queries):
    entry = piece(cast, Sharing.TEAM, sampled=True)
    with django_assert_num_queries(1):
        readers_of(entry, ON)


def page_of(client, entry):
    client.force_login(entry.person.user)
    text = " ".join(client.get(reverse("practitioners:cpd_detail", args=[entry.pk])).content.decode().split())
    return text.partition("Who may read it</h2>")[2].partition("</ul>")[0]


def test_page_names_the_reviewer_the_principal_social_worker_and_each_live_link_with_its_last_day(client, cast):
    entry = piece(cast, Sharing.ONLY_ME, sampled=True)
    for for_whom, changes in {
        "Panel": {"last_day": ON},
        "Over": {"made_on": ON - 2 * DAY, "last_day": ON - DAY},
        "Taken back": {"revoked": True, "last_day": ON + DAY},
    }.items():
        make.PortfolioPieceFactory(entry=entry, link=make.PortfolioLinkFactory(person=entry.person, for_whom=for_whom, **changes))
    make.PortfolioLinkFactory(person=entry.person, for_whom="Without this piece", last_day=ON)
    assert [link.for_whom for link in live_links(entry, ON)] == ["Panel"]
    found = page_of(client, entry)
    assert "<li> You </li>" in found
    assert f"{REVIEWER}: Reviewer</li>" in found
    assert f"{PSW}: psw</li>" in found
    assert "link for Panel</a>, until 19 November 2026" in found
    assert [words for words in ("Over", "Taken back", "Without this piece", LINE) if words in found] == []


def test_page_says_only_you_when_nobody_else_may(client, cast):
    entry = make.CPDEntryFactory(person=cast["author"], sharing=Sharing.ONLY_ME)
    assert "Only you </li>" in page_of(client, entry)
    gone = piece(cast, Sharing.TEAM, sampled=True, withdrawn=True)
    found = page_of(client, gone)
    assert "Only you, since it was withdrawn" in found
    assert found.count("<li>") == 1


def test_page_says_who_reads_the_reflection_through_a_link(client, cast):
    entry = make.CPDEntryFactory(person=cast["author"], with_reflection=True)
    client.force_login(cast["author"].user)
    address = reverse("practitioners:cpd_detail", args=[entry.pk])
    make.PortfolioPieceFactory(entry=entry, link=make.PortfolioLinkFactory(person=entry.person, last_day=ON))
    assert "You alone can read this." in client.get(address).content.decode()
    make.PortfolioPieceFactory(
        entry=entry, link=make.PortfolioLinkFactory(person=entry.person, for_whom="Court", last_day=ON, with_reflections=True)
    )
    assert "You and whoever holds your link for Court can read this." in client.get(address).content.decode()


def test_page_of_evidence_offers_no_peer_reflection_that_would_be_refused(client, cast):
    entry = make.CPDEntryFactory(person=cast["author"])
    client.force_login(cast["author"].user)
    address, edit = (reverse(f"practitioners:{name}", args=[entry.pk]) for name in ("cpd_detail", "cpd_edit"))
    assert edit in client.get(address).content.decode()
    make.PortfolioPieceFactory(entry=entry, link=make.PortfolioLinkFactory(person=entry.person, last_day=ON))
    assert edit not in client.get(address).content.decode()
