"""Somebody who sees an address in the browser finds its code in seconds: the same noun in file, view, template and test."""

import inspect
import re
from pathlib import Path

from tests.guards.urls import patterns

ROOT = Path(__file__).resolve().parents[2]
OURS = ("practitioners", "learning_org")


def own_views():
    for name, pattern in patterns():
        view = getattr(pattern.callback, "view_class", None)
        if view and view.__module__.split(".")[0] in OURS and ":" in name:
            yield name, view


def test_views_are_named_after_their_address():
    """need_meet -> NeedMeetView."""
    wrong = []
    for name, view in own_views():
        stem = "".join(part.capitalize() for part in name.split(":")[1].split("_")).lower()
        if view.__name__.lower() != f"{stem}view":
            wrong.append((name, view.__name__))
    assert wrong == []


def test_templates_of_an_app_lie_in_its_folder():
    wrong = []
    for name, view in own_views():
        template = getattr(view, "template_name", None)
        app = name.split(":")[0]
        if template and template.split("/")[0] not in (app, "web", "trail"):
            wrong.append((name, template))
    assert wrong == []


def test_every_address_is_named_in_a_test():
    """By its name, or by its path as a browser would show it."""
    text = "".join(path.read_text() for path in (ROOT / "tests").rglob("*.py"))
    routes = {name: re.sub(r"<[^>]+>", "@", str(pattern.pattern)) for name, pattern in patterns()}
    untested = []
    for name, _ in own_views():
        path = "/" + re.escape(routes[name]).replace("@", "[^/]+")
        if not re.search(rf"\b{name.split(':')[1]}\b|{path}", text):
            untested.append(name)
    assert untested == []


def test_services_never_take_a_request():
    wrong = []
    for path in [*ROOT.glob("practitioners/services/*.py"), *ROOT.glob("learning_org/*/services.py")]:
        for match in re.finditer(r"^def ([a-z]\w*)\(([^)]*)\)", path.read_text(), re.M):
            parameters = [part.strip().split("=")[0].split(":")[0] for part in match[2].split(",")]
            if "request" in parameters:
                wrong.append((path.name, match[1]))
    assert wrong == []


def test_public_functions_say_what_they_do():
    import importlib

    folders = ["practitioners/services", "practitioners/queries", "practitioners/rules"]
    files = [path for folder in folders for path in (ROOT / folder).glob("*.py")]
    files += [path for name in ("services", "queries", "rules") for path in ROOT.glob(f"learning_org/*/{name}.py")]
    silent = []
    for path in files:
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_") and not inspect.getdoc(function):
                silent.append(f"{path.name}: {name}")
    assert silent == []


def test_no_file_is_longer_than_400_lines():
    files = [
        *ROOT.glob("learning_org/**/*.py"),
        *ROOT.glob("practitioners/**/*.py"),
        *ROOT.glob("tests/**/*.py"),
        *ROOT.glob("templates/**/*.html"),
    ]
    files += [*ROOT.glob("static/js/**/*.*js"), *ROOT.glob("script/*")]
    long = {
        str(path.relative_to(ROOT)): count
        for path in files
        if "migrations" not in path.parts and path.is_file() and (count := len(path.read_text().splitlines())) > 400
    }
    assert long == {}
