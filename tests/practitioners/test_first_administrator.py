"""manage.py first_administrator: the first day of a new council."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from learning_org.accounts.models import User
from practitioners.models import Organisation, Unit, UnitAncestry
from tests.factories import OrganisationFactory, UnitFactory
from tests.support.broker import broker_away  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broker_away")]


def add(email="ada@westmere.example"):
    call_command("first_administrator", email=email, given_name="Ada", family_name="Min")


def test_first_administrator_can_sign_in_and_administer(capsys, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        add("Ada@Westmere.example")
    user = User.objects.get()
    assert (user.email, user.access.in_post, user.access.has("administrator")) == ("ada@westmere.example", True, True)
    assert [(unit.name, unit.organisation.name) for unit in Unit.objects.all()] == [("Children's services", "Westmere Council")]
    assert UnitAncestry.objects.count() == 1
    assert "Your account is ready – Learning Organisation" in [message.subject for message in mail.outbox]
    assert "Ada Min is the first administrator of Westmere Council.\n" in capsys.readouterr().out


def test_second_first_administrator_is_refused():
    add()
    with pytest.raises(CommandError, match="Ada Min administers already"):
        add("ida@westmere.example")
    assert User.objects.count() == 1


def test_council_that_exists_is_used():
    council = OrganisationFactory(name="Eastmere Council", kind="council")
    unit = UnitFactory(organisation=council)
    add()
    assert Organisation.objects.filter(kind="council").get() == council
    assert User.objects.get().person.positions.get().unit == unit


def test_address_must_be_one():
    with pytest.raises(CommandError, match="is not an e-mail address"):
        add("ada")
