"""Established posts: what a unit is meant to have, who is in post, what is vacant."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import EstablishedPost
from practitioners.queries.establishment import posts_on, totals
from practitioners.services.establishment import correct_post, end_post, set_post
from tests import factories as make

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2026, 11, 20)
LIST, EXPORT = reverse("practitioners:vacancy_list"), reverse("practitioners:vacancy_export")


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def town():
    top = make.UnitFactory(department=True, name="Children's services")
    care = make.UnitFactory(parent=top, service=True, name="Care")
    found = {
        "top": top,
        "care": care,
        "team": make.UnitFactory(parent=care, name="Duty"),
        "else": make.UnitFactory(parent=top, name="Else"),
    }
    roles = {"admin": (Role.ADMINISTRATOR, "top"), "manager": (Role.SERVICE_MANAGER, "care"), "worker": (Role.PRACTITIONER, "else")}
    return found | {name: make.staff(f"{name.title()} Person", role=role, unit=found[unit]) for name, (role, unit) in roles.items()}


def filled(town, *numbers, **words):
    for fte in numbers:
        make.PositionFactory(unit=town["team"], fte=fte, **words)


def test_vacant_is_established_less_those_in_post_and_never_below_nothing(town):
    """Social workers: 4 established; in post 1 + 0.6 + 0.8 (a further position) + 0.5 (today is their last day) = 2.9; vacant 1.1.

    Not counted: who left yesterday, who comes tomorrow, another job, another unit. Youth workers: 1 established, 1.5 in post, 0 vacant.
    """
    youth = make.JobFactory(youth_worker=True)
    make.EstablishedPostFactory(unit=town["team"], fte=Decimal(4))
    make.EstablishedPostFactory(unit=town["team"], fte=Decimal(1), job=youth)
    filled(town, "1", "0.6")
    filled(town, "0.8", is_primary=False)
    filled(town, "0.5", period=period(D(2020, 1, 1), D(2026, 11, 21)))
    filled(town, "1", period=period(D(2020, 1, 1), TODAY))
    filled(town, "1", period=period(D(2026, 11, 21)))
    filled(town, "1", "0.5", job=youth)
    make.PositionFactory(unit=town["else"])
    rows = list(posts_on(TODAY))
    assert [(row.job.title, row.fte, row.filled, row.vacant) for row in rows] == [
        ("Social worker", Decimal(4), Decimal("2.9"), Decimal("1.1")),
        ("Youth worker", Decimal(1), Decimal("1.5"), Decimal(0)),
    ]
    assert totals(rows) == (Decimal(5), Decimal("4.4"), Decimal("1.1"))


def test_set_post_follows_the_present_number_and_corrects_one_of_the_same_day(town):
    job, by = make.JobFactory(), town["admin"]
    set_post(town["team"], job=job, fte=Decimal(4), first_day=D(2026, 1, 1), by=by)
    set_post(town["team"], job=job, fte=Decimal(5), first_day=D(2026, 12, 1), by=by)
    set_post(town["team"], job=job, fte=Decimal("5.5"), first_day=D(2026, 12, 1), by=by)
    rows = EstablishedPost.objects.order_by("period").values_list("fte", "period")
    assert list(rows) == [(Decimal(4), period(D(2026, 1, 1), D(2026, 12, 1))), (Decimal("5.5"), period(D(2026, 12, 1)))]
    with pytest.raises(Refused, match="Duty has 5.5 of this job already, since 1 December 2026."):
        set_post(town["team"], job=job, fte=Decimal("5.5"), first_day=D(2026, 12, 1), by=by)
    with pytest.raises(Refused, match="There is a number for this job at a later time."):
        set_post(town["team"], job=job, fte=Decimal(3), first_day=D(2026, 6, 1), by=by)
    with pytest.raises(Refused, match="Duty is not open for all of that time."):
        set_post(town["team"], job=job, fte=Decimal(3), first_day=D(2019, 12, 31), by=by)


def test_end_post_twice_is_refused(town):
    post = make.EstablishedPostFactory(unit=town["team"])
    end_post(post, last_day=TODAY, by=town["admin"])
    with pytest.raises(Refused, match="This already ends on 20 November 2026."):
        end_post(post, last_day=TODAY, by=town["admin"])
    EstablishedPost.objects.all().delete()
    with pytest.raises(Refused, match="This was already cancelled."):
        end_post(post, last_day=TODAY, by=town["admin"])


@pytest.mark.parametrize(("who", "shown"), [("admin", True), ("manager", True), ("worker", False)])
def test_the_unit_shows_its_posts_to_whom_policy_says(client, town, who, shown):
    """Hours of single people show through the numbers."""
    make.EstablishedPostFactory(unit=town["team"], fte=Decimal("4.5"))
    client.force_login(town[who].user)
    text = client.get(reverse("practitioners:unit_detail", args=[town["team"].pk])).content.decode()
    assert ("Established posts" in text) == ("4.5" in text) == shown
    assert ("/posts/add/" in text) == (who == "admin")


def test_the_list_of_vacancies_is_of_the_readers_units(client, town):
    make.EstablishedPostFactory(unit=town["team"], fte=Decimal("1.25"))
    make.EstablishedPostFactory(unit=town["else"], fte=Decimal(2))  # one of them is in post
    client.force_login(town["admin"].user)
    page = client.get(LIST)
    assert [(row.record.unit.name, row.record.vacant) for row in page.context["table"].page.object_list] == [
        ("Duty", Decimal("1.25")),
        ("Else", Decimal(1)),
    ]
    assert page.context["page"]["lede"] == "2.25 full-time equivalents are vacant."
    assert len(client.get(LIST, {"unit": town["care"].pk}).context["table"].rows) == 1
    client.force_login(town["manager"].user)
    assert [row.record.unit.name for row in client.get(LIST).context["table"].page.object_list] == ["Duty"]
    client.force_login(town["worker"].user)
    assert client.get(LIST).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_vacancies_costs_the_same_for_any_number(client, town, count, django_assert_num_queries):
    for _ in range(count):
        make.EstablishedPostFactory(unit=make.UnitFactory(parent=town["care"]))
    client.force_login(town["manager"].user)
    clock.today()
    with django_assert_num_queries(7):
        client.get(LIST)


def test_an_administrator_sets_and_ends_a_post_on_its_pages(client, town):
    client.force_login(town["admin"].user)
    job = make.JobFactory()
    address = reverse("practitioners:established_post_create", args=[town["team"].pk])
    assert client.get(address, {"job": job.pk}).context["form"].initial == {"first_day": TODAY, "job": str(job.pk)}
    data = {"job": job.pk, "fte": "4.5", "first_day_day": 1, "first_day_month": 9, "first_day_year": 2026}
    assert client.post(address, data | {"fte": "0"}).context["form"].errors
    assert client.post(address, data).status_code == 302
    assert "already, since 1 September 2026" in client.post(address, data).content.decode()
    end = reverse("practitioners:established_post_end", args=[EstablishedPost.objects.get().pk])
    assert client.post(end, {"last_day_day": 30, "last_day_month": 11, "last_day_year": 2026}).status_code == 302
    assert EstablishedPost.objects.get().period.upper == D(2026, 12, 1)
    client.force_login(town["manager"].user)
    assert client.post(end, {}).status_code == client.post(address, {}).status_code == 403


def test_a_wrong_number_or_job_is_corrected_for_all_its_time_and_the_history_keeps_it(town):
    post, youth = make.EstablishedPostFactory(unit=town["team"], fte=Decimal(4)), make.JobFactory(youth_worker=True)
    was = post.period
    correct_post(post, job=youth, fte=Decimal("4.5"), by=town["admin"])
    post.refresh_from_db()
    assert (post.job, post.fte, post.period) == (youth, Decimal("4.5"), was)
    events = EstablishedPost.pgh_event_model.objects.filter(pgh_obj_id=post.pk).order_by("pgh_id")
    assert [(event.pgh_label, event.job.title, event.fte) for event in events] == [
        ("insert", "Social worker", Decimal(4)),
        ("update", "Youth worker", Decimal("4.5")),
    ]


def test_a_correction_is_refused_when_nothing_is_another_and_when_the_job_has_a_number(town):
    post, youth = make.EstablishedPostFactory(unit=town["team"]), make.JobFactory(youth_worker=True)
    make.EstablishedPostFactory(unit=town["team"], job=youth)
    for words, says, field in (
        ({"job": post.job, "fte": Decimal(4)}, "It is recorded as 4 of this job already.", "fte"),
        ({"job": youth, "fte": Decimal(4)}, "There is a number for this job at that time already. Correct that one.", "job"),
    ):
        with pytest.raises(Refused) as refusal:
            correct_post(post, **words, by=town["admin"])
        assert (refusal.value.message, refusal.value.field) == (says, field)
    EstablishedPost.objects.filter(pk=post.pk).delete()
    with pytest.raises(Refused, match="This was already cancelled."):
        correct_post(post, job=post.job, fte=Decimal(5), by=town["admin"])


def test_the_page_of_a_correction_shows_what_is_recorded_and_meets_a_second_tab(client, town):
    post = make.EstablishedPostFactory(unit=town["team"], fte=Decimal("10.00"))
    client.force_login(town["admin"].user)
    address = reverse("practitioners:established_post_edit", args=[post.pk])
    assert address in client.get(reverse("practitioners:unit_detail", args=[town["team"].pk])).content.decode()
    opened = client.get(address)
    assert opened.context["form"].initial == {"job": post.job_id, "fte": "10"}
    data = {"job": post.job_id, "fte": "5.5"} | dict(opened.context["hidden_inputs"])
    wrong = client.post(address, data | {"fte": "many"})
    assert list(wrong.context["form"].errors) == ["fte"]
    assert 'value="many"' in wrong.content.decode()
    assert client.post(address, data).status_code == 302
    other = client.post(address, data | {"fte": "6"})
    assert "after you opened it here" in other.content.decode()
    post.refresh_from_db()
    assert post.fte == Decimal("5.5")
    client.force_login(town["manager"].user)
    assert client.get(address).status_code == 403


def test_the_export_of_vacancies_holds_what_the_list_does(client, town):
    make.EstablishedPostFactory(unit=town["team"], fte=Decimal("1.25"))
    make.EstablishedPostFactory(unit=make.UnitFactory(parent=town["care"], name="=Sums"), fte=Decimal(2))
    make.EstablishedPostFactory(unit=town["else"], fte=Decimal(20))
    client.force_login(town["manager"].user)
    assert f"{EXPORT}?unit={town['team'].pk}" in client.get(LIST, {"unit": town["team"].pk}).content.decode()
    export = client.get(EXPORT)
    assert export["Content-Disposition"] == 'attachment; filename="vacancies-2026-11-20.csv"'
    lines = b"".join(export.streaming_content).decode("utf-8-sig").splitlines()
    assert lines == ["Unit,Job,Established,In post,Vacant", "'=Sums,Social worker,2,0,2", "Duty,Social worker,1.25,0,1.25"]
    assert client.get(EXPORT, {"unit": "nonsense"}).url.startswith(LIST)
    client.force_login(town["worker"].user)
    assert client.get(EXPORT).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_export_of_vacancies_costs_the_same_for_any_number(client, town, count, django_assert_num_queries):
    for _ in range(count):
        make.EstablishedPostFactory(unit=make.UnitFactory(parent=town["care"]))
    client.force_login(town["manager"].user)
    clock.today()
    with django_assert_num_queries(4):
        assert len(list(client.get(EXPORT).streaming_content)) == count + 1
