"""Who opens a file of a piece of learning: whoever reads the piece, nobody else, and each reading is noted."""

import pytest
import time_machine

from learning_org.trail.models import ReadLog
from practitioners.models import CPDFile, Sharing
from tests import factories as make
from tests.guards.people import NOON, cast
from tests.support.files import PDF, upload

LINE = ("Sup", "LM", "TM", "SM")
NEVER = ("QA", "TO", "SL", "IG", "Adm", "Agy")


@pytest.fixture(autouse=True)
def _today(request):
    with time_machine.travel(NOON, tick=False):
        yield


def add(client, piece, name="certificate.pdf", content=PDF, **kwargs):
    return client.post(f"/my-learning/{piece.pk}/files/add/", {"file": upload(name, content, "application/pdf")}, **kwargs)


def opened(client, row):
    return client.get(f"/my-learning/files/{row.pk}/")


def asked(client, people, row):
    found = {}
    for who, person in people.items():
        client.force_login(person.user)
        found[who] = opened(client, row).status_code
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "readers"),
    [
        ({}, {}),
        ({"sharing": Sharing.MANAGERS}, dict.fromkeys(LINE, 200)),
        ({"sharing": Sharing.TEAM}, dict.fromkeys((*LINE, "Col"), 200)),
        ({"sharing": Sharing.TEAM, "withdrawn": True}, {}),
    ],
)
def test_cpd_file_is_read_by_whoever_reads_the_piece(client, changes, readers):
    people = cast()
    row = make.CPDFileFactory(entry=make.CPDEntryFactory(person=people["Own"], **changes))
    nobody = dict.fromkeys((*LINE, "PSW"), 403) | dict.fromkeys((*NEVER, "Col", "Oth"), 404)
    assert asked(client, people, row) == nobody | {"Own": 200} | readers


@pytest.mark.django_db
def test_cpd_file_is_read_by_a_colleague_chosen_and_not_by_the_peer(client):
    people = cast()
    entry = make.CPDEntryFactory(person=people["Own"])
    make.PeerReflectionFactory(entry=entry, peer=people["Oth"])
    make.CPDShareFactory(entry=entry, person=people["QA"])
    row = make.CPDFileFactory(entry=entry, file__name="Secret of Priya.pdf")
    found = asked(client, people, row)
    assert (found["QA"], found["Oth"]) == (200, 403)
    client.force_login(people["Oth"].user)
    assert "Secret of Priya" not in client.get(f"/my-learning/{entry.pk}/").text
    assert "Secret of Priya" not in opened(client, row).text


@pytest.mark.django_db
def test_cpd_file_removed_or_guessed_is_not_found(client):
    people = cast()
    entry = make.CPDEntryFactory(person=people["Own"], sharing=Sharing.TEAM)
    gone = make.CPDFileFactory(entry=entry, removed=True)
    assert set(asked(client, people, gone).values()) == {404}
    client.force_login(people["Own"].user)
    assert client.get(f"/my-learning/files/{gone.pk + 1000}/").status_code == 404


@pytest.mark.django_db
def test_cpd_file_read_by_somebody_else_is_logged(client):
    people = cast()
    row = make.CPDFileFactory(entry=make.CPDEntryFactory(person=people["Own"], sharing=Sharing.MANAGERS))
    asked(client, {who: people[who] for who in ("Own", "PSW", "Oth", "LM")}, row)
    logged = ReadLog.objects.values_list("reader", "subject", "record_kind", "record_id", "page")
    assert list(logged) == [
        (people["LM"].pk, people["Own"].pk, "practitioners.cpdfile", row.pk, "practitioners:cpd_file_download"),
    ]
    client.force_login(people["Own"].user)
    assert "File of a piece of learning" in client.get("/who-has-read/").text


@pytest.mark.django_db
def test_cpd_file_is_closed_to_a_leaver(client):
    leaver = make.staff(first_out=NOON.date())
    row = make.CPDFileFactory(entry=make.CPDEntryFactory(person=leaver))
    client.force_login(leaver.user)
    assert opened(client, row).status_code == 302


@pytest.mark.django_db
def test_cpd_file_is_added_and_removed_by_nobody_else(client):
    people = cast()
    entry = make.CPDEntryFactory(person=people["Own"], sharing=Sharing.TEAM)
    row = make.CPDFileFactory(entry=entry)
    for who, status in (dict.fromkeys((*LINE, "PSW", "Col"), 403) | dict.fromkeys((*NEVER, "Oth"), 404)).items():
        client.force_login(people[who].user)
        assert (who, add(client, entry).status_code) == (who, status)
        assert (who, client.post(f"/my-learning/files/{row.pk}/remove/").status_code) == (who, status)
    row.refresh_from_db()
    assert (row.removed_on, CPDFile.objects.count()) == (None, 1)
