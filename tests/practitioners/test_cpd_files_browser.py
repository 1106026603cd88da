"""A file added to a piece in a real browser, with JavaScript and without, on a telephone's width."""

import pytest

from practitioners.models import CPDFile
from tests import factories as make
from tests.support.browser import axe, sign_in
from tests.support.files import PDF

OWN = PDF.replace(b"/Catalog", b"/Catalog /Lang (en-GB)")  # not the bytes of the files that are there already
PHONE = {"width": 390, "height": 844}


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_a_file_is_added_and_downloaded(live, browser, script, tmp_path):
    own = make.staff("Priya Nair")
    piece = make.CPDEntryFactory(person=own)
    make.CPDFileFactory(entry=piece, file__infected=True)
    make.CPDFileFactory(entry=piece, file__waiting=True)
    context = browser.new_context(base_url=live.url, java_script_enabled=script, viewport=PHONE)
    page = context.new_page()
    sign_in(page, own, live.url)
    page.goto(f"/my-learning/{piece.pk}/")
    page.get_by_role("link", name="Add a file").click()
    problems = axe(page) if script else []
    chosen = {"name": f"certificate of {'a very long course ' * 5}.pdf", "mimeType": "application/pdf", "buffer": OWN}
    page.locator("input[type=file]").set_input_files(chosen)
    page.get_by_role("button", name="Add this file").click()
    page.get_by_text("is added.").wait_for()
    problems += axe(page) if script else []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with page.expect_download() as download:
        page.get_by_role("link", name="certificate of").first.click()
    assert download.value.path().read_bytes() == OWN
    assert (CPDFile.objects.count(), problems) == (3, [])
    context.close()
