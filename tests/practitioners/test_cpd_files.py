"""Files of a piece of learning: added by its author, read by whoever reads the piece, never lost and never guessed."""

import csv
import datetime
import io
import threading

import pytest
import time_machine
from django.db import connection
from django.test import Client
from pypdf import PdfReader

from learning_org.trail.files.storing import path_of, storage
from learning_org.trail.models import ReadLog, ScanState, StoredFile
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import CPDFile
from practitioners.services.cpd import withdraw_learning
from practitioners.services.cpd_files import add_file, remove_file
from tests import factories as make
from tests.guards.people import NOON
from tests.support.files import PDF, office, photo, upload


@pytest.fixture(autouse=True)
def _today(request):
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def own(db):
    return make.staff("Priya Nair")


@pytest.fixture
def piece(own):
    return make.CPDEntryFactory(person=own, title="A visit with a colleague")


@pytest.fixture
def signed_in(client, own):
    client.force_login(own.user)
    return client


def add(client, piece, name="certificate.pdf", content=PDF, **kwargs):
    return client.post(f"/my-learning/{piece.pk}/files/add/", {"file": upload(name, content, "application/pdf")}, **kwargs)


def opened(client, row):
    return client.get(f"/my-learning/files/{row.pk}/")


# -- Adding ------------------------------------------------------------------------------------


def test_cpd_file_add_keeps_it_and_says_so(signed_in, piece):
    response = add(signed_in, piece, "Priya’s <b>notes</b> & more.pdf", follow=True)
    row = CPDFile.objects.select_related("file").get()
    assert response.redirect_chain == [(f"/my-learning/{piece.pk}/", 302)]
    assert (row.entry, row.file.name, row.file.scan_state) == (piece, "b_ & more.pdf", "not_scanned")
    assert "b_ &amp; more.pdf is added." in response.text
    assert ">b_ &amp; more.pdf</a>" in response.text
    assert f"PDF, {len(PDF)}\xa0bytes, added 2 November 2026" in response.text


def test_cpd_file_add_form_posts_files_without_javascript(signed_in, piece):
    text = signed_in.get(f"/my-learning/{piece.pk}/files/add/").text
    assert 'enctype="multipart/form-data"' in text
    assert 'type="file"' in text
    assert "PDF, Word, Excel, PowerPoint, OpenDocument, plain text, PNG or JPEG, up to 10 MB." in text


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("notes.exe", b"MZ", "The file must be PDF, Word"),
        ("notes.pdf", b"", "The file is empty. Choose another."),
        ("notes.pdf", b"<html>", "This file is named as a PDF, but is not one."),
        ("notes.docx", office(macros=True), "This file holds macros"),
    ],
)
def test_cpd_file_add_says_what_is_wrong_and_keeps_nothing(signed_in, piece, name, content, message):
    response = add(signed_in, piece, name, content)
    assert (response.status_code, StoredFile.objects.count(), CPDFile.objects.count()) == (200, 0, 0)
    assert message in response.context["form"].errors["file"][0]
    assert response.text.count(message) == 2  # in the summary and beside the field


@pytest.mark.parametrize("data", [{}, {"file": ""}, {"file": "not a file"}])
def test_cpd_file_add_without_a_file(signed_in, piece, data):
    response = signed_in.post(f"/my-learning/{piece.pk}/files/add/", data)
    assert response.context["form"].errors["file"] == ["Choose the file that you want to add"]


def test_cpd_file_add_of_a_file_far_too_large_says_so_and_fills_nothing(signed_in, piece, settings):
    settings.FILE_MAX_MB = 1
    response = add(signed_in, piece, content=PDF + b" " * 3_000_000)
    assert response.context["form"].errors["file"] == ["The file must be 1 MB or smaller. Save a smaller copy, and choose that."]
    assert not StoredFile.objects.exists()


def test_cpd_file_add_of_many_files_at_once_is_a_bad_request(signed_in, piece):
    many = {f"file{n}": upload("a.pdf", PDF) for n in range(11)}
    assert signed_in.post(f"/my-learning/{piece.pk}/files/add/", many).status_code == 400


def test_cpd_file_add_of_what_the_scanner_finds_keeps_nothing(signed_in, piece, settings):
    settings.FILE_SCANNER = "tests.trail.test_file_storing.finds"
    response = add(signed_in, piece)
    assert response.context["form"].errors["file"] == [
        "This file holds a virus or other harmful content, and was not kept. Tell your IT service."
    ]
    assert not StoredFile.objects.exists()


def test_cpd_file_that_waits_for_the_scanner_is_shown_and_not_opened(signed_in, piece, settings):
    settings.FILE_SCANNER = "tests.trail.test_file_storing.away"
    response = add(signed_in, piece, follow=True)
    row = CPDFile.objects.get()
    assert "You can open it when it is known to hold no virus." in response.text
    assert f'/my-learning/files/{row.pk}/"' not in response.text
    refused = opened(signed_in, row)
    assert refused.status_code == 403
    assert "This file has not been checked for viruses yet. Try again in an hour." in refused.text


def test_cpd_file_found_infected_later_is_held_back(signed_in, piece):
    row = make.CPDFileFactory(entry=piece, file__infected=True)
    assert "Something harmful was found in it." in signed_in.get(f"/my-learning/{piece.pk}/").text
    refused = opened(signed_in, row)
    assert (refused.status_code, "Something harmful was found in this file" in refused.text) == (403, True)


def test_cpd_file_add_ten_and_no_more(signed_in, own, piece, settings):
    settings.FILES_ON_A_RECORD = 2
    make.CPDFileFactory(entry=piece, removed=True)
    for n in range(2):
        assert add(signed_in, piece, content=PDF + b"%%EOF" * n).status_code == 302
    response = add(signed_in, piece, content=PDF + b"%%EOF" * 2)
    assert response.context["form"].errors["file"] == ["This piece has 2 files. Remove one before you add another."]
    assert (CPDFile.objects.present().count(), StoredFile.objects.count()) == (2, 3)


def test_cpd_file_added_twice_is_one(signed_in, own, piece):
    for _ in range(2):
        assert add(signed_in, piece).status_code == 302
    assert (CPDFile.objects.count(), StoredFile.objects.count()) == (1, 1)
    other = make.CPDEntryFactory(person=own)
    add(signed_in, other)
    assert CPDFile.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_cpd_file_added_by_a_double_click_is_one():
    own = make.staff()
    piece, results = make.CPDEntryFactory(person=own), []

    def click():
        try:
            results.append(add_file(piece, upload("certificate.pdf", PDF), by=own).pk)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert (len(results), len(set(results)), CPDFile.objects.count(), StoredFile.objects.count()) == (2, 1, 1, 1)


def test_cpd_file_is_not_kept_where_the_row_fails(own, piece, monkeypatch):
    paths = []
    save = storage().save
    monkeypatch.setattr(type(storage()), "save", lambda self, name, content, **kw: paths.append(save(name, content)) or paths[-1])
    monkeypatch.setattr(CPDFile.objects, "create", lambda **kw: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add_file(piece, upload("certificate.pdf", PDF), by=own)
    assert (len(paths), storage().exists(paths[0]), StoredFile.objects.count()) == (1, False, 0)


def test_cpd_file_service_refuses_others_and_withdrawn_pieces(own, piece):
    with pytest.raises(Refused, match="Only the author writes their own learning."):
        add_file(piece, upload("certificate.pdf", PDF), by=make.staff())
    row = add_file(piece, upload("certificate.pdf", PDF), by=own)
    with pytest.raises(Refused, match="Only the author writes their own learning."):
        remove_file(row, by=make.staff())
    withdraw_learning(piece, by=own)
    for act in (lambda: add_file(piece, upload("b.pdf", PDF + b"%%EOF"), by=own), lambda: remove_file(row, by=own)):
        with pytest.raises(Refused, match="This piece was withdrawn. It cannot be changed any more."):
            act()


# -- Opening -----------------------------------------------------------------------------------


def test_cpd_file_download_is_never_shown_as_a_page(signed_in, piece):
    add(signed_in, piece, "Zoë’s notes.pdf")
    response = opened(signed_in, CPDFile.objects.get())
    assert b"".join(response) == PDF
    headers = {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(PDF)),
        "Content-Disposition": "attachment; filename*=utf-8''Zo%C3%AB%E2%80%99s%20notes.pdf",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Content-Security-Policy": "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Accept-Ranges": "none",
    }
    assert {name: response.headers.get(name) for name in headers} == headers


def test_cpd_file_download_has_the_type_that_was_checked(signed_in, piece):
    add(signed_in, piece, "photo.jpg", photo())
    response = opened(signed_in, CPDFile.objects.get())
    assert response["Content-Type"] == "image/jpeg"
    assert b"Exif" not in b"".join(response)


def test_cpd_file_range_and_head_are_safe(client, piece):
    row = make.CPDFileFactory(entry=piece)
    reader = make.staff()
    make.CPDShareFactory(entry=piece, person=reader)
    client.force_login(reader.user)
    path = f"/my-learning/files/{row.pk}/"
    head = client.head(path)
    assert (head.status_code, head["Content-Length"], head.content if not head.streaming else b"") == (200, str(row.file.size), b"")
    assert not ReadLog.objects.exists()
    for wanted in ("bytes=0-3", "bytes=9999999-", "bytes=-1", "nonsense"):
        part = client.get(path, headers={"range": wanted})
        assert (part.status_code, b"".join(part)) == (200, make.StoredFileFactory.content)
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)(path).status_code == 405


def test_cpd_file_whose_bytes_are_lost_is_not_found(signed_in, piece):
    row = make.CPDFileFactory(entry=piece)
    storage().delete(path_of(row.file.pk))
    assert opened(signed_in, row).status_code == 404


def test_cpd_file_has_no_other_address(signed_in, piece):
    row = make.CPDFileFactory(entry=piece)
    path = path_of(row.file.pk)
    for address in (f"/static/{path}", f"/media/{path}", f"/files/{path}", f"/{path}", f"/my-learning/files/{row.file.pk}/"):
        assert signed_in.get(address).status_code == 404


# -- Removing ----------------------------------------------------------------------------------


def test_cpd_file_remove_keeps_row_and_bytes(signed_in, piece):
    row = make.CPDFileFactory(entry=piece, file__name="certificate.pdf")
    path = f"/my-learning/files/{row.pk}/remove/"
    assert "Nobody can open it any more" in signed_in.get(path).text
    response = signed_in.post(path, follow=True)
    assert response.redirect_chain == [(f"/my-learning/{piece.pk}/", 302)]
    assert "certificate.pdf is removed." in response.text
    row.refresh_from_db()
    assert (row.removed_on, storage().exists(path_of(row.file.pk))) == (datetime.date(2026, 11, 2), True)
    assert opened(signed_in, row).status_code == 404
    assert list(row.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "removed_on")) == [
        ("insert", None),
        ("update", datetime.date(2026, 11, 2)),
    ]


def test_cpd_file_is_in_the_history_of_its_piece(signed_in, own, piece):
    add(signed_in, piece)
    before = signed_in.get(f"/my-learning/{piece.pk}/history/").text
    remove_file(CPDFile.objects.get(), by=own)
    after = signed_in.get(f"/my-learning/{piece.pk}/history/").text
    assert (before.count("File "), after.count("File "), "Removed on" in after) == (1, 2, True)


def test_cpd_file_remove_twice_says_so(signed_in, own, piece):
    row = make.CPDFileFactory(entry=piece)
    remove_file(row, by=own)
    with pytest.raises(Refused, match="This file was already removed."):
        remove_file(row, by=own)
    assert signed_in.post(f"/my-learning/files/{row.pk}/remove/").status_code == 404


def test_cpd_file_can_be_added_again_after_removing(signed_in, own, piece):
    add(signed_in, piece)
    remove_file(CPDFile.objects.get(), by=own)
    add(signed_in, piece)
    assert (CPDFile.objects.present().count(), CPDFile.objects.count()) == (1, 2)


def test_cpd_file_of_a_withdrawn_piece_is_read_by_its_author_and_not_changed(signed_in, own, piece):
    row = make.CPDFileFactory(entry=piece)
    withdraw_learning(piece, by=own)
    assert opened(signed_in, row).status_code == 200
    text = signed_in.get(f"/my-learning/{piece.pk}/").text
    assert (row.file.name in text, "/remove/" in text, "Add a file" in text) == (True, False, False)
    assert add(signed_in, piece).status_code == 403
    assert signed_in.post(f"/my-learning/files/{row.pk}/remove/").status_code == 403


# -- Lists and files ---------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_cpd_detail_costs_the_same_for_any_number_of_files(signed_in, piece, count, django_assert_num_queries):
    make.CPDFileFactory.create_batch(count, entry=piece)
    clock.today()
    with django_assert_num_queries(15):
        text = signed_in.get(f"/my-learning/{piece.pk}/").text
    assert text.count("Remove<span") == count


@pytest.mark.parametrize("count", [1, 3])
def test_cpd_export_and_portfolio_name_the_files(signed_in, own, count, django_assert_num_queries):
    for _ in range(count):
        entry = make.CPDEntryFactory(person=own)
        make.CPDFileFactory(entry=entry, file__name="certificate.pdf")
        make.CPDFileFactory(entry=entry, file__name="drawing.png")
        make.CPDFileFactory(entry=entry, file__name="gone.pdf", removed=True)
    clock.today()
    with django_assert_num_queries(7):
        lines = list(csv.DictReader(io.StringIO(b"".join(signed_in.get("/my-learning/export.csv")).decode("utf-8-sig"))))
    assert [line["Files"] for line in lines] == ["certificate.pdf; drawing.png"] * count
    pages = PdfReader(io.BytesIO(signed_in.get("/my-learning/portfolio.pdf").content)).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert (words.count("certificate.pdf; drawing.png"), "gone.pdf" in words) == (count, False)


def test_cpd_file_states_are_those_of_the_model():
    assert set(ScanState.values) == {"not_scanned", "waiting", "clean", "infected"}


def test_signed_out_uploads_go_nowhere(db, piece):
    response = add(Client(), piece)
    assert (response.status_code, StoredFile.objects.count()) == (302, 0)
