"""Pages of findings: what comes of one is decided there, typed text stays, and who only reads finds no button."""

import pytest
from django.urls import reverse

from audits.models import Finding
from practitioners.models import AgreedAction, LearningNeed
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
DUE = {"due_on_day": "30", "due_on_month": "11", "due_on_year": "2026"}


def at(name, *args):
    return reverse(f"audits:{name}", args=args)


@pytest.fixture
def finding(audit_of):
    return make.FindingFactory(audit=audit_of(submitted=True), text="The plan is silent on school")


def test_finding_need_starts_from_the_finding_and_shows_in_the_chain(client, world, finding):
    client.force_login(world["auditor"].user)
    assert "The plan is silent on school</textarea>" in client.get(at("finding_need", finding.pk)).content.decode()
    page = client.post(at("finding_need", finding.pk), {"title": "", "reason": "Kept words", "wanted_by_day": "31"}).content.decode()
    for words in ("Enter what the worker needs to learn", "Kept words", "Choose how much it matters", "must include a month and year"):
        assert words in page
    words = {"title": "Plans that a child knows", "reason": "Seen twice.", "priority": 1}
    page = client.post(at("finding_need", finding.pk), words, follow=True).content.decode()
    assert "The learning need is raised. Omar Haddad is told." in page
    assert "Plans that a child knows" in page
    assert "was raised from this finding already" in client.post(at("finding_need", finding.pk), words).content.decode()
    assert LearningNeed.objects.get().priority == 1


def test_a_needs_page_leads_to_its_finding_training_and_follow_up_for_their_readers(client, world, audit_of):
    finding = make.FindingFactory(audit=audit_of(submitted=True), with_need=True, text="The plan is silent on school")
    booking = make.BookingFactory(person=world["holder"], need=finding.need, came=True, session__course__title="Hearing the child")
    follow_up = make.ImpactFollowUpFactory(person=world["holder"], need=finding.need, about="Hearing the child")
    links = {
        "finding": at("finding_detail", finding.pk),
        "booking": reverse("training:booking_detail", args=[booking.pk]),
        "follow-up": reverse("practitioners:follow_up_detail", args=[follow_up.pk]),
    }
    seen = {}
    for who in ("holder", "qa", "training"):
        client.force_login(world[who].user)
        page = client.get(reverse("practitioners:need_detail", args=[finding.need_id])).content.decode()
        seen[who] = {name for name, url in links.items() if f'href="{url}"' in page}
    assert seen == {"holder": set(links), "qa": {"finding"}, "training": {"booking", "follow-up"}}
    client.force_login(world["holder"].user)
    assert reverse("practitioners:need_detail", args=[finding.need_id]) in client.get(links["booking"]).content.decode()


def test_finding_action_sent_twice_makes_one(client, world, finding):
    client.force_login(world["qa"].user)
    assert "Enter what will be done" in client.post(at("finding_action", finding.pk), DUE).content.decode()
    words = {"what": "See the child at school"} | DUE
    assert "See the child at school" in client.post(at("finding_action", finding.pk), words, follow=True).content.decode()
    assert "recorded already" in client.post(at("finding_action", finding.pk), words).content.decode()
    assert AgreedAction.objects.count() == 1


def test_finding_no_need_is_said_and_corrected(client, world, finding):
    client.force_login(world["auditor"].user)
    assert "Choose why no learning need is raised" in client.post(at("finding_no_need", finding.pk), {}).content.decode()
    for value, words in (("already", "The worker is learning this already"), ("put_right", "Put right on the case")):
        page = client.post(at("finding_no_need", finding.pk), {"no_need": value}, follow=True).content.decode()
        assert words in page
    assert Finding.objects.get().no_need == "put_right"


def test_finding_detail_offers_what_follows_to_its_writers_alone(client, world, finding):
    offered = {}
    for who in ("auditor", "qa", "holder", "team manager", "psw"):
        client.force_login(world[who].user)
        offered[who] = "Raise a learning need" in client.get(at("finding_detail", finding.pk)).content.decode()
    assert offered == {"auditor": True, "qa": True, "holder": False, "team manager": False, "psw": False}


def test_finding_create_says_beside_each_field_what_to_enter_and_keeps_the_text(client, world, audit_of):
    audit = audit_of(submitted=True)
    client.force_login(world["auditor"].user)
    page = client.post(at("finding_create", audit.pk), {"text": f"In {audit.case_reference} nothing"}).content.decode()
    for words in ("Choose the domain", "Choose what it is", "Choose the theme", f"In {audit.case_reference} nothing"):
        assert words in page
    assert not Finding.objects.exists()


def test_finding_create_opened_with_a_nonsense_domain_is_a_plain_form(client, world, audit_of):
    client.force_login(world["auditor"].user)
    for domain in ("x", "99999999999999999999", "-1"):
        assert client.get(f"{at('finding_create', audit_of().pk)}?domain={domain}").status_code == 200
