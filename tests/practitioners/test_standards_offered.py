"""Which standards forms offer: a need those meant for its person, a finding and a course all in force; never one that is only a heading."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from practitioners.models import LearningNeed, Standard
from practitioners.queries.frameworks import standards_to_choose
from tests import factories as make
from tests.support.forms import hidden

pytestmark = pytest.mark.django_db
ON = datetime.date(2026, 11, 19)
SOCIAL_WORKERS = {"swe", "kss-cfp", "pcf"}
ALL_IN_FORCE = SOCIAL_WORKERS | {"kss-ps", "kss-pl"}
NEED = {"title": "Talking with teenagers", "reason": "Two visits ended early.", "priority": 2, "source": "supervision"}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 12, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def worker():
    return make.staff("Priya Nair")


@pytest.fixture
def manager(worker):
    manager = make.staff("Helen Marsh", role="supervisor")
    make.supervises(manager, worker)
    return manager


def path(name, *args):
    return reverse(f"practitioners:{name}", args=args)


def offered(response, name="standard"):
    """The Standards that a form offers, by what is drawn."""
    choices = response.context["form"].fields[name].choices
    rows = [pair for key, value in choices for pair in (value if isinstance(value, list) else [(key, value)])]
    return list(Standard.objects.filter(pk__in=[key for key, _ in rows if key]).select_related("version__framework"))


def frameworks(standards):
    return {standard.version.framework.code for standard in standards}


def test_headings_and_what_is_over_are_not_offered_but_what_is_kept_is(worker):
    old = make.StandardFactory(version__over=True)
    four = Standard.objects.get(version__framework__code="swe", code="4")
    found = standards_to_choose(ON, person_id=worker.pk)
    assert old not in found
    assert four not in found
    assert frameworks(found) == SOCIAL_WORKERS
    assert len(found) == 13 + 10 + 9  # the regulator's without the heading 4, the practitioners' statements, the capabilities
    assert {old, four} <= set(standards_to_choose(ON, kept=[old.pk, four.pk]))


def test_standards_to_choose_are_one_statement(worker, django_assert_num_queries):
    with django_assert_num_queries(1):
        standards_to_choose(ON, person_id=worker.pk, kept=[1])


def test_a_need_offers_what_is_meant_for_its_person_whoever_raises_it(client, worker, manager):
    client.force_login(manager.user)
    assert frameworks(offered(client.get(path("need_create")))) == SOCIAL_WORKERS | {"kss-ps"}  # a social worker who supervises
    response = client.get(path("person_need_create", worker.pk))
    assert frameworks(offered(response)) == SOCIAL_WORKERS
    assert '<optgroup label="KSS practitioners, 2018">' in response.content.decode()
    officer = make.staff(role="training_officer", unit=worker.positions.get().unit)
    client.force_login(officer.user)
    assert frameworks(offered(client.get(path("person_need_analysis", worker.pk)))) == SOCIAL_WORKERS
    client.force_login(manager.user)
    follow_up = make.ImpactFollowUpFactory(person=worker, answered=True, changed=False)
    assert frameworks(offered(client.get(path("follow_up_need", follow_up.pk)))) == SOCIAL_WORKERS


def test_a_need_takes_what_is_offered_and_refuses_what_is_meant_for_another_role(client, worker):
    client.force_login(worker.user)
    address = path("need_create")
    elsewhere = Standard.objects.get(version__framework__code="kss-pl", code="1")
    response = client.post(address, NEED | {"standard": elsewhere.pk} | hidden(client.get(address)))
    assert "standard" in response.context["form"].errors
    assert "Two visits ended early." in response.content.decode()
    mine = Standard.objects.get(version__framework__code="kss-cfp", code="1")
    client.post(address, NEED | {"standard": mine.pk} | hidden(client.get(address)))
    assert LearningNeed.objects.get().standard == mine


def test_a_need_keeps_a_standard_that_is_no_longer_offered(client, worker):
    old = Standard.objects.get(version__framework__code="kss-pl", code="2")
    need = make.LearningNeedFactory(person=worker, standard=old, source="supervision")
    client.force_login(worker.user)
    address = path("need_edit", need.pk)
    page = client.get(address)
    assert old in offered(page)
    client.post(address, NEED | {"standard": old.pk} | hidden(page))
    need.refresh_from_db()
    assert (need.title, need.standard) == ("Talking with teenagers", old)


def test_a_finding_may_cite_all_that_is_in_force(client):
    auditor = make.staff("Ola Ade")
    audit = make.CaseAuditFactory(auditor=auditor)
    client.force_login(auditor.user)
    found = offered(client.get(reverse("audits:finding_create", args=[audit.pk])))
    assert frameworks(found) == ALL_IN_FORCE
    assert "4" not in {row.code for row in found if row.version.framework.code == "swe"}


def test_a_course_offers_all_in_force_framework_by_framework_and_keeps_its_own(client):
    officer = make.staff(role="training_officer", unit=make.UnitFactory(service=True))
    old = make.StandardFactory(version__over=True)
    course = make.CourseFactory()
    course.standards.add(old)
    client.force_login(officer.user)
    found = offered(client.get(reverse("training:course_create")), "standards")
    assert frameworks(found) == ALL_IN_FORCE
    response = client.get(reverse("training:course_edit", args=[course.pk]))
    assert old in offered(response, "standards")
    rows = [key for key, _ in response.context["form"].fields["standards"].choices]
    in_order = [Standard.objects.get(pk=key).version_id for key in rows]
    assert len([one for one, other in zip(in_order, in_order[1:], strict=False) if one != other]) == len(set(in_order)) - 1
