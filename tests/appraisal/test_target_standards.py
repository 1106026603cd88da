"""The standards that targets work towards: offered, kept, shown, signed, locked, and evidence once a target is met."""

import datetime
import json

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from appraisal.models import Appraisal, Target, TargetStandard
from appraisal.queries.record import signatures_on, snapshot_of, still_says
from appraisal.services import content, signing
from learning_org.trail.historian import history_of
from learning_org.trail.models import Signature
from learning_org.trail.registries import history_kinds
from learning_org.trail.signing import sign_record
from learning_org.web.periods import period
from practitioners.models import Standard
from practitioners.queries.coverage import coverage_of, coverage_of_unit
from practitioners.services import frameworks
from tests import factories as make
from tests.appraisal.helpers import TARGET, fresh, signed
from tests.support.forms import hidden

pytestmark = pytest.mark.django_db
YEAR = period(datetime.date(2025, 12, 1), datetime.date(2026, 12, 1))
POSTED = {"text": "Lead.", "measure": "So.", "due_on_day": 31, "due_on_month": 3, "due_on_year": 2027}


def standard(framework, code):
    return Standard.objects.get(version__framework__code=framework, code=code)


def codes(target):
    return [row.standard.code for row in target.named_standards.order_by("standard__order")]


def offered(page):
    return {Standard.objects.get(pk=pk).version.framework.code for pk, _ in page.context["form"].fields["standards"].choices}


def test_form_offers_what_is_meant_for_the_appraisee_and_keeps_what_is_named(client, appraisal, manager):
    client.force_login(manager.user)
    create = reverse("appraisal:target_create", args=[appraisal.pk])
    page = client.get(create)
    assert offered(page) == {"swe", "kss-cfp", "pcf"}  # a social worker's; the manager's own KSS of supervisors are not among them
    seven, old = standard("kss-cfp", "7"), make.StandardFactory(version__over=True)
    client.post(create, POSTED | {"standards": [seven.pk]} | hidden(page))
    target = Target.objects.get()
    assert codes(target) == ["7"]
    make.TargetStandardFactory(target=target, standard=old)
    edit = reverse("appraisal:target_edit", args=[target.pk])
    page = client.get(edit)
    assert sorted(page.context["form"].initial["standards"]) == sorted([seven.pk, old.pk])
    client.post(edit, POSTED | {"standards": [old.pk]} | hidden(page))
    assert set(target.standards.all()) == {old}


def test_form_refuses_a_standard_that_is_not_offered_and_keeps_what_was_typed(client, appraisal, manager):
    client.force_login(manager.user)
    create = reverse("appraisal:target_create", args=[appraisal.pk])
    sent = POSTED | {"standards": [standard("kss-ps", "1").pk]} | hidden(client.get(create))
    response = client.post(create, sent)
    assert response.context["form"].errors == {"standards": ["Choose from the list"]}
    assert "Lead." in response.content.decode()
    assert not Target.objects.exists()


def test_change_of_standards_in_another_tab_is_said(client, appraisal, manager, worker):
    target = content.add_target(appraisal, **TARGET, standards=[standard("kss-cfp", "7")], by=worker)
    client.force_login(manager.user)
    edit = reverse("appraisal:target_edit", args=[target.pk])
    page = client.get(edit)
    content.change_target(target, **TARGET, standards=[standard("kss-cfp", "1")], by=worker)
    response = client.post(edit, POSTED | {"standards": [standard("kss-cfp", "2").pk]} | hidden(page))
    assert "changed this" in response.content.decode()
    assert codes(target) == ["1"]


def test_page_shows_them_and_a_removed_target_takes_them_along(client, appraisal, worker):
    target = content.add_target(appraisal, **TARGET, standards=[standard("kss-cfp", "7")], by=worker)
    client.force_login(worker.user)
    text = client.get(reverse("appraisal:appraisal_detail", args=[appraisal.pk])).content.decode()
    assert "KSS practitioners, 7 Analysis, decision-making, planning and review" in text
    content.remove_target(target, by=worker)
    assert not TargetStandard.objects.exists()
    parts = next(kind.parts for kind in history_kinds() if kind.model is Appraisal)
    assert [change.what for change in history_of(appraisal, parts) if "standard" in change.what] == [
        "A standard of a target removed",
        "A standard of a target added",
    ]


def test_they_are_signed_with_the_target(ready, worker, manager):
    target, seven = ready.targets.get(), standard("kss-cfp", "7")
    content.change_target(target, **TARGET, standards=[seven], by=worker)
    signed(fresh(ready))
    signature = Signature.objects.earliest("pk")
    said = json.loads(signature.snapshot)["target_standards"]
    assert said == [[target.pk, seven.pk, "kss-cfp", "2018", "7", "Analysis, decision-making, planning and review"]]
    assert signature.schema == 2
    framework = seven.version.framework
    frameworks.edit_framework(framework, name="New", short_name="New", publisher="", audience=framework.audience, by=manager)
    assert [says for _, says in signatures_on(fresh(ready), snapshot_of(fresh(ready)))] == [True, True]


def test_once_both_signed_the_database_refuses_to_change_them(ready, worker):
    target = ready.targets.get()
    content.change_target(target, **TARGET, standards=[standard("kss-cfp", "7")], by=worker)
    signed(fresh(ready))
    row = TargetStandard.objects.get()
    other = make.TargetStandardFactory()
    calls = (
        row.delete,
        lambda: make.TargetStandardFactory(target=target),
        lambda: TargetStandard.objects.filter(pk=row.pk).update(standard=standard("kss-cfp", "1")),
        lambda: TargetStandard.objects.filter(pk=other.pk).update(target=target),
    )
    for call in calls:
        with pytest.raises(DatabaseError, match="a signed record is not changed"), transaction.atomic():
            call()


def first_shape(appraisal):
    """A snapshot as it was before targets named standards."""
    return {name: value for name, value in snapshot_of(appraisal).items() if name != "target_standards"}


def test_a_signature_of_the_first_shape_still_verifies_until_a_standard_is_added(ready, worker, manager):
    sign_record(ready, first_shape(ready), by=worker, schema=1)
    type(ready).objects.filter(pk=ready.pk).update(state="waiting")
    signature = Signature.objects.get()
    assert still_says(signature, snapshot_of(ready))
    make.TargetStandardFactory(target=ready.targets.get(), standard=standard("kss-cfp", "7"))
    assert not still_says(signature, snapshot_of(fresh(ready)))
    TargetStandard.objects.all().delete()
    signing.sign_appraisal(ready, by=manager)
    first, second = Signature.objects.order_by("pk")
    assert (second.schema, second.snapshot) == (1, first.snapshot)
    assert [says for _, says in signatures_on(fresh(ready), snapshot_of(fresh(ready)))] == [True, True]


def test_a_target_met_counts_from_the_day_on_which_both_signed(worker, manager, today):
    """By hand: of three targets of last year two were met, one of them without a standard; one with the same standard was met in part."""
    seven = standard("kss-cfp", "7")
    last = make.AppraisalFactory(appraisee=worker, appraiser=manager, cycle__on=datetime.date(2025, 4, 1))
    now = make.AppraisalFactory(appraisee=worker, appraiser=manager)
    for outcome, named in (("met", [seven]), ("met", []), ("partly", [seven])):
        target = make.TargetFactory(appraisal=last)
        for one in named:
            make.TargetStandardFactory(target=target, standard=one)
        make.EvidenceItemFactory(appraisal=now, kind="target", target=target, outcome=outcome)

    def held(on):
        rows = [row for _, found in coverage_of(worker.pk, YEAR, on, own=True) for row in found]
        return {row.standard.code: row.others for row in rows if row.others}

    assert held(today) == {}
    locked = datetime.datetime(2026, 10, 22, 11, tzinfo=datetime.UTC)
    type(now).objects.filter(pk=now.pk).update(state="signed", signed_on=today, locked_at=locked)
    assert held(today) == {"7": {"targets met": 1}}
    assert held(today - datetime.timedelta(days=1)) == {}
    others = [row.others for _, found in coverage_of(worker.pk, YEAR, today) for row in found]
    assert not any(others)
    unit = worker.positions.get().unit
    assert sum(row.evidence for _, found in coverage_of_unit(unit, YEAR, today) for row in found) == 0


def test_the_line_learns_from_no_map_which_targets_were_met(client, worker, manager, today):
    """Whoever reads the map of somebody else sees no target on it; the person themselves does."""
    target = make.TargetFactory(appraisal=make.AppraisalFactory(appraisee=worker, appraiser=manager, cycle__on=datetime.date(2025, 4, 1)))
    make.TargetStandardFactory(target=target, standard=standard("kss-cfp", "7"))
    now = make.AppraisalFactory(appraisee=worker, appraiser=manager)
    make.EvidenceItemFactory(appraisal=now, kind="target", target=target, outcome="met")
    locked = datetime.datetime(2026, 10, 22, 11, tzinfo=datetime.UTC)
    type(now).objects.filter(pk=now.pk).update(state="signed", signed_on=today, locked_at=locked)
    chief = make.staff("Tom Whitfield", role="service_manager", unit=worker.positions.get().unit)
    seen = {}
    for person, address in (
        (worker, reverse("practitioners:learning_coverage")),
        (manager, reverse("practitioners:person_coverage", args=[worker.pk])),
        (chief, reverse("practitioners:person_coverage", args=[worker.pk])),
        (chief, reverse("practitioners:unit_coverage", args=[worker.positions.get().unit_id])),
    ):
        client.force_login(person.user)
        page = client.get(address)
        found = sum(row.evidence for _, rows in page.context["view"].groups for row in rows)
        seen[person.name, address] = ("targets met" in page.content.decode(), found)
    assert list(seen.values()) == [(True, 1), (False, 0), (False, 0), (False, 0)]
