"""The command itself: refused where it would do harm; the same rows for the same numbers; ten accounts with work on any date."""

import datetime

import pghistory.models
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from learning_org.accounts.models import Person, User
from practitioners import models as m
from practitioners.demonstration import history
from practitioners.demonstration.names import ACCOUNTS
from tests.factories import PersonFactory
from tests.support.demonstration import AS_AT, demonstration, fingerprint

DATES = [datetime.date(2026, 3, 10), datetime.date(2026, 12, 1), datetime.date(2028, 2, 29)]


@pytest.mark.django_db(transaction=True)
def test_refused_when_somebody_is_in_the_database():
    PersonFactory()
    with pytest.raises(CommandError, match="There are people in this database already"):
        call_command("demo_data")


@pytest.mark.django_db(transaction=True)
def test_refused_under_other_settings(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="for demonstration settings alone"):
        call_command("demo_data")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("numbers", [{"people": 59}, {"months": 17}, {"people": 9000}])
def test_numbers_that_do_not_work_say_so(numbers):
    with pytest.raises(CommandError, match="These numbers do not work: at (least|most)"):
        call_command("demo_data", **numbers, verbosity=0)
    assert not Person.objects.humans().exists()


@pytest.fixture
def database(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.mark.slow
def test_the_same_numbers_give_the_same_rows_keys_and_history(database):
    with demonstration():
        first = fingerprint()
    with demonstration():
        assert fingerprint() == first
    with demonstration(seed=2):
        other = fingerprint()
    assert other["practitioners_cpdentry"] != first["practitioners_cpdentry"]
    assert first["practitioners_cpdentryevent"][0] >= first["practitioners_cpdentry"][0] > 100


def has_work_for_each_account(as_at):
    for name in ACCOUNTS:
        person = User.objects.get(email=f"{name}@demo.example").person
        actions = m.AgreedAction.objects.filter(person=person).overdue_on(as_at + datetime.timedelta(days=60))
        needs = m.LearningNeed.objects.filter(person=person, wanted_by__isnull=False).unmet()
        assert actions.count() >= 3, name
        assert actions.count() + needs.count() >= 4, name
        assert person.positions.filter(period__contains=as_at, is_primary=True).count() == 1, name
        assert person.user.is_active


def test_each_account_has_at_least_three_things_due(demonstration_world):
    has_work_for_each_account(AS_AT)


@pytest.mark.slow
@pytest.mark.parametrize("as_at", DATES, ids=str)
def test_on_any_date_each_account_has_at_least_three_things_due(database, as_at):
    with demonstration(as_at=as_at):
        has_work_for_each_account(as_at)


@pytest.mark.django_db(transaction=True)
def test_the_command_fills_an_empty_database_as_its_owner(capsys):
    call_command("demo_data", people=60, as_at=AS_AT)
    said = capsys.readouterr().out
    assert "practitioner@demo.example: Priya Nair" in said
    assert m.Position.objects.filter(period__contains=AS_AT, is_primary=True).count() == 60
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user = tableowner FROM pg_tables WHERE tablename = 'practitioners_unit'")
        assert cursor.fetchone() == (False,)
    assert pghistory.models.Context.objects.filter(metadata__source=history.NOTE).exists()
