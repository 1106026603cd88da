"""Officers act within the unit of their role and below: with every role for another service they open no more than anybody there."""

import contextlib

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from learning_org.accounts.roles import Role
from tests import factories as make
from tests.guards.people import NOON, cast, records
from tests.guards.test_access import ANSWERS, ROWS, _pages_are_not_drawn, path_of  # noqa: F401 -- a fixture
from tests.guards.urls import patterns

ROLES = (Role.QA_OFFICER, Role.TRAINING_OFFICER, Role.PSW, Role.SENIOR_LEADER, Role.SERVICE_MANAGER, Role.TEAM_MANAGER, Role.SUPERVISOR)
# What these roles open wherever their unit is, and why.
WHEREVER = {
    "history of a course": "the catalogue is one for the whole department, and training officers keep it",
    "history of a session": "the same",
    "course": "the same",
    "session": "the same",
    "course for partners": "the same",
    "session for partners": "the same",
    "session taught by Oth": "the same",
    "framework": "frameworks are one set for the whole council, and the principal social worker keeps them",
    "version of a framework": "the same",
    "standard": "the same",
    "source of learning": "the list of sources is one for the whole council, and the principal social worker keeps it",
    "indicator": "an indicator's page shows what it means, and the reader's own units' figures",
}


def of_records(person, found):
    """{(method, page, record): answer} of every row about a record."""
    converters = {name: pattern.pattern.converters for name, pattern in patterns()}
    client, said = Client(raise_request_exception=False), {}
    client.force_login(person.user)
    for row in ROWS:
        if row["record"] and row["record"] not in WHEREVER:
            for method in row["method"].lower().split(", "):
                with rolled_back():
                    status = getattr(client, method)(path_of(row, found, converters)).status_code
                said[method, row["page"], row["record"]] = ANSWERS.get(status, status)
    return said


@contextlib.contextmanager
def rolled_back():
    mark = transaction.savepoint()
    yield
    transaction.savepoint_rollback(mark)


@pytest.mark.django_db
@pytest.mark.usefixtures("_pages_are_not_drawn")
def test_officers_of_another_service_open_no_more_about_own_than_anybody_there():
    with time_machine.travel(NOON, tick=False):
        people = cast()
        found = records(people)
        unit = make.UnitFactory(service=True, parent=people["SM"].positions.get().unit)
        anybody, officer = make.staff(unit=unit), make.staff(unit=unit, role=None)
        for role in ROLES:
            make.RoleGrantFactory(person=officer, unit=unit, role=role)
        plain, said = of_records(anybody, found), of_records(officer, found)
        assert {key: said[key] for key in said if said[key] != plain[key]} == {}
        # There is much to leak: within their own department the same roles open a good deal of it.
        assert len({key for key in said if any(row[who] == "yes" for row in ROWS if row["record"] == key[2] for who in ("QA", "PSW"))}) > 40
