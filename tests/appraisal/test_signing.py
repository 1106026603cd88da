"""Signing: what must be there, once each, sent back, second tab, wrong password, and whether the record still says what was signed."""

import datetime
import json

import pytest
from django.urls import reverse

from appraisal.models import AppraisalState, Target
from appraisal.queries.record import signatures_on, snapshot_of, still_says
from appraisal.services import content
from appraisal.services import signing as services
from appraisal.services.appraisals import plan_meeting
from learning_org.notifications.models import Message
from learning_org.trail.models import Signature
from learning_org.trail.signing import fingerprint, is_genuine
from learning_org.web.errors import Refused
from practitioners.services.needs import change_need
from tests import factories as make
from tests.appraisal.helpers import fresh, last_year, signed
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


def test_first_signature_waits_second_locks_all(ready, worker, manager, today):
    services.sign_appraisal(ready, by=worker)
    assert (fresh(ready).state, fresh(ready).locked_at) == (AppraisalState.WAITING, None)
    assert Message.objects.latest("pk").subject == "Priya Nair signed an appraisal: your turn"
    services.sign_appraisal(ready, by=manager)
    now = fresh(ready)
    assert (now.state, now.signed_on) == (AppraisalState.SIGNED, today)
    assert None not in (now.locked_at, now.own_response.locked_at, now.appraiser_response.locked_at)
    assert [s.person for s in Signature.objects.order_by("pk")] == [worker, manager]
    assert all(is_genuine(s) for s in Signature.objects.all())


def test_snapshot_holds_everything(ready, worker, manager):
    content.write_evidence(ready, kind="compliment", on=datetime.date(2026, 6, 1), text="A school said thanks.", by=manager)
    need = content.add_need(ready, title="Talking with teenagers", reason="Two visits ended early.", by=worker).need
    services.sign_appraisal(ready, by=worker)
    said = json.loads(Signature.objects.get().snapshot)
    assert (said["appraisee"], said["appraiser"], said["meeting_on"]) == (worker.pk, manager.pk, "2026-10-20")
    assert [row[2] for row in said["own"]] == [f"Own {code}" for code in ("practice", "children", "strengths", "gaps", "aims", "support")]
    assert [row[2] for row in said["given"]][-3:] == ["Yes", "Yes", "Yes"]
    assert [row[1:] for row in said["targets"]] == [
        ["Every plan says what the child wants.", "Five plans are read in spring.", "2027-03-31"]
    ]
    assert [row[1:4] for row in said["evidence"]] == [["compliment", "2026-06-01", "A school said thanks."]]
    assert said["needs"] == [[need.pk, "Talking with teenagers", "Two visits ended early."]]


def test_sign_twice_is_refused_and_adds_nothing(ready, worker):
    services.sign_appraisal(ready, by=worker)
    with pytest.raises(Refused, match="You have signed this already"):
        services.sign_appraisal(ready, by=worker)
    assert (Signature.objects.count(), fresh(ready).state) == (1, AppraisalState.WAITING)


def test_second_signature_is_of_what_the_first_signed(ready, worker, manager):
    need = content.add_need(ready, title="Talking with teenagers", reason="Two visits ended early.", by=worker).need
    services.sign_appraisal(ready, by=worker)
    change_need(need, title="New words", reason="It lives on.", source="appraisal", by=worker)
    services.sign_appraisal(ready, by=manager)
    first, second = Signature.objects.order_by("pk")
    assert (first.snapshot == second.snapshot, is_genuine(second)) == (True, True)


def test_second_signature_of_a_record_that_says_another_is_refused(ready, worker, manager):
    services.sign_appraisal(ready, by=worker)
    Target.objects.update(text="Something easier.")
    with pytest.raises(Refused, match="no longer says what Priya Nair signed. Send it back"):
        services.sign_appraisal(ready, by=manager)
    assert (Signature.objects.count(), fresh(ready).state) == (1, AppraisalState.WAITING)
    services.send_back_appraisal(ready, reason="The target says another.", by=manager)
    assert signed(fresh(ready)).state == AppraisalState.SIGNED


def test_sign_when_both_have_is_refused(ready, worker):
    signed(ready)
    with pytest.raises(Refused, match="signed by both"):
        services.sign_appraisal(ready, by=worker)


def test_sign_by_anybody_else_is_refused(ready, above):
    with pytest.raises(Refused, match="Only Priya Nair and Helen Marsh"):
        services.sign_appraisal(ready, by=above)


@pytest.mark.parametrize("lack", ["own", "given", "target", "no meeting", "meeting tomorrow"])
def test_sign_while_something_is_missing_is_refused(ready, worker, lack):
    if lack == "target":
        content.remove_target(ready.targets.get(), by=worker)
    elif lack == "meeting tomorrow":
        plan_meeting(ready, meeting_on=datetime.date(2026, 10, 23), by=ready.appraiser)
    else:
        field = {"own": "own_response", "given": "appraiser_response", "no meeting": "meeting_on"}[lack]
        type(ready).objects.filter(pk=ready.pk).update(**{field: None})
    words = {"own": "Priya Nair writes", "given": "Helen Marsh writes", "target": "at least one target"}.get(
        lack, "Meet, and enter the day"
    )
    with pytest.raises(Refused, match=words):
        services.sign_appraisal(ready, by=worker)
    assert Signature.objects.count() == 0


def test_sign_on_the_day_of_the_meeting(ready, worker, manager, today):
    plan_meeting(ready, meeting_on=today, by=manager)
    assert services.sign_appraisal(ready, by=worker).state == AppraisalState.WAITING


def test_sign_before_last_years_targets_have_an_outcome_is_refused(ready, worker, manager):
    _, (target,) = last_year(worker, manager, "Lead a group")
    with pytest.raises(Refused, match="what became of last year’s targets"):
        services.sign_appraisal(ready, by=worker)
    content.settle_last_targets(ready, {target: "partly"}, by=worker)
    assert services.sign_appraisal(ready, by=worker).state == AppraisalState.WAITING


def test_sign_what_changed_since_it_was_read_is_refused(ready, worker, manager):
    seen = fingerprint(snapshot_of(ready))
    content.change_target(Target.objects.get(), text="Another one.", measure="So.", due_on=datetime.date(2027, 3, 31), by=manager)
    with pytest.raises(Refused, match="changed since you opened"):
        services.sign_appraisal(ready, seen=seen, by=worker)
    assert Signature.objects.count() == 0


def test_send_back_makes_it_open_again_with_a_reason_and_a_new_round(ready, worker, manager, today):
    services.sign_appraisal(ready, by=worker)
    with pytest.raises(Refused, match="You have signed this. Helen Marsh can send it back"):
        services.send_back_appraisal(ready, reason="No.", by=worker)
    services.send_back_appraisal(ready, reason="The target is too wide.", by=manager)
    now = fresh(ready)
    assert (now.state, now.signing_round, now.sent_back_on, now.sent_back_by) == (AppraisalState.PREPARING, 2, today, manager)
    assert now.sent_back_why == Message.objects.latest("pk").body == "The target is too wide."
    assert Message.objects.latest("pk").subject == "Helen Marsh sent an appraisal back"
    with pytest.raises(Refused, match="sent back already"):
        services.send_back_appraisal(ready, reason="Again.", by=manager)
    signed(now)
    assert list(Signature.objects.order_by("pk").values_list("round", flat=True)) == [1, 2, 2]
    assert len(signatures_on(fresh(ready), snapshot_of(fresh(ready)))) == 2


def test_send_back_what_both_signed_is_refused(ready, manager):
    signed(ready)
    with pytest.raises(Refused, match="stays as it is"):
        services.send_back_appraisal(ready, reason="Late.", by=manager)


def test_record_says_what_was_signed_until_somebody_forges_it(ready, worker, manager):
    need = content.add_need(ready, title="Talking with teenagers", reason="Two visits ended early.", by=worker).need
    signed(ready)
    change_need(need, title="New words", reason="It lives on.", source="appraisal", by=worker)
    assert [says for _, says in signatures_on(ready, snapshot_of(ready))] == [True, True]
    changed = snapshot_of(ready)
    changed["targets"][0][1] = "Something easier."
    assert [says for _, says in signatures_on(ready, changed)] == [False, False]
    assert [says for _, says in signatures_on(ready, snapshot_of(ready) | {"needs": []})] == [False, False]


def sign_url(appraisal):
    return reverse("appraisal:appraisal_sign", args=[appraisal.pk])


def test_sign_page_with_a_wrong_password_says_so_beside_the_field(client, ready, worker):
    client.force_login(worker.user)
    page = client.post(sign_url(ready), {"password": "not this one at all", "seen": fingerprint(snapshot_of(ready))})
    assert page.context["form"].errors == {"password": ["This is not your password. Try again"]}
    assert "not this one at all" not in page.content.decode()
    assert client.post(sign_url(ready), {}).context["form"].errors == {"password": ["Enter your password to sign"]}
    assert Signature.objects.count() == 0


def test_sign_page_asks_for_the_password_as_browsers_know_it(client, ready, worker):
    client.force_login(worker.user)
    page = client.get(sign_url(ready)).content.decode()
    assert 'autocomplete="current-password"' in page
    assert page.count("Own practice") == 1  # what is signed stands above


def test_sign_page_of_both_and_a_second_tab(client, ready, worker, manager):
    for person, words in ((worker, "You have signed. The other is told"), (manager, "The appraisal is signed by both of you.")):
        client.force_login(person.user)
        seen = client.get(sign_url(ready)).context["form"].initial["seen"]
        page = client.post(sign_url(ready), {"password": PASSWORD, "seen": seen}, follow=True)
        assert words in page.content.decode()
        again = client.post(sign_url(ready), {"password": PASSWORD, "seen": seen})
        assert again.status_code == 200
        assert Signature.objects.filter(person=person).count() == 1
    detail = client.get(reverse("appraisal:appraisal_detail", args=[ready.pk])).content.decode()
    assert detail.count("Says what was signed") == 2


def test_sign_page_in_another_tab_that_shows_old_words_is_refused(client, ready, worker, manager):
    client.force_login(worker.user)
    seen = client.get(sign_url(ready)).context["form"].initial["seen"]
    content.add_target(ready, text="One more.", measure="So.", due_on=datetime.date(2027, 1, 1), by=manager)
    page = client.post(sign_url(ready), {"password": PASSWORD, "seen": seen})
    assert "This was changed since you opened the page" in page.content.decode()
    assert Signature.objects.count() == 0


def test_send_back_page_keeps_what_is_typed_and_says_what_is_missing(client, ready, worker, manager):
    services.sign_appraisal(ready, by=worker)
    client.force_login(manager.user)
    address = reverse("appraisal:appraisal_send_back", args=[ready.pk])
    assert client.post(address, {"reason": " "}).context["form"].errors == {"reason": ["Enter what needs to change"]}
    page = client.post(address, {"reason": "The second target is not ours."}, follow=True)
    assert "The second target is not ours." in page.content.decode()
    client.force_login(make.staff().user)
    assert client.get(address).status_code == 404


def test_detail_shows_when_the_record_does_not_say_what_was_signed(client, ready, worker):
    signed(ready)
    signature = Signature.objects.filter(person=worker).get()
    forged = {name: getattr(signature, name) for name in ("record_kind", "record_id", "part", "schema", "snapshot", "key_id")}
    other = make.staff("For Ger")
    Signature.objects.create(**forged, round=1, person=other, signed_at=signature.signed_at, digest="0" * 64)
    client.force_login(worker.user)
    page = client.get(reverse("appraisal:appraisal_detail", args=[ready.pk])).content.decode()
    assert (page.count("Says what was signed"), page.count("Not what was signed")) == (2, 1)


@pytest.mark.parametrize("snapshot", ["x", "{}", '{"needs":[[]]}'])
def test_spoilt_snapshot_is_no_match_and_no_error(ready, snapshot):
    signature = make.SignatureFactory(
        record_kind="appraisal.appraisal", record_id=ready.pk, person=ready.appraisee, snapshot=snapshot, forged=True
    )
    assert still_says(signature, snapshot_of(ready)) is False
