"""Targets, what became of last year's, evidence and needs: added, changed, taken out, and offered only to whoever may read them."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from appraisal.models import EvidenceItem, EvidenceKind, Target
from appraisal.queries.offers import gathered_since, last_targets, offers_for
from appraisal.services import content as services
from learning_org.web.errors import Refused
from practitioners.models import LearningNeed, Sharing, Source
from practitioners.services.needs import raise_need
from tests import factories as make
from tests.appraisal.helpers import DUE, TARGET, last_year

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("due_on", "fits"), [(datetime.date(2026, 10, 22), False), (datetime.date(2026, 10, 23), True)])
def test_target_is_due_after_today(appraisal, worker, due_on, fits):
    if fits:
        assert services.add_target(appraisal, **(TARGET | {"due_on": due_on}), by=worker).due_on == due_on
        return
    with pytest.raises(Refused, match="due after today") as refusal:
        services.add_target(appraisal, **(TARGET | {"due_on": due_on}), by=worker)
    assert refusal.value.field == "due_on"


def test_target_twice_is_refused(appraisal, worker, manager):
    services.add_target(appraisal, **TARGET, by=worker)
    with pytest.raises(Refused, match="there already"):
        services.add_target(appraisal, **(TARGET | {"text": TARGET["text"].upper()}), by=manager)
    assert Target.objects.count() == 1


def test_change_target_keeps_its_past_date_and_refuses_another(appraisal, worker):
    target = make.TargetFactory(appraisal=appraisal, due_on=datetime.date(2026, 10, 1))
    words = {"text": "New.", "measure": "So."}
    assert services.change_target(target, **words, due_on=datetime.date(2026, 10, 1), by=worker).text == "New."
    with pytest.raises(Refused, match="due after today"):
        services.change_target(target, **words, due_on=datetime.date(2026, 10, 2), by=worker)


def test_target_removed_in_another_tab(appraisal, worker, manager):
    target = services.add_target(appraisal, **TARGET, by=worker)
    services.remove_target(target, by=manager)
    stale = Target(pk=99, appraisal=appraisal)
    for call in (lambda: services.remove_target(stale, by=worker), lambda: services.change_target(stale, **TARGET, by=worker)):
        with pytest.raises(Refused, match="removed"):
            call()


def calls(appraisal, by):
    target, item = appraisal.targets.get(), appraisal.evidence.get()
    words = {"kind": "feedback", "on": datetime.date(2026, 6, 1), "text": "Thanks."}
    return [
        lambda: services.add_target(appraisal, text="x", measure="x", due_on=DUE, by=by),
        lambda: services.change_target(target, text="x", measure="x", due_on=DUE, by=by),
        lambda: services.remove_target(target, by=by),
        lambda: services.settle_last_targets(appraisal, {}, by=by),
        lambda: services.gather_evidence(appraisal, [], by=by),
        lambda: services.write_evidence(appraisal, **words, by=by),
        lambda: services.remove_evidence(item, by=by),
        lambda: services.add_need(appraisal, title="x", reason="x", by=by),
    ]


def test_nobody_but_the_two_writes(appraisal, above):
    make.TargetFactory(appraisal=appraisal)
    make.EvidenceItemFactory(appraisal=appraisal)
    for call in calls(appraisal, above):
        with pytest.raises(Refused, match="Only Priya Nair and Helen Marsh"):
            call()


@pytest.mark.parametrize(("state", "words"), [("waiting", "Send it back first"), ("signed", "stays as it is")])
def test_nothing_changes_once_somebody_has_signed(appraisal, manager, state, words):
    make.TargetFactory(appraisal=appraisal)
    make.EvidenceItemFactory(appraisal=appraisal)
    signed = {"signed_on": datetime.date(2026, 10, 21), "locked_at": datetime.datetime(2026, 10, 21, tzinfo=datetime.UTC)}
    type(appraisal).objects.filter(pk=appraisal.pk).update(state=state, **(signed if state == "signed" else {}))
    for call in calls(appraisal, manager):
        with pytest.raises(Refused, match=words):
            call()
    assert (Target.objects.count(), EvidenceItem.objects.count(), LearningNeed.objects.count()) == (1, 1, 0)


def test_last_targets_are_carried_over_with_an_outcome_that_may_change(appraisal, worker, manager):
    last, targets = last_year(worker, manager, "Lead a group", "Chair a meeting")
    assert last_targets(appraisal) == targets
    assert gathered_since(appraisal) == datetime.date(2025, 10, 15)
    services.settle_last_targets(appraisal, dict.fromkeys(targets, "met"), by=worker)
    services.settle_last_targets(appraisal, {targets[0]: "partly"}, by=manager)
    items = appraisal.evidence.order_by("target").values_list("kind", "text", "outcome", "on")
    due = datetime.date(2026, 3, 31)
    assert list(items) == [("target", "Lead a group", "partly", due), ("target", "Chair a meeting", "met", due)]


def test_outcome_of_another_target_is_refused(appraisal, worker, manager):
    last_year(worker, manager, "Lead a group")
    for outcomes in ({make.TargetFactory(): "met"}, {last_targets(appraisal)[0]: "forgotten"}):
        with pytest.raises(Refused, match="not the targets of the last appraisal"):
            services.settle_last_targets(appraisal, outcomes, by=worker)


def test_targets_that_were_not_signed_are_not_carried_over(appraisal, worker, manager):
    make.TargetFactory(appraisal=make.AppraisalFactory(appraisee=worker, appraiser=manager, cycle__on=datetime.date(2025, 6, 1)))
    assert last_targets(appraisal) == []
    assert gathered_since(appraisal) == datetime.date(2025, 9, 1)


def keys(appraisal, person):
    return [(offer.kind, offer.text) for offer in offers_for(appraisal, person.user)]


def test_offers_are_what_the_actor_may_read_since_the_last_appraisal(appraisal, worker, manager):
    on = {"learnt_on": datetime.date(2026, 5, 1)}
    make.CPDEntryFactory(person=worker, title="Private", **on)
    make.CPDEntryFactory(person=worker, title="Shared", sharing=Sharing.MANAGERS, **on)
    make.CPDEntryFactory(person=worker, title="Withdrawn", withdrawn=True, **on)
    make.CPDEntryFactory(person=manager, title="Another's", sharing=Sharing.TEAM, **on)
    make.CPDEntryFactory(person=worker, title="A day too old", sharing=Sharing.TEAM, learnt_on=datetime.date(2025, 8, 31))
    done = {"state": "done", "closed_on": datetime.date(2026, 9, 1), "evidence": "Done."}
    make.AgreedActionFactory(person=worker, agreed_by=manager, what="Joint visit", agreed_on=datetime.date(2026, 8, 1), **done)
    make.AgreedActionFactory(person=worker, agreed_by=manager, what="Still open")
    assert keys(appraisal, worker) == [("learning", "Shared"), ("learning", "Private"), ("action", "Joint visit")]
    assert keys(appraisal, manager) == [("learning", "Shared"), ("action", "Joint visit")]


def test_gather_evidence_adds_once_and_only_what_is_offered(appraisal, worker, manager):
    private = make.CPDEntryFactory(person=worker, title="Private", learnt_on=datetime.date(2026, 5, 1))
    with pytest.raises(Refused, match="1 of these can no longer be added"):
        services.gather_evidence(appraisal, [f"entry:{private.pk}"], by=manager)
    with CaptureQueriesContext(connection) as asked:
        assert len(services.gather_evidence(appraisal, [f"entry:{private.pk}"], by=worker)) == 1
    locks = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"] and 'FROM "practitioners_cpdentry"' in query["sql"]]
    assert len(locks) == 1  # whoever is changing the piece is waited for
    assert services.gather_evidence(appraisal, [f"entry:{private.pk}"], by=worker) == []  # a double click
    item = EvidenceItem.objects.get()
    assert (item.kind, item.entry, item.text, item.on, item.added_by) == ("learning", private, "Private", private.learnt_on, worker)
    assert keys(appraisal, worker) == []


def test_audits_and_training_are_offered_where_they_may_be_read(appraisal, worker):
    audit = make.CaseAuditFactory(practitioner=worker, submitted=True)
    attended = make.BookingFactory(person=worker, came=True)
    found = {offer.kind: offer for offer in offers_for(appraisal, worker.user, taken=True)}
    assert found[EvidenceKind.AUDIT].record == audit
    assert found[EvidenceKind.TRAINING].record == attended
    assert keys(appraisal, make.staff()) == []


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"kind": "audit"}, "Choose feedback", "kind"),
        ({"on": datetime.date(2026, 10, 23)}, "today or in the past", "on"),
    ],
)
def test_write_evidence_refuses(appraisal, worker, changes, words, field):
    with pytest.raises(Refused, match=words) as refusal:
        services.write_evidence(appraisal, **({"kind": "concern", "on": datetime.date(2026, 10, 22), "text": "x"} | changes), by=worker)
    assert refusal.value.field == field


def test_write_evidence_twice_is_refused_and_only_its_author_removes_it(appraisal, worker, manager):
    words = {"kind": "concern", "on": datetime.date(2026, 10, 22), "text": "Calls were not returned."}
    item = services.write_evidence(appraisal, **words, by=manager)
    with pytest.raises(Refused, match="there already"):
        services.write_evidence(appraisal, **words, by=manager)
    with pytest.raises(Refused, match="Only the one who added this"):
        services.remove_evidence(item, by=worker)
    services.remove_evidence(item, by=manager)
    assert EvidenceItem.objects.count() == 0


def test_add_need_raises_it_for_the_appraisee(appraisal, worker, manager):
    link = services.add_need(appraisal, title="Talking with teenagers", reason="Two visits ended early.", by=manager)
    need = link.need
    assert (need.person, need.source, need.raised_by, link.appraisal) == (worker, Source.APPRAISAL, manager, appraisal)


def test_add_need_that_is_open_already_is_refused(appraisal, worker, manager):
    raise_need(worker, title="Talking with teenagers", reason="x", source=Source.SELF, by=worker)
    with pytest.raises(Refused, match="recorded already"):
        services.add_need(appraisal, title="Talking with teenagers", reason="x", by=manager)
    assert appraisal.needs.count() == 0
