"""The peer's two lines: they confirm or add, approve nothing, and the piece counts whatever they say (domain facts, section 1)."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from practitioners.models import PeerAnswer
from practitioners.queries.cpd import colleague_named
from practitioners.queries.registration import registration_status
from practitioners.services import cpd as services
from tests import factories as make
from tests.practitioners.test_cpd import TALKED, piece, recorded
from tests.support.forms import hidden

TODAY = datetime.date(2026, 11, 19)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def author(db):
    person = make.staff("Priya Nair")
    make.RegistrationFactory(person=person)
    return person


@pytest.fixture
def peer(db):
    return make.staff("Daniel Achebe")


@pytest.fixture
def talked(author, peer):
    return recorded(author, **TALKED | {"peer": peer}).peer_reflection


def address(row):
    return reverse("practitioners:peer_answer", args=[row.pk])


def test_peer_confirms_with_a_line_and_the_author_is_told(client, talked, peer, author):
    client.force_login(peer.user)
    page = client.get(address(talked))
    assert "That I take silence as refusal." in page.content.decode()
    sent = {"answer": "confirmed", "added": "So do I, sometimes."} | hidden(page)
    assert client.post(address(talked), sent).url == reverse("practitioners:cpd_detail", args=[talked.entry_id])
    talked.refresh_from_db()
    assert (talked.answer, talked.added, talked.answered_on) == ("confirmed", "So do I, sometimes.", TODAY)
    assert Message.objects.filter(recipient=author, subject="Daniel Achebe answered about your conversation").count() == 1
    client.force_login(author.user)
    text = client.get(reverse("practitioners:cpd_detail", args=[talked.entry_id])).content.decode()
    assert "So do I, sometimes." in text
    assert "Daniel Achebe, 19 November 2026: We talked about it" in text


def test_piece_counts_whatever_the_peer_says(talked, peer, author):
    services.answer_as_peer(talked, answer=PeerAnswer.NOT_ME, by=peer)
    assert registration_status(author.pk, TODAY).peer_pieces == 1


def test_answer_is_refused_to_everybody_else_and_after_withdrawal(talked, peer, author):
    for person in (author, make.staff("Helen Marsh")):
        with pytest.raises(Refused, match="Only the colleague"):
            services.answer_as_peer(talked, answer=PeerAnswer.CONFIRMED, by=person)
    with pytest.raises(Refused, match="Leave this empty"):
        services.answer_as_peer(talked, answer=PeerAnswer.NOT_ME, added="Well", by=peer)
    services.withdraw_learning(talked.entry, by=author)
    with pytest.raises(Refused, match="withdrawn"):
        services.answer_as_peer(talked, answer=PeerAnswer.CONFIRMED, by=peer)
    talked.refresh_from_db()
    assert talked.answer == ""


def used_in_an_appraisal(entry):
    make.EvidenceItemFactory(appraisal__appraisee=entry.person, kind="learning", entry=entry)


def shown_by_a_link(entry):
    make.PortfolioPieceFactory(link=make.PortfolioLinkFactory(person=entry.person), entry=entry)


@pytest.mark.parametrize("used", [used_in_an_appraisal, shown_by_a_link])
@pytest.mark.parametrize("answered", [True, False])
def test_peer_adds_and_changes_nothing_once_the_piece_is_evidence(client, talked, peer, author, used, answered):
    if answered:
        services.answer_as_peer(talked, answer=PeerAnswer.CONFIRMED, added="Yes.", by=peer)
    before = (PeerAnswer.CONFIRMED, "Yes.", TODAY) if answered else ("", "", None)
    client.force_login(peer.user)
    page = client.get(address(talked))  # opened before it was used
    used(talked.entry)
    with pytest.raises(Refused, match="The piece is evidence now, and stays as it was read."):
        services.answer_as_peer(talked, answer=PeerAnswer.CONFIRMED, added="Otherwise.", by=peer)
    for response in (client.get(address(talked)), client.post(address(talked), {"answer": "confirmed", "added": "x"} | hidden(page))):
        assert response.status_code == 403
        assert "Tell its author what you wanted to add." in response.content.decode()
    talked.refresh_from_db()
    assert (talked.answer, talked.added, talked.answered_on) == before
    piece_page = reverse("practitioners:cpd_detail", args=[talked.entry_id])
    text = client.get(piece_page).content.decode()
    assert "nothing is added or changed any more" in text
    assert address(talked) not in text
    client.force_login(author.user)
    assert "can confirm this or add a line" not in client.get(piece_page).content.decode()


def test_words_of_somebody_who_did_not_talk_are_refused_beside_them_and_kept(client, talked, peer):
    client.force_login(peer.user)
    response = client.post(address(talked), {"answer": "not_me", "added": "Not me at all"} | hidden(client.get(address(talked))))
    assert response.context["form"].errors == {"added": ["Leave this empty if you did not talk about it."]}
    assert "Not me at all" in response.content.decode()


def test_another_peer_starts_without_an_answer_and_the_same_one_keeps_it(talked, peer, author):
    services.answer_as_peer(talked, answer=PeerAnswer.CONFIRMED, added="Yes.", by=peer)
    services.change_learning(talked.entry, piece(**TALKED | {"peer": peer, "peer_learnt": "In other words."}), by=author)
    talked.refresh_from_db()
    assert (talked.answer, talked.added) == ("confirmed", "Yes.")
    services.change_learning(talked.entry, piece(**TALKED | {"peer": None, "peer_name": "A teacher"}), by=author)
    talked.refresh_from_db()
    assert (talked.answer, talked.added, talked.answered_on) == ("", "", None)


@pytest.mark.parametrize(("name", "number", "said"), [("Sam", 1, True), ("Daniel Achebe", 1, False), ("Daniel Achebe", 2, True)])
def test_the_author_sees_whether_a_name_lets_a_colleague_read(client, author, name, number, said):
    """Nobody of that name, one, and two of whom neither can be meant."""
    for _ in range(number):
        make.staff("Daniel Achebe")
    client.force_login(author.user)
    entry = recorded(author, **TALKED | {"peer": colleague_named(name, author.user), "peer_name": name})
    page = client.get(reverse("practitioners:cpd_detail", args=[entry.pk])).content.decode()
    assert ("No one colleague has exactly this name" in page) is said
