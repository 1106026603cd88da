"""Services of learning: exact rows, the wrong person, the second click, reminders and sharing."""

import datetime
import threading
import uuid

import pytest
import time_machine
from django.db import connection

from learning_org.notifications.models import Message, Reminder
from learning_org.web.errors import Refused
from practitioners.models import CPDEntry, CPDShare, CPDState, PeerReflection, Reflection, Standard
from practitioners.queries.cpd import colleague_named, in_a_sentence, learning_of, readers_when_shared, standards_offered, still_needed
from practitioners.queries.registration import RegistrationStatus, registration_year
from practitioners.services import cpd as services
from tests import factories as make

TODAY = datetime.date(2026, 11, 19)  # a Thursday


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def author(db):
    return make.staff("Priya Nair")


def piece(**changes):
    words = {"title": "Talking with teenagers", "kind": "informal", "learnt_on": datetime.date(2026, 11, 18), "description": "A visit."}
    return services.Piece(**(words | changes))


def recorded(author, **changes):
    return services.record_learning(author, piece(**changes), submission=uuid.uuid4(), by=author)


TALKED = {"talked": True, "peer_name": "Daniel Achebe", "peer_learnt": "That I take silence as refusal."}


def test_cpd_recorded_with_all_its_parts(author):
    standards = list(Standard.objects.filter(version__framework__code="swe", code__in=("4.4", "4.6")))
    entry = recorded(
        author, **TALKED, reflection="I was in a hurry.", guide="what", share_reflection=True, standards=standards, hours="1.5"
    )
    entry = CPDEntry.objects.get(pk=entry.pk)
    assert (entry.person, entry.title, entry.hours, entry.sharing, entry.state) == (
        author,
        "Talking with teenagers",
        1.5,
        "only_me",
        "recorded",
    )
    assert entry.recorded_at == datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC)
    assert (entry.reflection.text, entry.reflection.guide, entry.reflection.shared) == ("I was in a hurry.", "what", True)
    assert (entry.peer_reflection.peer, entry.peer_reflection.peer_name) == (None, "Daniel Achebe")
    assert [standard.code for standard in entry.standards.order_by("order")] == ["4.4", "4.6"]
    assert Reminder.objects.count() == 0


def test_cpd_posted_twice_is_one_row(author):
    key = uuid.uuid4()
    first = services.record_learning(author, piece(**TALKED), submission=key, by=author)
    assert services.record_learning(author, piece(**TALKED), submission=key, by=author) == first
    assert (CPDEntry.objects.count(), PeerReflection.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_cpd_posted_twice_at_once_is_one_row():
    author, key, answers = make.staff("Priya Nair"), uuid.uuid4(), []
    barrier = threading.Barrier(2)

    def post():
        barrier.wait()
        try:
            answers.append(services.record_learning(author, piece(**TALKED), submission=key, by=author).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=post) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(answers), len(set(answers)), CPDEntry.objects.count(), PeerReflection.objects.count()) == (2, 1, 1, 1)


def test_cpd_of_tomorrow_is_refused(author):
    recorded(author, learnt_on=TODAY)
    with pytest.raises(Refused, match="today or in the past") as refusal:
        recorded(author, learnt_on=TODAY + datetime.timedelta(days=1))
    assert refusal.value.field == "learnt_on"
    assert CPDEntry.objects.count() == 1


def test_cpd_is_written_by_its_author_alone(author):
    other = make.staff("Helen Marsh")
    with pytest.raises(Refused, match="Only the author"):
        services.record_learning(author, piece(), submission=uuid.uuid4(), by=other)
    entry = recorded(author)
    for act in (
        lambda: services.change_learning(entry, piece(), by=other),
        lambda: services.withdraw_learning(entry, by=other),
        lambda: services.share_learning(entry, other, by=other),
        lambda: services.stop_sharing_learning(entry, other, by=other),
        lambda: services.record_learning(other, piece(), submission=entry.submission, by=other),
    ):
        with pytest.raises(Refused, match="Only the author"):
            act()


@pytest.mark.parametrize(("day", "monday"), [(15, 16), (16, 23), (19, 23), (22, 23)])
def test_cpd_reminder_comes_on_the_next_monday(day, monday):
    assert services.next_monday(datetime.date(2026, 11, day)) == datetime.date(2026, 11, monday)


def test_cpd_reminder_goes_when_the_peer_reflection_comes(author):
    entry = recorded(author)
    reminder = Reminder.objects.get()
    assert (reminder.recipient, reminder.due_on, reminder.link) == (author, datetime.date(2026, 11, 23), f"/my-learning/{entry.pk}/edit/")
    services.change_learning(entry, piece(**TALKED), by=author)
    reminder.refresh_from_db()
    assert reminder.cancelled_at is not None


def test_cpd_withdrawn_stays_and_cannot_be_changed(author):
    entry = recorded(author)
    services.withdraw_learning(entry, by=author)
    entry.refresh_from_db()
    assert (entry.state, entry.withdrawn_at is not None) == (CPDState.WITHDRAWN, True)
    assert Reminder.objects.get().cancelled_at is not None
    for act in (services.withdraw_learning, lambda e, by: services.change_learning(e, piece(), by=by)):
        with pytest.raises(Refused, match="was withdrawn"):
            act(entry, by=author)


def test_cpd_changed_loses_what_was_emptied(author):
    standard, other = Standard.objects.filter(version__framework__code="swe")[:2]
    entry = recorded(author, **TALKED, reflection="In a hurry.", standards=[standard])
    services.change_learning(entry, piece(title="Silence", standards=[other]), by=author)
    entry.refresh_from_db()
    assert (entry.title, list(entry.standards.all())) == ("Silence", [other])
    assert (Reflection.objects.count(), PeerReflection.objects.count()) == (0, 0)
    assert Reminder.objects.get().due_on == datetime.date(2026, 11, 23)


def test_cpd_shared_once_tells_once_and_is_taken_back(author):
    entry, other = recorded(author, **TALKED), make.staff("Helen Marsh")
    services.share_learning(entry, other, by=author)
    services.share_learning(entry, other, by=author)
    assert CPDShare.objects.count() == 1
    message = Message.objects.get()
    assert (message.recipient, message.subject, message.link) == (
        other,
        "Priya Nair shared a piece of learning with you",
        f"/my-learning/{entry.pk}/",
    )
    assert list(CPDEntry.objects.readable_by(other.user)) == [entry]
    assert services.stop_sharing_learning(entry, other, by=author) is True
    assert services.stop_sharing_learning(entry, other, by=author) is False
    assert list(CPDEntry.objects.visible_to(other.user)) == []
    with pytest.raises(Refused, match="somebody else"):
        services.share_learning(entry, author, by=author)


def test_cpd_peer_who_works_here_is_told_once(author):
    peer = make.staff("Daniel Achebe")
    entry = recorded(author, **TALKED, peer=peer)
    services.change_learning(entry, piece(**TALKED, peer=peer), by=author)
    message = Message.objects.get()
    assert (message.recipient, message.subject) == (peer, "Priya Nair wrote about your conversation")


def test_cpd_peer_is_found_by_full_name_alone(author):
    peer = make.staff("Daniel Achebé")
    user = author.user
    assert colleague_named("daniel  ACHEBE", user) == peer
    assert colleague_named("Achebe, Daniel", user) == peer
    for text in ("Daniel", "Daniel Ach", "Daniel Achebe and Ola", "", "Priya Nair", "%"):
        assert colleague_named(text, user) is None
    make.staff("Daniel Achebe")
    assert colleague_named("Daniel Achebe", user) is None  # two of that name: neither


def test_cpd_peer_who_left_is_not_found(author):
    make.staff("Ola Ade", first_out=TODAY)
    assert colleague_named("Ola Ade", author.user) is None


def test_cpd_readers_are_named(author):
    helen, cover, far = make.staff("Helen Marsh"), make.staff("Ola Ade"), make.staff("Zed Far", role="team_manager")
    make.supervises(helen, author)
    make.RelationshipFactory(person=helen, other=cover, cover=True)
    service = make.UnitFactory(service=True)
    team = make.UnitFactory(parent=service)
    make.PositionFactory(person=author, unit=team, second=True)
    manager = make.staff("Ann Bell", role=None)
    make.RoleGrantFactory(person=manager, unit=service, role="service_manager")
    assert readers_when_shared(author, TODAY) == ["Ola Ade", "Ann Bell", "Helen Marsh"]
    assert far.name not in readers_when_shared(author, TODAY)
    entry = recorded(author, sharing="managers")
    for reader in (helen, cover, manager):
        assert list(CPDEntry.objects.readable_by(reader.user)) == [entry]


def test_cpd_names_in_a_sentence():
    assert [in_a_sentence(list("ABCDEFG"[:count])) for count in (0, 1, 2, 5, 6, 7)] == [
        "",
        "A",
        "A and B",
        "A, B, C, D and E",
        "A, B, C, D, E and 1 other",
        "A, B, C, D, E and 2 others",
    ]


def test_cpd_standards_not_yet_shown_this_year_come_first(author):
    shown = {s.code: s for s in Standard.objects.filter(version__framework__code="swe")}
    make.CPDStandardFactory(standard=shown["4.1"], entry__person=author, entry__learnt_on=datetime.date(2025, 12, 1))
    make.CPDStandardFactory(standard=shown["4.2"], entry__person=author, entry__learnt_on=datetime.date(2025, 11, 30))
    make.CPDStandardFactory(standard=shown["4.3"], entry__person=author, entry__withdrawn=True)
    make.CPDStandardFactory(standard=shown["4.4"])
    regulator, others = standards_offered(author, TODAY)
    assert [s.code for s in regulator] == ["4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.1"]
    assert {s.version.framework.code for s in others} == {"kss-cfp", "pcf", "swe"}
    assert len(others) == 10 + 9 + 5


@pytest.mark.parametrize(
    ("pieces", "peers", "lines"),
    [
        (0, 0, [(False, "2 pieces"), (False, "1 peer reflection: in this piece")]),
        (1, 0, [(True, "1 piece recorded"), (False, "1 more piece: this one"), (False, "1 peer reflection: in this piece")]),
        (2, 1, [(True, "2 pieces recorded"), (True, "1 with a peer reflection")]),
    ],
)
def test_cpd_still_needed(pieces, peers, lines):
    status = RegistrationStatus(1, TODAY, registration_year(TODAY), owes=True, pieces=pieces, peer_pieces=peers)
    assert still_needed(status) == lines


def test_cpd_of_somebody_shows_titles_only_where_they_may_be_read(author, django_assert_num_queries):
    helen = make.staff("Helen Marsh")
    make.supervises(helen, author)
    make.CPDEntryFactory(person=author, title="Mine alone", learnt_on=TODAY)
    make.CPDEntryFactory(person=author, title="For managers", for_managers=True)
    helen.user.access  # noqa: B018
    with django_assert_num_queries(1) as captured:
        found = [(row.shown_title, row.learnt_on) for row in learning_of(author, helen.user)]
    assert found == [(None, TODAY), ("For managers", datetime.date(2026, 11, 2))]
    assert '"description"' not in captured.captured_queries[0]["sql"]
