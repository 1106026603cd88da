"""The history: who, which page; and that the application's role can neither forge nor avoid it."""

import datetime

import pghistory.models
import pgtrigger
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.notifications.models import Message
from tests.factories import MessageFactory, PersonFactory, ReadLogFactory, staff

pytestmark = pytest.mark.django_db
EVENTS = sorted(model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_tracked_model"))


@pytest.fixture
def priya():
    return staff("Priya Nair")


@pytest.fixture
def signed_in(client, priya):
    client.force_login(priya.user, backend="learning_org.accounts.backends.InPostBackend")
    return client


def events_of(message):
    return Message.pgh_event_model.objects.filter(pgh_obj_id=message.pk).order_by("pgh_id")


def test_a_post_is_recorded_with_person_and_name_of_page(signed_in, priya):
    message = MessageFactory(recipient=priya)
    signed_in.post(reverse("notifications:message_read_all"))
    event = events_of(message).get(pgh_label="update")
    assert event.pgh_context.metadata == {"person": priya.pk, "page": "notifications:message_read_all"}


def test_a_get_that_writes_is_recorded_with_person_and_name_of_page(signed_in, priya):
    message = MessageFactory(recipient=priya)
    signed_in.get(reverse("notifications:message_detail", args=[message.pk]))
    event = events_of(message).get(pgh_label="update")
    assert event.pgh_context.metadata == {"person": priya.pk, "page": "notifications:message_detail"}


def test_the_path_with_its_token_is_never_recorded(client, priya):
    from learning_org.accounts.emails import reset_link

    client.get(reset_link(priya.user).removeprefix("http://localhost:8000"), follow=True)
    assert not pghistory.models.Context.objects.filter(metadata__icontains="password/reset/").exists()


def test_a_task_is_recorded_under_its_name(priya):
    from learning_org.notifications.tasks import sweep
    from tests.factories import ReminderFactory

    reminder = ReminderFactory(recipient=priya, due_on=datetime.date(2020, 1, 1))
    sweep()
    reminder.refresh_from_db()
    assert events_of(reminder.message).get(pgh_label="insert").pgh_context.metadata == {"task": "notifications.sweep"}


# -- What the application's role cannot do -------------------------------------------------


def refused(statement, *params):
    with pytest.raises(ProgrammingError, match="permission denied|must be owner"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, params)


@pytest.mark.parametrize("table", [*EVENTS, "pghistory_context"])
def test_history_is_read_only_for_the_application(table):
    column = "id" if table == "pghistory_context" else "pgh_id"
    refused(f"INSERT INTO {table} DEFAULT VALUES")
    refused(f"UPDATE {table} SET {column} = {column}")  # noqa: S608 -- names of our own tables
    refused(f"DELETE FROM {table}")  # noqa: S608
    refused(f"TRUNCATE {table} CASCADE")


def test_read_log_can_only_be_added_to():
    row = ReadLogFactory()
    refused("UPDATE trail_readlog SET page = '' WHERE id = %s", row.pk)
    refused("DELETE FROM trail_readlog WHERE id = %s", row.pk)
    refused("TRUNCATE trail_readlog")
    row.refresh_from_db()
    assert row.page == "practitioners:cpd_detail"


@pytest.mark.parametrize("table", ["accounts_person", "notifications_message", "trail_readlog"])
def test_triggers_cannot_be_disabled_or_dropped(table):
    refused(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    refused("SET session_replication_role = replica")
    refused("CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE sql AS 'SELECT true'")
    refused("DROP FUNCTION public._pgtrigger_should_ignore(name) CASCADE")


def names(person):
    return list(Person.pgh_event_model.objects.filter(pgh_obj_id=person.pk).order_by("pgh_id").values_list("pgh_label", "given_name"))


def test_ignoring_triggers_leaves_the_history_whole():
    person = PersonFactory(given_name="Ada")
    with pgtrigger.ignore():
        person.given_name = "Ida"
        person.save()
    assert names(person) == [("insert", "Ada"), ("update", "Ida")]


def test_ignoring_triggers_in_plain_sql_leaves_the_history_whole():
    person = PersonFactory(given_name="Ada")
    triggers = [f"{trigger.get_pgid(Person)}" for trigger in Person._meta.triggers]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + ",".join(triggers) + "}"])
        cursor.execute("UPDATE accounts_person SET given_name = 'Ida' WHERE id = %s", [person.pk])
    assert names(person) == [("insert", "Ada"), ("update", "Ida")]


def test_a_removal_leaves_the_last_state():
    person = PersonFactory(given_name="Ada")
    pk = person.pk
    person.delete()
    person.pk = pk
    assert names(person) == [("insert", "Ada"), ("delete", "Ada")]


# -- Reading it -------------------------------------------------------------------------------


def test_history_cannot_be_forged_with_a_trigger_on_a_table_of_ones_own():
    person = PersonFactory()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgfoid::regproc FROM pg_trigger WHERE tgrelid = 'accounts_person'::regclass AND tgname LIKE 'pgtrigger_insert%'"
        )
        (function,) = cursor.fetchone()
        cursor.execute("CREATE TEMPORARY TABLE forged (LIKE accounts_person)")
    refused(f"CREATE TRIGGER forge AFTER INSERT ON forged FOR EACH ROW EXECUTE FUNCTION {function}()")
    assert person.pgh_event_model.objects.filter(pgh_obj_id=person.pk).count() == 1


def test_application_makes_nothing_in_the_schema():
    refused("CREATE TABLE public.mine (id integer)")
    refused("CREATE FUNCTION public.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'")
