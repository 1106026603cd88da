"""Nobody acts by their own hand for themselves: leavings, units, actions and samples (docs/access.md, rule 5)."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web.errors import Refused
from practitioners.models import RoleGrant, UnitSuccession
from practitioners.queries.speakup import needs_to_speak_of
from practitioners.services.leaving import leave
from practitioners.services.merging import merge_unit
from practitioners.services.sampling import give_piece
from practitioners.services.standards_import import read_standards
from tests import factories as make

TODAY = datetime.date(2026, 11, 19)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def admin():
    return make.staff("Ada Min", role="administrator")


def test_whoever_records_a_leaving_takes_nothing_over(admin):
    priya = make.staff("Priya Nair")
    action = make.AgreedActionFactory(person=priya, agreed_by=make.staff("Helen Marsh"))
    decisions = {("action", action.pk): admin}
    with pytest.raises(Refused, match="to themselves"):
        leave(priya, last_day=TODAY, decisions=decisions, by=admin)
    action.refresh_from_db()
    assert action.person == priya


def test_nobody_lets_a_unit_for_which_they_hold_a_role_go_into_a_larger_one(admin):
    service = make.UnitFactory(service=True)
    team = make.UnitFactory(parent=service, organisation=service.organisation)
    grant = make.RoleGrantFactory(person=admin, unit=team, role=Role.QA_OFFICER)
    with pytest.raises(Refused, match="You hold a role"):
        merge_unit(team, into=service, first_day=TODAY, by=admin)
    assert not UnitSuccession.objects.exists()
    assert RoleGrant.objects.get(pk=grant.pk).unit == team


def test_nobody_hands_an_action_of_their_own_to_somebody_else(client):
    priya = make.staff("Priya Nair")
    action = make.AgreedActionFactory(person=priya, agreed_by=priya)
    client.force_login(priya.user)
    assert client.get(reverse("practitioners:action_hand_over", args=[action.pk])).status_code == 403


def test_a_principal_social_worker_does_not_choose_who_reviews_their_own_piece():
    unit = make.UnitFactory()
    psw = make.staff("Pat Principal", role="psw", unit=unit)
    piece = make.SampledPieceFactory(entry=make.CPDEntryFactory(person=psw))
    with pytest.raises(Refused, match="principal social worker"):
        give_piece(piece, make.staff("Rae Reviewer"), by=psw)
    assert not psw.user.has_perm("practitioners.give_sampled_piece", piece)


def test_a_need_of_which_no_officer_could_be_told_may_be_spoken_of_and_its_page_leads_there(client):
    """Wanted by 20 October; the manager would be told on the 21st, the officers 14 days later on 4 November, and 14 days after that is the
    18th: yesterday."""
    priya = make.staff("Priya Nair")
    need = make.LearningNeedFactory(person=priya, wanted_by=datetime.date(2026, 10, 20))
    assert list(needs_to_speak_of(priya, datetime.date(2026, 11, 17))) == []
    assert list(needs_to_speak_of(priya, datetime.date(2026, 11, 18))) == [need]
    client.force_login(priya.user)
    address = f"{reverse('practitioners:speak_up_create')}?need={need.pk}"
    assert address in client.get(reverse("practitioners:need_detail", args=[need.pk])).content.decode()
    assert client.get(address).context["form"].initial == {"about": "learning_unmet", "need": need.pk}


def test_an_import_with_an_unquoted_comma_is_refused_by_its_row():
    read = read_standards(b"code,title\n4.1,Listen, then act\n")
    assert read.problems == ("Row 2: there are more cells than columns. Put text that holds a comma in quotation marks.",)
